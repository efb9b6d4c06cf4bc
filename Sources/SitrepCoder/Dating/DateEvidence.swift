import SitrepModel
import SitrepReader

/// A date that may be an act's, with what speaks for it; nil for no date.
package struct DateCandidate: Sendable {
    package var date: ActDate?
    package var values: [DateFeature]
}

/// Gathers the dates that an act without one may have: those of other acts and time expressions around
/// it, of the lead and of publication.
package struct DateEvidence: Sendable {
    private let document: Document
    private let cast: Cast
    private let published: DateValue?

    package init(document: Document, cast: Cast) {
        self.document = document
        self.cast = cast
        published = document.article.published?.value
    }

    /// How many sentences back a date may stand.
    private static let reach = 4

    /// The candidates for `acts[index]`, no date last.
    ///
    /// - Parameters:
    ///   - stated: the acts that their own sentences date, in text order.
    ///   - rules: what the rules for same acts and for narrative say.
    package func candidates(
        for index: Int, in acts: [CodedAct], stated: [Int], rules: (same: ActDate?, told: ActDate?)
    ) -> [DateCandidate] {
        let act = acts[index]
        var order: [ActDate] = []
        var features: [[DateFeature]] = []
        func note(_ date: ActDate, _ noted: DateFeature...) {
            let at: Int
            if let known = order.firstIndex(where: { $0.value == date.value }) {
                at = known
            } else {
                at = order.count
                order.append(date)
                features.append([])
            }
            for feature in noted where !features[at].contains(feature) {
                features[at].append(feature)
            }
        }
        if let same = rules.same { note(same, .sameAct) }
        if let told = rules.told { note(told, .narrative) }
        for other in near(act.sentence, acts, stated) {
            guard let date = acts[other].when else { continue }
            let inferred = ActDate(
                value: date.value, inferred: true,
                reason: "told with sentence \(acts[other].sentence + 1): \(date.reason)",
                expression: date.expression)
            note(inferred, place(acts[other].sentence, act.sentence))
            for feature in kinship(act, acts[other]) { note(inferred, feature) }
        }
        if let latest = stated.last(where: { acts[$0].sentence < act.sentence }),
            let date = acts[latest].when
        {
            note(inferred(date, "the date last told"), .latest)
        }
        if let lead = stated.first(where: { acts[$0].sentence <= 2 }), let date = acts[lead].when {
            note(inferred(date, "the date of the lead"), .leadAct)
        }
        for sentence in [act.sentence, act.sentence - 1] where sentence >= 0 {
            for time in document.times(in: sentence) {
                guard time.kind != .set, var value = time.date else { continue }
                if value.precision < .day { value = DateValue(day: value.first) }
                let date = ActDate(
                    value: value, inferred: true, reason: "told beside it: \(time.reason)",
                    expression: QuotedSpan(time.span, in: document.text))
                note(date, sentence == act.sentence ? .timeHere : .timeBefore)
            }
        }
        if let published, published.day != nil {
            let date = ActDate(
                value: published, inferred: true, reason: "told as news of the report's own day",
                expression: nil)
            note(date, .published)
        }
        let context = context(act)
        var candidates = zip(order, features).map { date, own in
            DateCandidate(date: date, values: context + own + kind(of: date.value))
        }
        candidates.append(DateCandidate(date: nil, values: context + [.nothing]))
        return candidates
    }

    private func inferred(_ date: ActDate, _ why: String) -> ActDate {
        ActDate(
            value: date.value, inferred: true, reason: "\(why): \(date.reason)",
            expression: date.expression)
    }

    private func near(_ sentence: Int, _ acts: [CodedAct], _ stated: [Int]) -> ArraySlice<Int> {
        stated.slice(
            { acts[$0].sentence >= sentence - Self.reach },
            until: { acts[$0].sentence > sentence + 1 })
    }

    private func place(_ other: Int, _ own: Int) -> DateFeature {
        switch own - other {
        case ...(-1): .nextAct
        case 0: .actHere
        case 1: .actBefore
        default: .actNear
        }
    }

    private func kinship(_ a: CodedAct, _ b: CodedAct) -> [DateFeature] {
        func keys(_ parties: [CodedAct.Party]) -> Set<String> {
            Set(parties.map(\.reference.key)).subtracting([""])
        }
        var found: [DateFeature] = []
        if a.act.root == b.act.root { found.append(.sameRoot) }
        let isSameActor = !keys(a.actors).isDisjoint(with: keys(b.actors))
        if isSameActor { found.append(.sameActor) }
        if isSameActor, !keys(a.targets).isDisjoint(with: keys(b.targets)) {
            found.append(.samePair)
        }
        if document.tokens[a.trigger].lemma == document.tokens[b.trigger].lemma {
            found.append(.sameWord)
        }
        if document.sentences[a.sentence].part == document.sentences[b.sentence].part {
            found.append(.sameParagraph)
        }
        if a.modality == b.modality { found.append(.sameModality) }
        return found
    }

    private func context(_ act: CodedAct) -> [DateFeature] {
        var values: [DateFeature] = [.modality(act.modality), form(act.trigger)]
        if let root = Int(act.act.root), let feature = DateFeature.root(root) {
            values.append(feature)
        }
        let sentence = document.sentences[act.sentence]
        if sentence.isHeadline { values.append(.headline) }
        if act.sentence == document.sentences.firstIndex(where: { !$0.isHeadline }) {
            values.append(.lead)
        }
        if act.sentence * 3 < document.sentences.count { values.append(.early) }
        if !act.tellers.isEmpty { values.append(.told) }
        if !document.times(in: act.sentence).isEmpty { values.append(.timeInSentence) }
        let span = document.tokens[act.trigger].span
        if cast.quotations.innermost(holding: span, in: act.sentence)?.form == .direct {
            values.append(.quoted)
        }
        return values
    }

    /// The trigger's tense, as far as it has one.
    private func form(_ trigger: Int) -> DateFeature {
        let word = document.tokens[trigger]
        if word.upos == .noun { return .triggerNoun }
        let auxiliaries = document.children(trigger, .aux, .passiveAuxiliary)
        if auxiliaries.contains(where: { document.tokens[$0].lemma == "have" }) { return .perfect }
        if auxiliaries.contains(where: {
            ["was", "were"].contains(document.string($0).lowercased())
        }) {
            return .simplePast
        }
        guard word.upos == .verb, word.features.contains(.finite) else { return .otherForm }
        return word.features.contains(.past) ? .simplePast : .present
    }

    private func kind(of date: DateValue) -> [DateFeature] {
        var values: [DateFeature] = []
        if date.day != nil {
            values.append(.day)
        } else {
            values.append(date.last.ordinal - date.first.ordinal > 31 ? .longer : .interval)
        }
        guard let reference = published?.last else { return values }
        let age = reference.ordinal - date.last.ordinal
        switch age {
        case ..<0: values.append(.later)
        case 0: values.append(.onPublication)
        case 1...7: values.append(.withinWeek)
        case 8...31: values.append(.withinMonth)
        default: values.append(.older)
        }
        return values
    }
}
