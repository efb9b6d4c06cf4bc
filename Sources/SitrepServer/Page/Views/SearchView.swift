#if Server
import SitrepArchive
import SitrepModel

/// What the reports say of some words: sentences, and the events that are summed up with them.
struct SearchView {
    var words: String
    var hits: [SentenceHit]
    var next: String?
    var events: [Kept<Event>]
    var names: ReportNames

    var body: HTML {
        tag("div") {
            tag("form", .class("filters"), .action(Address("/search"))) {
                PointInTime.field
                tag("label") {
                    "Words "
                    void(
                        "input", Attribute("type", "search"), Attribute("name", "q"),
                        Attribute("value", words))
                }
                tag("button") { "Find" }
                tag("p", .class("note")) {
                    "All words must be there. \u{201C}Quotation marks\u{201D} keep words together, a "
                    "minus leaves out, a star stands for any ending."
                }
            }
            if !words.isEmpty { results }
        }
    }

    @Markup private var results: HTML {
        if hits.isEmpty && events.isEmpty {
            nothing("No sentence has these words. Fewer words, or a star at an end, find more.")
        }
        if !events.isEmpty {
            section("Events", id: "events") {
                EventLines(references: References(names: names)).list(events)
            }
        }
        if !hits.isEmpty {
            section("Sentences", id: "sentences") {
                tag("ol", .class("hits")) { hits.map(line) }
                following(Address("/search").with("q", words), next)
            }
        }
    }

    private func line(_ hit: SentenceHit) -> HTML {
        let place: Address
        if let sentence = hit.sentence {
            place = References.address(sentence.evidence(in: hit.article))
        } else {
            place = Address("/reports/", hit.article)
        }
        return tag("li") {
            tag(
                "a", .class("quote"), .href(place), Attribute("dir", "auto"),
                hit.sentence == nil ? nil : Attribute("data-evidence", "")
            ) { Self.marked(hit) }
            tag("span", .class("tail")) {
                " " + (hit.outlet ?? hit.article)
                if let day = hit.published { ", " + Words.short(day) }
            }
        }
    }

    /// The sentence with the words marked.
    static func marked(_ hit: SentenceHit) -> HTML {
        let scalars = Array(hit.text.unicodeScalars)
        func text(_ range: Range<Int>) -> String {
            String(String.UnicodeScalarView(scalars[range.clamped(to: 0..<scalars.count)]))
        }
        var pieces: [HTML] = []
        var place = 0
        for match in hit.matches where match.lowerBound >= place {
            pieces.append(HTML(text: text(place..<match.lowerBound)))
            pieces.append(tag("mark") { text(match) })
            place = match.upperBound
        }
        if place < scalars.count { pieces.append(HTML(text: text(place..<scalars.count))) }
        return HTML(pieces)
    }
}

extension SearchView {
    init(_ reader: ArchiveReader, _ words: String, cursor: String?) throws {
        self.words = words
        let page =
            words.isEmpty
            ? Page(rows: [], next: nil)
            : try reader.search(words, after: cursor, limit: 40)
        (hits, next) = (page.rows, page.next)
        events = []
        if !words.isEmpty, cursor == nil {
            var query = EventQuery()
            query.text = words
            query.order = .byDayDown
            events = try reader.kept(query, limit: 15).rows
        }
        names = try ReportNames(events.flatMap(\.value.articles), in: reader)
    }
}
#endif
