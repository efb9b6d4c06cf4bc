import SitrepModel

/// Aid and arms: who gives what to whom, and whether considered, pledged, approved, delivered or
/// refused. One entry for each amount and status of an event.
struct AidLedger {
    let origins: Origins

    private struct Key: Hashable {
        var status: Aid.Status
        var kind: Aid.Kind
        var value: Double?
        var receiver: String
    }

    func aid(_ sources: [LedgerSource]) -> [Aid] {
        var entries: [Aid] = []
        for source in sources {
            var groups: [Key: [Assertion]] = [:]
            for a in source.assertions {
                guard let status = Self.status(a) else { continue }
                let key = Key(
                    status: status, kind: Self.kind(a), value: Self.amount(a)?.value,
                    receiver: a.target.key)
                groups[key, default: []].append(a)
            }
            for (key, group) in groups {
                let a = group[0]
                guard let giver = source.event.parties.first(where: { $0.key == a.actor.key }),
                    !a.actor.key.isEmpty
                else { continue }
                let bare =
                    key.value == nil
                    && groups.keys.contains {
                        $0.status == key.status && $0.value != nil && $0.kind == key.kind
                    }
                if bare { continue }
                entries.append(
                    Aid(
                        giver: giver,
                        receiver: source.event.parties.first { $0.key == key.receiver },
                        kind: key.kind, amount: Self.amount(a).map(Amount.init),
                        status: key.status, when: source.event.when,
                        saidBy: origins.origins(of: group), event: source.event.id,
                        evidence: Set(group.map { $0.sentence.evidence(in: $0.article) }).sorted()))
            }
        }
        return entries.sorted {
            (
                $0.giver.key, $0.receiver?.key ?? "", -($0.amount?.value ?? 0), $0.status.rawValue,
                $0.kind.rawValue, $0.event
            )
                < (
                    $1.giver.key, $1.receiver?.key ?? "", -($1.amount?.value ?? 0),
                    $1.status.rawValue, $1.kind.rawValue, $1.event
                )
        }
    }

    private static func status(_ a: Assertion) -> Aid.Status? {
        let code = a.act.cameo
        let pledge = code.hasPrefix("033")
        let refusal = code.hasPrefix("122") || code.hasPrefix("162")
        // A refusal whose words name arms or aid: "ruled out sending arms".
        let refusedArms =
            a.act.root == "12" && (arms.found(in: near(a)) || money.found(in: near(a)))
            && giving.found(in: near(a))
        guard a.act.root == "07" || pledge || refusal || refusedArms else { return nil }
        if refusal || refusedArms { return a.modality == .negated ? nil : .refused }
        switch a.modality {
        case .negated: return .refused
        case .hypothetical: return .considered
        case .future: return .pledged
        case .actual:
            if pledge { return .pledged }
            return approval.found(in: a.trigger.quote) ? .approved : .delivered
        }
    }

    private static func kind(_ a: Assertion) -> Aid.Kind {
        let code = a.act.cameo
        if code.hasPrefix("075") { return .asylum }
        if code.hasPrefix("072") || code == "0332" || code == "1222" || code == "1622" {
            return .arms
        }
        if code.hasPrefix("073") || code == "0333" || code == "1223" { return .relief }
        let words = near(a)
        if arms.found(in: words) { return .arms }
        if amount(a) != nil || code.hasPrefix("071") || money.found(in: words) { return .money }
        return relief.found(in: words) ? .relief : .other
    }

    private static func amount(_ a: Assertion) -> Quantity? {
        a.quantities.first { $0.currency != nil || $0.unit == "currency" }
            ?? a.quantities.first { !$0.unit.isEmpty && $0.unit != "percent" }
    }

    /// The part of the sentence around the trigger.
    private static func near(_ a: Assertion) -> String {
        let scalars = Array(a.sentence.quote.unicodeScalars)
        let from = max(0, a.trigger.start - a.sentence.start - 80)
        let to = min(scalars.count, a.trigger.end - a.sentence.start + 80)
        guard from < to else { return a.trigger.quote }
        return String(String.UnicodeScalarView(scalars[from..<to]))
    }

    private static let arms = WordSet(
        """
        arm weapon weaponry missile ammunition munition rifle tank javelin helmet howitzer artillery \
        drone lethal stinger frigate warship jet aircraft helicopter howitzers armour armor
        """)
    private static let money = WordSet(
        "loan grant credit fund funding dollar euro money financial macroeconomic economic million billion"
    )
    private static let relief = WordSet(
        "food medicine medical humanitarian shelter blanket vaccine relief water tents tent supplies"
    )
    private static let giving = WordSet(
        """
        send sending supply supplying deliver delivering delivery deliveries provide providing give \
        giving export exporting exports shipment supplies option aid
        """)
    private static let approval = WordSet(
        "approve approved approves authorise authorised authorized clear cleared")
}
