/// Which person a name means on a day, and in what capacity.
struct Officeholders {
    let tables: ActorTables

    struct Choice {
        var term: ActorTables.Term
        /// Days between the day asked for and the term; 0 within it.
        var distance: Int
        var isHolding: Bool
    }

    /// The terms behind a person's full name: the one of the day, else the nearest.
    func named(_ entry: Int32, on day: Int?) -> Choice? {
        candidates(entry, .person, on: day).min { order($0, $1) }
    }

    /// The person whom a bare family name means on a day: in or near an office then, of the owner given,
    /// and alone or of higher rank than others of that name. nil where that doesn't settle it.
    func familyName(
        _ entry: Int32, on day: Int?, owner: String?, role: String?, title: String? = nil
    ) -> Choice? {
        var near = candidates(entry, .familyName, on: day).filter {
            day == nil ? $0.isHolding : $0.distance < 1500
        }
        if near.isEmpty, day == nil { near = candidates(entry, .familyName, on: day) }
        if let owner {
            near = near.filter { $0.term.country == owner || $0.term.key == owner }
        }
        if let role, !role.isEmpty {
            let fitting = near.filter { Self.agree($0.term.role, role) }
            if !fitting.isEmpty {
                near = fitting
            } else if !["GOV", "LEG", "PTY", "OPP", "MIL", "UNK"].contains(role) {
                return nil
            }
        }
        if let title {
            let bearing = near.filter { $0.term.office.lowercased() == title }
            if !bearing.isEmpty { near = bearing }
        }
        let sorted = near.sorted { order($0, $1) }
        guard let best = sorted.first else { return nil }
        for other in sorted.dropFirst() where other.term.name != best.term.name {
            let isLower = best.term.rank == 1 && other.term.rank > 1
            if other.isHolding == best.isHolding, !isLower, other.term.key != best.term.key {
                return nil
            }
        }
        return best
    }

    private static func agree(_ a: String, _ b: String) -> Bool {
        a == b || (["GOV", "LEG", "PTY", "IGO"].contains(a) && ["GOV", "LEG", "PTY"].contains(b))
    }

    private func order(_ a: Choice, _ b: Choice) -> Bool {
        if a.isHolding != b.isHolding { return a.isHolding }
        if a.isHolding, a.term.rank != b.term.rank { return a.term.rank < b.term.rank }
        if a.distance / 400 != b.distance / 400 { return a.distance < b.distance }
        if a.term.rank != b.term.rank { return a.term.rank < b.term.rank }
        if a.distance != b.distance { return a.distance < b.distance }
        return a.term.from > b.term.from
    }

    private func candidates(_ entry: Int32, _ kind: ActorTables.Kind, on day: Int?) -> [Choice] {
        var found: [Choice] = []
        var at = entry
        while at >= 0 {
            let record = tables.entries[Int(at)]
            if record.kind == kind {
                let term = tables.terms[Int(record.index)]
                found.append(Self.choice(term, on: day, undatedFrom: tables.undatedFrom))
            }
            at = record.next
        }
        return found
    }

    private static func choice(
        _ term: ActorTables.Term, on day: Int?, undatedFrom: Int
    ) -> Choice {
        guard let day else {
            let distance = max(0, undatedFrom - term.to)
            return Choice(term: term, distance: distance, isHolding: distance == 0)
        }
        let distance = max(0, term.from - day, day - term.to)
        return Choice(term: term, distance: distance, isHolding: distance == 0)
    }

    /// The role on that day: an office-holder of the state out of office belongs to the elites.
    static func role(_ choice: Choice) -> String {
        guard choice.distance > 120, offices.contains(choice.term.role) else {
            return choice.term.role
        }
        return "ELI"
    }

    static let offices: Set<String> = ["GOV", "LEG", "MIL", "SPY", "COP", "JUD", "IGO"]
}
