#if Server
/// Figures of charts, rounded so that a chart is the same on every machine.
enum Chart {
    /// "12.5".
    static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let size = abs(tenths)
        let sign = tenths < 0 ? "-" : ""
        return size % 10 == 0 ? "\(sign)\(size / 10)" : "\(sign)\(size / 10).\(size % 10)"
    }

    /// A drawing of a size, with what it shows in words.
    static func svg(
        _ label: String, width: Double, height: Double, id: String? = nil,
        extra: [Attribute?] = [], @Markup content: () -> HTML
    ) -> HTML {
        tag(
            "svg",
            attributes: [
                Attribute("viewBox", "0 0 \(number(width)) \(number(height))"),
                Attribute("role", "img"), .label(label), id.map(Attribute.id),
            ] + extra, content: content)
    }

    static func rect(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: Attribute,
        title: String? = nil
    ) -> HTML {
        tag(
            "rect", attribute("x", x), attribute("y", y), attribute("width", width),
            attribute("height", height), style
        ) { if let title { tag("title") { title } } }
    }

    static func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: Attribute
    ) -> HTML {
        tag(
            "line", attribute("x1", x1), attribute("y1", y1), attribute("x2", x2),
            attribute("y2", y2), style
        ) {}
    }

    static func circle(
        _ x: Double, _ y: Double, _ radius: Double, _ style: Attribute, title: String? = nil
    ) -> HTML {
        tag("circle", attribute("cx", x), attribute("cy", y), attribute("r", radius), style) {
            if let title { tag("title") { title } }
        }
    }

    static func text(
        _ words: String, _ x: Double, _ y: Double, anchor: String = "start",
        _ style: Attribute = .class("axis")
    ) -> HTML {
        tag(
            "text", attribute("x", x), attribute("y", y), Attribute("text-anchor", anchor), style
        ) { words }
    }

    static func path(_ points: [(x: Double, y: Double)], _ style: Attribute) -> HTML {
        let steps = points.enumerated().map { n, point in
            (n == 0 ? "M" : "L") + number(point.x) + " " + number(point.y)
        }
        return tag("path", Attribute("d", steps.joined(separator: " ")), style) {}
    }

    static func attribute(_ name: StaticString, _ value: Double) -> Attribute {
        Attribute(name, number(value))
    }
}
#endif
