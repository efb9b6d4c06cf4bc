import SitrepModel

/// The sections about reports and events.
extension BriefPage {
    init(_ brief: Brief) {
        references = References(brief)
        let basis = brief.basis
        let year = basis.period?.last.year
        let writer = BriefWriter(brief: brief, references: references, dates: DateWords(year: year))
        title = "SITUATION BRIEF"
        var parts = [
            BriefWriter.count(basis.articles, "report"), BriefWriter.count(basis.outlets, "outlet"),
            BriefWriter.count(basis.origins, "origin"),
        ].joined(separator: ", ")
        if let period = basis.period { parts += "   " + DateWords.long(period) }
        subtitle = parts
        notes = []
        if let asOf = basis.asOf { notes.append("As known by \(asOf.value).") }
        if brief.events.contains(where: { $0.when?.inferred == true }) {
            notes.append("* day concluded from context, not stated in the sentence.")
        }
        if brief.events.contains(where: { $0.confidence < Desk.unsure }) {
            notes.append("(?) the reading of the sentence is unsure.")
        }
        let analysts = BriefCorrections(brief, references)
        sections = [
            analysts.section, writer.reports(), writer.stories(), writer.leading(),
            writer.timeline(), writer.differences(),
            writer.demands(), writer.forces(), writer.aid(), writer.meetings(),
            writer.positions(), writer.statements(), writer.tension(),
        ].compactMap { section in
            var section = analysts.corrected(section)
            section.groups.removeAll { $0.lines.isEmpty }
            return section.groups.isEmpty ? nil : section
        }
    }
}

/// Words the lines of a brief.
struct BriefWriter {
    var brief: Brief
    var references: References
    var dates: DateWords
    private let events: [String: Event]
    private let copies: [String: SyndicationGroup]
    /// Events that only one article tells, by that article.
    private let told: [String: [Event]]
    /// The story of each event, by its place in the brief; empty where all is one story.
    let story: [String: Int]
    /// Identifiers of reports that are several words, the longest first, with their numbers.
    private let spaced: [(id: String, number: String)]
    /// The first day of publication of each article.
    let published: [String: CalendarDay]
    private let outlets: [String: String]

