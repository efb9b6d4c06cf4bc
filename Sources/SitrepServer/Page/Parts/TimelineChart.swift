#if Server
import SitrepModel

/// Events between two clocks: a line from the day each happened to the day it was first reported.
///
/// A script may zoom it: every line carries its two days as numbers.
struct TimelineChart {
    var events: [TimelineView.Told]
    var from: CalendarDay
    var to: CalendarDay

    private let width = 1000.0
    private let height = 190.0
    private let side = 16.0
    private let top = 42.0
    private let bottom = 148.0

    private func x(_ day: Double) -> Double {
        let span = Double(max(1, to.ordinal - from.ordinal + 1))
        return side + (day - Double(from.ordinal)) / span * (width - 2 * side)
    }

    var html: HTML {
        let dated = events.compactMap(line)
        let label =
            "\(Words.count(dated.count, "dated event")) between \(Words.short(from)) and "
            + "\(Words.short(to)), by the day they happened and the day they were first reported; "
            + "the table below lists them"
        return tag(
            "div", .id("clocks"), .class("chart"), Attribute("tabindex", "0"),
            Attribute("role", "group"), .label("Chart of two clocks; keys zoom and move"),
            Attribute("data-from", "\(from.ordinal)"), Attribute("data-to", "\(to.ordinal)")
        ) {
            Chart.svg(label, width: width, height: height) {
                Chart.text("happened", side, 12, .class("name"))
                Chart.text("first reported", side, height - 4, .class("name"))
                Chart.line(side, top, width - side, top, .class("zero"))
                Chart.line(side, bottom, width - side, bottom, .class("zero"))
                tag("g", .class("ticks")) { ticks }
                tag("g", .class("lines")) { dated }
            }
        }
    }

    private var ticks: HTML {
        let days = to.ordinal - from.ordinal + 1
        let step = max(1, (days + 13) / 14)
        return HTML(
            stride(from: from.ordinal, through: to.ordinal, by: step).map { day in
                let date = CalendarDay(ordinal: day)
                let label = "\(date.day) \(Words.short(month: date.month))"
                return HTML([
                    Chart.line(x(Double(day)), top - 4, x(Double(day)), top, .class("grid")),
                    Chart.line(x(Double(day)), bottom, x(Double(day)), bottom + 4, .class("grid")),
                    Chart.text(label, x(Double(day)) + 2, top - 12),
                    Chart.text(label, x(Double(day)) + 2, bottom + 18),
                ])
            })
    }

    private func line(_ told: TimelineView.Told) -> HTML? {
        let event = told.kept.value
        guard let when = event.when?.value, let reported = told.reported,
            when.last.ordinal - when.first.ordinal <= 31
        else { return nil }
        let happened = Double(when.first.ordinal + when.last.ordinal + 1) / 2
        // Those of one day stand side by side, always in the same order.
        let shift = Self.shift(told.kept.lineage)
        let (a, b) = (happened + shift, Double(reported.ordinal) + 0.5 + shift)
        let inside = [a, b].contains { $0 >= Double(from.ordinal) && $0 <= Double(to.ordinal + 1) }
        guard inside else { return nil }
        let radius = min(2.5 + Double(event.origins), 7)
        return tag(
            "g", event.quad.styleClass, Attribute("data-a", Chart.number(a * 10)),
            Attribute("data-b", Chart.number(b * 10)),
            Attribute("data-event", told.kept.lineage)
        ) {
            tag("title") { event.summary }
            Chart.line(x(a), top, x(b), bottom, .class("clock"))
            Chart.circle(x(a), top, radius, .class("point"))
            Chart.circle(x(b), bottom, 2.5, .class("point"))
        }
    }

    /// -0.35 to 0.35 days, from the identifier.
    private static func shift(_ lineage: String) -> Double {
        let sum = lineage.utf8.reduce(7) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
        return Double(sum % 71) / 100 - 0.35
    }
}

/// How many events each day has by both clocks, with the window marked: the whole time at a glance.
struct TimelineStrip {
    var density: [TimelineView.Density]
    var from: CalendarDay?
    var to: CalendarDay?

    private let width = 1000.0
    private let half = 34.0

    var html: HTML {
        let days = density.map(\.day.ordinal)
        let last = days.max() ?? 0
        // The window with three times its length before it: more would press it together.
        let window = (to?.ordinal ?? last) - (from?.ordinal ?? last) + 1
        let start = max(days.min() ?? 0, min(from?.ordinal ?? last, last) - 3 * window)
        // Bars of some days each where there are many: as many as can be told apart.
        let step = max(1, (last - start + Self.mostBars) / Self.mostBars)
        let count = Double(last - start + 1)
        func x(_ day: Int) -> Double { Double(day - start) / count * width }
        let bar = max(1, min(Double(step) * width / count - 0.5, 24))
        var groups: [Int: [TimelineView.Density]] = [:]
        for one in density where one.day.ordinal >= start {
            groups[start + (one.day.ordinal - start) / step * step, default: []].append(one)
        }
        let most = max(
            1,
            groups.values.map { group in
                max(group.reduce(0) { $0 + $1.happened }, group.reduce(0) { $0 + $1.reported })
            }.max() ?? 1)
        let scale = half / Double(most)
        let unit = step == 1 ? "a day" : "in \(step) days"
        return Chart.svg(
            "Events \(unit), above as they happened, below as they were reported; at most \(most)",
            width: width, height: 2 * half + 14, extra: [.class("strip")]
        ) {
            if let from, let to, to.ordinal >= start {
                Chart.rect(
                    x(max(from.ordinal, start)), 0,
                    max(x(to.ordinal + 1) - x(max(from.ordinal, start)), 2), 2 * half,
                    .class("window"))
            }
            bars(groups, x, bar, scale)
            Chart.line(0, half, width, half, .class("zero"))
            Chart.text(Words.short(CalendarDay(ordinal: start)), 0, 2 * half + 11)
            Chart.text(Words.short(CalendarDay(ordinal: last)), width, 2 * half + 11, anchor: "end")
        }
    }

    private static let mostBars = 120

    /// One path for each class.
    private func bars(
        _ groups: [Int: [TimelineView.Density]], _ x: (Int) -> Double, _ bar: Double,
        _ scale: Double
    ) -> HTML {
        var paths: [Int: String] = [:]
        for start in groups.keys.sorted() {
            var (up, down) = (half, half)
            for quad in 1...4 {
                let counts = (groups[start] ?? []).filter { $0.quad == quad }
                let a = Double(counts.reduce(0) { $0 + $1.happened }) * scale
                let b = Double(counts.reduce(0) { $0 + $1.reported }) * scale
                up -= a
                for (y, height) in [(up, a), (down, b)] where height > 0 {
                    let (left, top) = (Chart.number(x(start)), Chart.number(y))
                    let (w, h) = (Chart.number(bar), Chart.number(height))
                    paths[quad, default: ""] += "M\(left) \(top)h\(w)v\(h)h-\(w)z"
                }
                down += b
            }
        }
        return HTML(
            paths.keys.sorted().map { quad in
                let style = (QuadClass(rawValue: quad) ?? .verbalCooperation).styleClass
                return tag("path", style, Attribute("d", paths[quad] ?? "")) {}
            })
    }
}
#endif
