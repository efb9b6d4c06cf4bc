import SitrepModel

/// The list of stories, and sections grouped by them.
extension BriefWriter {
    /// One line a story where there is more than one; a line stands for each that has an event.
    func stories() -> BriefPage.Section {
        guard brief.stories.count > 1 else {
            return BriefPage.Section(id: "stories", title: "STORIES", groups: [])
        }
        let lines = brief.stories.enumerated().compactMap { n, story -> BriefPage.Line? in
            let events = story.events.compactMap(event)
            guard let lead = events.first(where: { $0.summary == story.summary }) else {
                return nil
            }
            var tail = Self.count(story.articles.count, "report")
            if story.texts < story.articles.count { tail += ", " + Self.count(story.texts, "text") }
            if let period = story.period { tail += ", " + DateWords.long(period) }
            var details: [BriefPage.Line] = []
            let related = story.related.compactMap { id in
                brief.stories.firstIndex { $0.id == id }.map { "\($0 + 1)" }
            }
            if !related.isEmpty {
                details.append(
                    BriefPage.Line(
                        text: "tied by a report to story " + related.joined(separator: ", ")))
            }
            return BriefPage.Line(
                label: "\(n + 1)", text: "\(parties(story)): \(lead.summary)", tail: tail,
                references: references.numbers(lead.evidence), details: details)
        }
        return BriefPage.Section(
            id: "stories", title: "STORIES", groups: [BriefPage.Group(heading: nil, lines: lines)])
    }

    /// What belongs to events, by story: one group without heading where all is one story.
    func byStory<Item>(
        _ items: [Item], event: (Item) -> String
    ) -> [(heading: String?, items: [Item])] {
        guard !story.isEmpty else { return [(nil, items)] }
        let groups = Dictionary(grouping: items) { story[event($0)] ?? brief.stories.count }
        return groups.keys.sorted().map { n in
            let heading =
                n < brief.stories.count
                ? "Story \(n + 1), \(parties(brief.stories[n]))" : "No story"
            return (heading, groups[n] ?? [])
        }
    }

    private func parties(_ story: Story) -> String {
        story.actors.isEmpty ? "nobody named" : Summaries.names(story.actors)
    }
}
