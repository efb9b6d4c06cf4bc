import SitrepModel

/// A happening told by the undated article and, with its day, by a dated one.
struct SharedAct {
    /// Whether the undated article has it still ahead.
    var isAhead = false
    /// The word that tells it, where an act was matched.
    var trigger: Span?
    /// Where the undated article tells it.
    var sentence: Span
    /// Its words for it.
    var act: String
    var day: CalendarDay
    /// The dated article and its day of publication.
    var other: String
    var published: CalendarDay?
    var likeness: Double
    /// Whether the dated article does not say the day itself, so that it may be another near it.
    var isConcluded = false

    /// Whether a distance counts from this act.
    func isMeant(_ clue: Span, _ direction: UndatedClues.Clue.Direction) -> Bool {
        // Where only the sentence is alike, the act may be its other one.
        guard let trigger else { return direction == .either || likeness >= 0.4 }
        switch direction {
        case .following: return trigger.start >= clue.end
        case .preceding: return trigger.end <= clue.start
        case .either: return true
        }
    }
}

/// Finds what an undated article tells that dated ones tell, too.
struct SharedActs {
    let anchors: DatedAnchors

    /// The dated telling that a telling is most like.
    func share(_ telling: Telling, in article: Article) -> SharedAct? {
        // The undated article's own day is what is asked for; compare without it. What it has ahead
        // may have happened by the time of the others.
        var bare = telling
        bare.when = nil
        bare.modality = .actual
        let isAhead = telling.modality != .actual
        func shared(_ other: Telling, _ likeness: Double) -> SharedAct? {
            guard let day = other.when?.value.day else { return nil }
            func span(_ quoted: QuotedSpan) -> Span {
                Span(
                    article.text.offset(ofCodePoint: quoted.start),
                    article.text.offset(ofCodePoint: quoted.end))
            }
            return SharedAct(
                isAhead: isAhead, trigger: span(telling.trigger), sentence: span(telling.sentence),
                act: telling.trigger.quote, day: day, other: other.article,
                published: other.published?.day, likeness: likeness,
                isConcluded: !other.assertions.contains { $0.when?.inferred == false })
        }
        var best: SharedAct?
        for i in anchors.ofParties(telling) {
            let other = anchors.tellings[i]
            guard let likeness = TellingLikeness(other, bare, oneText: true),
                likeness.score > best?.likeness ?? 0
            else { continue }
            best = shared(other, likeness.score)
        }
        // "The raid" is the only one that the others tell of.
        if best == nil, telling.isReference, telling.root >= 14 {
            for family in ActNearness.families(telling.root) {
                if let only = anchors.byFamily[family], only.days.count == 1 {
                    return shared(anchors.tellings[only.first], 1)
                }
            }
        }
        return best
    }

    /// The clause after "eleven days after", where a dated telling's sentence has its words.
    func clauses(_ article: Article, _ clues: [UndatedClues.Clue]) -> [SharedAct] {
        let bytes = article.text.bytes
        return clues.compactMap { clue in
            guard case .distance(_, .following) = clue.kind else { return nil }
            let rest = Span(clue.span.end, min(bytes.count, clue.span.end + 200))
            guard let end = Syndication.sentences(bytes, rest).first?.end else { return nil }
            let clause = Span(clue.span.end, end)
            let wording = Wording(article.text.string(clause))
            let best = anchors.sharing(wording).max { ($0.value, $1.key) < ($1.value, $0.key) }
            guard let best, best.value >= 3, 3 * best.value >= 2 * wording.stems.count,
                let day = anchors.tellings[best.key].when?.value.day
            else { return nil }
            let other = anchors.tellings[best.key]
            return SharedAct(
                trigger: clause, sentence: Span(clue.span.start, end), act: other.trigger.quote,
                day: day, other: other.article, published: other.published?.day,
                likeness: Double(best.value) / Double(wording.stems.count),
                isConcluded: !other.assertions.contains { $0.when?.inferred == false })
        }
    }

    /// Sentences that give a time and are worded like a dated telling, where no act was matched.
    func sentences(
        _ article: Article, _ clues: [UndatedClues.Clue], beside shared: [SharedAct]
    ) -> [SharedAct] {
        let bytes = article.text.bytes
        let parts = article.parts.filter { $0.kind.isRead }.map(\.span)
        var found: [SharedAct] = []
        for part in parts.isEmpty ? [Span(0, bytes.count)] : parts {
            for span in Syndication.sentences(bytes, part)
            where clues.contains(where: { span.contains($0.span) })
                && !shared.contains(where: { $0.sentence.overlaps(span) })
            {
                let wording = Wording(article.text.string(span))
                let counts = anchors.sharing(wording)
                let weekdays = clues.filter { span.contains($0.span) }.compactMap(\.weekday)
                let isAhead = clues.contains { span.contains($0.span) && $0.tense == .ahead }
                var best: (index: Int, likeness: Double)?
                for i in counts.keys.sorted() where counts[i] ?? 0 >= 3 {
                    let anchor = anchors.tellings[i]
                    var likeness = anchor.wording.likeness(wording)
                    // What few others say, on the same weekday, tells more.
                    let sameWeekday =
                        anchor.when?.value.day.map { weekdays.contains($0.weekday) } ?? false
                    if sameWeekday {
                        likeness = max(likeness, anchors.rareLikeness(anchor, wording) - 0.05)
                    }
                    if likeness >= 0.3, likeness > best?.likeness ?? 0 { best = (i, likeness) }
                }
                guard let best, let day = anchors.tellings[best.index].when?.value.day else {
                    continue
                }
                let other = anchors.tellings[best.index]
                found.append(
                    SharedAct(
                        isAhead: isAhead, sentence: span, act: other.trigger.quote, day: day,
                        other: other.article,
                        published: other.published?.day, likeness: best.likeness))
            }
        }
        return found
    }
}
