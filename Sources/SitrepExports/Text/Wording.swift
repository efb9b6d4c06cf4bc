import SitrepModel

/// How exports word what the model keeps in keys.
enum Wording {
    /// "Antony Blinken (United States)", "Russia".
    static func name(_ party: Party) -> String {
        let place = PartyNames.display(party.key)
        guard let name = party.name, !name.isEmpty, name != place else {
            return place.isEmpty ? "somebody" : place
        }
        return place.isEmpty ? name : "\(name) (\(place))"
    }

    static func names(_ parties: [Party]) -> String {
        parties.map(name).joined(separator: ", ")
    }

    static func origins(_ origins: [Origin]) -> String {
        origins.map(\.name).joined(separator: ", ")
    }

    /// "Call", "Meeting".
    static func capitalised(_ word: String) -> String {
        word.prefix(1).uppercased() + word.dropFirst()
    }

    /// On one line.
    static func line(_ text: String) -> String {
        text.split { $0.isWhitespace }.joined(separator: " ")
    }

    /// The words that tell something, each with its report; at most so many.
    static func quotes(_ evidence: [Evidence], _ reports: ReportTimes, limit: Int) -> [String] {
        var lines = evidence.prefix(limit).map {
            "\u{201C}\(line($0.quote))\u{201D} (\(reports.name($0.article)))"
        }
        if evidence.count > limit { lines.append("and \(evidence.count - limit) more") }
        return lines
    }

    /// A number without needless digits.
    static func number(_ value: Double) -> String? {
        guard value.isFinite else { return nil }
        if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
        return String(value)
    }
}
