import SitrepModel

/// What a running desk holds, for those who keep it elsewhere.
extension RunningDesk {
    /// All situations, in no order.
    package var contents: [StorySituation] { Array(situations.values) }

    /// The tension figures of these days.
    package func tension(on days: Set<CalendarDay>) -> [Tension] {
        if days.isEmpty { return [] }
        let events = situations.values.lazy.flatMap(\.entries).map(\.event).filter {
            $0.when?.value.day.map(days.contains) ?? false
        }
        return TensionLine().tension(Array(events))
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
