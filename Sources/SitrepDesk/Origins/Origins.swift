import SitrepModel

/// Where assertions ultimately come from: the named speaker, the agency, else the outlet.
struct Origins {
    /// Articles' syndicated text: group identifier and whose text it is.
    private var texts: [String: Origin] = [:]
    /// Groups of the articles that carry one text.
    private var carried: [String: String] = [:]
    /// Articles' outlets.
    private var outlets: [String: String] = [:]

    /// - Parameters:
    ///   - articles: for agencies and outlets; may be empty, each assertion carries both.
    ///   - groups: copies of one text count as that text.
    init(articles: [Article], groups: [SyndicationGroup]) {
        let byID = Dictionary(articles.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        for article in articles { outlets[article.id] = article.outlet }
        for group in groups {
            let agency = group.articles.lazy.compactMap { byID[$0]?.agency }.min()
            let origin: Origin
            if let agency {
                origin = Self.agency(agency)
            } else if let first = group.articles.first {
                origin = Self.outlet(byID[first]?.outlet ?? group.textOf, article: first)
            } else {
                continue
            }
            for id in group.articles {
                texts[id] = origin
                carried[id] = group.id
            }
        }
        for article in articles where texts[article.id] == nil {
            texts[article.id] =
                article.agency.map(Self.agency)
                ?? Self.outlet(article.outlet, article: article.id)
        }
    }

    /// The origin of an article's text.
    func origin(of article: Article) -> Origin {
        texts[article.id] ?? Self.outlet(article.outlet, article: article.id)
    }

    /// The origin of one assertion.
    func origin(of a: Assertion) -> Origin {
        for teller in a.tellers {
            switch teller.kind {
            case .speaker, .document:
                if let speaker = Self.speaker(teller.actor) { return speaker }
            case .agency: return Self.agency(teller.actor.name ?? teller.actor.text)
            case .outlet:
                return Self.outlet(teller.actor.name ?? teller.actor.text, article: a.article)
            }
        }
        // What somebody says is known from that somebody, whoever prints it.
        if Self.sayings.contains(a.act.root), a.actor.properName != nil,
            let speaker = Self.speaker(a.actor)
        {
            return speaker
        }
        return texts[a.article] ?? a.agency.map(Self.agency)
            ?? Self.outlet(a.outlet, article: a.article)
    }

    /// The distinct origins of several assertions, sorted.
    func origins(of assertions: some Sequence<Assertion>) -> [Origin] {
        told(by: assertions).map(\.origin)
    }

    /// The way from each origin to the articles that carry it, in order of origins.
    ///
    /// - Parameter articles: of the assertions, in the order in which they are to be listed.
    func chains(of assertions: some Sequence<Assertion>, in articles: [String]) -> [OriginChain] {
        told(by: assertions).map { origin, carriers in
            let listed = articles.filter(carriers.contains)
            let agencies = Set(
                listed.compactMap { texts[$0]?.kind == .agency ? texts[$0]?.name : nil })
            return OriginChain(
                origin: origin.key, name: origin.name,
                through: origin.kind == .speaker && agencies.count == 1 ? agencies.first : nil,
                articles: listed)
        }
    }

    /// How many outlets tell it and whence: "2 outlets, one origin: EFE". nil where one outlet tells it
    /// of its own.
    func words(_ chains: [OriginChain], articles: [String]) -> String? {
        let count = Set(articles.map { outlets[$0] ?? $0 }).count
        let isOwn = chains.allSatisfy { $0.origin.hasPrefix("outlet:") }
        if count < 2, isOwn { return nil }
        let named = chains.prefix(Self.named).map(\.words).joined(separator: ", ")
        let more = chains.count > Self.named ? " and \(chains.count - Self.named) more" : ""
        return (count == 1 ? "one outlet" : "\(count) outlets")
            + (chains.count == 1 ? ", one origin: " : ", \(chains.count) origins: ") + named + more
    }

    /// Origins that are named in words.
    private static let named = 4

    /// The distinct origins with their articles, sorted.
    private func told(
        by assertions: some Sequence<Assertion>
    ) -> [(origin: Origin, articles: Set<String>)] {
        var byKey: [String: Origin] = [:]
        var carriers: [String: Set<String>] = [:]
        let all = assertions.map {
            (group: carried[$0.article], article: $0.article, origin: origin(of: $0))
        }
        // Whom one carrier of a text names, the others' readings leave out or spell otherwise.
        var speakers: [String: [String: String]] = [:]
        for (group, _, o) in all where o.kind == .speaker {
            guard let group else { continue }
            let surname = Self.surname(o)
            let known = speakers[group]?[surname]
            speakers[group, default: [:]][surname] = min(known ?? o.key, o.key)
        }
        for (group, article, o) in all {
            if let group, let named = speakers[group] {
                if o.kind != .speaker, o.key == texts[article]?.key { continue }
                if o.kind == .speaker, named[Self.surname(o)] != o.key { continue }
            }
            carriers[o.key, default: []].insert(article)
            // Of several spellings the longest name is shown.
            if let known = byKey[o.key],
                (known.name.utf8.count, o.name) >= (o.name.utf8.count, known.name)
            {
                continue
            }
            byKey[o.key] = o
        }
        return byKey.values.sorted().map { ($0, carriers[$0.key] ?? []) }
    }

    /// What spellings of one speaker's name share.
    private static func surname(_ origin: Origin) -> String {
        let last = origin.key.split(separator: ":", omittingEmptySubsequences: false).last ?? ""
        if last.contains(" ") || last.isEmpty { return origin.key }
        return PersonName(String(last))?.sound ?? origin.key
    }

    private static let sayings: Set<String> = ["01", "02", "03", "10", "11", "12", "13"]

    /// nil where nobody can be told: "officials", "sources".
    private static func speaker(_ actor: ActorReference) -> Origin? {
        guard !actor.key.isEmpty else { return nil }
        let country = PartyNames.display(actor.key)
        if let name = actor.properName, name != country {
            let short = PersonName(name)?.words.last ?? office(name, of: country)
            return Origin(
                key: "speaker:\(actor.key):\(short)", name: "\(name) (\(country))", kind: .speaker)
        }
        if !actor.text.isEmpty, actor.text.contains(" "), PersonName(actor.text) == nil,
            !PartyNames.isName(actor.text)
        {
            return Origin(
                key: "speaker:\(actor.key):\(office(actor.text, of: country))",
                name: "\(Self.bare(actor.text)) (\(country))",
                kind: .speaker)
        }
        return Origin(key: "speaker:\(actor.key):", name: country, kind: .speaker)
    }

    private static func bare(_ name: String) -> String {
        for article in ["the ", "The "] where name.hasPrefix(article) {
            return String(name.dropFirst(article.count))
        }
        return name
    }

    static func agency(_ name: String) -> Origin {
        Origin(key: "agency:\(normal(name))", name: name, kind: .agency)
    }

    static func outlet(_ name: String?, article: String) -> Origin {
        // An article without masthead stands for itself.
        guard let name, !name.isEmpty else {
            return Origin(key: "outlet:?\(article)", name: article, kind: .outlet)
        }
        return Origin(key: "outlet:\(normal(name))", name: name, kind: .outlet)
    }

    /// An office whatever the order of its words: "State Department", "Department of State".
    ///
    /// The country goes without saying: "Chilean navy", "the navy of Chile".
    private static func office(_ name: String, of country: String) -> String {
        let small: Set<String> = ["the", "a", "an", "of", "for", "us", "u", "s", "uk"]
        let state = normal(country).prefix(4)
        let words = normal(name).split(separator: " ").map(String.init)
            .filter { !small.contains($0) }
        let bare = words.filter { !$0.hasPrefix(state) }
        return (bare.isEmpty ? words : bare).sorted().joined(separator: " ")
    }

    /// Lower-case words without articles, joined by blanks.
    private static func normal(_ name: String) -> String {
        var words: [String] = []
        Wording.forEachWord(Array(name.utf8)) {
            words.append(String(decoding: $0, as: UTF8.self))
        }
        while words.count > 1, words[0] == "the" || words[0] == "agencia" || words[0] == "agency" {
            words.removeFirst()
        }
        while words.count > 1, words.last == "agency" { words.removeLast() }
        return words.joined(separator: " ")
    }
}
