import Foundation
import SitrepModel

/// What an analyst says against or beside the machine's answer. It never erases that answer: both are
/// shown, and a further entry undoes it.
public enum Correction: Sendable, Hashable, Codable {
    /// These events (lineages) are one.
    case merge(events: [String])
    /// These assertions of an event (lineage) tell another one.
    case split(event: String, assertions: [String])
    /// An event (lineage) or assertion is to have these codes or values: names of fields as in JSON.
    case recode(subject: String, fields: [String: String])
    /// An event (lineage), ledger entry (lineage) or assertion is wrong.
    case reject(subject: String, reason: String)
    /// Words beside an event, ledger entry, article, assertion or story.
    case note(subject: String, text: String)
    /// An earlier correction, by its number, no longer holds.
    case undo(correction: Int, reason: String)

    /// "merge", "split", ...
    public var kind: String {
        switch self {
        case .merge: "merge"
        case .split: "split"
        case .recode: "recode"
        case .reject: "reject"
        case .note: "note"
        case .undo: "undo"
        }
    }

    /// What it speaks of.
    public var subjects: [String] {
        switch self {
        case .merge(let events): events
        case .split(let event, let assertions): [event] + assertions
        case .recode(let subject, _), .reject(let subject, _), .note(let subject, _): [subject]
        case .undo: []
        }
    }
}

/// A correction as it was entered.
public struct StoredCorrection: Sendable, Hashable {
    /// Counts from 1.
    public var number: Int
    /// What is said.
    public var correction: Correction
    /// Who says it.
    public var who: String
    /// When, RFC 3339 in UTC.
    public var time: String
    /// The log's entry.
    public var entry: Int
    /// The correction that undid it.
    public var undoneBy: Int?

    /// Whether it holds.
    public var holds: Bool { undoneBy == nil }
}
