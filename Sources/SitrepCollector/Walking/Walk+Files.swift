import Foundation
import SitrepModel

extension Walk {
    /// Reads files and folders in the order of their paths.
    func read(paths: [String]) throws {
        if paths.isEmpty { return }
        let walker = FileWalker(paths, selection: .everything)
        for trouble in walker.troubles { try tell(trouble) }
        var sidecars: [String: Sidecar] = [:]
        for folder in Set(walker.files.flatMap(\.folders)).sorted() {
            guard let sidecar = Sidecar(folder: folder) else { continue }
            sidecars[folder] = sidecar
            for trouble in sidecar.troubles { try tell(trouble) }
        }
        let given = Set(paths)
        for file in walker.files {
            let sidecar = file.folders.lazy
                .compactMap { sidecars[$0]?.metadata(for: file.path) }.first
            try read(
                StoredFile(
                    path: file.path, name: file.path, source: .path(file.path), sidecar: sidecar,
                    isGiven: given.contains(file.path)))
        }
    }

    /// Reads what comes in on a stream.
    func read(standardInput descriptor: Int32) throws {
        let input: StandardInput
        do throws(Trouble) {
            input = try StandardInput(descriptor: descriptor)
        } catch { return try tell(error) }
        defer { input.remove() }
        try read(
            StoredFile(
                path: input.path, name: StandardInput.name, source: .stream, isGiven: true))
    }

    /// A file and how it is spoken of.
    struct StoredFile {
        var path: String
        var name: String
        var source: Article.Source
        var sidecar: Metadata?
        /// Whether it was named itself, not found in a folder.
        var isGiven: Bool

        /// The same trouble by the file's name.
        func named(_ trouble: Trouble) -> Trouble {
            var trouble = trouble
            trouble.input =
                name
                + trouble.input.dropFirst(
                    trouble.input.hasPrefix(path) ? path.count : trouble.input.count)
            return trouble
        }
    }

    private func read(_ file: StoredFile) throws {
        do {
            let head = try Self.head(of: file.path)
            if head.isEmpty {
                throw Trouble(
                    input: file.name, reason: "the file is empty", remedy: "Save the report again.")
            }
            switch ContentKind(head: head[...]) {
            case .webArchive, .zip: try readArchive(file)
            case .packed where holdsArchive(head[...], input: file.name): try readArchive(file)
            case .packed:
                let packed = try FileReader(lineLimit: .max).read(file.path)
                let (bytes, kind) = try unpacked(packed, input: file.name)
                try take(bytes, kind, file)
            case let kind:
                // Markup may be one line, however long; a text's lines are bounded.
                let lineLimit = kind == .text ? FileReader().lineLimit : Int.max
                if case .other = kind { return try passOver(file, kind) }
                try take(try FileReader(lineLimit: lineLimit).read(file.path), kind, file)
            }
        } catch let trouble as Trouble {
            try tell(file.named(trouble))
        }
    }

    private func take(_ bytes: [UInt8], _ kind: ContentKind, _ file: StoredFile) throws {
        switch kind {
        case .text where !file.isGiven && !file.isNamedLikeText: try passOver(file, kind)
        case .text, .page:
            let capture = Capture(bytes: bytes, source: file.source)
            try tell(CollectedReport(capture: capture, sidecar: file.sidecar))
        case .feed, .subscriptions, .addresses:
            let listing = try listings.read(
                bytes, kind, mediaType: nil, base: "", input: file.name)
            try follow(
                listing, base: nil, input: file.name, depth: 0, OpenListing())
        default: try passOver(file, kind)
        }
    }

    private func passOver(_ file: StoredFile, _ kind: ContentKind) throws {
        guard file.isGiven else { return count(\.passedOver) }
        try tell(Self.unread(kind, input: file.name))
    }

    /// What is said of content that isn't read.
    static func unread(_ kind: ContentKind, input: String) -> Trouble {
        let what =
            switch kind {
            case .other(let what): what
            case .packed: "packed more than once"
            default: "an archive within an archive"
            }
        return Trouble(
            input: input, reason: "it is \(what), which is not read",
            remedy: "Save the report as a web page, plain text (.txt) or Markdown (.md).")
    }

    private func readArchive(_ file: StoredFile) throws {
        let archive = try WebArchiveCaptures(path: file.path)
        try take(archive) {
            file.named($0)
        } container: { name in
            name == file.path ? file.name : name
        }
    }

    /// Hands over the captures of a web archive.
    func take(
        _ archive: WebArchiveCaptures, trouble: (Trouble) -> Trouble = { $0 },
        container: (String) -> String = { $0 }
    ) throws {
        while let item = archive.next() {
            switch item {
            case .trouble(let damage): try tell(trouble(damage))
            case .capture(var capture):
                if let name = capture.container?.name { capture.container?.name = container(name) }
                try tell(CollectedReport(capture: capture))
            }
        }
    }

    /// Whether what begins so in gzip or zstd is a web archive.
    func holdsArchive(_ head: ArraySlice<UInt8>, input: String) -> Bool {
        // Only web archives begin with a dictionary for zstd.
        guard let coding = ContentCoding(startOf: head) else { return true }
        let start = try? Expander().expand(Array(head), coding, input: input)
        guard let start else { return false }
        return ContentKind(head: start.bytes.prefix(ContentKind.headLength)) == .webArchive
    }

    /// What a packed body holds; damage is told, and what came before it used.
    func unpacked(_ packed: [UInt8], input: String) throws -> ([UInt8], ContentKind) {
        guard let coding = ContentCoding(startOf: packed) else {
            throw Self.unread(.other("damaged"), input: input)
        }
        let expansion = try Expander().expand(packed, coding, input: input)
        if let damage = expansion.damage { try tell(damage) }
        return (
            expansion.bytes, ContentKind(head: expansion.bytes.prefix(ContentKind.headLength))
        )
    }

    private static func head(of path: String) throws(Trouble) -> [UInt8] {
        let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        var bytes = [UInt8](repeating: 0, count: ContentKind.headLength)
        guard file >= 0 else {
            throw Trouble(
                input: path, reason: "it can't be read: \(String(cString: strerror(errno)))",
                remedy: "Check the file's permissions.")
        }
        defer { close(file) }
        var length = 0
        while length < bytes.count {
            let count = bytes.withUnsafeMutableBytes {
                Foundation.read(file, $0.baseAddress.map { $0 + length }, $0.count - length)
            }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            length += count
        }
        return Array(bytes[..<length])
    }
}

extension Walk.StoredFile {
    /// Texts found in folders are reports where their names say so: a licence is text too.
    fileprivate var isNamedLikeText: Bool {
        let name = FileWalker.name(path)
        let ending = FileWalker.ending(name)
        let isPacked = ending == "gz" || ending == "zst"
        return FileWalker.endings.contains(
            isPacked ? FileWalker.ending(FileWalker.stem(path)) : ending)
    }
}
