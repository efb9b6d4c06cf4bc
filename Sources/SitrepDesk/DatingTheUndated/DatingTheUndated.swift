import SitrepModel

/// Gives an article without a date the day that fits best with the events it shares with dated
/// articles: an act that it tells cannot come after it; the weekday it uses most is most often its
/// own; "a day after" a shared act is the day after that act.
///
/// Every day from the first shared act to ten days after the last is scored; the best is taken, with
/// its reasons in words, and the days that score nearly as well are named as its uncertainty.
struct DatingTheUndated {
    /// Evidence for a day.
    private enum Weights {
        static let distance = 3.0, sameWeekday = 1.2, otherWeekday = -0.4
        static let ownWeekday = 2.0, weekdayBefore = 0.8
        static let beforeAct = -4.0, nearReport = 0.4, afterDatedDay = -0.07
        static let dayLater = 1.0, aheadWeekday = 1.2, afterPlan = -4.0
        /// Days within this of the best are uncertain.
        static let margin = 0.75
    }

    /// A happening told by the undated article and, with its day, by a dated one.
    private struct Shared {
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

    func dates(
        _ articles: [Article], _ assertions: [Assertion]
    ) -> [String: PublicationDate] {
        let undated = articles.filter { $0.published == nil && $0.unusable == nil }
        guard !undated.isEmpty else { return [:] }
        let dated = Set(articles.filter { $0.published != nil }.map(\.id))
        let tellings = Telling.group(assertions)
        let anchors = Anchors(
            tellings.filter {
                dated.contains($0.article) && $0.when?.value.day != nil && $0.modality == .actual
            })
        var own: [String: [Telling]] = [:]
        for t in tellings where t.modality == .actual || t.modality == .future {
            own[t.article, default: []].append(t)
        }
        let carried = CarriedDates(articles)
        var result: [String: PublicationDate] = [:]
        for article in undated.sorted(by: { $0.id < $1.id }) {
            if let date = carried.date(ofDateline: article) {
                result[article.id] = date
                continue
            }
            let clues = Self.clues(article)
            // What lies ahead bounds the day only where its own is given.
            var shared = (own[article.id] ?? []).compactMap { share($0, anchors, article) }
                .filter { s in
                    !s.isAhead
                        || clues.contains { $0.tense == .ahead && s.sentence.contains($0.span) }
                }
            shared += sentences(article, clues, anchors, beside: shared)
            shared += clauses(article, clues, anchors)
            result[article.id] = date(article, shared, clues) ?? carried.date(ofCopy: article)
        }
        return result
    }

    /// Dated tellings, found by parties or by their rarer words.
    private struct Anchors {
        var tellings: [Telling]
        var byParties: [String: [Int]] = [:]
        var byStem: [UInt64: [Int]] = [:]
        /// Days of the deeds of one family, and one of them.
        var byFamily: [Int: (days: Set<CalendarDay>, first: Int)] = [:]

        /// Likeness of wording in which a word counts the more the fewer tellings have it.
        func rareLikeness(_ telling: Telling, _ wording: Wording) -> Double {
            func weight(_ stem: UInt64) -> Double {
                1 / (1 + Double(byStem[stem]?.count ?? 0) * 8 / Double(tellings.count + 1))
            }
            let own = Set(wording.stems)
            let all =
                telling.wording.stems.map(weight).reduce(0, +)
                + wording.stems.map(weight).reduce(0, +)
            let shared = telling.wording.stems.filter(own.contains).map(weight).reduce(0, +)
            return all > 0 ? 2 * shared / all : 0
        }

        init(_ tellings: [Telling]) {
            self.tellings = tellings
            for (i, t) in tellings.enumerated() {
                for key in DatingTheUndated.keys(t) { byParties[key, default: []].append(i) }
                for stem in t.wording.stems { byStem[stem, default: []].append(i) }
                guard let day = t.when?.value.day, t.root >= 14 else { continue }
                for family in ActNearness.families(t.root) {
                    byFamily[family, default: ([], i)].days.insert(day)
                }
            }
        }
    }

