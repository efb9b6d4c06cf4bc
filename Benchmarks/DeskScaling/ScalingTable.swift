import Foundation

/// Several runs as a table, with the slope of each figure between the smallest and the largest.
enum ScalingTable {
    /// Reads lines of ``ScalingLine`` from standard input and prints the table.
    static func show() throws {
        var runs: [ScalingLine] = []
        while let line = readLine() {
            runs.append(try JSONDecoder().decode(ScalingLine.self, from: Data(line.utf8)))
        }
        runs.sort { $0.count < $1.count }
        guard let last = runs.last else { return }
        print("| articles | " + runs.map { "\($0.count)" }.joined(separator: " | ") + " | slope |")
        print("| --- |" + String(repeating: " --- |", count: runs.count + 1))
        for name in last.figures.keys.sorted() {
            let values = runs.map { $0.figures[name] ?? 0 }
            let slope = slope(runs.map(\.count), values)
            print(
                "| \(name) | " + values.map(text).joined(separator: " | ")
                    + " | \(slope.map(text) ?? "") |")
        }
    }

    /// The exponent b of the best fit a·n^b, by least squares of the logarithms.
    private static func slope(_ counts: [Int], _ values: [Double]) -> Double? {
        let points = zip(counts, values).filter { $0.1 > 0 }.map { (log(Double($0)), log($1)) }
        guard points.count > 1 else { return nil }
        let n = Double(points.count)
        let (mx, my) = (points.map(\.0).reduce(0, +) / n, points.map(\.1).reduce(0, +) / n)
        let spread = points.reduce(0) { $0 + ($1.0 - mx) * ($1.0 - mx) }
        return points.reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) } / spread
    }

    private static func text(_ x: Double) -> String {
        x >= 100 ? "\(Int(x.rounded()))" : "\((x * 100).rounded() / 100)"
    }
}
