#if Server
import SitrepArchive
import SitrepModel

/// Rows of the ledgers' tables.
struct LedgerRows {
    var references: References

    func demand(_ kept: Kept<Demand>, _ before: [Kept<Demand>]) -> [HTML] {
        let demand = kept.value
        return [
            HTML(text: Words.names(demand.from)), HTML(text: Words.names(demand.to)),
            HTML([
                link(demand.content, demand.event),
                before.isEmpty
                    ? .empty
                    : versions(before) { ($0.value.status.rawValue, "") },
            ]), EventLines.day(demand.when), Status.html(demand.status.rawValue),
            list(demand.replies) { reply in
                tag("li") {
                    EventLines.day(reply.when)
                    " \(Words.names(reply.from)): "
                    tag("a", .href(EventLines.address(reply.event)), Attribute("dir", "auto")) {
                        reply.content
                    }
                    " "
                    Status.html(reply.kind.rawValue)
                    " "
                    references.links(reply.evidence)
                }
            }, references.links(demand.evidence),
        ]
    }

    func force(_ kept: Kept<Force>, _ before: [Kept<Force>]) -> [HTML] {
        let force = kept.value
        return [
            HTML(text: Words.name(force.whose)),
            HTML([
                link(Self.what(force), force.event),
                versions(before) { (Self.what($0.value), $0.value.status.rawValue) },
            ]), HTML(text: force.place ?? ""),
            HTML(text: force.facing.map(Words.name) ?? ""),
            HTML([
                Status.html(force.status.rawValue),
                HTML(text: force.modality.map { $0 == .actual ? "" : " \($0.rawValue)" } ?? ""),
            ]),
            HTML(text: force.asOf.map { Words.short($0) } ?? ""),
            HTML(text: force.saidBy.map(\.name).joined(separator: ", ")),
            references.links(force.evidence),
        ]
    }

    static func what(_ force: Force) -> String {
        Words.amount(force.quantity, of: force.what)
    }

    func aid(_ kept: Kept<Aid>, _ before: [Kept<Aid>]) -> [HTML] {
        let aid = kept.value
        let what = Words.amount(aid.amount, of: aid.kind.rawValue)
        return [
            HTML(text: Words.name(aid.giver)), HTML(text: aid.receiver.map(Words.name) ?? ""),
            link(what, aid.event), Status.html(aid.status.rawValue), EventLines.day(aid.when),
            HTML([
                list(aid.history) { step in
                    tag("li") {
                        if let when = step.when { Words.short(when) + " " }
                        Status.html(step.status.rawValue)
                        " "
                        references.links(step.evidence)
                    }
                },
                versions(before) {
                    ($0.value.status.rawValue, $0.value.amount.map(Words.amount) ?? "")
                },
            ]), references.links(aid.evidence),
        ]
    }

    func meeting(_ kept: Kept<Meeting>, _ before: [Kept<Meeting>]) -> [HTML] {
        let meeting = kept.value
        return [
            link(Words.names(meeting.participants), meeting.event),
            HTML(text: meeting.kind.rawValue), EventLines.day(meeting.when),
            HTML(text: meeting.place ?? ""), Status.html(meeting.status.rawValue),
            HTML([
                list(meeting.history) { step in tag("li") { step } },
                versions(before) { old in
                    (
                        old.value.status.rawValue,
                        old.value.when.map { Words.short($0.value) } ?? "no day"
                    )
                },
            ]), references.links(meeting.evidence),
        ]
    }

    func position(_ kept: Kept<Position>, _ before: [Kept<Position>]) -> [HTML] {
        let position = kept.value
        return [
            HTML(text: Words.name(position.actor)), link(position.question, position.event),
            Status.html(position.stance.rawValue),
            HTML(text: position.since.map { Words.short($0) } ?? ""),
            HTML([
                list(position.history) { step in
                    tag("li") {
                        if let when = step.when { Words.short(when) + " " }
                        Status.html(step.stance.rawValue)
                        " "
                        references.links(step.evidence)
                    }
                },
                versions(before) { ($0.value.stance.rawValue, "") },
            ]), references.links(position.evidence),
        ]
    }

