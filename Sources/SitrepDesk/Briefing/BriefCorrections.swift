import SitrepModel

/// Puts what analysts say beside the lines of a brief that it speaks of. No line goes: one that is
/// rejected says so, and what is taken for one event stands under the first of its lines.
struct BriefCorrections {
    private let corrections: [AnalystCorrection]
    /// By event; of its assertions, too.
    private let ofEvent: [String: [AnalystCorrection]]
    private let events: [String: Event]
    private let references: References

    init(_ brief: Brief, _ references: References) {
        corrections = brief.corrections
        self.references = references
        var ofEvent: [String: [AnalystCorrection]] = [:]
        var events: [String: Event] = [:]
        if !brief.corrections.isEmpty {
            events = Dictionary(brief.events.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
            for event in brief.events {
                let names = Set(event.assertions + [event.id])
                let own = brief.corrections.filter { !names.isDisjoint(with: $0.subjects) }
                if !own.isEmpty { ofEvent[event.id] = own }
            }
        }
        self.ofEvent = ofEvent
        self.events = events
    }

    /// All of them in a section of their own, those of reports and ledgers too.
    var section: BriefPage.Section {
        let lines = corrections.map { one in
            let known = one.subjects.compactMap { events[$0] }
            let article = one.subjects.lazy.compactMap { references.number($0) }.first
            return BriefPage.Line(
                label: "\(one.number)", text: one.words,
                tail: known.isEmpty
                    ? article ?? one.subjects.joined(separator: " ")
                    : known.map(\.summary).joined(separator: " / "),
                references: references.numbers(known.flatMap(\.evidence)))
        }
        return BriefPage.Section(
            id: "analysts", title: "WHAT ANALYSTS SAY",
            note: lines.isEmpty ? nil : "Beside what was read, which stays as it is.",
            groups: [BriefPage.Group(heading: nil, lines: lines)])
    }

    /// The section with them at its lines.
    func corrected(_ section: BriefPage.Section) -> BriefPage.Section {
        if ofEvent.isEmpty || section.id == "analysts" { return section }
        var section = section
        // Where the first line of each merged event stands.
        var first: [Int: (group: Int, line: Int)] = [:]
        for g in section.groups.indices {
            var kept: [BriefPage.Line] = []
            for line in section.groups[g].lines {
                let own = line.event.flatMap { ofEvent[$0] } ?? []
                let merges = own.filter { $0.kind == "merge" }
                var line = line
                line.details =
                    own.filter { $0.kind != "merge" }.map { BriefPage.Line(text: $0.words) }
                    + line.details
                if let merge = merges.first(where: { first[$0.number] != nil }),
                    let place = first[merge.number]
                {
                    line.tail += (line.tail.isEmpty ? "" : ", ") + merge.words
                    line.label = "merged"
                    if place.group == g {
                        kept[place.line].details.append(line)
                    } else {
                        section.groups[place.group].lines[place.line].details.append(line)
                    }
                    continue
                }
                for merge in merges { first[merge.number] = (g, kept.count) }
                kept.append(line)
            }
            section.groups[g].lines = kept
        }
        return section
    }
}
