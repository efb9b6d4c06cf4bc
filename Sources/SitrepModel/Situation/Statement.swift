/// Who said what, to whom, and through whom the report has it.
public struct Statement: Codable, Sendable, Hashable {
    /// Who speaks.
    public var speaker: Party
    /// Others of whom the same words say that they said it too.
    @AbsentIfEmpty public var alongside: [Party]
    /// To or about whom.
    public var addressee: Party?
    /// The speaker's own words, where the report quotes them.
    public var quote: String?
    /// The report's words, where it does not.
    public var paraphrase: String?
    /// When it was said.
    public var when: EventDate?
    /// Through whom the reports have it, nearest first.
    @AbsentIfEmpty public var chain: [String]
    /// The event it belongs to.
    public var event: String
    /// The words.
    public var evidence: [Evidence]

    package init(
        speaker: Party, alongside: [Party] = [], addressee: Party?, quote: String?,
        paraphrase: String?, when: EventDate?,
        chain: [String], event: String, evidence: [Evidence]
    ) {
        self.speaker = speaker
        self.alongside = alongside
        self.addressee = addressee
        self.quote = quote
        self.paraphrase = paraphrase
        self.when = when
        self.chain = chain
        self.event = event
        self.evidence = evidence
    }
}
