#if Server
/// Places for the actors of a network: those that share many events come close together.
///
/// Springs and repulsion (Fruchterman and Reingold, 1991) from fixed first places, without randomness:
/// equal networks look equal everywhere.
struct NetworkLayout {
    /// Between 0 and 1 each.
    var places: [(x: Double, y: Double)]

    /// - Parameters:
    ///   - count: how many actors, the busiest first.
    ///   - edges: pairs of them with a weight above 0.
    init(count: Int, edges: [(a: Int, b: Int, weight: Double)]) {
        // On a spiral to begin with: the busiest in the middle. Only + - * / and square roots, which
        // are the same on every machine.
        var x = [Double](repeating: 0, count: count)
        var y = x
        var (dx, dy) = (1.0, 0.0)
        for n in 0..<count {
            let radius = (Double(n) / Double(max(count, 1))).squareRoot()
            (x[n], y[n]) = (dx * radius, dy * radius)
            // Turned by the golden angle.
            (dx, dy) = (
                dx * -0.7373688780783197 - dy * 0.6754902942615238,
                dx * 0.6754902942615238 + dy * -0.7373688780783197
            )
        }
        let most = edges.map(\.weight).max() ?? 1
        let ideal = 1.5 / Double(max(count, 1)).squareRoot()
        var heat = 0.2
        for _ in 0..<300 {
            var (fx, fy) = (
                [Double](repeating: 0, count: count), [Double](repeating: 0, count: count)
            )
            for a in 0..<count {
                for b in (a + 1)..<max(count, a + 1) {
                    let (u, v) = (x[a] - x[b], y[a] - y[b])
                    let distance = max((u * u + v * v).squareRoot(), 0.01)
                    let push = ideal * ideal / distance / distance
                    fx[a] += u * push
                    fy[a] += v * push
                    fx[b] -= u * push
                    fy[b] -= v * push
                }
                // A pull to the middle keeps those apart that have no tie.
                fx[a] -= x[a] * 0.3
                fy[a] -= y[a] * 0.3
            }
            for edge in edges {
                let (u, v) = (x[edge.a] - x[edge.b], y[edge.a] - y[edge.b])
                let distance = max((u * u + v * v).squareRoot(), 0.01)
                let pull = distance / ideal * (0.3 + 0.7 * edge.weight / most) * 0.4
                fx[edge.a] -= u * pull
                fy[edge.a] -= v * pull
                fx[edge.b] += u * pull
                fy[edge.b] += v * pull
            }
            for n in 0..<count {
                let force = max((fx[n] * fx[n] + fy[n] * fy[n]).squareRoot(), 1e-9)
                let step = min(force, heat) / force
                x[n] += fx[n] * step
                y[n] += fy[n] * step
            }
            heat *= 0.985
        }
        places = Self.scaled(x, y)
    }

    private static func scaled(_ x: [Double], _ y: [Double]) -> [(x: Double, y: Double)] {
        guard let left = x.min(), let right = x.max(), let top = y.min(), let bottom = y.max()
        else { return [] }
        let (width, height) = (max(right - left, 1e-6), max(bottom - top, 1e-6))
        return zip(x, y).map { (($0 - left) / width, ($1 - top) / height) }
    }
}
#endif