    init(brief: Brief, references: References, dates: DateWords) {
        self.brief = brief
        self.references = references
        self.dates = dates
        events = Dictionary(brief.events.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        copies = Dictionary(
            brief.syndication.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        told = Dictionary(
            grouping: brief.events.filter { $0.articles.count == 1 }, by: { $0.articles[0] })
        outlets = Dictionary(
            brief.articles.compactMap { r in r.outlet.map { (r.id, $0) } },
            uniquingKeysWith: { a, _ in a })
        published = Dictionary(
            brief.articles.compactMap { r in (r.published?.value.day).map { (r.id, $0) } },
            uniquingKeysWith: { a, _ in a })
        spaced = brief.articles.filter { $0.id.contains(" ") }.sorted {
            ($1.id.utf8.count, $0.id) < ($0.id.utf8.count, $1.id)
        }.map { ($0.id, "[\($0.number)]") }
        var story: [String: Int] = [:]
        if brief.stories.count > 1 {
            for (n, one) in brief.stories.enumerated() { for id in one.events { story[id] = n } }
        }
        self.story = story
    }

    static func count(_ n: Int, _ noun: String) -> String { "\(n) \(noun)\(n == 1 ? "" : "s")" }

    func date(_ date: EventDate?) -> String {
        guard let date else { return "" }
        return dates.short(date.value) + (date.inferred ? "*" : "")
    }

    func event(_ id: String) -> Event? { events[id] }

    /// "EFE, Kremlin (Russia)"; at most four names.
    func names(_ origins: [Origin]) -> String {
        let shown = origins.prefix(4).map(name).joined(separator: ", ")
        return origins.count > 4 ? shown + " and \(origins.count - 4) more" : shown
    }

    /// The origin's name; "[2]" for a report without a masthead.
    func name(_ origin: Origin) -> String {
        let anonymous = "outlet:?"
        guard origin.key.hasPrefix(anonymous) else { return origin.name }
        return references.article(String(origin.key.dropFirst(anonymous.count)))
    }

    /// Identifiers of reports in a reason replaced by their numbers.
    private func numbered(_ reason: String) -> String {
        var reason = reason.split(separator: " ", omittingEmptySubsequences: false).map { word in
            word.utf8.count > 2 ? references.number(String(word)) ?? String(word) : String(word)
        }.joined(separator: " ")
        for (id, number) in spaced where reason.contains(id) {
            reason = reason.replacing(" \(id) ", with: " \(number) ")
        }
        return reason
    }

    func reports() -> BriefPage.Section {
        let lines = brief.articles.map { record -> BriefPage.Line in
            var source = record.outlet ?? record.url ?? record.path ?? record.id
            if let agency = record.agency, agency != record.outlet { source += " / \(agency)" }
            var details: [BriefPage.Line] = []
            var day = "no date"
            if let published = record.published {
                day = dates.short(published.value) + (published.inferred ? "*" : "")
                if published.inferred {
                    details.append(
                        BriefPage.Line(text: "day inferred: \(numbered(published.reason))"))
                }
            }
            if let group = record.syndication.flatMap({ copies[$0] }),
                group.articles.count > 1
            {
                details += carried(group, by: record.id)
            }
            if let why = record.whyNotUsed {
                details.append(BriefPage.Line(text: "not used: \(why)"))
            }
            return BriefPage.Line(
                label: "[\(record.number)]", text: record.title ?? record.id,
                tail: "\(source), \(day)", details: details)
        }
        return BriefPage.Section(
            id: "basis", title: "RESTS ON", groups: [BriefPage.Group(heading: nil, lines: lines)])
    }

    /// With whom a report shares its text, who ran it first, and what it alone has of it.
    private func carried(_ group: SyndicationGroup, by id: String) -> [BriefPage.Line] {
        let others = group.articles.filter { $0 != id }.map(references.article)
        var text = "one text" + (group.textOf.map { " of \($0)" } ?? "")
        text += group.retold.contains(id) ? ", in other words," : ""
        text += " with \(others.joined(separator: " "))"
        if let first = group.first {
            text += first == id ? ", run here first" : ", first run by \(references.article(first))"
        }
        let own = group.changes.filter { $0.article == id }
        let shown = own.prefix(Self.changesShown).map {
            "\u{201C}\(Summaries.short($0.quote, limit: 100))\u{201D}"
        }
        let more = own.count > shown.count ? " and \(own.count - shown.count) more" : ""
        return [BriefPage.Line(text: text)]
            + (shown.isEmpty
                ? []
                : [
                    BriefPage.Line(
                        text: "only here: \(shown.joined(separator: ", "))\(more)")
                ])
    }

    /// Sentences of its own that are shown of a carrier.
    private static let changesShown = 3

    func leading() -> BriefPage.Section {
        let title = brief.basis.since.map { "NEW SINCE \($0.value)" } ?? "TOLD BY MORE THAN ONE"
        var groups = byStory(brief.leading, event: { $0 }).map { heading, ids in
            BriefPage.Group(
                heading: heading,
                lines: ids.compactMap { id in
                    event(id).map { line($0, details: leadingDetails($0)) }
                })
        }
        if let since = brief.basis.since {
            groups.append(
                BriefPage.Group(heading: "More on what was known", lines: additions(since: since)))
        }
        return BriefPage.Section(id: "leading", title: title, groups: groups)
    }

    /// Whether the origin is one of those who act.
    private func speaksItself(_ origin: Origin, _ event: Event) -> Bool {
        event.actors.contains { actor in
            guard origin.key.hasPrefix("speaker:\(actor.key):") else { return false }
            return origin.key == "speaker:\(actor.key):"
                || actor.name.map(origin.name.contains) == true
        }
    }

    /// One line for an event.
    func line(_ event: Event, dated: Bool = true, details: [BriefPage.Line] = []) -> BriefPage.Line
    {
        var tail = ""
        if event.articles.count > 1 {
            let reports = Self.count(event.articles.count, "report")
            tail =
                event.origins == 1
                ? "\(told(event)), one origin: \(way(event))"
                : "\(reports), \(Self.count(event.origins, "origin"))"
        } else if event.toldBy.contains(where: { $0.kind == .speaker && !speaksItself($0, event) })
        {
            tail = "says \(names(event.toldBy))"
        }
        return BriefPage.Line(
            label: dated ? date(event.when) : "", text: event.summary, tail: tail,
            references: references.numbers(event.evidence), details: details,
            isUnsure: event.confidence < Desk.unsure, event: event.id)
    }

    private func leadingDetails(_ event: Event) -> [BriefPage.Line] {
        var details: [BriefPage.Line] = []
        for name in event.fields.keys.sorted() {
            guard let field = event.fields[name] else { continue }
            let varied = field.verdict == .differ || field.kind == .nameVariant
            let spelled = name == "date" && field.verdict == .agree && expressions(field).count > 1
            guard varied || spelled, name != "act" else { continue }
            let words: String
            if spelled {
                words = expressions(field).joined(separator: ", ") + ": agree"
            } else {
                let values = field.values.map { "\(value($0))" }.joined(separator: " / ")
                words = values + (field.kind.map { ": \($0.words)" } ?? "")
            }
            details.append(
                BriefPage.Line(
                    label: name, text: words,
                    references: references.numbers(field.values.flatMap(\.evidence))))
        }
        if let chains = chains(event) { details.append(chains) }
        return details + additions(event)
    }

    /// "2 outlets"; "2 reports" of one.
    private func told(_ event: Event) -> String {
        let named = Set(event.articles.compactMap { outlets[$0] })
        return named.count == event.articles.count
            ? Self.count(named.count, "outlet") : Self.count(event.articles.count, "report")
    }

    /// The one origin, with the agency that told it.
    private func way(_ event: Event) -> String {
        guard let chain = event.chains.first, let through = chain.through else {
            return event.toldBy.first.map(name) ?? ""
        }
        return "\(chain.name) through \(through)"
    }

    /// From which origin, through which agency, each report has it; nil where each has its own.
    private func chains(_ event: Event) -> BriefPage.Line? {
        guard event.chains.count > 1,
            event.chains.contains(where: { $0.through != nil || $0.articles.count > 1 })
        else { return nil }
        let names = Dictionary(
            event.toldBy.map { ($0.key, name($0)) }, uniquingKeysWith: { a, _ in a })
        let words = event.chains.map { chain in
            let way =
                (names[chain.origin] ?? chain.name)
                + (chain.through.map { " through \($0)" } ?? "")
            let carriers = chain.articles.map(references.article).joined()
            return way == carriers ? way : "\(way) \(carriers)"
        }
        let more = words.count > 4 ? " and \(words.count - 4) more" : ""
        return BriefPage.Line(
            label: "origins", text: words.prefix(4).joined(separator: "; ") + more,
            references: references.numbers(event.evidence))
    }

    /// What each report adds to a meeting: what else its sentences alone tell of those who met.
    private func additions(_ event: Event) -> [BriefPage.Line] {
        guard event.articles.count > 1, event.root == "04" else { return [] }
        let parties = Set(event.parties.map(\.key))
        var lines: [BriefPage.Line] = []
        for article in event.articles {
            let own = Set(event.evidence.filter { $0.article == article })
            let others = (told[article] ?? []).filter {
                $0.id != event.id && $0.modality == .actual
                    && !own.isDisjoint(with: $0.evidence) && $0.confidence >= Desk.unsure
                    && $0.root != "04" && $0.actors.contains { parties.contains($0.key) }
            }
            guard !others.isEmpty else { continue }
            lines.append(
                BriefPage.Line(
                    label: "only \(references.article(article))",
                    text: others.prefix(4).map(\.summary).joined(separator: "; "),
                    references: references.numbers(others.prefix(4).flatMap(\.evidence))))
        }
        return lines
    }

    private func expressions(_ field: FieldVerdict) -> [String] {
        var seen: Set<String> = []
        var result: [String] = []
        for e in field.values.flatMap(\.evidence) {
            guard e.quote.count <= 40, seen.insert(e.quote.lowercasedASCII).inserted else {
                continue
            }
            result.append("\u{201C}\(e.quote)\u{201D} \(references.article(e.article))")
        }
        return result
    }

    private func value(_ v: FieldValue) -> String {
        "\(v.value) " + v.articles.map(references.article).joined()
    }

    func differences() -> BriefPage.Section {
        func line(_ d: Difference) -> BriefPage.Line {
            let values = d.values.map { v -> BriefPage.Line in
                let words = v.evidence.first.map { $0.quote }
                let given = words.map { $0 != v.value && $0.count <= 40 ? " (\($0))" : "" } ?? ""
                return BriefPage.Line(
                    label: v.articles.map(references.article).joined(), text: v.value + given,
                    tail: Self.count(v.origins.count, "origin"),
                    references: references.numbers(v.evidence))
            }
            return BriefPage.Line(
                label: d.field, text: d.about, tail: d.kind.words,
                references: references.numbers(d.evidence), details: values)
        }
        return BriefPage.Section(
            id: "differences", title: "WHERE THEY DIFFER",
            groups: byStory(brief.differences, event: \.event).map {
                BriefPage.Group(heading: $0, lines: $1.map(line))
            })
    }
}
