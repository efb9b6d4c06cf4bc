import Foundation
import SitrepReader

/// Turns a raw confidence into the probability that the act's root is right, as measured on texts that
/// nothing was trained on (`acts/calibration.tsv`, written by `Training/calibrate`).
///
/// Between the table's points it is a straight line, so that every machine computes the same.
package struct Calibration: Sendable {
    private let points: [(raw: Double, probability: Double)]

    /// - Parameter file: rows of raw confidence and probability, both rising from 0 to 1.
    /// - Throws: ``ResourceError`` for a file that is missing or whose points don't rise.
    package init(file: URL) throws(ResourceError) {
        var points: [(raw: Double, probability: Double)] = []
        for row in try Table.rows(file) {
            guard row.count == 2, let raw = Double(row[0]), let probability = Double(row[1]),
                (0...1).contains(raw), (0...1).contains(probability),
                points.last.map({ $0.raw < raw && $0.probability <= probability }) ?? true
            else {
                throw ResourceError(
                    file: file.lastPathComponent,
                    reason: "the row '\(row.joined(separator: " "))' does not continue a rise")
            }
            points.append((raw, probability))
        }
        guard points.count > 1 else {
            throw ResourceError(file: file.lastPathComponent, reason: "it wants two points")
        }
        self.points = points
    }

    /// The probability, to three decimals.
    package func probability(_ raw: Double) -> Double {
        let next = points.firstIndex { $0.raw >= raw } ?? points.count - 1
        guard next > 0 else { return points[0].probability }
        let (low, high) = (points[next - 1], points[next])
        let share = min(1, (raw - low.raw) / (high.raw - low.raw))
        let value = low.probability + share * (high.probability - low.probability)
        return (value * 1000).rounded() / 1000
    }
}
