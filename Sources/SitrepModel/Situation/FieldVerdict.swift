/// For one field of an event over several articles: whether they agree, differ or are silent, with
/// every value and the words that give it.
public struct FieldVerdict: Codable, Sendable, Hashable {
    /// Agree, differ or silent.
    public var verdict: Verdict
    /// How the values stand to each other, where there is more than one.
    public var kind: Kind?
    /// All values, best supported first.
    @AbsentIfEmpty public var values: [FieldValue]
    /// The event's articles that give no value.
    @AbsentIfEmpty public var silent: [String]

    /// What the articles of an event make of one field.
    public enum Verdict: String, Codable, Sendable {
        /// All that give a value give the same.
        case agree
        case differ
        /// Only one article gives a value; the others say nothing of it.
        case silent
    }

    /// How two values of a field stand to each other, most serious first.
    public enum Kind: String, Codable, Sendable, CaseIterable, Comparable {
        case contradiction
        case differentBound = "different_bound"
        case differentAsOf = "different_as_of"
        case differentScope = "different_scope"
        case morePrecise = "more_precise"
        case nameVariant = "name_variant"
        case translation

        /// In words, for the brief.
        public var words: String { rawValue.split(separator: "_").joined(separator: " ") }

        /// Most serious first.
        public static func < (a: Kind, b: Kind) -> Bool {
            (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
        }
    }

    package init(verdict: Verdict, kind: Kind?, values: [FieldValue], silent: [String]) {
        self.verdict = verdict
        self.kind = kind
        self.values = values
        self.silent = silent
    }
}

/// One value of a field and who gives it.
public struct FieldValue: Codable, Sendable, Hashable {
    /// The value in words or in ISO 8601.
    public var value: String
    /// The articles that give it.
    public var articles: [String]
    /// Keys of the independent origins behind them.
    public var origins: [String]
    /// The words that give it.
    public var evidence: [Evidence]

    package init(value: String, articles: [String], origins: [String], evidence: [Evidence]) {
        self.value = value
        self.articles = articles
        self.origins = origins
        self.evidence = evidence
    }
}

/// A field of an event in which its reports differ.
public struct Difference: Codable, Sendable, Hashable {
    /// The event's identifier.
    public var event: String
    /// What it is about, in words.
    public var about: String
    /// The field: date, place, actors, numbers, act, outcome.
    public var field: String
    /// How the values differ.
    public var kind: FieldVerdict.Kind
    /// The values side by side.
    public var values: [FieldValue]
    /// All words that give them.
    public var evidence: [Evidence]

    package init(
        event: String, about: String, field: String, kind: FieldVerdict.Kind, values: [FieldValue],
        evidence: [Evidence]
    ) {
        self.event = event
        self.about = about
        self.field = field
        self.kind = kind
        self.values = values
        self.evidence = evidence
    }
}
