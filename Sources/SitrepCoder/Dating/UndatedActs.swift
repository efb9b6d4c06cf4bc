import SitrepModel

/// Dates an act that its sentence leaves undated by the same act told with its date elsewhere in the
/// article: same root, same parties, same modality.
package struct UndatedActs: Sendable {
    package init() {}

    package func fill(_ acts: inout [CodedAct]) {
        let dated = acts.indices.filter { acts[$0].when != nil }
        for index in acts.indices where acts[index].when == nil {
            let candidates = dated.filter { same(acts[$0], acts[index]) }
            guard
                let nearest = candidates.min(by: {
                    (distance($0, index, acts), $0) < (distance($1, index, acts), $1)
                }), let when = acts[nearest].when
            else { continue }
            acts[index].when = ActDate(
                value: when.value, inferred: true,
                reason: "the same act is dated in sentence \(acts[nearest].sentence + 1): \(when.reason)",
                expression: when.expression)
            acts[index].reasons.append(
                Reason(part: "when", rule: "same act as in sentence \(acts[nearest].sentence + 1)", words: when.expression))
        }
    }

    private func same(_ a: CodedAct, _ b: CodedAct) -> Bool {
        guard a.act.root == b.act.root, (a.modality == .future) == (b.modality == .future) else { return false }
        let actorsA = Set(a.actors.map(\.reference.key)).subtracting([""])
        let actorsB = Set(b.actors.map(\.reference.key)).subtracting([""])
        let targetsA = Set(a.targets.map(\.reference.key)).subtracting([""])
        let targetsB = Set(b.targets.map(\.reference.key)).subtracting([""])
        guard !actorsA.isEmpty, !actorsA.isDisjoint(with: actorsB) else { return false }
        return targetsA == targetsB || !targetsA.isDisjoint(with: targetsB)
    }

    private func distance(_ a: Int, _ b: Int, _ acts: [CodedAct]) -> Int {
        abs(acts[a].sentence - acts[b].sentence)
    }
}
