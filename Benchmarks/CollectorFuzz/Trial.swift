import SitrepCollector
import SitrepModel

/// One kind of input, read and checked.
enum Trial: String {
    case feeds, archives, charsets, html

    struct Outcome {
        /// Items, subscriptions or records.
        var found = 0
        var faults: [String] = []
    }

    private static let reader = FeedReader()
    private static let collector = Collector()

    func run(_ input: [UInt8]) -> Outcome {
        switch self {
        case .feeds: feed(input)
        case .archives: archive(input)
        case .charsets: page(input)
        case .html: PageTrial.run(input)
        }
    }

    /// Pieces to strew in.
    var tokens: [String] {
        switch self {
        case .feeds:
            [
                "<item>", "</item>", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE r [",
                "<!ENTITY a \"b\">",
                "&amp;", "&#x41;", "&#1114112;", "&a;", "<", ">", "\"", "/>", "</", "<a b='",
                "xmlns:x=\"y\"",
                "<entry xmlns=\"http://www.w3.org/2005/Atom\">", "{", "}", "[", "]", "\\u0000",
                "\u{0}",
                "99999999999999999999", "2022-13-45T99:99:99Z", "http://", "//[::1", "%",
                "\u{FEFF}",
            ]
        case .html: PageTrial.tokens
        case .charsets:
            [
                "<meta charset=", "<meta http-equiv=content-type content='text/html; charset=",
                "utf-16be", "iso-2022-jp", "windows-1251", "x-user-defined", "\u{1B}$B", "\u{1B}(B",
                "\u{FEFF}", "é", "日本", "ж", "\u{0}", "<!--", "-->", "<?xml encoding='",
                "<script type=\"application/ld+json\">", "{\"@type\": \"Article\",",
                "\"datePublished\":",
                "[[[[[[", "\\ud800", "</script>", "<h1>", "<time datetime=2022-13-45>",
                "By Jane Doe",
                "99999999999999", "2022/99/99", "| - | - |", "&#0;", "rel=author",
            ]
        case .archives:
            [
                "WARC/1.0\r\n", "WARC/1.1\r\nWARC-Type: response\r\n", "Content-Length: 0\r\n\r\n",
                "Content-Length: 99999999999999\r\n", "Content-Length: 1\r\n\r\n", "\r\n\r\n",
                "HTTP/1.1 200 OK\r\n", "Transfer-Encoding: chunked\r\n",
                "Content-Encoding: gzip\r\n",
                "ffffffff\r\n", "0\r\n\r\n", "\u{1F}", "PK\u{5}\u{6}", "PK\u{1}\u{2}",
                "http://a.example/ 1.2.3.4 20200101000000 text/html 10\n", "\u{0}\u{0}\u{0}\u{0}",
            ]
        }
    }

    /// A page under each of some declarations of its encoding, and none.
    private func page(_ input: [UInt8]) -> Outcome {
        var outcome = Outcome()
        for label in [nil, "utf-8", "shift_jis", "gb18030", "big5", "euc-kr", "koi8-r", "utf-16le"]
        {
            let capture = Capture(
                bytes: input, source: .url("https://outlet.example/page"),
                mediaType: "text/html" + (label.map { "; charset=\($0)" } ?? ""),
                capturedAt: "2022-02-01T00:00:00Z")
            guard let (article, _) = try? Self.collector.article(of: capture, name: "page") else {
                continue
            }
            outcome.found += 1
            var end = 0
            for part in article.parts {
                let span = part.span
                if span.start < end || span.isEmpty || span.end > article.text.bytes.count {
                    outcome.faults.append("the part \(span) overlaps, is empty or outside")
                } else if article.text.bytes[span.start] & 0xC0 == 0x80 {
                    outcome.faults.append("the part \(span) cuts a code point")
                }
                end = span.end
            }
            if let day = article.published?.value.first, "\(day)" > "2022-02-02" {
                outcome.faults.append("it was published on \(day), after its capture")
            }
            if article.provenance.values.contains(where: { !(0...1).contains($0.confidence) }) {
                outcome.faults.append("a confidence is out of 0...1")
            }
        }
        return outcome
    }

    private func feed(_ input: [UInt8]) -> Outcome {
        var outcome = Outcome()
        if let reading = try? Self.reader.read(input, base: "https://outlet.example/feed") {
            let feed = reading.feed
            outcome.found = feed.items.count
            let addresses =
                feed.items.compactMap(\.url)
                + [feed.home, feed.selfLink, feed.next]
                .compactMap(\.self)
            for address in addresses
            where !address.hasPrefix("http://") && !address.hasPrefix("https://") {
                outcome.faults.append("the address \(address) is none of the web")
            }
            for time in feed.items.flatMap({ [$0.published, $0.updated] }).compactMap(\.self)
            where time.utf8.count != 10 && !(time.utf8.count == 20 && time.hasSuffix("Z")) {
                outcome.faults.append("the time \(time) is not RFC 3339")
            }
        }
        if let (list, _) = try? OPML.read(input, input: "list") {
            outcome.found += list.subscriptions.count
            let text = list.written()
            guard let (again, _) = try? OPML.read(Array(text.utf8), input: "list"),
                again.subscriptions.map(\.url) == list.subscriptions.map(\.url)
            else {
                outcome.faults.append("a written list reads back otherwise")
                return outcome
            }
        }
        return outcome
    }

    private func archive(_ input: [UInt8]) -> Outcome {
        var outcome = Outcome()
        var limits = WebArchiveLimits()
        limits.record = 1 << 20
        let (records, troubles) = read(input, limits)
        outcome.found = records.count
        // Places in a WACZ are those in its parts, which may unpack to more than the file.
        let isPart = input.starts(with: [0x50, 0x4B])
        for record in records {
            if !isPart, !(0...input.count).contains(record.place.offset) {
                outcome.faults.append("a record begins at \(record.place), outside the file")
            }
            if record.block.count > limits.record { outcome.faults.append("a record is too large") }
        }
        let again = read(input, limits)
        if again.records != records || again.troubles != troubles {
            outcome.faults.append("it reads otherwise the second time")
        }
        if let captures = try? WebArchiveCaptures(
            WebArchiveReader(bytes: input, name: "input", limits: limits), limits: limits)
        {
            while let item = captures.next() {
                if case .capture(let capture) = item, capture.bytes.isEmpty {
                    outcome.faults.append("a capture is empty")
                }
            }
        }
        return outcome
    }

    private func read(
        _ input: [UInt8], _ limits: WebArchiveLimits
    ) -> (records: [WebArchiveRecord], troubles: [Trouble]) {
        var (records, troubles): ([WebArchiveRecord], [Trouble]) = ([], [])
        guard let reader = try? WebArchiveReader(bytes: input, name: "input", limits: limits) else {
            return ([], [])
        }
        while let item = reader.next() {
            switch item {
            case .record(let record): records.append(record)
            case .trouble(let trouble): troubles.append(trouble)
            }
        }
        return (records, troubles)
    }
}
