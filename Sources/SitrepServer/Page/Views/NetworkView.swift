#if Server
import SitrepArchive
import SitrepModel

/// Who deals with whom, in cooperation and in conflict, and how that changed.
struct NetworkView {
    /// What two actors share.
    struct Tie: Sendable {
        var a: String
        var b: String
        var cooperation: Int
        var conflict: Int
        /// Sum of the events' Goldstein values.
        var goldstein: Double
        /// Cooperation and conflict in each period.
        var periods: [(cooperation: Int, conflict: Int)]

        var events: Int { cooperation + conflict }
    }

    /// A stretch of time.
    struct Period: Sendable, Hashable {
        var from: CalendarDay
        var to: CalendarDay
    }

    /// Most events first.
    var ties: [Tie]
    var periods: [Period]
    var from: CalendarDay?
    var to: CalendarDay?

    private static var address: Address { Address("/network") }
    private static let mostActors = 26

    var body: HTML {
        tag("div") {
            tag("form", .class("filters"), .action(Self.address)) {
                PointInTime.field
                Filters.day("from", "From", from)
                Filters.day("to", "To", to)
                tag("button") { "Show" }
                " "
                tag("a", .href(Self.address)) { "All time" }
            }
            if ties.isEmpty {
                nothing("No event of that time has two actors.")
            } else {
                if periods.count > 1 { periodLinks }
                tag("div", .class("beside")) {
                    tag("figure") {
                        drawing
                        tag("figcaption") {
                            "The thicker a line, the more events; "
                            tag("span", .class("coop-word")) { "full lines cooperation" }
                            ", "
                            tag("span", .class("conflict-word")) { "broken lines conflict" }
                            ". The table has the figures."
                        }
                    }
                    table
                }
            }
        }
    }

    private var periodLinks: HTML {
        tag("p", .class("zoom")) {
            "Over time: "
            periods.map { period in
                HTML([
                    tag(
                        "a",
                        .href(
                            Self.address.with("from", "\(period.from)")
                                .with("to", "\(period.to)")),
                        period.from == from && period.to == to
                            ? Attribute("aria-current", "true") : nil
                    ) { Words.short(.interval(period.from, period.to)) }, HTML(text: " "),
                ])
            }
        }
    }

    private var drawing: HTML {
        var weights: [String: Int] = [:]
        for tie in ties {
            weights[tie.a, default: 0] += tie.events
            weights[tie.b, default: 0] += tie.events
        }
        let actors = weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(Self.mostActors).map(\.key)
        let index = Dictionary(uniqueKeysWithValues: actors.enumerated().map { ($1, $0) })
        let drawn = ties.compactMap { tie -> (tie: Tie, a: Int, b: Int)? in
            guard let a = index[tie.a], let b = index[tie.b] else { return nil }
            return (tie, a, b)
        }
        let layout = NetworkLayout(
            count: actors.count, edges: drawn.map { ($0.a, $0.b, Double($0.tie.events)) })
        let (width, height) = (640.0, 520.0)
        let places = layout.places.map {
            (x: 70 + $0.x * (width - 140), y: 28 + $0.y * (height - 56))
        }
        let most = Double(ties.map(\.events).max() ?? 1)
        let label =
            "Network of \(Words.count(actors.count, "actor")) and "
            + Words.count(drawn.count, "tie")
        return Chart.svg(label, width: width, height: height, extra: [.class("network")]) {
            drawn.map { tie, a, b in line(tie, places[a], places[b], most) }
            actors.enumerated().map { n, key in
                node(key, places[n], weights[key] ?? 0, weights[actors[0]] ?? 1)
            }
        }
    }

    /// Cooperation and conflict side by side.
    private func line(
        _ tie: Tie, _ a: (x: Double, y: Double), _ b: (x: Double, y: Double), _ most: Double
    ) -> HTML {
        let (u, v) = (b.x - a.x, b.y - a.y)
        let length = max((u * u + v * v).squareRoot(), 1)
        let words = "\(Self.words(tie)): \(tie.cooperation) cooperation, \(tie.conflict) conflict"
        func stroke(_ count: Int, _ style: Attribute, _ side: Double) -> HTML {
            guard count > 0 else { return .empty }
            let thickness = 1.2 + 5 * (Double(count) / most).squareRoot()
            let shift = tie.cooperation > 0 && tie.conflict > 0 ? side * thickness * 0.6 : 0
            let (du, dv) = (-v / length * shift, u / length * shift)
            return tag(
                "line", Chart.attribute("x1", a.x + du), Chart.attribute("y1", a.y + dv),
                Chart.attribute("x2", b.x + du), Chart.attribute("y2", b.y + dv),
                Chart.attribute("stroke-width", thickness), style
            ) { tag("title") { words } }
        }
        return HTML([
            stroke(tie.cooperation, .class("coop"), 1),
            stroke(tie.conflict, .class("conflict"), -1),
        ])
    }

