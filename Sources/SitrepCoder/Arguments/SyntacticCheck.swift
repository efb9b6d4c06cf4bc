import SitrepModel
import SitrepReader

/// Holds the role head's parties against the syntax: where the grammar says plainly who acts, a party
/// that the head took from elsewhere in the sentence is dropped.
package struct SyntacticCheck: Sendable {
    package init() {}

    /// The actors that stand: those that the verb's own subject (or passive agent) names, if it names any.
    package func actors(
        _ fillers: [ArgumentSpans.Filler], of trigger: Int, in document: Document
    ) -> [ArgumentSpans.Filler] {
        guard fillers.count > 1, document.tokens[trigger].upos == .verb else { return fillers }
        let subjects = document.children(trigger, .nsubj, .agent)
        guard let subject = subjects.first else { return fillers }
        let phrases = document.conjuncts(subject).map { QuotationReader.nounPhrase($0, document) }
        let named = fillers.filter { filler in phrases.contains { $0.overlaps(filler.tokens) } }
        return named.isEmpty ? fillers : named
    }

    /// The targets that stand: none that is the verb's own subject in the active voice.
    package func targets(
        _ fillers: [ArgumentSpans.Filler], of trigger: Int, in document: Document
    ) -> [ArgumentSpans.Filler] {
        guard document.tokens[trigger].upos == .verb else { return fillers }
        let subjects = document.children(trigger, .nsubj)
        guard !subjects.isEmpty else { return fillers }
        return fillers.filter { filler in !subjects.contains { filler.tokens.contains($0) } }
    }

    /// Who the grammar says acts, for a trigger for which the role head names nobody: the subject, also
    /// one that is shared or controlled; the agent of a passive; the owner of a nominal act.
    package func proposedActor(of trigger: Int, in document: Document) -> Range<Int>? {
        let word = document.tokens[trigger]
        if word.upos == .verb || word.upos == .aux {
            if let agent = document.children(trigger, .agent).first {
                return phrase(agent, document)
            }
            if !document.children(trigger, .passiveSubject).isEmpty { return nil }
            if let subject = subject(of: trigger, document) { return phrase(subject, document) }
            return nil
        }
        if let owner = document.children(trigger, .possessor).first {
            return phrase(owner, document)
        }
        for modifier in document.children(trigger, .nmod)
        where document.children(modifier, .case).contains(where: {
            document.tokens[$0].lemma == "by"
        }) {
            return phrase(modifier, document)
        }
        return document.children(trigger, .amod, .compound).first {
            isCapitalised($0, document)
        }.map { $0..<($0 + 1) }
    }

    /// On whom the grammar says an act is done, where the role head names nobody: the object, the
    /// subject of a passive; never a clause.
    package func proposedTarget(of trigger: Int, in document: Document) -> Range<Int>? {
        guard document.tokens[trigger].upos == .verb else { return nil }
        return document.children(trigger, .passiveSubject, .iobj, .obj).first {
            document.tokens[$0].upos.isNominal
        }.map { phrase($0, document) }
    }

    private func subject(of trigger: Int, _ document: Document) -> Int? {
        var at = trigger
        for _ in 0..<3 {
            if let subject = document.children(at, .nsubj).first { return subject }
            guard let head = document.head(at) else { return nil }
            switch document.tokens[at].relation {
            case .conj, .xcomp: at = head
            case .advcl where !document.tokens[at].features.contains(.finite): at = head
            case .acl where document.tokens[at].features.contains(.present): return head
            default: return nil
            }
        }
        return nil
    }

    private func phrase(_ head: Int, _ document: Document) -> Range<Int> {
        QuotationReader.nounPhrase(head, document)
    }

    private func isCapitalised(_ token: Int, _ document: Document) -> Bool {
        document.string(token).utf8.first.map(Bytes.isUpper) ?? false
    }
}
