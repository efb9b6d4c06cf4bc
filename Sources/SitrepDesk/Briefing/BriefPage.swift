import SitrepModel

/// A brief laid out as sections and lines, before it becomes text, Markdown or HTML: what is
/// printed is decided in one place. A line without a reference is never printed.
struct BriefPage {
    var title: String
    var subtitle: String
    var sections: [Section]
    var notes: [String]
    var references: References

    /// A part of the brief, e.g. "WHERE THEY DIFFER".
    struct Section {
        var id: String
        var title: String
        /// How to read it, in small print.
        var note: String?
        var groups: [Group]
    }

    /// Lines under one heading, e.g. a day.
    struct Group {
        var heading: String?
        var lines: [Line]
    }

    /// One statement with its references and what belongs under it.
    struct Line {
        /// A date or a name in front.
        var label: String = ""
        var text: String
        /// Counts or origins behind.
        var tail: String = ""
        var references: [References.Number] = []
        var details: [Line] = []
        var isUnsure = false
        /// The event that it states.
        var event: String?
    }
}

/// Numbers sentences for citing: [2.7] is the seventh sentence used of report 2.
struct References {
    /// The number of a sentence.
    struct Number: Hashable, Comparable {
        var article: Int
        var sentence: Int

        var text: String { "[\(article).\(sentence)]" }

        static func < (a: Number, b: Number) -> Bool {
            (a.article, a.sentence) < (b.article, b.sentence)
        }
    }

    /// Used sentences of each article in order of place.
    private(set) var sentences: [String: [Evidence]] = [:]
    private var numbers: [String: Int] = [:]

    init(_ brief: Brief) {
        for record in brief.articles { numbers[record.id] = record.number }
        var all: [String: Set<Evidence>] = [:]
        func add(_ evidence: [Evidence]) {
            for e in evidence { all[e.article, default: []].insert(e) }
        }
        for event in brief.events {
            add(event.evidence)
            for field in event.fields.values { for v in field.values { add(v.evidence) } }
        }
        for s in brief.statements { add(s.evidence) }
        for d in brief.demands { add(d.evidence) }
        for m in brief.meetings { add(m.evidence) }
        for (article, evidence) in all {
            // Sentences, not the words in them.
            var kept: [Evidence] = []
            let sorted = evidence.sorted { ($0.start, $1.end) < ($1.start, $0.end) }
            for e in sorted where e.end > kept.last?.end ?? -1 { kept.append(e) }
            sentences[article] = kept
        }
    }

    /// The numbers of the sentences that hold the words, sorted.
    func numbers(_ evidence: [Evidence]) -> [Number] {
        var found: Set<Number> = []
        for e in evidence {
            guard let article = numbers[e.article], let list = sentences[e.article] else {
                continue
            }
            // Binary search for the last sentence that starts at or before the words.
            var (low, high) = (0, list.count - 1)
            while low < high {
                let middle = (low + high + 1) / 2
                if list[middle].start <= e.start { low = middle } else { high = middle - 1 }
            }
            if low < list.count { found.insert(Number(article: article, sentence: low + 1)) }
        }
        return found.sorted()
    }

    /// "[1]" for an article; nil for what is none.
    func number(_ id: String) -> String? { numbers[id].map { "[\($0)]" } }

    /// "[1]" for an article.
    func article(_ id: String) -> String { "[\(numbers[id].map { "\($0)" } ?? id)]" }
}
