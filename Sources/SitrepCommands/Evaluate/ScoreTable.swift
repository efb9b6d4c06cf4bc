import SitrepModel

/// Scores as a table for people: one line a component, columns aligned, in percent.
struct ScoreTable {
    private enum Row {
        case heading(String)
        case score(String, Tally)
        case share(String, hits: Int, of: Int)
        case ratio(String, Int, per: Int)
    }

    let title: String
    private var rows: [Row] = []

    init(title: String) { self.title = title }

    /// A line that names what follows.
    mutating func heading(_ text: String) { rows.append(.heading(text)) }

    /// Precision, recall and F1 of one component or label.
    mutating func add(_ name: String, _ tally: Tally) { rows.append(.score(name, tally)) }

    /// How many of so many are right.
    mutating func add(_ name: String, hits: Int, of total: Int) {
        rows.append(.share(name, hits: hits, of: total))
    }

    /// How many things there are for each of so many.
    mutating func add(_ name: String, _ count: Int, per total: Int) {
        rows.append(.ratio(name, count, per: total))
    }

    var text: String {
        let names = rows.compactMap { row -> String? in
            switch row {
            case .heading: nil
            case .score(let name, _), .share(let name, _, _), .ratio(let name, _, _): name
            }
        }
        let width = (names.map(\.count).max() ?? 0) + 4
        let columns = ["precision", "recall", "F1", "gold", "found", "right"]
        var lines = [title, Self.pad("", width) + columns.map { Self.cell($0) }.joined()]
        for row in rows {
            switch row {
            case .heading(let text):
                lines.append("  \(text)")
            case .score(let name, let tally):
                let numbers = [tally.precision, tally.recall, tally.f1].map(Self.percent)
                let counts = [tally.gold, tally.predicted, tally.hits].map(String.init)
                lines.append(
                    Self.pad("    \(name)", width)
                        + (numbers + counts).map { Self.cell($0) }.joined())
            case .share(let name, let hits, let total):
                let share = total == 0 ? "-" : Self.percent(Double(hits) / Double(total))
                let cells = ["", "", share, String(total), "", String(hits)]
                lines.append(Self.pad("    \(name)", width) + cells.map { Self.cell($0) }.joined())
            case .ratio(let name, let count, let total):
                let ratio = total == 0 ? "-" : Self.percent(Double(count) / Double(total) / 100)
                let cells = ["", "", ratio, String(total), String(count)]
                lines.append(Self.pad("    \(name)", width) + cells.map { Self.cell($0) }.joined())
            }
        }
        return lines.map(Self.trimmed).joined(separator: "\n") + "\n"
    }

    /// A share as a percentage with two decimals, rounded half up.
    static func percent(_ share: Double) -> String {
        let hundredths = Int((share * 10_000).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    private static func cell(_ text: String) -> String {
        String(repeating: " ", count: max(1, 10 - text.count)) + text
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func trimmed(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }
}
