import SitrepModel

/// What a running desk holds, for those who keep it elsewhere.
extension RunningDesk {
    /// All situations, in no order.
    package var contents: [StorySituation] { Array(situations.values) }

    /// The tension figures of these days.
    package func tension(on days: Set<CalendarDay>) -> [Tension] {
        if days.isEmpty { return [] }
        let numbers = Set(days.map(\.ordinal))
        var events: [Event] = []
        for situation in situations.values {
            for entry in situation.entries where numbers.contains(entry.day) {
                if let day = entry.event.when?.value.day, days.contains(day) {
                    events.append(entry.event)
                }
            }
        }
        return TensionLine().tension(events)
    }

    /// The articles that have arrived, and what was read from them, without those of `left`.
    package func arrived(
        without left: Set<String> = []
    ) -> (articles: [Article], assertions: [Assertion]) {
        (
            articles.values.filter { !left.contains($0.id) },
            assertions.filter { !left.contains($0.key) }.flatMap(\.value)
        )
    }
}
