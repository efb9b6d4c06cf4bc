import SitrepModel

/// Forces: whose, what, how many, where, and whether deployed, alerted, ordered, exercising or
/// withdrawn. One entry for each figure and status of an event; figures are never merged.
struct ForceLedger {
    let origins: Origins

    private struct Key: Hashable {
        var status: Force.Status
        var value: Double?
        var bound: QuantityBound?
        var modality: Modality
    }

    func forces(_ sources: [LedgerSource]) -> [Force] {
        var forces: [Force] = []
        for source in sources {
            var groups: [Key: [Assertion]] = [:]
            for a in source.assertions {
                guard a.modality != .negated, let status = Self.status(a) else { continue }
                let q = Self.quantity(a)
                // What stands beside a feared act stands there in fact.
                let modality = ["08", "15"].contains(a.act.root) ? a.modality : .actual
                let key = Key(status: status, value: q?.value, bound: q?.bound, modality: modality)
                groups[key, default: []].append(a)
            }
            let figures = groups.keys.contains { $0.value != nil }
            for (key, group) in groups {
                // A mention without a figure adds nothing beside one with a figure.
                if figures, key.value == nil,
                    groups.keys.contains(where: {
                        $0.value != nil && $0.status == key.status
                    })
                {
                    continue
                }
                let a = group[0]
                guard
                    let whose = source.event.actors.first(where: { $0.key == a.actor.key })
                        ?? source.event.actors.first
                else { continue }
                forces.append(
                    Force(
                        whose: Party(key: whose.key, name: nil, role: "MIL"),
                        what: Self.what(group), quantity: Self.quantity(a).map(Amount.init),
                        facing: Self.facing(a, source.event),
                        place: Self.place(group, source.event),
                        status: key.status,
                        modality: key.modality == .actual ? nil : key.modality,
                        asOf: group.compactMap { $0.when?.value ?? $0.published }.max(),
                        saidBy: origins.origins(of: group), event: source.event.id,
                        evidence: Set(group.map { $0.sentence.evidence(in: $0.article) }).sorted()))
            }
        }
        return forces.sorted {
            (
                $0.whose.key, -($0.quantity?.value ?? 0), $0.status.rawValue, $0.event,
                ($0.modality?.rawValue ?? "") + ($0.quantity?.bound.rawValue ?? "")
            )
                < (
                    $1.whose.key, -($1.quantity?.value ?? 0), $1.status.rawValue, $1.event,
                    ($1.modality?.rawValue ?? "") + ($1.quantity?.bound.rawValue ?? "")
                )
        }
    }

    /// The status that code and words give; nil where it is not about forces.
    private static func status(_ a: Assertion) -> Force.Status? {
        let sentence = a.sentence.quote
        let military = forceNouns.found(in: sentence) || quantity(a) != nil
        switch a.act.root {
        case "15":
            if deployment.found(in: a.trigger.quote) {
                return order.found(in: near(a)) && a.modality != .actual ? .ordered : .deployed
            }
            if a.act.cameo.hasPrefix("152") || alert.found(in: near(a)) { return .alerted }
            guard military || a.actor.role == "MIL" else { return nil }
            if exercise.found(in: near(a)) { return .exercising }
            return order.found(in: near(a)) ? .ordered : .deployed
        case "08":
            guard military, a.act.cameo.hasPrefix("087") || withdrawal.found(in: near(a)) else {
                return nil
            }
            return .withdrawn
        case "19":
            if quantity(a) != nil, a.modality == .actual, a.act.cameo.hasPrefix("192") {
                return .deployed
            }
        default: break
        }
        return asideStatus(a)
    }

