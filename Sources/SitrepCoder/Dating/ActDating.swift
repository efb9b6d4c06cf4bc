import SitrepModel
import SitrepReader

/// Finds when an act took or takes place: the time expression that its trigger governs, directly or
/// through the construction that carries it.
package struct ActDating: Sendable {
    package init() {}

    /// The date of the act at `trigger`; nil where the sentence gives none.
    package func date(of trigger: Int, in document: Document) -> ActDate? {
        let sentence = Int(document.tokens[trigger].sentence)
        var best: (score: Int, expression: TimeExpression)?
        for expression in document.times(in: sentence) {
            guard expression.kind != .set else { continue }
            guard expression.date != nil || expression.needsAnchor else { continue }
            guard let score = attachment(of: expression, to: trigger, in: document) else {
                continue
            }
            if best == nil || score < best?.score ?? 0 { best = (score, expression) }
        }
        guard let found = best?.expression, var date = found.date else { return nil }
        // An act is dated to the day; the clock stays in the expression.
        if date.precision < .day { date = DateValue(day: date.first) }
        return ActDate(
            value: date, inferred: false, reason: found.reason,
            expression: QuotedSpan(found.span, in: document.text))
    }

    /// How far the expression is from the trigger in the tree: 0 for its own modifier; nil where it
    /// belongs to another act.
    private func attachment(
        of expression: TimeExpression, to trigger: Int, in document: Document
    ) -> Int? {
        let tokens = document.sentences[expression.sentence].tokens.filter {
            Int(document.tokens[$0].start) < expression.span.end
                && Int(document.tokens[$0].end) > expression.span.start
        }
        guard let first = tokens.first, let last = tokens.last else { return nil }
        if tokens.contains(trigger) { return nil }
        var at = document.syntacticHead(first..<(last + 1))
        // Up from the expression to the clause or noun that it modifies.
        var steps = 0
        while let head = document.head(at), steps < 12 {
            steps += 1
            if head == trigger { return steps - 1 }
            let relation = document.tokens[at].relation
            let headTag = document.tokens[head].upos
            at = head
            if headTag == .verb || headTag == .aux || isClauseHead(head, document) {
                return fromClause(head, to: trigger, document).map { $0 + steps }
            }
            if relation == .nmod || relation == .compound || relation == .possessor { continue }
        }
        // Attached to the root of a verbless clause or headline.
        return fromClause(at, to: trigger, document).map { $0 + steps }
    }

    private func isClauseHead(_ token: Int, _ document: Document) -> Bool {
        switch document.tokens[token].relation {
        case .root, .ccomp, .advcl, .acl, .relativeClause, .parataxis, .csubj: true
        default: !document.children(token, .nsubj, .passiveSubject, .cop).isEmpty
        }
    }

    /// From the clause head that the expression modifies to the trigger: its own noun (object of a
    /// light verb, subject), an open complement or participle that shares its time, a conjunct, or what
    /// its speaker says in that moment.
    private func fromClause(_ clause: Int, to trigger: Int, _ document: Document) -> Int? {
        if clause == trigger { return 0 }
        if let up = climb(from: trigger, to: clause, document) { return up + 1 }
        // "When he opened the talks on Monday, the minister called on ...".
        if document.tokens[clause].relation == .advcl, isSimultaneous(clause, document),
            let main = document.head(clause)
        {
            if main == trigger { return 2 }
            return climb(from: trigger, to: main, document).map { $0 + 3 }
        }
        return nil
    }

    private func climb(from trigger: Int, to clause: Int, _ document: Document) -> Int? {
        var at = trigger
        var cost = 0
        while let head = document.head(at), cost < 8 {
            cost += 1
            guard sharesTime(at, document) else { return nil }
            if head == clause { return cost }
            at = head
        }
        return nil
    }

    /// Whether a dependent takes place when its head does.
    private func sharesTime(_ token: Int, _ document: Document) -> Bool {
        let word = document.tokens[token]
        switch word.relation {
        case .obj, .nsubj, .passiveSubject, .obl, .xcomp, .conj, .nmod, .compound, .iobj, .amod,
            .agent,
            .list, .appos, .flat, .csubj:
            return true
        case .advcl, .acl:
            // A participle or infinitive without a tense or a conjunction of its own: "killing four".
            return !word.features.contains(.finite)
                && document.children(token, .mark).allSatisfy { document.tokens[$0].lemma == "to" }
        case .ccomp, .parataxis:
            // Announced now, done by announcing: "said it would comply".
            return document.children(token, .aux).contains {
                ["will", "would", "shall"].contains(document.tokens[$0].lemma)
            }
        default:
            return false
        }
    }

    private func isSimultaneous(_ clause: Int, _ document: Document) -> Bool {
        document.children(clause, .mark, .advmod).contains {
            ["when", "while", "as"].contains(document.tokens[$0].lemma)
        }
    }
}
