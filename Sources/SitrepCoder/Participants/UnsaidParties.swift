import SitrepModel
import SitrepReader

/// Fills parties that a sentence leaves unsaid from the same kind of act told nearby with its parties.
package struct UnsaidParties: Sendable {
    /// How many sentences back a telling may lie.
    private let reach = 8

    package init() {}

    package func fill(_ acts: inout [CodedAct], _ document: Document, _ cast: Cast) {
        for index in acts.indices {
            if acts[index].actors.isEmpty,
                let model = model(for: index, acts, document, { !$0.actors.isEmpty })
            {
                acts[index].actors = unsaid(acts[model].actors)
                acts[index].reasons.append(
                    Reason(
                        part: "actor",
                        rule: "unsaid here; as told in sentence \(acts[model].sentence + 1)"))
            }
            if acts[index].actors.isEmpty, let party = domesticActor(acts[index], cast) {
                acts[index].actors = [party]
                acts[index].reasons.append(
                    Reason(part: "actor", rule: "unsaid; within the state that it happens in"))
            }
            if acts[index].targets.isEmpty,
                let model = model(for: index, acts, document, { !$0.targets.isEmpty }),
                acts[index].actors.isEmpty || sameKeys(acts[index].actors, acts[model].actors)
            {
                acts[index].targets = unsaid(acts[model].targets)
                acts[index].reasons.append(
                    Reason(
                        part: "target",
                        rule: "unsaid here; as told in sentence \(acts[model].sentence + 1)"))
            }
            if acts[index].targets.isEmpty, let party = domesticTarget(acts[index], cast) {
                acts[index].targets = [party]
                acts[index].reasons.append(
                    Reason(part: "target", rule: "unsaid; within the actor's own state"))
            }
        }
    }

    /// Who acts where the text leaves it unsaid: police, courts and protesters are those of the state
    /// on whose people or government they act; failing that, of the state that the report is about.
    private func domesticActor(_ act: CodedAct, _ cast: Cast) -> CodedAct.Party? {
        if Self.domestic.contains(act.act.root),
            let key = act.targets.map(\.reference.key).first(where: cast.isState)
        {
            return domestic(key, role: act.act.root == "17" ? "GOV" : "CVL")
        }
        guard act.act.root == "17" || act.act.root == "09" || act.act.cameo.hasPrefix("116"),
            !cast.mainState.isEmpty
        else { return nil }
        return domestic(cast.mainState, role: "GOV")
    }

    /// On whom, where it is unsaid: the actor's own state.
    private func domesticTarget(_ act: CodedAct, _ cast: Cast) -> CodedAct.Party? {
        guard Self.domestic.contains(act.act.root),
            let key = act.actors.map(\.reference.key).first(where: cast.isState)
        else { return nil }
        return domestic(key, role: nil)
    }

    /// Protest and coercion stay within one state unless the text says otherwise.
    private static let domestic: Set<String> = ["14", "17"]

    private func domestic(_ key: String, role: String?) -> CodedAct.Party {
        CodedAct.Party(
            reference: ActorReference(text: "", key: key, role: role), tokens: nil, probability: 0.4
        )
    }

    /// The nearest act of the same root whose trigger is the same word or that names its parties.
    private func model(
        for index: Int, _ acts: [CodedAct], _ document: Document, _ has: (CodedAct) -> Bool
    ) -> Int? {
        let act = acts[index]
        let lemma = document.tokens[act.trigger].lemma
        let first = acts.firstIndex(from: { $0.sentence >= act.sentence - reach })
        return acts[first..<acts.firstIndex(from: { $0.sentence > act.sentence })].indices.last {
            let other = acts[$0]
            return $0 != index && other.act.root == act.act.root && has(other)
                && (document.tokens[other.trigger].lemma == lemma
                    || other.act.cameo == act.act.cameo)
        }
    }

    private func sameKeys(_ a: [CodedAct.Party], _ b: [CodedAct.Party]) -> Bool {
        Set(a.map(\.reference.key)) == Set(b.map(\.reference.key))
    }

    private func unsaid(_ parties: [CodedAct.Party]) -> [CodedAct.Party] {
        var seen = Set<String>()
        return parties.compactMap { party in
            guard !party.reference.key.isEmpty, seen.insert(party.reference.key).inserted else {
                return nil
            }
            var reference = party.reference
            reference.text = ""
            reference.span = nil
            return CodedAct.Party(
                reference: reference, tokens: nil, probability: party.probability * 0.7)
        }
    }
}
