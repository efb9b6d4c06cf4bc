/// One article says that an actor did, will do, may do or did not do something to, with or about
/// another, or said something. The unit of extraction; GDELT calls it a mention.
///
/// Spans are in boundary form, so that a line of `sitrep map` carries all that the Desk needs.
public struct Assertion: Sendable, Hashable {
    /// Hash of article, sentence, trigger, parties and act.
    public var id: String
    /// The article's identifier.
    public var article: String
    /// Index of its sentence.
    public var sentence: QuotedSpan
    /// The words that express the act.
    public var trigger: QuotedSpan
    /// Who acts.
    public var actor: ActorReference
    /// Empty key and text where there is none.
    public var target: ActorReference
    /// What kind of act.
    public var act: Act
    /// When; nil where the article gives nothing.
    public var when: ActDate?
    /// Where.
    public var place: Place?
    /// Whether it happened, will, may or did not.
    public var modality: Modality
    /// Who the report says it from, nearest first: speaker, then the document or office through
    /// which it spoke, then agency and outlet. Empty where the article speaks in its own voice.
    public var tellers: [Teller]
    /// Stated numbers in text order.
    public var quantities: [Quantity]
    /// What was said, demanded or promised, where the act is a saying.
    public var content: Content?
    /// "in writing", "by telephone", ... where the text says how.
    public var channel: String?
    /// Calibrated probability that act, parties and modality are right, 0...1.
    public var confidence: Double
    /// How each part was found.
    public var explanation: [Reason]
    /// The carrying article's masthead, agency and date, so that a line stands on its own.
    public var outlet: String?
    /// The agency whose text it is.
    public var agency: String?
    /// When the article was published.
    public var published: DateValue?

    /// Makes one from its parts.
    public init(
        article: String, sentence: QuotedSpan, trigger: QuotedSpan, actor: ActorReference,
        target: ActorReference, act: Act, when: ActDate?, place: Place?, modality: Modality,
        tellers: [Teller], quantities: [Quantity], content: Content?, channel: String?,
        confidence: Double, explanation: [Reason], outlet: String? = nil, agency: String? = nil,
        published: DateValue? = nil
    ) {
        self.id = Self.identifier(
            article: article, sentence: sentence, trigger: trigger, actor: actor, target: target,
            act: act)
        self.article = article
        self.sentence = sentence
        self.trigger = trigger
        self.actor = actor
        self.target = target
        self.act = act
        self.when = when
        self.place = place
        self.modality = modality
        self.tellers = tellers
        self.quantities = quantities
        self.content = content
        self.channel = channel
        self.confidence = confidence
        self.explanation = explanation
        self.outlet = outlet
        self.agency = agency
        self.published = published
    }

    private static func identifier(
        article: String, sentence: QuotedSpan, trigger: QuotedSpan, actor: ActorReference,
        target: ActorReference, act: Act
    ) -> String {
        ContentHash.identifier(
            "a",
            [
                article, String(sentence.start), String(sentence.end), String(trigger.start),
                String(trigger.end), actor.key, actor.text, target.key, target.text, act.cameo,
            ])
    }

    /// Every span it states, for checks that each resolves to its quoted text.
    public var spans: [QuotedSpan] {
        [sentence, trigger]
            + [actor.span, target.span, when?.expression, place?.span, content?.span]
            .compactMap { $0 } + tellers.flatMap { [$0.actor.span, $0.cue].compactMap { $0 } }
            + quantities.map(\.span) + explanation.compactMap(\.words)
    }
}

/// When an act took or takes place, and how that was found.
public struct ActDate: Codable, Sendable, Hashable {
    /// The date, as exactly as it is known.
    public var value: DateValue
    /// True where it does not follow from a time expression of the sentence.
    public var inferred: Bool
    /// In words: "'Wednesday' before the dateline of 2022-01-26 (past tense)".
    public var reason: String
    /// The time expression.
    public var expression: QuotedSpan?

    /// Makes one from its parts.
    public init(value: DateValue, inferred: Bool, reason: String, expression: QuotedSpan?) {
        self.value = value
        self.inferred = inferred
        self.reason = reason
        self.expression = expression
    }
}

/// A named place, with its position where the gazetteer knows it.
public struct Place: Codable, Sendable, Hashable {
    /// As written.
    public var name: String
    /// ISO 3166 alpha-3.
    public var country: String?
    /// GeoNames identifier.
    public var geonames: Int?
    /// Degrees north.
    public var latitude: Double?
    /// Degrees east.
    public var longitude: Double?
    /// point, city, region or country.
    public var precision: String?
    /// Where it stands.
    public var span: QuotedSpan?

    /// Makes one from its parts.
    public init(
        name: String, country: String? = nil, geonames: Int? = nil, latitude: Double? = nil,
        longitude: Double? = nil, precision: String? = nil, span: QuotedSpan? = nil
    ) {
        self.name = name
        self.country = country
        self.geonames = geonames
        self.latitude = latitude
        self.longitude = longitude
        self.precision = precision
        self.span = span
    }
}

/// One link of the said-by chain.
public struct Teller: Codable, Sendable, Hashable {
    /// Who acts.
    public var actor: ActorReference
    /// What sort it is.
    public var kind: Kind
    /// How it stands to what is told.
    public var stance: Stance
    /// The verb or phrase of saying: "said", "according to".
    public var cue: QuotedSpan?

    /// The sorts.
    public enum Kind: String, Codable, Sendable { case speaker, document, outlet, agency }
    /// How a teller stands to what is told.
    public enum Stance: String, Codable, Sendable { case says, claims, denies, confirms, fears }

    /// Makes one from its parts.
    public init(actor: ActorReference, kind: Kind, stance: Stance, cue: QuotedSpan?) {
        self.actor = actor
        self.kind = kind
        self.stance = stance
        self.cue = cue
    }
}

/// The words of a statement, demand or promise.
public struct Content: Codable, Sendable, Hashable {
    /// Where it stands.
    public var span: QuotedSpan
    /// True for the speaker's own words between quotation marks.
    public var quoted: Bool

    /// Makes one from its parts.
    public init(span: QuotedSpan, quoted: Bool) {
        self.span = span
        self.quoted = quoted
    }
}

/// Which words and which rule gave one part of an assertion.
public struct Reason: Codable, Sendable, Hashable {
    /// act, actor, target, when, where, modality, said_by, confidence.
    public var part: String
    /// The lexicon entry, rule or head: "lexicon: telephone (04)", "encoder: root 04, p 0.93".
    public var rule: String
    /// The words that led to it.
    public var words: QuotedSpan?

    /// Makes one from its parts.
    public init(part: String, rule: String, words: QuotedSpan? = nil) {
        self.part = part
        self.rule = rule
        self.words = words
    }
}
