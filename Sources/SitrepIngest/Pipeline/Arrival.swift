import SitrepModel

/// One report on its way into an archive: its bytes, the article made of them, and what is to be said
/// of it. Without an article the bytes are kept all the same, and the troubles say why there is none.
public struct Arrival: Sendable, Hashable {
    /// The bytes as they came; nil where there are none to keep.
    public var capture: Capture?
    /// The article; its identifier is the one that it is to have, if that is free.
    public var article: Article?
    /// What could not be used, or was mended.
    public var troubles: [Trouble]

    /// Makes one from its parts.
    public init(capture: Capture?, article: Article?, troubles: [Trouble] = []) {
        self.capture = capture
        self.article = article
        self.troubles = troubles
    }

    /// With U+FFFD for each NUL in what the archive finds the article by: texts end there for SQLite.
    var withoutNUL: Arrival {
        func mend(_ text: inout String?) {
            if text?.utf8.contains(0) == true {
                text = text?.replacing("\0", with: "\u{FFFD}")
            }
        }
        var arrival = self
        if var article = arrival.article {
            mend(&article.title)
            mend(&article.outlet)
            mend(&article.agency)
            arrival.article = article
        }
        return arrival
    }

    /// Which source it came from; equal for captures of one source.
    ///
    /// - Parameter folder: what relative paths are relative to.
    func sourceKey(folder: String) -> String {
        guard let capture else { return "" }
        switch capture.source {
        case .path(let path): return "path:" + Self.absolute(path, folder: folder)
        case .url(let url):
            return "url:" + (url.split(separator: "#").first.map(String.init) ?? url)
        case .stream: return "stream:" + (article?.id ?? capture.hash)
        }
    }

    /// A path without `.`, `..` and doubled strokes, from the root on. Links are not followed.
    static func absolute(_ path: String, folder: String) -> String {
        var parts: [Substring] = []
        for part in ((path.hasPrefix("/") ? "" : folder + "/") + path).split(separator: "/") {
            switch part {
            case ".": continue
            case "..": _ = parts.popLast()
            default: parts.append(part)
            }
        }
        return "/" + parts.joined(separator: "/")
    }
}

/// What became of arrivals.
public struct IngestTally: Sendable, Hashable {
    /// Captures that were not there.
    public var captures = 0
    /// Articles that were not there.
    public var articles = 0
    /// Articles that say something else than before.
    public var revisions = 0
    /// Arrivals that brought nothing.
    public var known = 0
    /// Arrivals whose bytes are kept, but not read.
    public var unread = 0
    /// Articles that were given a date by others, or another date than before.
    public var dated = 0

    /// Nothing so far.
    public init() {}

    /// Adds what became of others.
    public mutating func add(_ other: IngestTally) {
        captures += other.captures
        articles += other.articles
        revisions += other.revisions
        known += other.known
        unread += other.unread
        dated += other.dated
    }
}
