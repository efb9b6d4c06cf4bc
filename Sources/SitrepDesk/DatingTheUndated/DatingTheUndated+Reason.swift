import SitrepModel

/// Why an article got its day, in words.
extension DatingTheUndated {
    func reason(
        _ day: CalendarDay, _ shared: [SharedAct], _ clues: [UndatedClues.Clue], _ weekdays: [Int],
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
                where abs(n - gap) <= 1 && s.isMeant(clue.span, direction)
                    && Self.distance(n, clue, from: s.day, clues) == gap:
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
}
