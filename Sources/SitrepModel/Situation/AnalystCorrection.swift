/// What an analyst says against or beside the machine's answer, as a brief shows it: beside what it
/// speaks of, which stays as it was read.
public struct AnalystCorrection: Codable, Sendable, Hashable {
    /// Counts all corrections of the archive from 1.
    public var number: Int
    /// merge, split, recode, reject or note.
    public var kind: String
    /// Who says it.
    public var who: String
    /// When, RFC 3339 in UTC.
    public var time: String
    /// Identifiers of what it speaks of: events, ledger entries, articles, assertions, as they stand.
    public var subjects: [String]
    /// The note, or the reason.
    public var text: String?
    /// The codes or values that it wants, by the names of JSON.
    public var fields: [String: String]?

    package init(
        number: Int, kind: String, who: String, time: String, subjects: [String],
        text: String? = nil, fields: [String: String]? = nil
    ) {
        self.number = number
        self.kind = kind
        self.who = who
        self.time = time
        self.subjects = subjects
        self.text = text
        self.fields = fields
    }

    /// In words: "rejected by Ana Ruiz: it is last year's figure".
    package var words: String {
        let reason = text.map { ": \($0)" } ?? ""
        switch kind {
        case "reject": return "rejected by \(who)\(reason)"
        case "note": return "note by \(who)\(reason)"
        case "merge": return "one event according to \(who)\(reason)"
        case "split": return "according to \(who) some of its sentences tell another event\(reason)"
        case "recode":
            let list = (fields ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            return "re-coded by \(who): \(list.joined(separator: ", "))"
        default: return "\(kind) by \(who)\(reason)"
        }
    }
}
