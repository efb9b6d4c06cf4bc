import Dispatch
import SitrepModel
import Synchronization

/// A desk that takes reports as they arrive and keeps the situation up to date.
///
/// Use it where reports come one after the other; ``Desk`` is the same for a set that is known at once.
/// Whatever the order and the lots, the brief is the one that ``Desk/brief(articles:assertions:versions:asOf:since:)``
/// gives for all that has arrived. An arrival reconciles anew only the reports that links tie to it
/// (see ``changes``); the rest stays as it was. A value; copies share storage.
public struct RunningDesk: Sendable {
    private let desk = Desk()
    private(set) var articles: [String: Article] = [:]
    /// Of each article, each once.
    private(set) var assertions: [String: [Assertion]] = [:]
    private var graph = StoryGraph()
    private(set) var situations: [Int: StorySituation] = [:]
    /// What arrivals did to the stories, oldest first. The one thing that depends on their order.
    public private(set) var changes: [StoryChange] = []
    /// How many articles the last arrival made the desk reconcile anew.
    package private(set) var reconciled = 0
    /// The situations that the last arrival made void, and those that hold instead.
    package private(set) var renewal = (gone: [StorySituation](), made: [StorySituation]())

    /// A desk without reports.
    public init() {}

    /// All situations, those of the largest stories first.
    var ordered: [StorySituation] {
        func texts(_ s: StorySituation) -> Int { s.stories.map(\.texts).max() ?? 0 }
        return graph.components.compactMap { c -> (StorySituation, Int, Int, String)? in
            guard let situation = situations[c] else { return nil }
            let first = graph.articles(of: c).first ?? ""
            let day = graph.slot(of: first).flatMap { graph.profiles[$0]?.day } ?? .max
            return (situation, texts(situation), day, first)
        }.sorted { ($1.1, $0.2, $0.3) < ($0.1, $1.2, $1.3) }.map(\.0)
    }

    /// The first assertion of each article.
    var firsts: [Assertion] { assertions.values.compactMap { $0.min(by: Telling.precedes) } }

    /// Takes in reports and what was read from them.
    ///
    /// Of two versions of an article, the dated and earlier one counts, of two readings of one
    /// assertion the dated one; to replace a version ``withdraw(_:)`` it first. Articles without
    /// assertions and assertions without their articles may come at any time.
    ///
    /// - Returns: what the arrival did to the stories.
    @discardableResult
    public mutating func add(_ arrived: [Article], _ read: [Assertion]) -> [StoryChange] {
        update(take(arrived, read))
    }

    /// Takes reports back and others in at once, e.g. later versions of them.
    ///
    /// - Returns: what that did to the stories.
    @discardableResult
    package mutating func replace(
        _ withdrawn: [String], by arrived: [Article], _ read: [Assertion]
    ) -> [StoryChange] {
        for id in withdrawn {
            articles[id] = nil
            assertions[id] = nil
        }
        return update(take(arrived, read).union(withdrawn))
    }

    private mutating func take(_ arrived: [Article], _ read: [Assertion]) -> Set<String> {
        var touched: Set<String> = []
        for article in arrived {
            if let known = articles[article.id],
                known == article || !Syndication.precedes(article, known)
            {
                continue
            }
            articles[article.id] = article
            touched.insert(article.id)
        }
        for assertion in read {
            let own = assertions[assertion.article]
            if let at = own?.firstIndex(where: { $0.id == assertion.id }), let known = own?[at] {
                if known == assertion || !Self.replaces(assertion, known) { continue }
                assertions[assertion.article]?[at] = assertion
            } else {
                assertions[assertion.article, default: []].append(assertion)
            }
            touched.insert(assertion.article)
        }
        return touched
    }

    /// Takes reports and what was read from them back, e.g. before a corrected version comes.
    ///
    /// - Returns: what that did to the stories.
    @discardableResult
    public mutating func withdraw(_ ids: [String]) -> [StoryChange] {
        for id in ids {
            articles[id] = nil
            assertions[id] = nil
        }
        return update(Set(ids))
    }

    /// The brief of all that has arrived.
    ///
    /// - Parameters: as of ``Desk/brief(articles:assertions:versions:asOf:since:)``. With `asOf` the
    ///   reports of that time are reconciled by themselves.
    public func brief(
        versions: [String: String] = [:], asOf: DateValue? = nil, since: DateValue? = nil
    ) -> Brief {
        if asOf != nil {
            return desk.brief(
                articles: Array(articles.values), assertions: assertions.values.flatMap { $0 },
                versions: versions, asOf: asOf, since: since)
        }
        return desk.brief(
            of: self, articles: articles.values.sorted(by: Syndication.precedes),
            versions: versions, asOf: nil, since: since)
    }

    /// Whether a reading of an assertion is to be kept instead of another of the same.
    private static func replaces(_ new: Assertion, _ old: Assertion) -> Bool {
        func rank(_ a: Assertion) -> (Int, Int, String, Double) {
            (
                a.published == nil ? 1 : 0, a.when == nil ? 1 : 0,
                (a.published?.value ?? "") + " " + (a.when?.value.value ?? ""), -a.confidence
            )
        }
        return rank(new) < rank(old)
    }

    private mutating func update(_ touched: Set<String>) -> [StoryChange] {
        // In the order of days, so that a lot costs no more than its articles one by one.
        let profiles = touched.map { id in
            ArticleProfile(id: id, article: articles[id], assertions: assertions[id] ?? [])
        }.sorted(by: ArticleProfile.precedes)
        renewal = ([], [])
        // A situation whose articles say something new is made anew even where no link changes.
        var stale: Set<Int> = []
        for profile in profiles {
            if let component = graph.component(of: profile.article) { stale.insert(component) }
            if articles[profile.article] == nil, assertions[profile.article] == nil {
                graph.remove(profile.article)
            } else {
                graph.set(profile)
            }
        }
        let (gone, new) = graph.settle()
        for component in stale.union(gone) {
            if let old = situations.removeValue(forKey: component) { renewal.gone.append(old) }
        }
        let due = stale.subtracting(gone).union(new).sorted()
        reconciled = due.reduce(0) { $0 + graph.articles(of: $1).count }
        for (component, situation) in zip(due, reconcile(due)) {
            renewal.made.append(situation)
            situations[component] = situation
        }
        let news = StoryChanges.changes(
            from: renewal.gone.flatMap(\.stories), to: renewal.made.flatMap(\.stories), by: touched)
        changes += news
        return news
    }

    /// The situations of components, in their order: each apart from the others, so several at once.
    private func reconcile(_ components: [Int]) -> [StorySituation] {
        if components.count < 2 { return components.map(reconcile) }
        let made = Mutex([StorySituation?](repeating: nil, count: components.count))
        DispatchQueue.concurrentPerform(iterations: components.count) { n in
            let situation = reconcile(components[n])
            made.withLock { $0[n] = situation }
        }
        return made.withLock { $0 }.compactMap(\.self)
    }

    private func reconcile(_ component: Int) -> StorySituation {
        let ids = graph.articles(of: component)
        let slots = ids.compactMap { graph.slot(of: $0) }
        return StorySituation(
            desk, profiles: slots.compactMap { graph.profiles[$0] },
            links: graph.links(among: slots),
            articles: ids.compactMap { articles[$0] },
            assertions: ids.flatMap { assertions[$0] ?? [] })
    }
}
