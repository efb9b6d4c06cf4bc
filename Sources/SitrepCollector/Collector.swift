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

/// Turns files of reports into articles: plain text, Markdown and web pages, one report a file, and web
/// archives with all pages and texts in them.
///
/// Folders are searched through (`.txt`, `.text`, `.md`, `.markdown`, `.html`, `.htm`, `.xhtml`, `.warc`,
/// `.arc`, with `.gz` too, `.warc.zst`, `.wacz`; hidden files passed over). An `articles.json` in a report's folder or above it, and front matter in the
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
        let archives = walker.files.map(\.path).filter(WebArchiveReader.isNamedLikeOne)
        let reports = walker.files.filter { !WebArchiveReader.isNamedLikeOne($0.path) }
        let files = reports.map { file in
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
        for path in archives { read(archive: path, into: &readings, &troubles) }
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

    /// Captures that are read at once, all cores together.
    private static let captureBatch = 128

    /// Reads the pages and texts of a web archive; the same bytes from one address count once.
    private func read(
        archive path: String, into articles: inout [Article], _ troubles: inout [Trouble]
    ) {
        let archive: WebArchiveCaptures
        do throws(Trouble) {
            archive = try WebArchiveCaptures(path: path)
        } catch { return troubles.append(error) }
        let before = articles.count + troubles.count
        var seen: Set<[String]> = []
        var captures: [Capture] = []
        while let item = archive.next() {
            switch item {
            case .trouble(let trouble): troubles.append(trouble)
            case .capture(let capture):
                guard seen.insert([capture.hash, "\(capture.source)"]).inserted else { continue }
                captures.append(capture)
                if captures.count == Self.captureBatch {
                    read(captures, into: &articles, &troubles)
                    captures = []
                }
            }
        }
        read(captures, into: &articles, &troubles)
        if articles.count + troubles.count == before {
            troubles.append(
                Trouble(
                    input: path, reason: "the web archive holds no page and no text",
                    remedy: "Give an archive with pages."))
        }
    }

    /// Reads captures on all cores; what comes of them keeps their order.
    private func read(
        _ captures: [Capture], into articles: inout [Article], _ troubles: inout [Trouble]
    ) {
        typealias Reading = Result<(article: Article, troubles: [Trouble]), Trouble>
        let results = Mutex([Reading?](repeating: nil, count: captures.count))
        DispatchQueue.concurrentPerform(iterations: captures.count) { i in
            let result: Reading
            do throws(Trouble) {
                result = .success(try article(of: captures[i], name: captures[i].name))
            } catch { result = .failure(error) }
            results.withLock { $0[i] = result }
        }
        for result in results.withLock({ $0 }) {
            switch result {
            case .success(let reading):
                articles.append(reading.article)
                troubles += reading.troubles
            case .failure(let trouble): troubles.append(trouble)
            case nil: break
            }
        }
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
