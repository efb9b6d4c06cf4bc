import SitrepModel

/// An entry of a ledger as a reader would write it, with the clauses that give it.
protocol LedgerGold: Sendable {
    var evidence: [CrisisGold.Quote] { get }
    /// True where a reader may list it or not.
    var optional: Bool? { get }
}

extension CrisisGold {
    /// A figure with its bound.
    package struct Figure: Decodable, Sendable {
        package var value: Double
        package var bound: QuantityBound
    }

    package struct DemandEntry: Decodable, LedgerGold {
        package var from: [String]
        package var to: [String]
        package var content: String
        package var status: Demand.Status
        package var replies: [Reply]
        package var evidence: [Quote]
        package var optional: Bool?

        package struct Reply: Decodable, Sendable {
            package var from: [String]
            package var kind: Demand.Status
        }
    }

    package struct ForceEntry: Decodable, LedgerGold {
        package var whose: String
        package var what: String
        package var quantity: Figure?
        package var status: Force.Status
        package var evidence: [Quote]
        package var optional: Bool?
    }

    package struct AidEntry: Decodable, LedgerGold {
        package var giver: String
        package var receiver: String
        package var kind: Aid.Kind
        package var amount: Figure?
        package var status: Aid.Status
        package var evidence: [Quote]
        package var optional: Bool?
    }

    package struct MeetingEntry: Decodable, LedgerGold {
        package var participants: [String]
        package var when: String
        package var status: Meeting.Status
        package var evidence: [Quote]
        package var optional: Bool?
    }

    package struct PositionEntry: Decodable, LedgerGold {
        package var actor: String
        package var question: String
        package var stance: Position.Stance
        package var history: [Step]?
        package var evidence: [Quote]
        package var optional: Bool?

        package struct Step: Decodable, Sendable {
            package var stance: Position.Stance
        }
    }

    /// A claim that allies are united, and what is reported against it.
    package struct Rift: Decodable, LedgerGold {
        package var claim: [Quote]
        package var against: [Quote]
        package var optional: Bool?

        var evidence: [Quote] { claim }
    }
}
