#if Server
import SitrepModel

/// Entries of the ledgers as short lines, as the brief has them.
struct LedgerLines {
    var references: References

    func demand(_ kept: Kept<Demand>) -> HTML {
        let demand = kept.value
        return line(demand.when, demand.event, demand.evidence, status: demand.status.rawValue) {
            tag("b") { Words.names(demand.from) }
            if !demand.to.isEmpty { " to " + Words.names(demand.to) }
            ": "
            tag("span", Attribute("dir", "auto")) { demand.content }
        }
    }

    func force(_ kept: Kept<Force>) -> HTML {
        let force = kept.value
        return line(nil, force.event, force.evidence, status: force.status.rawValue) {
            tag("b") { Words.name(force.whose) }
            ": "
            tag("span", Attribute("dir", "auto")) {
                Words.amount(force.quantity, of: force.what)
            }
            if let place = force.place { ", \(place)" }
            if let facing = force.facing { ", facing \(Words.name(facing))" }
        }
    }

    func aid(_ kept: Kept<Aid>) -> HTML {
        let aid = kept.value
        return line(aid.when, aid.event, aid.evidence, status: aid.status.rawValue) {
            tag("b") { Words.name(aid.giver) }
            if let receiver = aid.receiver { " to \(Words.name(receiver))" }
            ": "
            tag("span", Attribute("dir", "auto")) {
                Words.amount(aid.amount, of: aid.kind == .other ? "" : aid.kind.rawValue)
            }
        }
    }

    func meeting(_ kept: Kept<Meeting>) -> HTML {
        let meeting = kept.value
        return line(
            meeting.when, meeting.event, meeting.evidence, status: meeting.status.rawValue
        ) {
            tag("b") { Words.names(meeting.participants) }
            " " + meeting.kind.rawValue
            if let place = meeting.place { ", \(place)" }
        }
    }

    func position(_ kept: Kept<Position>) -> HTML {
        let position = kept.value
        return line(nil, position.event, position.evidence, status: position.stance.rawValue) {
            tag("b") { Words.name(position.actor) }
            ": "
            tag("span", Attribute("dir", "auto")) { position.question }
        }
    }

    private func line(
        _ when: EventDate?, _ event: String, _ evidence: [Evidence], status: String,
        @Markup content: () -> HTML
    ) -> HTML {
        tag("li") {
            if when != nil {
                tag("span", .class("day")) { EventLines.day(when) }
                " "
            }
            tag("a", .class("event"), .href(EventLines.address(event))) { content() }
            " "
            Status.html(status)
            " "
            references.links(evidence)
        }
    }
}

/// How an entry of a ledger stands.
enum Status {
    static func html(_ status: String) -> HTML {
        tag("span", .class("status"), Attribute("data-status", status)) { status }
    }
}
#endif
