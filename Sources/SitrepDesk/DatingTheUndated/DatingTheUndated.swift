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
        /// The day counted from one that was concluded, and the days beside it.
        static let distanceFromConcluded = 1.5, besideConcluded = 0.75
        /// A weekday that the report has ahead is seldom its own.
        static let ownAhead = -0.6
        /// Days within this of the best are uncertain.
        static let margin = 0.75
    }

    func dates(
        _ articles: [Article], _ assertions: [Assertion]
    ) -> [String: PublicationDate] {
        let undated = articles.filter { $0.published == nil && $0.unusable == nil }
        guard !undated.isEmpty else { return [:] }
        let dated = Set(articles.filter { $0.published != nil }.map(\.id))
        let tellings = Telling.group(assertions)
        let acts = SharedActs(
            anchors: DatedAnchors(
                tellings.filter {
                    dated.contains($0.article) && $0.when?.value.day != nil
                        && $0.modality == .actual
                }))
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
            var shared = (own[article.id] ?? []).compactMap { acts.share($0, in: article) }
                .filter { s in
                    !s.isAhead
                        || clues.contains { $0.tense == .ahead && s.sentence.contains($0.span) }
                }
            shared += acts.sentences(article, clues, beside: shared)
            shared += acts.clauses(article, clues)
            result[article.id] = date(article, shared, clues) ?? carried.date(ofCopy: article)
        }
        return result
    }

    private func date(
        _ article: Article, _ past: [SharedAct], _ clues: [UndatedClues.Clue]
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
        _ day: CalendarDay, _ shared: [SharedAct], _ clues: [UndatedClues.Clue], _ weekdays: [Int],
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
                case .distance(let given, let direction):
                    guard s.isMeant(clue.span, direction) else { break }
                    let n = Self.distance(given, clue, from: s.day, clues)
                    let isConcluded = s.isConcluded || n != given
                    if gap == n {
                        score += isConcluded ? Weights.distanceFromConcluded : Weights.distance
                    } else if isConcluded, abs(gap - n) == 1 {
                        score += Weights.besideConcluded
                    }
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
        if clues.contains(where: { $0.tense == .ahead && $0.weekday == day.weekday }) {
            score += Weights.ownAhead
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

    /// The days counted; one more or less where the weekday right before them says so: "on Monday,
    /// eleven days after" an act that others date to a Friday was ten days after that Friday.
    static func distance(
        _ days: Int, _ clue: UndatedClues.Clue, from day: CalendarDay,
        _ clues: [UndatedClues.Clue]
    ) -> Int {
        let before = clues.last {
            $0.weekday != nil && $0.tense == .own && $0.span.end <= clue.span.start
                && clue.span.start - $0.span.end <= Self.adjacent
        }
        guard let weekday = before?.weekday else { return days }
        return [days, days - 1, days + 1].first {
            day.adding(days: $0).weekday == weekday
        } ?? days
    }

    /// Bytes between a weekday and the distance that belongs to it.
    private static let adjacent = 3

    /// The clues in the sentence that tells the shared act.
    func near(
        _ clues: [UndatedClues.Clue], _ shared: SharedAct, _ article: Article
    ) -> [UndatedClues.Clue] {
        clues.filter { shared.sentence.contains($0.span) }
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