    /// The dated telling that a telling is most like.
    private func share(_ telling: Telling, _ anchors: Anchors, _ article: Article) -> Shared? {
        // The undated article's own day is what is asked for; compare without it. What it has ahead
        // may have happened by the time of the others.
        var bare = telling
        bare.when = nil
        bare.modality = .actual
        let isAhead = telling.modality != .actual
        func shared(_ other: Telling, _ likeness: Double) -> Shared? {
            guard let day = other.when?.value.day else { return nil }
            func span(_ quoted: QuotedSpan) -> Span {
                Span(
                    article.text.offset(ofCodePoint: quoted.start),
                    article.text.offset(ofCodePoint: quoted.end))
            }
            return Shared(
                isAhead: isAhead, trigger: span(telling.trigger), sentence: span(telling.sentence),
                act: telling.trigger.quote, day: day, other: other.article,
                published: other.published?.day, likeness: likeness)
        }
        var best: Shared?
        let candidates = Set(Self.keys(telling).flatMap { anchors.byParties[$0] ?? [] }).sorted()
        for i in candidates {
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
    private func clauses(
        _ article: Article, _ clues: [UndatedClues.Clue], _ anchors: Anchors
    ) -> [Shared] {
        let bytes = article.text.bytes
        return clues.compactMap { clue in
            guard case .distance(_, .following) = clue.kind else { return nil }
            let rest = Span(clue.span.end, min(bytes.count, clue.span.end + 200))
            guard let end = Syndication.sentences(bytes, rest).first?.end else { return nil }
            let clause = Span(clue.span.end, end)
            let stems = Wording(article.text.string(clause)).stems
            var counts: [Int: Int] = [:]
            for stem in stems {
                for i in anchors.byStem[stem] ?? [] { counts[i, default: 0] += 1 }
            }
            let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
            guard let best, best.value >= 3, 3 * best.value >= 2 * stems.count,
                let day = anchors.tellings[best.key].when?.value.day
            else { return nil }
            let other = anchors.tellings[best.key]
            return Shared(
                trigger: clause, sentence: Span(clue.span.start, end), act: other.trigger.quote,
                day: day, other: other.article, published: other.published?.day,
                likeness: Double(best.value) / Double(stems.count))
        }
    }

    /// Sentences that give a time and are worded like a dated telling, where no act was matched.
    private func sentences(
        _ article: Article, _ clues: [UndatedClues.Clue], _ anchors: Anchors,
        beside shared: [Shared]
    ) -> [Shared] {
        let bytes = article.text.bytes
        let parts = article.parts.filter { $0.kind.isRead }.map(\.span)
        var found: [Shared] = []
        for part in parts.isEmpty ? [Span(0, bytes.count)] : parts {
            for span in Syndication.sentences(bytes, part)
            where clues.contains(where: { span.contains($0.span) })
                && !shared.contains(where: { $0.sentence.overlaps(span) })
            {
                let wording = Wording(article.text.string(span))
                var counts: [Int: Int] = [:]
                for stem in wording.stems {
                    guard let ids = anchors.byStem[stem], ids.count <= 400 else { continue }
                    for i in ids { counts[i, default: 0] += 1 }
                }
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
                    Shared(
                        isAhead: isAhead, sentence: span, act: other.trigger.quote, day: day,
                        other: other.article,
                        published: other.published?.day, likeness: best.likeness))
            }
        }
        return found
    }

    private static func keys(_ t: Telling) -> Set<String> {
        var keys: Set<String> = []
        for a in t.actors {
            for b in t.targets {
                for family in ActNearness.families(t.root) {
                    keys.insert("\(family) " + (a < b ? "\(a) \(b)" : "\(b) \(a)"))
                }
            }
        }
        return keys
    }

    private func date(
        _ article: Article, _ past: [Shared], _ clues: [UndatedClues.Clue]
    ) -> PublicationDate? {
        let (ahead, behind) = (past.filter(\.isAhead), past.filter { !$0.isAhead })
        let limit = ahead.map(\.day).min()
        guard let first = behind.map(\.day).min() ?? limit?.adding(days: -10),
            let last = behind.map(\.day).max() ?? limit, last.ordinal - first.ordinal < 400
        else { return nil }
        // The report's own days.
        let weekdays = clues.filter { $0.tense == .own }.compactMap(\.weekday)
        let reach = clues.contains { if case .distance = $0.kind { true } else { false } } ? 31 : 10
        var scores: [(day: CalendarDay, score: Double)] = []
        for ordinal in first.ordinal...(last.ordinal + reach) {
            let day = CalendarDay(ordinal: ordinal)
            scores.append((day, score(day, past, clues, weekdays, article)))
        }
        scores.sort { $0.score != $1.score ? $0.score > $1.score : $0.day < $1.day }
        guard let best = scores.first else { return nil }
        let rivals = scores.dropFirst().prefix { best.score - $0.score < Weights.margin }.map(\.day)
        let reason = reason(best.day, past, clues, weekdays, article, rivals: rivals.sorted())
        return PublicationDate(value: DateValue(day: best.day), inferred: true, reason: reason)
    }

    private func score(
        _ day: CalendarDay, _ shared: [Shared], _ clues: [UndatedClues.Clue], _ weekdays: [Int],
        _ article: Article
    ) -> Double {
        var score = 0.0
        for s in shared where s.isAhead {
            let gap = s.day.ordinal - day.ordinal
            if gap < 0 { score += Weights.afterPlan }
            for weekday in near(clues, s, article).compactMap(\.weekday)
            where weekday == s.day.weekday && (1...6).contains(gap) {
                score += Weights.aheadWeekday
            }
        }
        for s in shared where !s.isAhead {
            let gap = day.ordinal - s.day.ordinal
            // A day's grace for time zones.
            if gap < -1 {
                score += Weights.beforeAct
            } else if gap < 0 {
                score += Weights.beforeAct / 4
            }
            if gap > 0 { score += Weights.afterDatedDay * Double(gap) / Double(shared.count) }
            for clue in near(clues, s, article) {
                switch clue.kind {
                case .distance(let n, let direction):
                    guard s.isMeant(clue.span, direction) else { break }
                    if gap == n { score += Weights.distance }
                    if gap == n + 1 { score += Weights.dayLater }
                case .weekday(let w):
                    if w == s.day.weekday {
                        if (0...6).contains(gap) { score += Weights.sameWeekday }
                    } else {
                        score += Weights.otherWeekday / Double(shared.count)
                    }
                case .date: break
                }
            }
            if let said = s.published, abs(said.ordinal - day.ordinal) <= 1 {
                score += Weights.nearReport / Double(shared.count)
            }
        }
        if !weekdays.isEmpty {
            let own = weekdays.filter { $0 == day.weekday }.count
            let before = weekdays.filter { $0 % 7 + 1 == day.weekday }.count
            score +=
                (Weights.ownWeekday * Double(own) + Weights.weekdayBefore * Double(before))
                / Double(weekdays.count)
        }
        return score
    }

    /// The clues in the sentence that tells the shared act.
    private func near(
        _ clues: [UndatedClues.Clue], _ shared: Shared, _ article: Article
    ) -> [UndatedClues.Clue] {
        clues.filter { shared.sentence.contains($0.span) }
    }

    private func reason(
        _ day: CalendarDay, _ shared: [Shared], _ clues: [UndatedClues.Clue], _ weekdays: [Int],
        _ article: Article, rivals: [CalendarDay]
    ) -> String {
        var parts: [String] = []
        var told: Set<String> = []
        for s in shared.sorted(by: { $0.likeness > $1.likeness }) {
            let gap = day.ordinal - s.day.ordinal
            for clue in near(clues, s, article) {
                let words = article.text.string(clue.span)
                let act = "'\(s.act)'"
                var part: String?
                switch clue.kind {
                case .distance(let n, let direction)
                where n == gap && s.isMeant(clue.span, direction):
                    part =
                        "'\(words)' \(act), which \(s.other) dates to "
                        + DateWords.long(DateValue(day: s.day))
                case .weekday(let w) where w == s.day.weekday:
                    part =
                        "says '\(words)' of \(act), which \(s.other) dates to "
                        + DateWords.long(DateValue(day: s.day))
                default: break
                }
                if let part, told.insert(part).inserted { parts.append(part) }
            }
        }
        if parts.isEmpty, let s = shared.max(by: { $0.day < $1.day }) {
            parts.append(
                (s.isAhead ? "looks forward to" : "tells of")
                    + " '\(s.act)', which \(s.other) dates to "
                    + DateWords.long(DateValue(day: s.day)))
        }
        let own = weekdays.filter { $0 == day.weekday }.count
        if own > 0 {
            parts.append(
                "reports \(own == 1 ? "once" : "\(own) times") on \(DateWords.weekday(day)), "
                    + "which is \(day)")
        }
        var text = parts.prefix(3).joined(separator: "; ")
        if rivals.isEmpty {
            text += " (no other day fits as well)"
        } else {
            text +=
                " (uncertain: \(rivals.prefix(3).map(\.description).joined(separator: ", ")) "
                + "would fit nearly as well)"
        }
        return text
    }

    /// Clues in what is read of the article.
    private static func clues(_ article: Article) -> [UndatedClues.Clue] {
        let parts = article.parts.filter { $0.kind.isRead }.map(\.span)
        let all = UndatedClues(article.text.bytes).clues
        guard !parts.isEmpty else { return all }
        return all.filter { clue in parts.contains { $0.contains(clue.span) } }
    }
}

extension Desk {
    /// Dates for the articles that carry none, from events shared with dated ones.
    ///
    /// Call it between two passes of coding: the first reads the undated article without an anchor;
    /// the second reads it against the day found here. Articles for which nothing speaks are absent.
    package func inferPublication(
        articles: [Article], assertions: [Assertion]
    ) -> [String: PublicationDate] {
        DatingTheUndated().dates(articles, assertions)
    }
}
