#if Server
import SitrepArchive
import SitrepModel

/// The ledgers: demands, forces, aid, meetings, positions and statements, each entry with its history.
struct LedgerView {
    /// The ledgers that there are.
    enum Ledger: String, CaseIterable, Sendable {
        case demands, forces, aid, meetings, positions, statements

        var kind: RecordKind {
            switch self {
            case .demands: .demand
            case .forces: .force
            case .aid: .aid
            case .meetings: .meeting
            case .positions: .position
            case .statements: .statement
            }
        }

        var title: String {
            switch self {
            case .demands: "Demands and replies"
            case .forces: "Forces"
            case .aid: "Aid"
            case .meetings: "Meetings"
            case .positions: "Positions"
            case .statements: "Statements"
            }
        }

        var statuses: [String] {
            switch self {
            case .demands: ["open", "answered", "accepted", "rejected", "partly", "lapsed"]
            case .forces: ["deployed", "alerted", "ordered", "exercising", "withdrawn"]
            case .aid: ["considered", "pledged", "approved", "delivered", "refused"]
            case .meetings: ["planned", "confirmed", "held", "moved", "cancelled"]
            case .positions: ["supports", "opposes", "open", "denies", "states"]
            case .statements: []
            }
        }

        var address: Address { Address("/ledgers/", rawValue) }
    }

    /// What is asked for.
    struct Asked: Sendable {
        var party: String?
        var status: String?
        var text: String?
        var cursor: String?
    }

    var ledger: Ledger
    var asked: Asked
    /// Cells of each entry, and what came before it.
    var rows: [[HTML]]
    var next: String?
    var counts: [Ledger: Int]
    var parties: [String]

    var body: HTML {
        tag("div") {
            tag("nav", .class("tabs"), .label("Ledgers")) {
                tag("ul") {
                    Ledger.allCases.map { other in
                        tag("li") {
                            tag(
                                "a", .href(other.address),
                                other == ledger ? Attribute("aria-current", "page") : nil
                            ) { "\(other.title) (\(Words.number(counts[other] ?? 0)))" }
                        }
                    }
                }
            }
            filters
            if rows.isEmpty {
                nothing("Nothing in this ledger answers to that.")
            } else {
                DataTable(
                    caption: ledger.title, columns: Self.columns(ledger), rows: rows,
                    hidesCaption: true, shape: .stacked
                ).html
                following(address, next)
            }
        }
    }

    private var address: Address {
        ledger.address.with("party", asked.party).with("status", asked.status)
            .with("text", asked.text)
    }

    private var filters: HTML {
        tag("form", .class("filters"), .action(ledger.address)) {
            PointInTime.field
            Filters.party(asked.party, parties)
            if !ledger.statuses.isEmpty {
                Filters.choice("status", "Status", ledger.statuses, asked.status)
            }
            Filters.text(asked.text)
            tag("button") { "Show" }
        }
    }

    static func columns(_ ledger: Ledger) -> [String] {
        switch ledger {
        case .demands: ["From", "To", "Demand", "When", "Status", "Replies", "Sources"]
        case .forces: ["Whose", "What", "Where", "Facing", "Status", "As of", "Said by", "Sources"]
        case .aid: ["Giver", "Receiver", "What", "Status", "When", "History", "Sources"]
        case .meetings: ["Who", "Kind", "When", "Where", "Status", "History", "Sources"]
        case .positions: ["Actor", "Question", "Stance", "Since", "History", "Sources"]
        case .statements: ["Speaker", "Said", "To", "When", "Through", "Sources"]
        }
    }
}
#endif
