import SitrepModel

extension ExportTable {
    /// What forces stand where.
    public static let forces = ExportTable(
        "forces", "forces as one origin states them", rows: { $0.forces }
    ) { c in
        c.history()
        c.party("whose", "to whom they belong") { $0.value.whose }
        c.text("what", "what they are, in the report's words") { $0.value.what }
        c.amount("quantity") { $0.value.quantity }
        c.party("facing", "towards or against whom") { $0.value.facing }
        c.text("place", "where they stand or go") { $0.value.place }
        c.text(
            "status", "what has been done with them",
            values: ["deployed", "alerted", "ordered", "exercising", "withdrawn"]
        ) { $0.value.status.rawValue }
        c.text("modality", "feared or planned; absent where in fact", values: Modality.names) {
            $0.value.modality?.rawValue
        }
        c.date("as_of", "the day for which it is said") { $0.value.asOf }
        c.saidBy { $0.value.saidBy }
        c.text("event", "the event that it belongs to") { $0.value.event }
        c.evidence { $0.value.evidence }
    }

    /// What aid was considered, pledged, given or refused.
    public static let aid = ExportTable(
        "aid", "aid or arms from one party to another", rows: { $0.aid }
    ) { c in
        c.history()
        c.party("giver", "who gives") { $0.value.giver }
        c.party("receiver", "who receives") { $0.value.receiver }
        c.text("kind", "what is given", values: ["money", "arms", "relief", "asylum", "other"]) {
            $0.value.kind.rawValue
        }
        c.amount("amount") { $0.value.amount }
        c.text(
            "status", "how far it has come",
            values: ["considered", "pledged", "approved", "delivered", "refused"]
        ) { $0.value.status.rawValue }
        c.known("when", "when") { $0.value.when }
        c.list("history", "earlier statuses of the same commitment, oldest first") {
            $0.value.history.map { step in
                step.status.rawValue + (step.when.map { " \($0.value)" } ?? "")
            }
        }
        c.saidBy { $0.value.saidBy }
        c.text("event", "the event that it belongs to") { $0.value.event }
        c.evidence { $0.value.evidence }
    }

    /// Meetings and calls, held and ahead.
    public static let meetings = ExportTable(
        "meetings", "a meeting, visit, call or summit, held or ahead",
        rows: { $0.standingMeetings }
    ) { c in
        c.history()
        c.parties("participants", "who takes part") { $0.value.participants }
        c.text("kind", "its form", values: ["meeting", "visit", "call", "summit"]) {
            $0.value.kind.rawValue
        }
        c.known("when", "when") { $0.value.when }
        c.text("place", "where") { $0.value.place }
        c.text(
            "status", "how it stands",
            values: ["planned", "confirmed", "held", "moved", "cancelled"]
        ) { $0.value.status.rawValue }
        c.list("history", "earlier dates or states, oldest first") { $0.value.history }
        c.saidBy { $0.value.saidBy }
        c.text("event", "the event that it is") { $0.value.event }
        c.evidence { $0.value.evidence }
    }

    /// Who stands how on what.
    public static let positions = ExportTable(
        "positions", "who stands how on which question", rows: { $0.positions }
    ) { c in
        c.history()
        c.party("actor", "who holds it") { $0.value.actor }
        c.text("question", "in the report's words") { $0.value.question }
        c.text(
            "stance", "which way the actor leans",
            values: ["supports", "opposes", "open", "denies", "states"]
        ) { $0.value.stance.rawValue }
        c.date("since", "the first day for which a report gives this stance") { $0.value.since }
        c.list("history", "earlier stances, oldest first") {
            $0.value.history.map { step in
                step.stance.rawValue + (step.when.map { " \($0.value)" } ?? "")
            }
        }
        c.saidBy { $0.value.saidBy }
        c.text("event", "the event that shows it") { $0.value.event }
        c.evidence { $0.value.evidence }
    }

    /// Who said what.
    public static let statements = ExportTable(
        "statements", "who said what, and through whom the report has it", rows: { $0.statements }
    ) { c in
        c.history()
        c.party("speaker", "who speaks") { $0.value.speaker }
        c.parties("alongside", "others of whom the same words say that they said it too") {
            $0.value.alongside
        }
        c.party("addressee", "to or about whom") { $0.value.addressee }
        c.text("quote", "the speaker's own words") { $0.value.quote }
        c.text("paraphrase", "the report's words, where it does not quote") { $0.value.paraphrase }
        c.known("when", "when it was said") { $0.value.when }
        c.list("chain", "through whom the reports have it, nearest first") { $0.value.chain }
        c.text("event", "the event that it belongs to") { $0.value.event }
        c.evidence { $0.value.evidence }
    }

    /// The tension line.
    public static let tension = ExportTable(
        "tension", "conflict and cooperation of one pair on one day; no forecast",
        rows: { $0.tension }
    ) { c in
        c.history()
        c.list("pair", "the two keys; * twice for all pairs together") { $0.value.pair }
        c.text("day", "the day", type: .date) { $0.value.day.value }
        c.number("threats", "verbal conflict, 0 or below: " + Tension.formula) { $0.value.threats }
        c.number("acts", "material conflict, 0 or below, by the same formula") { $0.value.acts }
        c.number("cooperation", "cooperation, 0 or above, by the same formula") {
            $0.value.cooperation
        }
        c.integer("n", "number of events") { $0.value.n }
        c.list("events", "their identifiers") { $0.value.events }
        c.evidence { $0.value.evidence }
    }
}
