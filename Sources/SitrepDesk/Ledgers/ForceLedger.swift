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

    /// Reports of one figure for one status within so many days tell the same.
    private static let sameFigure = 3

    func forces(_ sources: [LedgerSource]) -> [Force] {
        var forces: [Force] = []
        var confidence: [Double] = []
        for source in sources {
            var groups: [Key: [(assertion: Assertion, reading: ForceReading)]] = [:]
            // Headlines leave out whose, how many and where.
            for telling in source.tellings where !telling.isHeadline {
                for a in telling.assertions {
                    guard let reading = ForceReading(a) else { continue }
                    let key = Key(
                        status: reading.status, value: reading.quantity?.value,
                        bound: reading.quantity?.bound, modality: reading.modality)
                    groups[key, default: []].append((a, reading))
                }
            }
            for (key, readings) in groups {
                // A mention without a figure adds nothing beside one with a figure.
                if key.value == nil,
                    groups.keys.contains(where: { $0.value != nil && $0.status == key.status })
                {
                    continue
                }
                let group = readings.map(\.assertion).sorted(by: Telling.precedes)
                let quantity = readings.first?.reading.quantity
                guard let a = group.first,
                    let whose = source.event.actors.first(where: { $0.key == a.actor.key })
                        ?? source.event.actors.first
                else { continue }
                forces.append(
                    Force(
                        whose: Party(key: whose.key, name: nil, role: "MIL"),
                        what: Self.what(group, quantity), quantity: quantity.map(Amount.init),
                        facing: Self.facing(a, source.event),
                        place: Self.place(group, source.event),
                        status: key.status,
                        modality: key.modality == .actual ? nil : key.modality,
                        asOf: group.compactMap { $0.when?.value ?? $0.published }.max(),
                        saidBy: origins.origins(of: group), event: source.event.id,
                        evidence: Set(group.map { $0.sentence.evidence(in: $0.article) }).sorted()))
                confidence.append(group.map(\.confidence).max() ?? 0)
            }
        }
        return Self.merged(Self.sorted(Self.ofOneSide(forces, confidence)))
    }

    /// A figure of one sentence tells the forces of one side: where two words of it were read with two,
    /// the surer reading counts.
    private static func ofOneSide(_ forces: [Force], _ confidence: [Double]) -> [Force] {
        struct Figure: Hashable {
            var sentence: Evidence
            var value: Double
            var status: Force.Status
        }
        var surest: [Figure: Double] = [:]
        func figures(_ force: Force) -> [Figure] {
            guard let value = force.quantity?.value else { return [] }
            return force.evidence.map {
                Figure(sentence: $0, value: value, status: force.status)
            }
        }
        for (force, sure) in zip(forces, confidence) {
            for figure in figures(force) { surest[figure] = max(surest[figure] ?? 0, sure) }
        }
        return zip(forces, confidence).filter { force, sure in
            let figures = figures(force)
            return figures.isEmpty || figures.contains { sure >= surest[$0] ?? 0 }
        }.map(\.0)
    }

    /// One figure of one status that several events carry stands once, with all who tell it.
    private static func merged(_ forces: [Force]) -> [Force] {
        var result: [Force] = []
        var index = Index()
        for force in forces {
            let same = index.candidates(force).last { n in
                let known = result[n]
                guard
                    known.quantity?.unit == force.quantity?.unit || force.quantity?.unit == ""
                        || known.quantity?.unit == ""
                else { return false }
                let isOneSentence = !Set(known.evidence).isDisjoint(with: force.evidence)
                if force.quantity == nil { return isOneSentence }
                guard let a = known.asOf, let b = force.asOf else { return true }
                return isOneSentence || abs(a.first.ordinal - b.first.ordinal) <= sameFigure
            }
            guard let same else {
                index.add(force, at: result.count)
                result.append(force)
                continue
            }
            index.add(force, at: same)
            let known = result[same]
            var keys: Set<String> = []
            result[same].saidBy = (known.saidBy + force.saidBy)
                .filter { keys.insert($0.key).inserted }.sorted()
            result[same].evidence = Set(known.evidence + force.evidence).sorted()
            result[same].place = known.place ?? force.place
            result[same].facing = known.facing ?? force.facing
            result[same].asOf = [known.asOf, force.asOf].compactMap { $0 }.max()
        }
        return result
    }

    /// Entries of one figure and status, found by the sentences and days that tell them.
    private struct Index {
        private struct Figure: Hashable {
            var whose: String
            var status: Force.Status
            var modality: Modality?
            var value: Double?
            var bound: QuantityBound?

            init(_ force: Force) {
                whose = force.whose.key
                status = force.status
                modality = force.modality
                value = force.quantity?.value
                bound = force.quantity?.bound
            }
        }
        private struct Day: Hashable {
            var figure: Figure
            /// nil for entries without a day.
            var day: Int?
        }
        private struct Sentence: Hashable {
            var figure: Figure
            var evidence: Evidence
        }

        private var byDay: [Day: [Int]] = [:]
        private var bySentence: [Sentence: [Int]] = [:]
        /// Entries without a day that each is compared with.
        private static let compared = 50

        mutating func add(_ force: Force, at n: Int) {
            let figure = Figure(force)
            let day = Day(figure: figure, day: force.asOf?.first.ordinal)
            if byDay[day]?.last != n { byDay[day, default: []].append(n) }
            for evidence in force.evidence {
                bySentence[Sentence(figure: figure, evidence: evidence), default: []].append(n)
            }
        }

        /// Those that may tell the same, in order.
        func candidates(_ force: Force) -> [Int] {
            let figure = Figure(force)
            var found: Set<Int> = []
            for evidence in force.evidence {
                found.formUnion(bySentence[Sentence(figure: figure, evidence: evidence)] ?? [])
            }
            if force.quantity != nil {
                let day = force.asOf?.first.ordinal
                let reach = ForceLedger.sameFigure
                let days = day.map { (($0 - reach)...($0 + reach)).map(Optional.some) }
                for near in [nil] + (days ?? []) {
                    found.formUnion(
                        (byDay[Day(figure: figure, day: near)] ?? []).suffix(Self.compared))
                }
            }
            return found.sorted()
        }
    }

    private static func sorted(_ forces: [Force]) -> [Force] {
        forces.sorted {
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

    private static func what(_ group: [Assertion], _ quantity: Quantity?) -> String {
        if let counted = quantity?.counted, !counted.isEmpty { return counted }
        for a in group {
            for text in [a.trigger.quote, a.actor.text, a.target.text]
            where ForceReading.forces.found(in: text) {
                let rest = text.split(separator: " ").drop {
                    determiners.contains($0.lowercased())
                }
                return rest.joined(separator: " ")
            }
            let words = a.sentenceWords
            let trigger = a.triggerRange(in: words)
            let near =
                max(0, trigger.lowerBound - 12)..<min(words.words.count, trigger.upperBound + 12)
            if let noun = ForceReading.forces.first(in: words, near) {
                return words.words[noun].map(\.text).joined(separator: " ")
            }
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
            && !ForceReading.forces.found(in: text)
        return isRegion ? text : event.place?.name
    }

    private static func facing(_ a: Assertion, _ event: Event) -> Party? {
        guard !a.target.key.isEmpty, a.target.key != a.actor.key else { return nil }
        return Party(key: a.target.key)
    }

    private static let determiners: Set<String> = [
        "the", "these", "those", "its", "their", "his", "her", "a", "an", "this", "that",
    ]
}
