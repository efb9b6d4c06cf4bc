#if Server
import Foundation

/// The tokens that a server knows, in a file of their own that only its owner can read. It has no
/// token, only argon2id hashes of them.
package struct TokenStore: Sendable {
    /// What is kept of a token.
    package struct Entry: Sendable, Hashable, Codable {
        /// The part of the token by which it is found.
        package var id: String
        /// Whose it is; signs corrections.
        package var name: String
        /// What it may do.
        package var scope: TokenScope
        /// When it was made, RFC 3339 in UTC.
        package var created: String
        /// Of the token's secret, in argon2's own notation.
        package var hash: String
    }

    /// The file.
    package let path: String

    package init(path: String) { self.path = path }

    /// `sitrep/tokens.json` in `$XDG_CONFIG_HOME`, else in `~/.config`.
    package static func standardPath(_ environment: [String: String]) -> String {
        let folder =
            environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 }
            ?? (environment["HOME"] ?? "") + "/.config"
        return folder + "/sitrep/tokens.json"
    }

    /// All tokens, oldest first; none where there is no file.
    ///
    /// - Throws: ``TokenError`` where it can't be read.
    package func entries() throws -> [Entry] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        do {
            let data = try Data(contentsOf: URL(fileURLWithPath: path))
            return try JSONDecoder().decode([Entry].self, from: data)
        } catch { throw TokenError.unreadable(path: path) }
    }

    /// Makes a token and keeps its hash.
    ///
    /// - Returns: the token, which nothing can give again.
    package func add(name: String, scope: TokenScope, time: String) throws -> String {
        var entries = try entries()
        let name = name.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty, name.utf8.count <= 100,
            name.unicodeScalars.allSatisfy({ $0.value >= 32 })
        else { throw TokenError.badName(name) }
        if entries.contains(where: { $0.name == name }) { throw TokenError.nameTaken(name) }
        var generator = SystemRandomNumberGenerator()
        func random(_ count: Int) -> [UInt8] { (0..<count).map { _ in generator.next() } }
        let id = random(6).map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined()
        let secret = Base64.encodedForURL(random(32))
        entries.append(
            Entry(
                id: id, name: name, scope: scope, created: time,
                hash: try SecretHash.hash(secret, salt: random(16))))
        try save(entries)
        return "sitrep_\(id)_\(secret)"
    }

    /// Takes a token away.
    ///
    /// - Parameter name: its name or identifier.
    /// - Returns: false where there is none.
    package func remove(_ name: String) throws -> Bool {
        let entries = try entries()
        let left = entries.filter { $0.name != name && $0.id != name }
        if left.count == entries.count { return false }
        try save(left)
        return true
    }

    /// Parts of a token: the identifier and the secret.
    static func parts(_ token: String) -> (id: String, secret: String)? {
        guard token.utf8.count < 200, token.hasPrefix("sitrep_") else { return nil }
        let rest = token.dropFirst(7)
        guard let mark = rest.firstIndex(of: "_") else { return nil }
        return (String(rest[..<mark]), String(rest[rest.index(after: mark)...]))
    }

    /// The new file takes the old one's place at once, and was never readable for others.
    private func save(_ entries: [Entry]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let data = try encoder.encode(entries) + [UInt8(ascii: "\n")]
        let folder = (path as NSString).deletingLastPathComponent
        let draft = path + ".new"
        do {
            if !folder.isEmpty {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700])
            }
            try? FileManager.default.removeItem(atPath: draft)
        } catch { throw TokenError.unwritable(path: path) }
        guard
            FileManager.default.createFile(
                atPath: draft, contents: data, attributes: [.posixPermissions: 0o600]),
            rename(draft, path) == 0
        else { throw TokenError.unwritable(path: path) }
    }
}

/// Why tokens can't be read or kept.
package enum TokenError: Error, Sendable, Hashable, CustomStringConvertible {
    case unreadable(path: String)
    case unwritable(path: String)
    case nameTaken(String)
    case badName(String)

    package var description: String {
        switch self {
        case .unreadable(let path):
            "\(path): it is not a file of tokens, or can't be read. Give another with --tokens."
        case .unwritable(let path):
            "\(path): it can't be written. Check its folder, or give another with --tokens."
        case .nameTaken(let name):
            "there is a token for '\(name)' already. Take another name, or remove that one first."
        case .badName:
            "a token's name has 1 to 100 bytes and no control characters."
        }
    }
}
#endif
