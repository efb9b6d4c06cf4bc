/// Which states are allied in which body, by year.
enum Alliances {
    private struct Term {
        var member: String
        var from: Int
        var until: Int
    }

    /// Whether the key is a body with members here.
    static func isBody(_ key: String) -> Bool { bodies[key] != nil }

    /// The bodies whose member the state is in a year; of any year where nil.
    static func bodies(of key: String, in year: Int?) -> Set<String> {
        Set(
            bodies.filter { body, terms in
                body == key
                    || terms.contains { term in
                        term.member == key
                            && (year.map { $0 >= term.from && $0 <= term.until } ?? true)
                    }
            }.keys)
    }

    private static let bodies: [String: [Term]] = {
        var bodies: [String: [Term]] = [:]
        for row in LedgerWords.rows(PackageResources.alliances_tsv) where row.count == 2 {
            bodies[row[0]] = row[1].split(separator: ",").compactMap { entry in
                let parts = entry.split(separator: ":")
                guard parts.count == 2 else { return nil }
                let years = parts[1].split(separator: "-").compactMap { Int($0) }
                guard let from = years.first else { return nil }
                return Term(
                    member: String(parts[0]), from: from,
                    until: years.count > 1 ? years[1] : .max)
            }
        }
        return bodies
    }()
}
