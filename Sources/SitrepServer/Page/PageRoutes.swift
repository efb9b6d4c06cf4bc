#if Server
import Hummingbird
import SitrepArchive
import SitrepModel

/// The page's addresses: everything outside `/api`.
///
/// Each handler reads what its view needs and lets the view, a function from data to HTML, do the rest.
enum PageRoutes {
    /// Adds them.
    static func add(to routes: Routes, _ archive: ArchiveAccess) {
        addAssets(to: routes)
        addSituation(to: routes, archive)
        addEvents(to: routes, archive)
        addReports(to: routes, archive)
        addLog(to: routes, archive)
    }

    static let shell = Shell(files: PageAssets.bundled.files)

    /// Makes the first view and what programs ask for first, so that they are kept.
    static func prepare(_ archive: ArchiveAccess) async {
        _ = try? await archive.stated("/", brief)
        _ = try? await archive.stated("/api/v1/brief", BriefRoutes.latest)
    }

    @Sendable private static func brief(_ reader: ArchiveReader) throws -> Answer {
        let view = try BriefView(reader)
        return page(.brief, "Situation brief", view.lead) { view.body }
    }

    private static func addAssets(to routes: Routes) {
        routes.get("/assets/{name}") { _, context in
            guard let file = PageAssets.bundled.file(try context.parameter("name")) else {
                throw Problem.notFound("There is no such file.")
            }
            return HTMLResponse.asset(file.bytes, type: file.type)
        }
    }

    private static func addSituation(to routes: Routes, _ archive: ArchiveAccess) {
        routes.get("/") { request, _ in
            try await archive.view(request, form(request, []), brief)
        }
        for ledger in [nil] + LedgerView.Ledger.allCases.map(Optional.some) {
            let path = ledger.map { "/ledgers/\($0.rawValue)" } ?? "/ledgers"
            routes.get(path) { request, _ in
                let asked = try form(request, ["party", "status", "text", "cursor"])
                let query = LedgerView.Asked(
                    party: try asked.text("party"), status: try asked.text("status"),
                    text: try asked.text("text"), cursor: try asked.text("cursor"))
                return try await archive.view(request, asked) { reader in
                    let view = try LedgerView(reader, ledger ?? .demands, query)
                    return page(.ledgers, view.ledger.title) { view.body }
                }
            }
        }
        routes.get("/calendar") { request, _ in
            let asked = try form(request, ["month"])
            let month = try asked.text("month").map { text -> CalendarDay in
                guard let day = CalendarDay(text + "-01") else {
                    throw Problem.badRequest(
                        "The parameter 'month' is not a month.", remedy: "Write it like 2022-01.")
                }
                return day
            }
            return try await archive.view(request, asked) { reader in
                let view = try CalendarView(reader, month: month)
                return page(.calendar, view.title) { view.body }
            }
        }
        routes.get("/tension") { request, _ in
            let asked = try form(request, ["pair"])
            let pair = try asked.text("pair").map { text -> [String] in
                let keys = text.split(separator: ",").map(String.init)
                guard keys.count == 2 else {
                    throw Problem.badRequest(
                        "The parameter 'pair' is not a pair.", remedy: "Write it like RUS,USA.")
                }
                return keys
            }
            return try await archive.view(request, asked) { reader in
                let view = try TensionView(reader, pair: pair)
                return page(.tension, "Tension line") { view.body }
            }
        }
        routes.get("/network") { request, _ in
            let asked = try form(request, ["from", "to"])
            let (from, to) = (try asked.day("from"), try asked.day("to"))
            return try await archive.view(request, asked) { reader in
                let view = try NetworkView(reader, from: from, to: to)
                return page(.network, "Network of actors") { view.body }
            }
        }
    }

    private static func addEvents(to routes: Routes, _ archive: ArchiveAccess) {
        let filters: Set<String> = [
            "clock", "from", "to", "party", "quad", "root", "outlet", "modality", "story",
            "min_origins", "verdict", "text", "cursor",
        ]
        routes.get("/timeline") { request, _ in
            let asked = try form(request, filters)
            let query = try timeline(asked)
            return try await archive.view(request, asked) { reader in
                let view = try TimelineView(reader, query)
                return page(.timeline, "Timeline") { view.body }
            }
        }
        routes.get("/compare") { request, _ in
            let asked = try form(request, ["kind", "cursor"])
            let kind = try asked.text("kind", of: FieldVerdict.Kind.allCases.map(\.rawValue))
            let cursor = try asked.text("cursor")
            return try await archive.view(request, asked) { reader in
                let view = try CompareView(reader, kind: kind, cursor: cursor)
                return page(.compare, "Compare") { view.body }
            }
        }
        routes.get("/events/{id}") { request, context in
            let name = try context.parameter("id")
            let asked = try form(request, [])
            return try await archive.view(request, asked) { reader in
                guard let view = try EventView(reader, name) else {
                    throw Problem.notFound(
                        "There is no such event.", remedy: "Look for it in the timeline.")
                }
                return page(.compare, view.title, view.lead) { view.body }
            }
        }
        routes.get("/map") { request, _ in
            let asked = try form(request, filters)
            let query = try timeline(asked).query
            return try await archive.view(request, asked) { reader in
                var query = query
                query.order = .byDayDown
                let events = try reader.kept(query, limit: 500).rows
                return page(.map, "Map") { mapView(events) }
            }
        }
    }

