import Dispatch
import SitrepModel
import Synchronization

/// What was collected: articles by identifier, and what could not be used.
public struct Collection: Sendable {
    /// Sorted by identifier, whatever the order of the paths.
    public var articles: [Article]
    /// Sorted by input; also tells of articles that are kept but not read, and of repairs.
    public var troubles: [Trouble]

    /// A collection of these.
    public init(articles: [Article], troubles: [Trouble]) {
        self.articles = articles
        self.troubles = troubles
    }
}

/// Turns files of reports into articles: plain text, Markdown and web pages, one report a file.
///
/// Folders are searched through (`.txt`, `.text`, `.md`, `.markdown`, `.html`, `.htm`, `.xhtml`; hidden
/// files passed over). An `articles.json` in a report's folder or above it, and front matter in the
/// report, say what the text doesn't. Texts up to 64 MiB with lines up to 1 MiB and pages up to 16 MiB
/// are read. Nothing stops the rest.
public struct Collector: Sendable {
    let articles: ArticleReader

    /// Loads the tables; keep one for many calls.
    public init() { articles = ArticleReader() }

    /// Reads files and folders; the result depends on neither their order nor the number of cores.
    public func collect(paths: [String]) -> Collection {
        let walker = FileWalker(paths)
        var troubles = walker.troubles
        var sidecars: [String: Sidecar] = [:]
        for folder in Set(walker.files.flatMap(\.folders)).sorted() {
            guard let sidecar = Sidecar(folder: folder) else { continue }
            sidecars[folder] = sidecar
            troubles += sidecar.troubles
        }
        let files = walker.files.map { file in
            (
                path: file.path,
                metadata: file.folders.lazy.compactMap { sidecars[$0]?.metadata(for: file.path) }
                    .first
            )
        }
        let results = Mutex(
            [Result<ArticleReader.Reading, Trouble>?](repeating: nil, count: files.count))
        DispatchQueue.concurrentPerform(iterations: files.count) { i in
            let result = read(files[i].path, files[i].metadata ?? Metadata())
            results.withLock { $0[i] = result }
        }
        var readings: [Article] = []
        for result in results.withLock({ $0 }) {
            switch result {
            case .success(let reading):
                readings.append(reading.article)
                troubles += reading.troubles
            case .failure(let trouble): troubles.append(trouble)
            case nil: break
            }
        }
        Self.tellApart(&readings)
        return Collection(
            articles: readings.sorted { $0.id < $1.id },
            troubles: troubles.sorted {
                ($0.input, $0.place ?? "", $0.reason) < ($1.input, $1.place ?? "", $1.reason)
            })
    }

    /// One report given directly: its bytes, the name it goes by, and what is known of it.
    ///
    /// - Throws: where the bytes are no text, or empty. A report in a language that is not read is
    ///   returned with ``Article/unusable`` set.
    package func article(
        from bytes: [UInt8], name: String, metadata: Metadata = Metadata()
    ) throws(Trouble) -> Article {
        try articles.read(bytes, input: name, name: name, metadata: metadata, source: .stream)
            .article
    }

    /// The article of one capture, and what is to be said of it.
    ///
    /// - Parameter name: its identifier where none is given.
    /// - Throws: where the bytes are no text, or hold none.
    package func article(
        of capture: Capture, name: String, metadata: Metadata = Metadata()
    ) throws(Trouble) -> (article: Article, troubles: [Trouble]) {
        let input: String
        var url = capture.finalURL
        switch capture.source {
        case .path(let path): input = path
        case .url(let address):
            input = address
            url = url ?? address
        case .stream: input = name
        }
        let day = capture.capturedAt.flatMap { CalendarDay(String($0.prefix(10))) }
        let reading = try articles.read(
            capture.bytes, input: input, name: name, metadata: metadata, source: capture.source,
            origin: HTMLReader.Origin(
                url: url, mediaType: capture.mediaType, status: capture.status, captured: day,
                hash: capture.hash))
        return (reading.article, reading.troubles)
    }

    private func read(_ path: String, _ metadata: Metadata) -> Result<
        ArticleReader.Reading, Trouble
    > {
        do throws(Trouble) {
            let isPage = FileWalker.pageEndings.contains(
                FileWalker.ending(FileWalker.name(path)))
            let files =
                isPage
                ? FileReader(fileLimit: HTMLReader.pageLimit, lineLimit: .max) : FileReader()
            let bytes = try files.read(path)
            return .success(
                try articles.read(
                    bytes, input: path, name: FileWalker.stem(path), metadata: metadata,
                    source: .path(path)))
        } catch {
            return .failure(error)
        }
    }

    /// Articles of one name get the beginning of their content's hash, and where that is the same
    /// too, a number in the order of their paths.
    private static func tellApart(_ articles: inout [Article]) {
        let names = Dictionary(grouping: articles.indices) { articles[$0].id }
        for (name, members) in names where members.count > 1 {
            var copies: [String: Int] = [:]
            // The articles are in the order of their paths.
            for i in members.sorted() {
                let hash = String(articles[i].captureHash.prefix(8))
                copies[hash, default: 0] += 1
                let number = copies[hash] ?? 1
                articles[i].id = "\(name)-\(hash)" + (number > 1 ? "-\(number)" : "")
            }
        }
    }
}
