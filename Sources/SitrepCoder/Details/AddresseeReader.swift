import SitrepModel
import SitrepReader

/// Mends who demands and of whom where the reading lets somebody ask himself: the addressee is the
/// subject of what is demanded ("demanded that Qatar close the base"), and a pronoun that asks is not
/// the one who is asked.
package struct AddresseeReader: Sendable {
    package init() {}

    package func settle(_ coded: inout [CodedAct], _ cast: Cast, _ document: Document) {
        for n in coded.indices where ["02", "10"].contains(coded[n].act.root) {
            settle(n, &coded, cast, document)
        }
    }

    private func settle(
        _ n: Int, _ coded: inout [CodedAct], _ cast: Cast, _ document: Document
    ) {
        let act = coded[n]
        let askers = Set(act.actors.map(\.reference.key)).subtracting([""])
        let asked = Set(act.targets.map(\.reference.key)).subtracting([""])
        guard asked.isEmpty || asked == askers || askers.isEmpty else { return }
        let addressee =
            addressee(of: act.trigger, cast, document) ?? host(of: n, besides: askers, coded)
        let isSelf = !askers.isEmpty && askers == asked
        var key = addressee?.reference.key ?? ""
        if key.isEmpty, isSelf || askers.isEmpty { key = asked.sorted().first ?? "" }
        if let addressee, asked.isEmpty || isSelf { coded[n].targets = [addressee] }
        // "He demanded that Uribe ...": he is somebody else, who acts in the sentence before.
        let isAnaphoric = act.actors.allSatisfy { isPronoun($0, document) }
        guard isAnaphoric, !key.isEmpty, askers.isEmpty || askers == [key] else { return }
        if let actors = actors(before: n, besides: key, coded) { coded[n].actors = actors }
    }

    /// The subject of the clause that says what is demanded.
    private func addressee(
        of trigger: Int, _ cast: Cast, _ document: Document
    ) -> CodedAct.Party? {
        for clause in document.children(trigger, .ccomp, .xcomp) {
            guard
                let subject = document.children(clause, .nsubj, .passiveSubject).first,
                document.tokens[subject].upos != .pron
            else { continue }
            let mention = QuotationReader.nounPhrase(subject, document)
            let resolution = cast.resolve(mention)
            if resolution.reference.key.isEmpty { continue }
            return CodedAct.Party(
                reference: resolution.reference, tokens: mention, probability: 0.6,
                basis: resolution.basis)
        }
        return nil
    }

    /// Whom the asker meets, visits or tells in the same sentence: "visited Lima to ask for support".
    private func host(
        of n: Int, besides askers: Set<String>, _ coded: [CodedAct]
    ) -> CodedAct.Party? {
        let act = coded[n]
        let other = coded.last {
            $0.sentence == act.sentence && $0.trigger < act.trigger
                && ["01", "04"].contains($0.act.root)
                && !askers.isDisjoint(with: $0.actors.map(\.reference.key))
        }
        return other?.targets.first {
            !$0.reference.key.isEmpty && !askers.contains($0.reference.key)
        }
    }

    private func isPronoun(_ party: CodedAct.Party, _ document: Document) -> Bool {
        guard let tokens = party.tokens else { return true }
        return document.tokens[document.syntacticHead(tokens)].upos == .pron
    }

    /// Who acts in the nearest earlier act of this or the two sentences before, and is not asked.
    private func actors(
        before n: Int, besides key: String, _ coded: [CodedAct]
    ) -> [CodedAct.Party]? {
        let act = coded[n]
        let earlier = coded.filter {
            $0.trigger < act.trigger && $0.sentence < act.sentence
                && $0.sentence >= act.sentence - 2
        }.sorted { ($0.sentence, -$0.trigger) > ($1.sentence, -$1.trigger) }
        for other in earlier {
            let actors = other.actors.filter { !$0.reference.key.isEmpty }
            if actors.isEmpty || actors.contains(where: { $0.reference.key == key }) { continue }
            return actors
        }
        return nil
    }
}
