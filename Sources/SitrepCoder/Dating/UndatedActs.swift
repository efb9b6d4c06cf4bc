import SitrepModel
import SitrepReader

/// Dates an act that its sentence leaves undated by the same act told with its date elsewhere in the
/// article: the same root and modality, and the same word or the same parties.
package struct UndatedActs: Sendable {
    package init() {}

    package func fill(_ acts: inout [CodedAct], _ document: Document) {
        var dated: [String: [Int]] = [:]
        for index in acts.indices where acts[index].when != nil {
            dated[acts[index].act.root, default: []].append(index)
        }
        for index in acts.indices where acts[index].when == nil {
            let candidates = near(index, dated[acts[index].act.root] ?? []).filter {
                same(acts[$0], acts[index], document)
            }
            guard
                let nearest = candidates.min(by: {
                    (distance($0, index, acts), $0) < (distance($1, index, acts), $1)
                }), let when = acts[nearest].when
            else { continue }
            acts[index].when = ActDate(
                value: when.value, inferred: true,
                reason:
                    "the same act is dated in sentence \(acts[nearest].sentence + 1): \(when.reason)",
                expression: when.expression)
            acts[index].reasons.append(
                Reason(
                    part: "when", rule: "same act as in sentence \(acts[nearest].sentence + 1)",
                    words: when.expression))
        }
    }

    /// The dated acts around one: more than any report has, so that a book's worth of text takes no
    /// longer by the word.
    private func near(_ index: Int, _ dated: [Int]) -> ArraySlice<Int> {
        let middle = dated.firstIndex(from: { $0 > index })
        return dated[max(0, middle - Self.reach)..<min(dated.count, middle + Self.reach)]
    }

    private static let reach = 64

    private func same(_ a: CodedAct, _ b: CodedAct, _ document: Document) -> Bool {
        guard a.act.root == b.act.root, (a.modality == .future) == (b.modality == .future) else {
            return false
        }
        func keys(_ parties: [CodedAct.Party]) -> Set<String> {
            Set(parties.map(\.reference.key)).subtracting([""])
        }
        func compatible(_ a: Set<String>, _ b: Set<String>) -> Bool {
            a.isEmpty || b.isEmpty || !a.isDisjoint(with: b)
        }
        let (actors, targets) = (
            (keys(a.actors), keys(b.actors)), (keys(a.targets), keys(b.targets))
        )
        guard compatible(actors.0, actors.1), compatible(targets.0, targets.1) else { return false }
        if document.tokens[a.trigger].lemma == document.tokens[b.trigger].lemma { return true }
        return !actors.0.isDisjoint(with: actors.1) && !targets.0.isDisjoint(with: targets.1)
    }

    private func distance(_ a: Int, _ b: Int, _ acts: [CodedAct]) -> Int {
        abs(acts[a].sentence - acts[b].sentence)
    }
}
