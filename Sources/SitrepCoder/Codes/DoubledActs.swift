import SitrepReader

/// Leaves one act where verb and noun of one construction were both read as acts ("placed soldiers on
/// alert", "carried out a strike"), and each party once (codebook, rule 5: a noun that merely refers to an
/// act of the same sentence is none).
package struct DoubledActs: Sendable {
    package init() {}

    package func without(_ acts: [CodedAct], in document: Document) -> [CodedAct] {
        let sentences = Dictionary(grouping: acts.indices, by: { acts[$0].sentence })
        return acts.indices.filter { index in
            let others = (sentences[acts[index].sentence] ?? []).filter { $0 != index }
            return !others.contains { doubles(acts[index], of: acts[$0], document) }
        }.map { index in
            var act = acts[index]
            act.actors = once(act.actors)
            act.targets = once(act.targets)
            return act
        }
    }

    /// Whether a nominal act is the object or complement of a verb that was read as the same act.
    private func doubles(_ act: CodedAct, of verb: CodedAct, _ document: Document) -> Bool {
        guard act.act.root == verb.act.root, act.modality == verb.modality,
            document.tokens[act.trigger].upos == .noun, document.tokens[verb.trigger].upos == .verb,
            document.head(act.trigger) == verb.trigger
        else { return false }
        switch document.tokens[act.trigger].relation {
        case .obj, .obl, .xcomp: break
        default: return false
        }
        let own = Set(act.actors.map(\.reference.key))
        return own.isEmpty || !own.isDisjoint(with: verb.actors.map(\.reference.key))
    }

    private func once(_ parties: [CodedAct.Party]) -> [CodedAct.Party] {
        var seen: Set<String> = []
        return parties.filter { party in
            party.reference.key.isEmpty || seen.insert(party.reference.key).inserted
        }
    }
}