    private static func addReports(to routes: Routes, _ archive: ArchiveAccess) {
        routes.get("/reports") { request, _ in
            let asked = try form(request, ["outlet", "text", "cursor"])
            let (outlet, text) = (try asked.text("outlet"), try asked.text("text"))
            let cursor = try asked.text("cursor")
            return try await archive.view(request, asked) { reader in
                let view = try ReportsView(reader, outlet: outlet, text: text, cursor: cursor)
                return page(.reports, "Reports") { view.body }
            }
        }
        routes.get("/reports/{id}") { request, context in
            let asked = try form(request, ["revision", "start", "end"])
            let id = try context.parameter("id")
            let revision = try asked.number("revision", in: 1...1_000_000)
            let start = try asked.number("start", in: 0...1_000_000_000)
            let end = try asked.number("end", in: 0...1_000_000_000)
            let marked = start.flatMap { a in end.flatMap { a < $0 ? a..<$0 : nil } }
            return try await archive.view(request, asked) { reader in
                guard
                    let view = try EvidenceView(reader, id, revision: revision, marked: marked)
                else {
                    throw Problem.notFound("There is no such report, or not this revision of it.")
                }
                return page(.reports, view.title, view.lead) { view.body }
            }
        }
        routes.get("/search") { request, _ in
            let asked = try form(request, ["q", "cursor"])
            let (words, cursor) = (try asked.text("q") ?? "", try asked.text("cursor"))
            return try await archive.view(request, asked) { reader in
                let view = try SearchView(reader, words, cursor: cursor)
                return page(nil, "Search", searched: words) { view.body }
            }
        }
    }

    private static func addLog(to routes: Routes, _ archive: ArchiveAccess) {
        // It depends on the clock, so no answer of it is kept.
        routes.get("/new") { request, _ in
            let asked = try form(request, ["since"])
            let time = try asked.moment(PointInTime.parameter)
            let now = time ?? archive.clock()
            let since = try asked.moment("since") ?? NewView.back(now, 1)
            let asOf = try await archive.read { reader in try time.map(reader.change(at:)) }
            let answer = try await archive.read(asOf: asOf) { reader in
                try PointInTime.$shown.withValue(time) {
                    let view = try NewView(reader, since: since, now: now)
                    return page(.new, "What is new") { view.body }
                }
            }
            return HTMLResponse.page(answer.bytes.readableBytesView)
        }
        routes.get("/log") { request, _ in
            let asked = try form(request, ["cursor"])
            let cursor = try asked.text("cursor")
            return try await archive.view(request, asked) { reader in
                let view = try LogView(reader, cursor: cursor)
                return page(.log, "Log") { view.body }
            }
        }
    }

    private static func page(
        _ section: Shell.Section?, _ title: String, _ lead: HTML = .empty, searched: String = "",
        @Markup content: () -> HTML
    ) -> Answer {
        var shell = shell
        shell.searched = searched
        return Answer(
            type: "text/html; charset=utf-8",
            bytes: shell.page(section, title: title, lead: lead, content: content))
    }

    /// What a form asks for: browsers send fields that were left empty, too, and these ask for nothing.
    private static func form(_ request: Request, _ known: Set<String>) throws -> Query {
        let pairs = (request.uri.query ?? "").split(separator: "&").filter { !$0.hasSuffix("=") }
        return try Query(
            text: pairs.joined(separator: "&"), known.union([PointInTime.parameter]))
    }

    private static func timeline(_ asked: Query) throws -> TimelineView.Asked {
        var query = EventQuery()
        query.from = try asked.day("from")
        query.to = try asked.day("to")
        query.parties = try asked.list("party")
        query.quads = try asked.list("quad", of: ["1", "2", "3", "4"]).compactMap { Int($0) }
        query.roots = try asked.list("root", of: Roots.all.map(\.0))
        query.outlets = try asked.list("outlet")
        query.modalities = try asked.list("modality", of: Modality.allCases.map(\.rawValue))
        query.story = try asked.text("story")
        query.minOrigins = try asked.number("min_origins", in: 1...1_000_000)
        query.verdict = try asked.text("verdict", of: ["agree", "differ", "silent"])
        query.text = try asked.text("text")
        let clock = try asked.text("clock", of: TimelineView.Clock.allCases.map(\.rawValue))
        return TimelineView.Asked(
            clock: clock.flatMap(TimelineView.Clock.init) ?? .happened, query: query,
            cursor: try asked.text("cursor"))
    }
}
#endif
