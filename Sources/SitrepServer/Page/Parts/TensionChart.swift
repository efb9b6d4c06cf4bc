#if Server
import SitrepModel

/// Three lines over the days: threats, acts, cooperation, on Goldstein's scale of -10 to 10.
struct TensionChart {
    /// By day, earliest first.
    var figures: [Tension]
    var width: Double
    var height: Double

    private let margin = (left: 30.0, right: 76.0, top: 8.0, bottom: 18.0)

    private var first: Int { figures.first?.day.first.ordinal ?? 0 }
    private var last: Int { max(figures.last?.day.last.ordinal ?? 0, first + 1) }

    private func x(_ day: Int) -> Double {
        margin.left + Double(day - first) / Double(last - first)
            * (width - margin.left - margin.right)
    }

    private func y(_ value: Double) -> Double {
        margin.top + (10 - value) / 20 * (height - margin.top - margin.bottom)
    }

    var html: HTML {
        Chart.svg(label, width: width, height: height) {
            [10.0, 5, 0, -5, -10].map { value in
                HTML([
                    Chart.line(
                        margin.left, y(value), width - margin.right, y(value),
                        value == 0 ? .class("zero") : .class("grid")),
                    Chart.text(
                        value == 0 ? "0" : String(Words.decimal(value).dropLast(2)),
                        margin.left - 5, y(value) + 3.5, anchor: "end"),
                ])
            }
            ticks
            series(\.cooperation, .class("coop"), "cooperation")
            series(\.threats, .class("threat"), "threats")
            series(\.acts, .class("force"), "acts")
        }
    }

    private var label: String {
        guard let a = figures.first, let b = figures.last else { return "No figures" }
        return "Tension from \(Words.short(a.day)) to \(Words.short(b.day)), latest: threats "
            + "\(Words.decimal(b.threats)), acts \(Words.decimal(b.acts)), cooperation "
            + "\(Words.decimal(b.cooperation)), n \(b.n)"
    }

    private var ticks: HTML {
        let most = max(2, Int((width - margin.left - margin.right) / 75))
        let step = max(1, (last - first + most - 1) / most)
        return HTML(
            stride(from: first, through: last, by: step).map { day in
                let date = CalendarDay(ordinal: day)
                return Chart.text(
                    "\(date.day) \(Words.short(month: date.month))", x(day), height - 4,
                    anchor: "middle")
            })
    }

    /// A line through the days that have a figure other than none, with a mark on each.
    private func series(
        _ value: KeyPath<Tension, Double>, _ style: Attribute, _ name: String
    ) -> HTML {
        let points = figures.map { (x: x($0.day.first.ordinal), y: y($0[keyPath: value])) }
        return tag("g", style) {
            Chart.path(points, Attribute("fill", "none"))
            zip(figures, points).map { figure, point in
                Chart.circle(
                    point.x, point.y, min(2 + Double(figure.n) / 6, 5), .class("point"),
                    title: "\(Words.short(figure.day)): \(name) "
                        + "\(Words.decimal(figure[keyPath: value])), n \(figure.n)")
            }
            if let last = points.last {
                Chart.text(
                    name, last.x + 8, last.y + 3.5 + spread(value), .class("name"))
            }
        }
    }

    /// Names of lines that end at one height are set apart.
    private func spread(_ value: KeyPath<Tension, Double>) -> Double {
        guard let last = figures.last else { return 0 }
        let keys: [KeyPath<Tension, Double>] = [\.cooperation, \.threats, \.acts]
        let sorted = keys.enumerated().sorted {
            (y(last[keyPath: $0.element]), $0.offset) < (y(last[keyPath: $1.element]), $1.offset)
        }
        var bottom = -Double.infinity
        for (_, key) in sorted {
            let place = max(y(last[keyPath: key]), bottom + 11)
            if key == value { return place - y(last[keyPath: key]) }
            bottom = place
        }
        return 0
    }
}
#endif
