#if Server
import SitrepArchive

/// Changes as the API gives them.
enum ChangeJSON {
    /// One change: what happened to which record, and where it is found now.
    static func object(_ timed: ChangePage.TimedChange) -> JSONObject {
        var json = object(timed.change)
        json.add("time", timed.time)
        return json
    }

    /// The same where its time is not known.
    static func object(_ change: Change) -> JSONObject {
        var json = JSONObject()
        json.add("sequence", change.sequence)
        json.add("kind", change.kind.name)
        json.add("operation", "\(change.operation)")
        json.add("id", change.id)
        json.add("lineage", change.lineage)
        json.add("version", change.version)
        if !change.replacedBy.isEmpty { json.add("replaced_by", change.replacedBy) }
        if let address = address(change) { json.add("url", address) }
        return json
    }

    private static func address(_ change: Change) -> String? {
        let name = PercentDecoding.encoded(change.lineage)
        switch change.kind {
        case .event: return "/api/v1/events/\(name)"
        case .article: return "/api/v1/articles/\(name)"
        case .story: return "/api/v1/stories/\(name)"
        case .correction: return "/api/v1/corrections/\(name)"
        case .demand, .force, .aid, .meeting, .position, .statement:
            return "/api/v1/ledgers/\(Ledger.path(change.kind))/\(name)"
        case .syndication, .difference, .tension: return nil
        }
    }
}

/// The ledgers' names in addresses.
enum Ledger {
    static let kinds: [(path: String, kind: RecordKind)] = [
        ("demands", .demand), ("forces", .force), ("aid", .aid), ("meetings", .meeting),
        ("positions", .position), ("statements", .statement),
    ]

    static func path(_ kind: RecordKind) -> String {
        kinds.first { $0.kind == kind }?.path ?? kind.name
    }
}
#endif