    func statement(_ kept: Kept<Statement>) -> [HTML] {
        let statement = kept.value
        let words = statement.quote.map { "\u{201C}\($0)\u{201D}" } ?? statement.paraphrase ?? ""
        return [
            HTML(text: Words.names([statement.speaker] + statement.alongside)),
            link(words, statement.event),
            HTML(text: statement.addressee.map(Words.name) ?? ""), EventLines.day(statement.when),
            HTML(text: statement.chain.joined(separator: ", ")),
            references.links(statement.evidence),
        ]
    }

    private func link(_ words: String, _ event: String) -> HTML {
        tag("a", .class("event"), .href(EventLines.address(event)), Attribute("dir", "auto")) {
            words.isEmpty ? "(no words)" : words
        }
    }

    private func list<Item>(_ items: [Item], _ line: (Item) -> HTML) -> HTML {
        items.isEmpty ? .empty : tag("ul", .class("plain")) { items.map(line) }
    }

    /// What the entry said before later reports changed it.
    private func versions<Value>(
        _ before: [Kept<Value>], _ words: (Kept<Value>) -> (String, String)
    ) -> HTML {
        guard !before.isEmpty else { return .empty }
        return tag("details", .class("history")) {
            tag("summary") { Words.count(before.count, "earlier version") }
            tag("ol", .class("plain")) {
                before.map { old in
                    let (a, b) = words(old)
                    return tag("li") {
                        "until after \(Words.time(old.time)): "
                        [a, b].filter { !$0.isEmpty }.joined(separator: ", ")
                    }
                }
            }
        }
    }
}

extension LedgerView {
    /// A page of a ledger, latest first.
    init(_ reader: ArchiveReader, _ ledger: Ledger, _ asked: Asked) throws {
        self.ledger = ledger
        self.asked = asked
        let overview = try reader.overview()
        counts = Dictionary(
            uniqueKeysWithValues: Ledger.allCases.map { ($0, overview.records[$0.kind] ?? 0) })
        parties = try reader.facet(.party, limit: 60).map(\.value)
        var query = LedgerQuery()
        query.descending = true
        query.parties = [asked.party].compactMap { $0 }
        query.statuses = [asked.status].compactMap { $0 }
        query.text = asked.text
        let page = try reader.records(ledger.kind, query, after: asked.cursor, limit: 50)
        next = page.next
        func rows<Value: Decodable & Sendable>(
            _ evidence: (Value) -> [Evidence],
            _ row: (LedgerRows, Kept<Value>, [Kept<Value>]) -> [HTML]
        ) throws -> [[HTML]] {
            let kept = try page.rows.map(Kept<Value>.init)
            let cited = kept.flatMap { evidence($0.value).map(\.article) }
            let rows = LedgerRows(
                references: References(names: try ReportNames(cited, in: reader)))
            return try kept.map { entry in
                var before: [Kept<Value>] = []
                if entry.version > 1 {
                    before = try reader.history(ledger.kind, lineage: entry.lineage)
                        .filter { $0.version < entry.version }.map(Kept<Value>.init)
                }
                return row(rows, entry, before)
            }
        }
        switch ledger {
        case .demands:
            self.rows = try rows({ (d: Demand) in d.evidence + d.replies.flatMap(\.evidence) }) {
                $0.demand($1, $2)
            }
        case .forces: self.rows = try rows({ (f: Force) in f.evidence }) { $0.force($1, $2) }
        case .aid:
            self.rows = try rows({ (a: Aid) in a.evidence + a.history.flatMap(\.evidence) }) {
                $0.aid($1, $2)
            }
        case .meetings: self.rows = try rows({ (m: Meeting) in m.evidence }) { $0.meeting($1, $2) }
        case .positions:
            self.rows = try rows({ (p: Position) in p.evidence + p.history.flatMap(\.evidence) }) {
                $0.position($1, $2)
            }
        case .statements:
            self.rows = try rows({ (s: Statement) in s.evidence }) { rows, kept, _ in
                rows.statement(kept)
            }
        }
    }
}
#endif
