import SitrepModel

/// Who issued the document that the text calls "the note" or "the statement".
struct DocumentIssuers {
    let nouns: ReferenceNouns
    /// By the document noun's lemma: who issued the one mentioned last.
    private var issuers: [String: Range<Int>] = [:]
    /// Subject of the latest verb of issuing, with the verb.
    private var lastIssuer: (verb: Int, subject: Range<Int>)?
    /// Quotations whose speaker has been passed.
    private var passed = 0

    init(nouns: ReferenceNouns) { self.nouns = nouns }

    /// Takes in a mention of a document: "its statement", "the embassy issued a statement".
    mutating func add(_ token: Int, _ document: Document) {
        let lemma = document.tokens[token].lemma
        if let owner = document.children(token, .possessor).first {
            issuers[lemma] = QuotationReader.nounPhrase(owner, document)
        } else if document.tokens[token].relation == .obj, let verb = document.head(token),
            nouns.issues(document.tokens[verb].lemma),
            let subject = document.children(verb, .nsubj).first
        {
            issuers[lemma] = QuotationReader.nounPhrase(subject, document)
        }
    }

    /// Takes in a verb of issuing.
    mutating func add(verb: Int, _ document: Document) {
        guard let subject = document.children(verb, .nsubj).first,
            document.tokens[subject].upos != .pron,
            nouns.kind(document.tokens[subject].lemma) != .document
        else { return }
        lastIssuer = (verb, QuotationReader.nounPhrase(subject, document))
    }

    /// The issuer of that very document, else who spoke or wrote last.
    mutating func issuer(
        of token: Int, _ speakers: SpeakersByToken, _ document: Document
    ) -> Range<Int>? {
        if let known = issuers[document.tokens[token].lemma] { return known }
        while passed < speakers.bySpeaker.count,
            (speakers.bySpeaker[passed].speaker?.upperBound ?? 0) <= token
        {
            passed += 1
        }
        if passed > 0, let speaker = speakers.bySpeaker[passed - 1].speaker { return speaker }
        guard let last = lastIssuer, token - last.verb < 200 else { return nil }
        return last.subject
    }
}