    /// Forces named beside another act: "..., on whose borders it maintains 90,000 soldiers".
    private static func asideStatus(_ a: Assertion) -> Force.Status? {
        guard let q = a.quantities.first(where: { $0.unit == "troops" }) else { return nil }
        let scalars = Array(a.sentence.quote.unicodeScalars)
        let at = q.span.start - a.sentence.start
        guard scalars.indices.contains(at) else { return nil }
        let before = String(String.UnicodeScalarView(scalars[max(0, at - 40)..<at]))
        let end = min(scalars.count, max(at, q.span.end - a.sentence.start))
        let after = String(String.UnicodeScalarView(scalars[end..<min(scalars.count, end + 40)]))
        if alert.found(in: after) { return .alerted }
        return presence.found(in: before) || deployment.found(in: after) ? .deployed : nil
    }

    /// The trigger and the words around it, up to 60 code points either side.
    private static func near(_ a: Assertion) -> String {
        let scalars = Array(a.sentence.quote.unicodeScalars)
        let from = max(0, a.trigger.start - a.sentence.start - 60)
        let to = min(scalars.count, a.trigger.end - a.sentence.start + 60)
        guard from < to else { return a.trigger.quote }
        return String(String.UnicodeScalarView(scalars[from..<to]))
    }

    private static func quantity(_ a: Assertion) -> Quantity? {
        a.quantities.first { units.contains($0.unit) || forceNouns.found(in: $0.counted ?? "") }
    }

    private static func what(_ group: [Assertion]) -> String {
        for a in group {
            if let counted = quantity(a)?.counted, !counted.isEmpty { return counted }
        }
        for a in group {
            for words in [a.trigger.quote, a.actor.text] where forceNouns.found(in: words) {
                let all = words.split(separator: " ")
                let rest = all.drop { determiners.contains($0.lowercased()) }
                return rest.joined(separator: " ")
            }
            if let noun = forceNouns.first(in: near(a)) { return noun }
        }
        return "forces"
    }

    private static func place(_ group: [Assertion], _ event: Event) -> String? {
        for a in group { if let place = a.place { return place.name } }
        let target = group[0].target
        // A target without a key is a region: "deployed in Eastern Europe"; not a number of men.
        let text = target.key.isEmpty ? target.text : ""
        let isRegion =
            text.unicodeScalars.contains { $0.properties.isUppercase }
            && !text.contains(where: \.isNumber)
            && !forceNouns.found(in: text)
        return isRegion ? text : event.place?.name
    }

    private static func facing(_ a: Assertion, _ event: Event) -> Party? {
        guard !a.target.key.isEmpty, a.target.key != a.actor.key else { return nil }
        return Party(key: a.target.key)
    }

    /// Units of quantities that count forces.
    static let units: Set<String> = [
        "troops", "people", "aircraft", "ships", "tanks", "vehicles", "missiles", "weapons",
        "units",
        "drones", "helicopters", "submarines", "artillery", "rockets", "warheads",
    ]
    private static let forceNouns = WordSet(
        """
        troop soldier force army military battalion brigade division regiment unit infantry marine \
        paratrooper reservist fighter jet aircraft bomber helicopter warship ship carrier destroyer \
        frigate submarine tank artillery missile battery fleet navy squadron peacekeeper contingent \
        serviceman servicemen personnel convoy drone
        """)
    private static let determiners: Set<String> = [
        "the", "these", "those", "its", "their", "his", "her", "a", "an", "this", "that",
    ]
    private static let presence = WordSet(
        "maintain maintains maintained keep keeps kept station stations stationed deploy deployed "
            + "mass massed amass amassed gather gathered concentrated assembled positioned")
    private static let deployment = WordSet(
        "deploy deployed deploying deployment station stationed send sent sending mass massed amass amassed "
            + "massing move moved concentrate concentrated concentration buildup")
    private static let alert = WordSet("alert readiness standby heightened")
    private static let exercise = WordSet(
        "exercise drill manoeuvre maneuver manoeuvres maneuvers wargame exercising drills")
    private static let order = WordSet(
        "order ordered orders ordering approve approved authorised authorized")
    private static let withdrawal = WordSet(
        "withdraw withdrew withdrawn withdrawing withdrawal pull pulled pullback pullout retreat "
            + "retreated return returned returning")
}
