#if Server
/// Draws outlines of countries into a window: cut at its edges, without points closer than a unit.
struct MapOutline {
    let window: MapWindow

    /// The `d` of a path; empty where nothing is within.
    func path(_ rings: [BaseMap.Ring]) -> String {
        var text = ""
        for ring in rings {
            for turn in [-360.0, 0, 360] where ring.box.moved(by: turn).overlaps(window.box) {
                var points = ring.points.map {
                    window.project(
                        MapPoint(longitude: $0.longitude + turn, latitude: $0.latitude))
                }
                points = clipped(points)
                append(points, to: &text)
            }
        }
        return text
    }

    /// Sutherland and Hodgman, a little outside the edges so that these are not drawn.
    private func clipped(_ points: [(x: Double, y: Double)]) -> [(x: Double, y: Double)] {
        typealias Point = (x: Double, y: Double)
        func cut(_ points: [Point], _ inside: (Point) -> Double) -> [Point] {
            guard var last = points.last else { return [] }
            var kept: [Point] = []
            for point in points {
                let (a, b) = (inside(last), inside(point))
                if (a < 0) != (b < 0) {
                    let share = a / (a - b)
                    kept.append(
                        (last.x + (point.x - last.x) * share, last.y + (point.y - last.y) * share))
                }
                if b >= 0 { kept.append(point) }
                last = point
            }
            return kept
        }
        let margin = 4.0
        var kept = cut(points) { $0.x + margin }
        kept = cut(kept) { window.width + margin - $0.x }
        kept = cut(kept) { $0.y + margin }
        return cut(kept) { window.height + margin - $0.y }
    }

    /// In whole units, each as the way from the one before.
    private func append(_ points: [(x: Double, y: Double)], to text: inout String) {
        var steps: [(x: Int, y: Int)] = []
        for point in points {
            let step = (x: Int(point.x.rounded()), y: Int(point.y.rounded()))
            if let last = steps.last, abs(last.x - step.x) + abs(last.y - step.y) < 2 { continue }
            steps.append(step)
        }
        guard steps.count > 2 else { return }
        var last = steps[0]
        text += "M\(last.x) \(last.y)l"
        var isFirst = true
        for step in steps.dropFirst() {
            let (x, y) = (step.x - last.x, step.y - last.y)
            text += (isFirst || x < 0 ? "" : " ") + "\(x)" + (y < 0 ? "" : " ") + "\(y)"
            isFirst = false
            last = step
        }
        text += "z"
    }
}
#endif
