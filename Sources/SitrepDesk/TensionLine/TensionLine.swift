import SitrepModel

/// Daily conflict and cooperation of each pair, and of all pairs together, by ``Tension``'s formula.
struct TensionLine {
    private struct Key: Hashable {
        var first: String, second: String, day: CalendarDay
    }

    func tension(_ events: [Event]) -> [Tension] {
        var groups: [Key: [Event]] = [:]
        for event in events where event.modality == .actual {
            guard let day = event.when?.value.day else { continue }
            var pairs: Set<[String]> = []
            for a in event.actors {
                for t in event.targets where a.key != t.key && !a.key.isEmpty && !t.key.isEmpty {
                    pairs.insert([a.key, t.key].sorted())
                }
            }
            guard !pairs.isEmpty else { continue }
            for pair in pairs {
                groups[Key(first: pair[0], second: pair[1], day: day), default: []].append(event)
            }
            groups[Key(first: "*", second: "*", day: day), default: []].append(event)
        }
        return groups.map { key, events in figure(key, events.sorted { $0.id < $1.id }) }.sorted {
            ($0.pair[0], $0.pair[1], $0.day) < ($1.pair[0], $1.pair[1], $1.day)
        }
    }

    private func figure(_ key: Key, _ events: [Event]) -> Tension {
        var (threats, acts, cooperation, weights) = (0.0, 0.0, 0.0, 0.0)
        for event in events {
            let w = Double(max(event.origins, 1))
            weights += w
            switch event.quad {
            case .verbalConflict: threats += w * event.goldstein
            case .materialConflict: acts += w * event.goldstein
            case .verbalCooperation, .materialCooperation: cooperation += w * event.goldstein
            }
        }
        func part(_ x: Double) -> Double { ((x / weights) * 100).rounded() / 100 + 0 }
        return Tension(
            pair: [key.first, key.second], day: DateValue(day: key.day), threats: part(threats),
            acts: part(acts), cooperation: part(cooperation), n: events.count,
            events: events.map(\.id), evidence: Set(events.flatMap(\.evidence)).sorted())
    }
}