    private func node(
        _ key: String, _ place: (x: Double, y: Double), _ weight: Int, _ most: Int
    ) -> HTML {
        let radius = 4 + 9 * (Double(weight) / Double(max(most, 1))).squareRoot()
        return tag("g", .class("node")) {
            Chart.circle(
                place.x, place.y, radius, .class("point"),
                title: "\(PartyNames.display(key)), \(weight) shared events")
            Chart.text(
                PartyNames.display(key), place.x, place.y - radius - 4, anchor: "middle",
                .class("name"))
        }
    }

    private var table: HTML {
        DataTable(
            caption: "Pairs of actors, most events first",
            columns: ["Pair", "Cooperation", "Conflict", "Mean Goldstein", "Over time", "Events"],
            rows: ties.prefix(50).map { tie in
                [
                    HTML(text: Self.words(tie)), HTML(text: "\(tie.cooperation)"),
                    HTML(text: "\(tie.conflict)"),
                    HTML(text: Words.decimal(tie.goldstein / Double(max(tie.events, 1)))),
                    spark(tie),
                    tag("span", .class("pair")) {
                        tag(
                            "a",
                            .href(
                                Address("/timeline").with("from", from.map { "\($0)" })
                                    .with("to", to.map { "\($0)" })
                                    .with([("party", tie.a), ("party", tie.b)])),
                            .label("Events of \(Self.words(tie))")
                        ) { "events" }
                        " "
                        tag(
                            "a", .href(Address("/tension").with("pair", "\(tie.a),\(tie.b)")),
                            .label("Tension of \(Self.words(tie))")
                        ) { "tension" }
                    },
                ]
            }, figures: [1, 2, 3]
        ).html
    }

    /// Cooperation above, conflict below, a bar for each period.
    private func spark(_ tie: Tie) -> HTML {
        guard !tie.periods.isEmpty else { return .empty }
        let most = Double(max(1, tie.periods.map { max($0.cooperation, $0.conflict) }.max() ?? 1))
        let width = 72.0 / Double(tie.periods.count)
        let words = zip(periods, tie.periods).map {
            "\(Words.short($0.from)): \($1.cooperation) and \($1.conflict)"
        }.joined(separator: "; ")
        return Chart.svg(
            "Cooperation and conflict by period: \(words)", width: 72, height: 20,
            extra: [.class("spark")]
        ) {
            tie.periods.enumerated().map { n, counts in
                let (up, down) = (
                    Double(counts.cooperation) / most * 10, Double(counts.conflict) / most * 10
                )
                return HTML([
                    up > 0
                        ? Chart.rect(Double(n) * width, 10 - up, width - 1, up, .class("q2"))
                        : .empty,
                    down > 0
                        ? Chart.rect(Double(n) * width, 10, width - 1, down, .class("q4"))
                        : .empty,
                ])
            }
        }
    }

    private static func words(_ tie: Tie) -> String {
        "\(PartyNames.display(tie.a)) \u{2013} \(PartyNames.display(tie.b))"
    }
}

extension NetworkView {
    init(_ reader: ArchiveReader, from: CalendarDay?, to: CalendarDay?) throws {
        self.from = from
        self.to = to
        periods = try Self.periods(reader)
        var query = EventQuery()
        query.minConfidence = 0.5
        (query.from, query.to) = (from, to)
        var ties = try Self.ties(reader, query)
        var shares: [[[String]: Tie]] = []
        for period in periods {
            (query.from, query.to) = (period.from, period.to)
            shares.append(try Self.ties(reader, query))
        }
        for (pair, tie) in ties {
            var tie = tie
            tie.periods = shares.map { ($0[pair]?.cooperation ?? 0, $0[pair]?.conflict ?? 0) }
            ties[pair] = tie
        }
        self.ties = ties.values.sorted { ($1.events, $0.a, $0.b) < ($0.events, $1.a, $1.b) }
    }

    private static func ties(
        _ reader: ArchiveReader, _ query: EventQuery
    ) throws -> [[String]: Tie] {
        var ties: [[String]: Tie] = [:]
        for entry in try reader.network(query) where entry.actor != "" && entry.target != "" {
            let pair = [entry.actor, entry.target].sorted()
            var tie =
                ties[pair]
                ?? Tie(
                    a: pair[0], b: pair[1], cooperation: 0, conflict: 0, goldstein: 0, periods: [])
            if entry.quad <= 2 {
                tie.cooperation += entry.events
            } else {
                tie.conflict += entry.events
            }
            tie.goldstein += entry.goldstein
            ties[pair] = tie
        }
        return ties
    }

    /// At most eight periods of equal length up to the last day of the reports: days, weeks or months.
    private static func periods(_ reader: ArchiveReader) throws -> [Period] {
        let days = try reader.density().filter { $0.reported > 0 }.map(\.day)
        guard let first = days.min(), let last = days.max() else { return [] }
        let whole = last.ordinal - first.ordinal + 1
        let length = [1, 2, 7, 14, 28, 91].first { whole <= $0 * 8 } ?? (whole + 7) / 8
        let count = (whole + length - 1) / length
        return (0..<count).map { n in
            let from = first.adding(days: n * length)
            return Period(from: from, to: min(from.adding(days: length - 1), last))
        }
    }
}
#endif
