#if Server
import SitrepArchive
import SitrepModel

/// The tension line of a pair: threats, acts and cooperation by day, with the formula and n.
struct TensionView {
    /// Pairs by how many events they share, most first.
    var pairs: [(pair: [String], events: Int)]
    /// The pair that is shown; nil for all together.
    var pair: [String]?
    /// Its figures by day.
    var figures: [Tension]

    var body: HTML {
        tag("div") {
            choice
            if figures.isEmpty {
                nothing("No event with a known day has this pair.")
            } else {
                tag("figure") {
                    TensionChart(figures: figures, width: 1000, height: 300).html
                    tag("figcaption") {
                        "Each figure: "
                        tag("code") { Tension.formula }
                        ". −10 is the hardest conflict, +10 the closest cooperation; n counts a "
                        "day's events. Lines join the days that have a figure; a day without one has "
                        "none."
                    }
                }
                table
            }
        }
    }

    private var choice: HTML {
        tag("form", .class("filters"), .action(Address("/tension"))) {
            PointInTime.field
            tag("label") {
                "Pair "
                tag("select", Attribute("name", "pair")) {
                    option("", "All pairs together", chosen: pair == nil)
                    pairs.map { entry in
                        option(
                            entry.pair.joined(separator: ","),
                            Self.words(entry.pair) + " (\(Words.count(entry.events, "event")))",
                            chosen: entry.pair == pair)
                    }
                }
            }
            tag("button") { "Show" }
        }
    }

    private var table: HTML {
        DataTable(
            caption: "Tension by day, "
                + (pair.map(Self.words) ?? "all pairs together"),
            columns: ["Day", "Threats", "Acts", "Cooperation", "n", "Events"],
            rows: figures.map { figure in
                [
                    HTML(text: Words.short(figure.day)), HTML(text: Words.decimal(figure.threats)),
                    HTML(text: Words.decimal(figure.acts)),
                    HTML(text: Words.decimal(figure.cooperation)), HTML(text: "\(figure.n)"),
                    tag(
                        "a",
                        .href(
                            Address("/timeline").with("from", "\(figure.day.first)")
                                .with("to", "\(figure.day.last)")
                                .with((pair ?? []).map { ("party", $0) }))
                    ) { "events of \(Words.short(figure.day))" },
                ]
            }, figures: [1, 2, 3, 4], shape: .compact
        ).html
    }

    /// "Russia and United States".
    static func words(_ pair: [String]) -> String {
        pair.map(PartyNames.display).joined(separator: " and ")
    }
}

/// An option of a list to choose from.
func option(_ value: String, _ words: String, chosen: Bool) -> HTML {
    tag("option", Attribute("value", value), .flag("selected", if: chosen)) { words }
}

extension TensionView {
    private static let everyone = "*"
    /// The last days that have a figure; more would be too much for one page.
    private static let mostDays = 140

    /// - Parameter pair: two keys; nil for all pairs together.
    init(_ reader: ArchiveReader, pair: [String]?) throws {
        var events: [[String]: Int] = [:]
        for entry in try reader.network() {
            events[[entry.actor, entry.target].sorted(), default: 0] += entry.events
        }
        pairs = events.sorted { ($1.value, $0.key.joined()) < ($0.value, $1.key.joined()) }
            .prefix(100).map { ($0.key, $0.value) }
        self.pair = pair?.sorted()
        if let pair {
            var query = LedgerQuery()
            query.parties = pair
            query.descending = true
            let page: (rows: [Kept<Tension>], next: String?) = try reader.kept(
                .tension, query, limit: Self.mostDays)
            figures = page.rows.map(\.value).sorted { $0.day < $1.day }
        } else {
            figures = try Self.overall(reader, days: Self.mostDays)
        }
    }

    /// The latest days of all pairs together, earliest first.
    static func overall(_ reader: ArchiveReader, days: Int) throws -> [Tension] {
        let dated = Set(try reader.density().filter { $0.happened > 0 }.map(\.day))
        let found = try dated.sorted().suffix(days).compactMap { day -> Tension? in
            let id = ContentHash.identifier("n", [everyone, everyone, "\(day)"])
            guard let entry = try reader.record(.tension, id), entry.until == nil else {
                return nil
            }
            return try entry.value()
        }
        return found
    }
}
#endif
