import SitrepModel

/// The tellings of a crisis's true events found again in what was read from its reports.
///
/// An assertion carries a telling if its trigger lies in the telling's clause. Where several do,
/// those with a listed root count, else all.
struct CrisisReading {
    let gold: CrisisGold
    let brief: Brief
    /// Where each quote stands.
    private let places: [CrisisGold.Quote: Evidence]
    /// By true event and telling: the assertions that carry it.
    let carrying: [[[Assertion]]]
    /// By true event: indexes of the program's events that carry a telling of it.
    let carriers: [[Int]]
    private let index: [String: Int]

    /// - Throws: ``Trouble`` where a quote does not stand in its report.
    init(
        _ gold: CrisisGold, articles: [Article], assertions: [Assertion], brief: Brief
    ) throws(Trouble) {
        self.gold = gold
        self.brief = brief
        let byID = Dictionary(articles.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        var places: [CrisisGold.Quote: Evidence] = [:]
        for quote in Self.quotes(gold) {
            guard let article = byID[quote.report],
                let span = Self.find(quote.quote, in: article.text)
            else {
                throw Trouble(
                    input: gold.crisis,
                    reason: "'\(quote.quote)' does not stand in \(quote.report)",
                    remedy: "Run check.py beside the crises")
            }
            places[quote] = Evidence(article: article, span: span)
        }
        self.places = places
        let byArticle = Dictionary(grouping: assertions, by: \.article)
        carrying = gold.events.map { event in
            event.tellings.map { telling in
                let all = (byArticle[telling.report] ?? []).filter {
                    Self.meet($0.trigger.evidence(in: $0.article), places[telling])
                }
                let right = all.filter { event.roots.contains($0.act.root) }
                return right.isEmpty ? all : right
            }
        }
        var index: [String: Int] = [:]
        for (n, event) in brief.events.enumerated() {
            for id in event.assertions { index[id] = n }
        }
        self.index = index
        carriers = carrying.map { tellings in
            Set(tellings.joined().compactMap { index[$0.id] }).sorted()
        }
    }

    /// The number of the true event.
    func number(_ id: String) -> Int? { gold.events.firstIndex { $0.id == id } }

    /// Whether some of the evidence and some of the quotes share words.
    func meet(_ evidence: [Evidence], _ quotes: [CrisisGold.Quote]) -> Bool {
        quotes.contains { quote in evidence.contains { Self.meet($0, places[quote]) } }
    }

    /// Whether two stretches of one report overlap.
    static func meet(_ a: Evidence, _ b: Evidence?) -> Bool {
        guard let b else { return false }
        return a.article == b.article && a.start < b.end && b.start < a.end
    }

    private static func quotes(_ gold: CrisisGold) -> [CrisisGold.Quote] {
        let ledgers: [[any LedgerGold]] = [
            gold.demands, gold.forces, gold.aid, gold.meetings, gold.positions,
            gold.rifts ?? [],
        ]
        return gold.events.flatMap(\.tellings) + ledgers.joined().flatMap(\.evidence)
            + (gold.rifts ?? []).flatMap(\.against)
    }

    private static func find(_ words: String, in text: SourceText) -> Span? {
        let (needle, hay) = (Array(words.utf8), text.bytes)
        guard !needle.isEmpty, needle.count <= hay.count else { return nil }
        for start in 0...(hay.count - needle.count)
        where hay[start] == needle[0] && hay[start..<(start + needle.count)].elementsEqual(needle) {
            return Span(start, start + needle.count)
        }
        return nil
    }
}
