import Foundation
import SitrepModel
import SitrepReader

/// What kind of gold a path holds, told from its contents, not from its name.
enum GoldKind: Equatable {
    /// CoNLL-U: words, tags and syntax.
    case treebank
    /// A word and a BIO tag a line.
    case names
    /// Text with inline TIMEX3 elements.
    case times
    /// A folder of coded assertions, one file of JSON lines an article, or one such file.
    case assertions
    /// Whole texts with their assertions: JSON lines with `text` and `assertions`.
    case codedTexts
    /// Sentences that should yield nothing.
    case ordinary
    /// A folder of small crises, or one of them: reports with an `expected.json`.
    case crises

    /// So much of a file is looked at.
    private static let headLength = 1 << 16

    /// - Throws: ``Trouble`` for what can't be read and for files of no known kind.
    static func of(_ path: String) throws(Trouble) -> GoldKind {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Trouble(input: path, reason: "it does not exist", remedy: "Check the path")
        }
        if isFolder.boolValue {
            if !CrisisFolders.folders(of: path).isEmpty { return .crises }
            if files(of: path, ending: "jsonl").isEmpty {
                throw Trouble(
                    input: path,
                    reason: "the folder holds neither coded assertions (*.jsonl) nor crises",
                    remedy: "Give its files one by one, e.g. \(path)/*")
            }
            return .assertions
        }
        guard let handle = FileHandle(forReadingAtPath: path),
            let head = try? handle.read(upToCount: headLength)
        else {
            throw Trouble(
                input: path, reason: "it can't be read or is empty",
                remedy: "Check its contents and permissions")
        }
        if head.starts(with: [0x1F, 0x8B]) {
            throw Trouble(
                input: path, reason: "it is packed with gzip",
                remedy: "Unpack it first: gunzip --keep \(path)")
        }
        if let kind = of(head: String(decoding: head, as: UTF8.self)) { return kind }
        throw Trouble(
            input: path, reason: "it is no gold of a known kind",
            remedy: "Give CoNLL-U, words with BIO tags, text with TIMEX3 elements, coded "
                + "assertions or coded texts as JSON lines, or ordinary news")
    }

    /// The kind by a file's first lines; nil for none.
    static func of(head: String) -> GoldKind? {
        if head.contains("<TIMEX3") { return .times }
        if head.hasPrefix(OrdinaryNews.head) { return .ordinary }
        let lines = head.split(whereSeparator: \.isNewline)
        if let first = lines.first, first.first == "{" {
            if first.contains("\"text\":"), first.contains("\"assertions\":") {
                return .codedTexts
            }
            return first.contains("\"actor_key\"") && first.contains("\"root\"") ? .assertions : nil
        }
        guard let line = lines.first(where: { !$0.hasPrefix("# ") && !$0.hasPrefix("#\t") }) else {
            return nil
        }
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        if fields.count == 10 { return .treebank }
        if fields.count >= 2, let tag = fields.last, NameAnnotation.isTag(tag), !tag.isEmpty {
            return .names
        }
        return nil
    }

    /// The files of a folder with an ending, sorted by name.
    static func files(of folder: String, ending: String) -> [URL] {
        let all = try? FileManager.default.contentsOfDirectory(
            at: URL(fileURLWithPath: folder), includingPropertiesForKeys: nil)
        return (all ?? []).filter { $0.pathExtension == ending }.sorted { $0.path < $1.path }
    }
}
