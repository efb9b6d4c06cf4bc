import SitrepModel

extension ExportTable {
    /// Who asks what of whom.
    public static let demands = ExportTable(
        "demands", "what one party asks of another", rows: { $0.demands }
    ) { c in
        c.history()
        c.parties("from", "who asks") { $0.value.from }
        c.parties("to", "of whom") { $0.value.to }
        c.text("content", "what is asked, in the report's words") { $0.value.content }
        c.known("when", "when it was raised") { $0.value.when }
        c.text("channel", "how, where a report says so") { $0.value.channel }
        c.text("insistence", "how hard it is asked for", values: ["demand", "appeal"]) {
            $0.value.insistence.rawValue
        }
        c.text(
            "status", "how it stands after the replies",
            values: ["open", "answered", "accepted", "rejected", "partly", "lapsed"]
        ) { $0.value.status.rawValue }
        c.integer("replies", "number of answers; they are in the table of replies") {
            $0.value.replies.count
        }
        c.saidBy { $0.value.saidBy }
        c.text("event", "the event that raised it") { $0.value.event }
        c.evidence { $0.value.evidence }
    }

    /// Which answers demands got.
    public static let replies = ExportTable(
        "replies", "one answer to a demand",
        rows: { $0.demands.flatMap { demand in demand.value.replies.map { (demand, $0) } } }
    ) { (c: inout Columns<(Exported<Demand>, Demand.Reply)>) in
        c.text("demand", "the demand's identifier") { $0.0.lineage }
        c.parties("from", "who answers") { $0.1.from }
        c.text("content", "the answer in the report's words") { $0.1.content }
        c.known("when", "when") { $0.1.when }
        c.text("kind", "what it answers", values: ["answered", "accepted", "rejected"]) {
            $0.1.kind.rawValue
        }
        c.text("channel", "how, where a report says so") { $0.1.channel }
        c.text("event", "the event that is the answer") { $0.1.event }
        c.evidence { $0.1.evidence }
    }
}
