import SitrepModel

/// One name for each person, whatever the spellings of several reports: "Vladimir Zelenski" and
/// "Zelenskyy" are shown as "Volodymyr Zelenskyy".
///
/// Spellings of one party's persons are one name if each could be any other (``PersonName/matches(_:)``).
/// Shown is the name that comes from a table of office holders where there is one, else the one used
/// most. A surname that two of a party bear stays as it is. The reports' own spellings stay in the
/// events' fields.
struct PersonNames: Sendable {
    private var shown: [String: [String: String]] = [:]

    /// No names.
    init() {}

    init(_ tellings: [Telling]) {
        struct Use {
            var count = 0
            var isKnown = false
        }
        var uses: [String: [String: Use]] = [:]
        for a in tellings.lazy.flatMap(\.assertions) {
            for side in [a.actor, a.target] where !side.key.isEmpty {
                guard let name = side.person else { continue }
                var use = uses[side.key]?[name] ?? Use()
                use.count += 1
                use.isKnown = use.isKnown || side.name == name && !side.text.contains(name)
                uses[side.key, default: [:]][name] = use
            }
        }
        for (key, names) in uses where names.count > 1 {
            let read = names.keys.sorted().compactMap { n in PersonName(n).map { (n, $0) } }
            let full = read.filter { $0.1.words.count > 1 }
            for (name, person) in read {
                let alike = full.filter { $0.1.matches(person) }
                let areOne = alike.allSatisfy { x in alike.allSatisfy { $0.1.matches(x.1) } }
                guard areOne, !alike.isEmpty else { continue }
                let best = alike.map(\.0).max { a, b in
                    let (x, y) = (names[a] ?? Use(), names[b] ?? Use())
                    if x.isKnown != y.isKnown { return y.isKnown }
                    return (x.count, a.utf8.count, b) < (y.count, b.utf8.count, a)
                }
                if let best, best != name { shown[key, default: [:]][name] = best }
            }
        }
    }

    /// The name under which a party's person is shown; the same for what is no person's name.
    func name(of name: String, in key: String) -> String { shown[key]?[name] ?? name }
}
