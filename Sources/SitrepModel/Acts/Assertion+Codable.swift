/// An assertion as a line of `sitrep map`: flat keys that scripts may rely on.
extension Assertion: Codable {
    private enum CodingKeys: String, CodingKey {
        case id, article, sentence, start, end, trigger
        case triggerStart = "trigger_start"
        case triggerEnd = "trigger_end"
        case actor
        case actorKey = "actor_key"
        case actorName = "actor_name"
        case actorRole = "actor_role"
        case actorSpan = "actor_span"
        case target
        case targetKey = "target_key"
        case targetName = "target_name"
        case targetRole = "target_role"
        case targetSpan = "target_span"
        case root, cameo, plover, goldstein, quad, when
        case whenPrecision = "when_precision"
        case whenInferred = "when_inferred"
        case whenReason = "when_reason"
        case whenSpan = "when_span"
        case place = "where"
        case modality
        case saidBy = "said_by"
        case saidByKey = "said_by_key"
        case chain, quantities, content, channel, confidence, explanation, outlet, agency, published
    }

    /// Writes the boundary form.
    public func encode(to encoder: any Encoder) throws {
        var c = encoder.container(keyedBy: CodingKeys.self)
        try c.encode(id, forKey: .id)
        try c.encode(article, forKey: .article)
        try c.encode(sentence.quote, forKey: .sentence)
        try c.encode(sentence.start, forKey: .start)
        try c.encode(sentence.end, forKey: .end)
        try c.encode(trigger.quote, forKey: .trigger)
        try c.encode(trigger.start, forKey: .triggerStart)
        try c.encode(trigger.end, forKey: .triggerEnd)
        try c.encode(actor.text, forKey: .actor)
        try c.encode(actor.key, forKey: .actorKey)
        try c.encodeIfPresent(actor.name, forKey: .actorName)
        try c.encodeIfPresent(actor.role, forKey: .actorRole)
        try c.encodeIfPresent(actor.span, forKey: .actorSpan)
        try c.encode(target.text, forKey: .target)
        try c.encode(target.key, forKey: .targetKey)
        try c.encodeIfPresent(target.name, forKey: .targetName)
        try c.encodeIfPresent(target.role, forKey: .targetRole)
        try c.encodeIfPresent(target.span, forKey: .targetSpan)
        try c.encode(act.root, forKey: .root)
        try c.encode(act.cameo, forKey: .cameo)
        try c.encode(act.plover, forKey: .plover)
        try c.encode(act.goldstein, forKey: .goldstein)
        try c.encode(act.quad, forKey: .quad)
        try c.encode(when?.value.value ?? "", forKey: .when)
        try c.encodeIfPresent(when?.value.precision, forKey: .whenPrecision)
        try c.encodeIfPresent(when?.inferred, forKey: .whenInferred)
        try c.encodeIfPresent(when?.reason, forKey: .whenReason)
        try c.encodeIfPresent(when?.expression, forKey: .whenSpan)
        try c.encodeIfPresent(place, forKey: .place)
        try c.encode(modality, forKey: .modality)
        try c.encode(tellers.first?.actor.text ?? "", forKey: .saidBy)
        try c.encode(tellers.first?.actor.key ?? "", forKey: .saidByKey)
        if !tellers.isEmpty { try c.encode(tellers, forKey: .chain) }
        if !quantities.isEmpty { try c.encode(quantities, forKey: .quantities) }
        try c.encodeIfPresent(content, forKey: .content)
        try c.encodeIfPresent(channel, forKey: .channel)
        try c.encode(confidence, forKey: .confidence)
        if !explanation.isEmpty { try c.encode(explanation, forKey: .explanation) }
        try c.encodeIfPresent(outlet, forKey: .outlet)
        try c.encodeIfPresent(agency, forKey: .agency)
        try c.encodeIfPresent(published, forKey: .published)
    }

    /// Reads the boundary form.
    public init(from decoder: any Decoder) throws {
        let c = try decoder.container(keyedBy: CodingKeys.self)
        let sentence = QuotedSpan(
            start: try c.decode(Int.self, forKey: .start),
            end: try c.decode(Int.self, forKey: .end),
            quote: try c.decode(String.self, forKey: .sentence))
        let triggerText = try c.decode(String.self, forKey: .trigger)
        let triggerStart = try c.decodeIfPresent(Int.self, forKey: .triggerStart) ?? sentence.start
        let trigger = QuotedSpan(
            start: triggerStart,
            end: try c.decodeIfPresent(Int.self, forKey: .triggerEnd)
                ?? triggerStart + triggerText.unicodeScalars.count,
            quote: triggerText)
        let actor = ActorReference(
            text: try c.decode(String.self, forKey: .actor),
            key: try c.decode(String.self, forKey: .actorKey),
            name: try c.decodeIfPresent(String.self, forKey: .actorName),
            role: try c.decodeIfPresent(String.self, forKey: .actorRole),
            span: try c.decodeIfPresent(QuotedSpan.self, forKey: .actorSpan))
        let target = ActorReference(
            text: try c.decode(String.self, forKey: .target),
            key: try c.decode(String.self, forKey: .targetKey),
            name: try c.decodeIfPresent(String.self, forKey: .targetName),
            role: try c.decodeIfPresent(String.self, forKey: .targetRole),
            span: try c.decodeIfPresent(QuotedSpan.self, forKey: .targetSpan))
        let act = Act(
            cameo: try c.decode(String.self, forKey: .cameo),
            plover: try c.decode(Plover.self, forKey: .plover),
            goldstein: try c.decode(Double.self, forKey: .goldstein),
            quad: try c.decode(QuadClass.self, forKey: .quad))
        var date = DateValue(try c.decodeIfPresent(String.self, forKey: .when) ?? "")
        if let precision = try c.decodeIfPresent(DatePrecision.self, forKey: .whenPrecision) {
            date?.precision = precision
        }
        let inferred = try c.decodeIfPresent(Bool.self, forKey: .whenInferred) ?? false
        let reason = try c.decodeIfPresent(String.self, forKey: .whenReason) ?? ""
        let expression = try c.decodeIfPresent(QuotedSpan.self, forKey: .whenSpan)
        self.init(
            article: try c.decode(String.self, forKey: .article), sentence: sentence,
            trigger: trigger, actor: actor, target: target, act: act,
            when: date.map {
                ActDate(value: $0, inferred: inferred, reason: reason, expression: expression)
            },
            place: try c.decodeIfPresent(Place.self, forKey: .place),
            modality: try c.decode(Modality.self, forKey: .modality),
            tellers: try c.decodeIfPresent([Teller].self, forKey: .chain) ?? [],
            quantities: try c.decodeIfPresent([Quantity].self, forKey: .quantities) ?? [],
            content: try c.decodeIfPresent(Content.self, forKey: .content),
            channel: try c.decodeIfPresent(String.self, forKey: .channel),
            confidence: try c.decode(Double.self, forKey: .confidence),
            explanation: try c.decodeIfPresent([Reason].self, forKey: .explanation) ?? [],
            outlet: try c.decodeIfPresent(String.self, forKey: .outlet),
            agency: try c.decodeIfPresent(String.self, forKey: .agency),
            published: try c.decodeIfPresent(DateValue.self, forKey: .published))
        if let id = try c.decodeIfPresent(String.self, forKey: .id) { self.id = id }
    }
}
