/// How far confidences can be trusted: of the assertions of about the same confidence, how many are
/// right. A confidence is calibrated if that share is the confidence.
struct Reliability {
    /// One coded assertion against gold.
    struct Outcome: Sendable, Equatable {
        var confidence: Double
        /// Whether it pairs with a gold assertion of its root.
        var root: Bool
        /// Whether both parties are right, too.
        var who: Bool
    }

    private static let bins = 10
    private let outcomes: [Outcome]

    init(_ outcomes: [Outcome]) { self.outcomes = outcomes }

    private func bin(_ index: Int) -> [Outcome] {
        outcomes.filter { min(Self.bins - 1, Int($0.confidence * Double(Self.bins))) == index }
    }

    private static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }

    private static func share(_ outcomes: [Outcome], _ isRight: (Outcome) -> Bool) -> Double {
        mean(outcomes.map { isRight($0) ? 1 : 0 })
    }

    /// The mean distance between confidence and share of right roots, weighted by the bins' sizes
    /// (expected calibration error).
    var error: Double {
        var sum = 0.0
        for index in 0..<Self.bins {
            let members = bin(index)
            sum +=
                Double(members.count)
                * abs(Self.mean(members.map(\.confidence)) - Self.share(members, \.root))
        }
        return outcomes.isEmpty ? 0 : sum / Double(outcomes.count)
    }

    /// As a table for people, in percent; "" without outcomes.
    var text: String {
        guard !outcomes.isEmpty else { return "" }
        func row(_ cells: [String]) -> String {
            cells.map { String(repeating: " ", count: max(1, 12 - $0.count)) + $0 }.joined() + "\n"
        }
        var text = "  reliability of the confidence\n"
        text += row(["confidence", "assertions", "mean", "root right", "and parties"])
        for index in 0..<Self.bins {
            let members = bin(index)
            guard !members.isEmpty else { continue }
            text += row([
                "0.\(index) - \(index == Self.bins - 1 ? "1.0" : "0.\(index + 1)")",
                "\(members.count)", ScoreTable.percent(Self.mean(members.map(\.confidence))),
                ScoreTable.percent(Self.share(members, \.root)),
                ScoreTable.percent(Self.share(members, \.who)),
            ])
        }
        return text + "    expected calibration error for the root: \(ScoreTable.percent(error))\n"
    }

    /// One line an assertion: confidence, root right, parties right too; for fitting a new table.
    var lines: String {
        outcomes.map { "\($0.confidence)\t\($0.root ? 1 : 0)\t\($0.who ? 1 : 0)\n" }.joined()
    }
}
