#if Server
import SitrepArchive
import SitrepModel

/// One event with all that it rests on: outlets compared, origins, how it was read, ledgers, history
/// and what analysts say of it.
struct EventView {
    var dossier: EventDossier
    var names: ReportNames
    /// Other events of its parties and days, which it might be one with.
    var neighbours: [Kept<Event>]

    private var event: Event { dossier.event }
    private var references: References { References(names: names) }
    private var lineage: String { dossier.entry.lineage }

    var title: String { event.summary }

    var lead: HTML {
        tag("p", .class("basis")) {
            event.quad.mark
            " " + Roots.words(event.root) + " · CAMEO \(event.cameo)"
            if let plover = event.plover.event { " · PLOVER \(plover)" }
            " · Goldstein " + Words.decimal(event.goldstein)
            if event.modality != .actual { " · \(event.modality.rawValue)" }
            if let when = event.when {
                " · " + Words.short(when.value) + (when.inferred ? "*" : "")
            }
            if let place = event.place { " · \(place.name)" }
        }
    }

    var body: HTML {
        tag("div") {
            if dossier.entry.until != nil { gone }
            dossier.corrections.filter(\.holds).isEmpty
                ? HTML.empty
                : tag("div", .class("analysts")) {
                    tag("h2") { "What analysts say of it" }
                    CorrectionList(corrections: dossier.corrections, back: back).html
                }
            section("Who tells it", id: "origins") {
                tag("p") {
                    tag("b") {
                        "\(Words.count(event.articles.count, "report")), "
                            + Words.count(event.origins, "independent origin")
                    }
                    " · \(Words.names(event.actors))"
                    if !event.targets.isEmpty { " toward \(Words.names(event.targets))" }
                }
                OriginBar(event).html
                if let when = event.when {
                    tag("p", .class("note")) { "Day: \(when.reason)" }
                }
            }
            section("Outlets side by side", id: "compare") {
                if event.fields.isEmpty {
                    nothing("One report tells it, so there is nothing to compare.")
                } else {
                    ClaimTable(event: event, references: references).html
                }
            }
            section("Sentences", id: "sentences") { sentences }
            if !event.joins.isEmpty { joins }
            if !dossier.ledgers.isEmpty { ledgers }
            section("History", id: "history") { history }
            section(
                "Correct", id: "correct",
                note:
                    "A correction stands beside the machine's answer, signed, and never erases it; "
                    + "a further entry undoes it."
            ) {
                CorrectionForms(
                    lineage: lineage, event: event, assertions: dossier.assertions,
                    neighbours: neighbours, back: back
                ).html
            }
        }
    }

    private var back: String { "/events/\(Address.encoded(lineage))" }

    private var gone: HTML {
        tag("p", .class("alert")) {
            "This event is no longer told so. "
            (dossier.changes.last?.replacedBy ?? []).map { heir in
                HTML([
                    tag("a", .href(EventLines.address(heir))) { "What took it up" },
                    HTML(text: " "),
                ])
            }
        }
    }

    private var sentences: HTML {
        DataTable(
            caption: "The sentences that tell it, and how each was read",
            columns: ["Report", "Sentence", "Read as", "Says who", "When", "Sure"],
            rows: dossier.assertions.map { assertion in
                [
                    HTML(text: names.outletAndDay(assertion.article)),
                    tag("div") {
                        tag(
                            "a",
                            .href(
                                References.address(
                                    assertion.sentence.evidence(in: assertion.article))),
                            Attribute("data-evidence", ""), Attribute("dir", "auto"),
                            .class("quote")
                        ) { assertion.sentence.quote }
                        ReadingParts(assertion: assertion).html
                    },
                    HTML(
                        text: Self.reading(assertion)
                            + (assertion.modality == .actual
                                ? "" : ", \(assertion.modality.rawValue)")),
                    HTML(
                        text: assertion.tellers.map { $0.actor.name ?? $0.actor.text }
                            .joined(separator: ", through ")),
                    tag("span", assertion.when.map { .title($0.reason) }) {
                        assertion.when.map { Words.short($0.value) + ($0.inferred ? "*" : "") }
                            ?? "no day"
                    }, HTML(text: "\(Int((assertion.confidence * 100).rounded())) %"),
                ]
            }, figures: [5], shape: .stacked
        ).html
    }

    /// "Russia → NATO, demand (CAMEO 105)".
    private static func reading(_ assertion: Assertion) -> String {
        func name(_ reference: ActorReference) -> String {
            reference.key.isEmpty ? reference.text : PartyNames.display(reference.key)
        }
        let parties = [name(assertion.actor), name(assertion.target)].filter { !$0.isEmpty }
        return parties.joined(separator: " \u{2192} ")
            + ", \(Roots.words(assertion.act.root)) (\(assertion.act.cameo))"
    }

    private var joins: HTML {
        tag("details") {
            tag("summary") { "Why these sentences are taken for one event" }
            tag("ul", .class("plain")) {
                event.joins.map { join in
                    tag("li") { join.reasons.joined(separator: "; ") }
                }
            }
        }
    }

    private var ledgers: HTML {
        section("In the ledgers", id: "ledgers") {
            tag("ul", .class("plain")) {
                Set(dossier.ledgers.map(\.kind.name)).sorted().map { kind in
                    let entries = dossier.ledgers.filter { $0.kind.name == kind }
                    return tag("li") {
                        if let ledger = LedgerView.Ledger.allCases.first(where: {
                            $0.kind.name == kind
                        }) {
                            tag("a", .href(ledger.address)) {
                                Words.count(entries.count, kind)
                            }
                        } else {
                            Words.count(entries.count, kind)
                        }
                    }
                }
            }
        }
    }

    private var history: HTML {
        tag("ol", .class("plain")) {
            dossier.history.map { entry in
                let event = try? entry.value(Event.self)
                return tag("li") {
                    tag("span", .class("day")) { Words.time(entry.time) }
                    " version \(entry.version)"
                    if let event {
                        ": \(event.summary) ("
                        "\(Words.count(event.articles.count, "report")), "
                        "\(Words.count(event.origins, "origin")))"
                    }
                }
            }
            dossier.changes.filter { $0.operation == .gone }.map { _ in tag("li") { "gone" } }
        }
    }
}

extension EventView {
    /// Nil where there is no such event.
    init?(_ reader: ArchiveReader, _ name: String) throws {
        guard let dossier = try reader.dossier(name) else { return nil }
        self.dossier = dossier
        names = ReportNames(dossier.articles)
        var query = EventQuery()
        query.parties = Array(Set(dossier.event.actors.map(\.key)).sorted().prefix(1))
            .filter { !$0.isEmpty }
        query.from = dossier.event.when?.value.first.adding(days: -3)
        query.to = dossier.event.when?.value.last.adding(days: 3)
        neighbours = try reader.kept(query, limit: 30).rows
            .filter { $0.lineage != dossier.entry.lineage }
    }
}
#endif
