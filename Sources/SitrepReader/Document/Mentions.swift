import SitrepModel

/// A name in the text and its kind.
public struct NameMention: Sendable, Hashable {
    /// Its tokens.
    public var tokens: Range<Int>
    /// What sort it is.
    public var kind: Kind

    /// The sorts.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case person = "PERSON"
        case organisation = "ORG"
        case place = "PLACE"
        /// Nationality, religious or political group.
        case group = "NORP"
        case event = "EVENT"
        case weapon = "WEAPON"
    }

    /// Makes one from its parts.
    public init(tokens: Range<Int>, kind: Kind) {
        self.tokens = tokens
        self.kind = kind
    }
}

/// A time expression with its value (TIMEX3's date, time, duration and set).
public struct TimeExpression: Sendable, Hashable {
    /// Where it stands.
    public var span: Span
    /// Index of its sentence.
    public var sentence: Int
    /// What sort it is.
    public var kind: Kind
    /// The date that it resolves to; nil for durations, sets, and what the anchor can't resolve.
    public var date: DateValue?
    /// TIMEX3 value: "2022-01-26", "2022-W04", "PT2H", "P3D", "XXXX-WXX-4", "PAST_REF", ...
    public var value: String
    /// BEFORE, AFTER, START, MID, END, APPROX, EARLY, LATE; nil for none.
    public var modifier: String?
    /// How it was resolved, in words: anchor, direction and why.
    public var reason: String
    /// True where it would need the article's date, which is not known.
    public var needsAnchor: Bool

    /// The sorts.
    public enum Kind: String, Sendable, Hashable { case date, time, duration, set }

    /// Makes one from its parts.
    public init(
        span: Span, sentence: Int, kind: Kind, date: DateValue?, value: String,
        modifier: String? = nil, reason: String, needsAnchor: Bool = false
    ) {
        self.span = span
        self.sentence = sentence
        self.kind = kind
        self.date = date
        self.value = value
        self.modifier = modifier
        self.reason = reason
        self.needsAnchor = needsAnchor
    }
}

/// A stated number with what it counts.
public struct QuantityMention: Sendable, Hashable {
    /// Where it stands.
    public var span: Span
    /// Index of its sentence.
    public var sentence: Int
    /// The number.
    public var value: Double
    /// Upper end of a range.
    public var upper: Double?
    /// How the number bounds the true one.
    public var bound: QuantityBound
    /// The hedging words' span.
    public var hedge: Span?
    /// people, troops, dead, wounded, currency, km, aircraft, percent, ...; "" where unknown.
    public var unit: String
    /// ISO 4217.
    public var currency: String?
    /// Token index of the noun that it counts.
    public var counted: Int?

    /// Makes one from its parts.
    public init(
        span: Span, sentence: Int, value: Double, upper: Double? = nil, bound: QuantityBound,
        hedge: Span? = nil, unit: String, currency: String? = nil, counted: Int? = nil
    ) {
        self.span = span
        self.sentence = sentence
        self.value = value
        self.upper = upper
        self.bound = bound
        self.hedge = hedge
        self.unit = unit
        self.currency = currency
        self.counted = counted
    }
}

/// Something said, with its speaker.
public struct Quotation: Sendable, Hashable {
    /// The words that are said, without quotation marks or cue.
    public var content: Span
    /// Sentences that it touches.
    public var sentences: Range<Int>
    /// Direct, indirect or mixed.
    public var form: Form
    /// Tokens of the speaker's mention; nil where none is found.
    public var speaker: Range<Int>?
    /// Tokens of whoever is spoken to.
    public var addressee: Range<Int>?
    /// Tokens of the verb or phrase of saying.
    public var cue: Range<Int>?

    /// How speech is reported.
    public enum Form: String, Sendable, Hashable { case direct, indirect, mixed }

    /// Makes one from its parts.
    public init(
        content: Span, sentences: Range<Int>, form: Form, speaker: Range<Int>?,
        addressee: Range<Int>? = nil, cue: Range<Int>?
    ) {
        self.content = content
        self.sentences = sentences
        self.form = form
        self.speaker = speaker
        self.addressee = addressee
        self.cue = cue
    }
}

/// A mention that stands for an earlier or fuller one.
public struct Reference: Sendable, Hashable {
    /// The mention: "he", "the president", "Blinken", "the note".
    public var mention: Range<Int>
    /// The mention that says best who it is.
    public var antecedent: Range<Int>
    /// pronoun, title, short name, acronym, role, document.
    public var kind: String

    /// Makes one from its parts.
    public init(mention: Range<Int>, antecedent: Range<Int>, kind: String) {
        self.mention = mention
        self.antecedent = antecedent
        self.kind = kind
    }
}

/// What the engine's act heads read in one sentence.
package struct ActReading: Sendable {
    /// Proposed triggers in text order.
    package var triggers: [Trigger] = []
    /// What the sentence is about, as the encoder has it: the mean of its words' states.
    package var gist: [Float] = []

    package struct Trigger: Sendable {
        /// Token index in the document.
        package var token: Int
        /// Probability of no act, then of roots 01...20 (21 values).
        package var roots: [Float]
        /// Most probable CAMEO codes with their probabilities, best first.
        package var cameo: [(code: String, probability: Float)]
        /// Most probable PLOVER events, best first.
        package var plover: [(event: String, probability: Float)]
        /// actual, future, hypothetical, negated.
        package var modality: [Float]
        /// For each token of the sentence: probabilities of none, actor, target, teller, other.
        package var roles: [[Float]]
        /// The same for sentences around it.
        package var around: [Around]

        package init(
            token: Int, roots: [Float], cameo: [(code: String, probability: Float)],
            plover: [(event: String, probability: Float)], modality: [Float], roles: [[Float]],
            around: [Around] = []
        ) {
            self.token = token
            self.roots = roots
            self.cameo = cameo
            self.plover = plover
            self.modality = modality
            self.roles = roles
            self.around = around
        }
    }

    /// What the words of another sentence are in a trigger's act.
    package struct Around: Sendable {
        package var tokens: Range<Int>
        /// Labels a word.
        package var width: Int
        /// Probabilities of none, actor, target, teller, other, word after word.
        package var roles: [Float]

        /// The greatest probability of a part among some tokens; 0 for tokens elsewhere.
        package func probability(of role: Int, in range: Range<Int>) -> Float {
            var best: Float = 0
            for token in range.clamped(to: tokens) {
                let at = (token - tokens.lowerBound) * width + role
                if at < roles.count { best = max(best, roles[at]) }
            }
            return best
        }
    }

    package init() {}
}
