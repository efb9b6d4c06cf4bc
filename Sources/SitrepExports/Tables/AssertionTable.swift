import SitrepModel

extension ExportTable {
    /// What each report asserts.
    public static let assertions = ExportTable(
        "assertions", "one report says that somebody does, will do or did not do something",
        rows: { $0.assertions }
    ) { c in
        c.text("id", "hash of report, words, parties and act") { $0.id }
        c.text("article", "the report") { $0.article }
        c.text("outlet", "its masthead") { $0.outlet }
        c.text("agency", "the agency whose text it carries") { $0.agency }
        c.text("published", "when it came out", type: .date) { $0.published?.value }
        c.integer("start", "first code point of the sentence in the report's text") {
            $0.sentence.start
        }
        c.integer("end", "one past its last code point") { $0.sentence.end }
        c.text("sentence", "the sentence") { $0.sentence.quote }
        c.text("trigger", "the words that express the act") { $0.trigger.quote }
        c.text("actor", "who acts, as written") { $0.actor.text }
        c.text("actor_key", "ISO 3166 alpha-3 or a short name") { $0.actor.key }
        c.text("actor_name", "canonical name") { $0.actor.name }
        c.text("actor_role", "CAMEO sector code") { $0.actor.role }
        c.text("target", "to, with or about whom, as written") { $0.target.text }
        c.text("target_key", "ISO 3166 alpha-3 or a short name") { $0.target.key }
        c.text("target_name", "canonical name") { $0.target.name }
        c.text("target_role", "CAMEO sector code") { $0.target.role }
        c.text("cameo", "CAMEO code") { $0.act.cameo }
        c.text("root", "CAMEO root") { $0.act.root }
        c.text("plover_event", "PLOVER event type") { $0.act.plover.event }
        c.integer("quad", "quad class, 1 to 4") { $0.act.quad.rawValue }
        c.number("goldstein", "Goldstein scale, -10 to 10") { $0.act.goldstein }
        c.date("when", "when it took or takes place") { $0.when?.value }
        c.flag("when_inferred", "not from a time expression of the sentence") { $0.when?.inferred }
        c.text("when_reason", "how it was found") { $0.when?.reason }
        c.text("modality", "whether it happened, will, may or did not", values: Modality.names) {
            $0.modality.rawValue
        }
        c.list("said_by", "from whom the report has it, nearest first") {
            $0.tellers.map(\.actor.text)
        }
        c.list("said_by_keys", "their keys, in the same order") { $0.tellers.map(\.actor.key) }
        c.text("content", "what was said, demanded or promised") { $0.content?.span.quote }
        c.flag("quoted", "the speaker's own words") { $0.content?.quoted }
        c.list("quantities", "numbers of the sentence as written") {
            $0.quantities.map(\.span.quote)
        }
        c.place { $0.place }
        c.number("confidence", "chance that act, parties and modality are right, 0 to 1") {
            $0.confidence
        }
    }
}
