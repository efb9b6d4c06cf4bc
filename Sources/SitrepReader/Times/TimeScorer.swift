import Foundation
import SitrepModel

/// Scores time expressions against TIMEX3 annotation as TempEval-3 does: spans exactly, spans by
/// overlap (each gold expression met at most once), and, over the overlapping ones, type and value.
package struct TimeScorer: Sendable {
    package struct Scores: Sendable, Hashable {
        /// Spans that are equal.
        package var strict = Tally()
        /// Spans that overlap.
        package var relaxed = Tally()
        /// Overlapping spans with the gold type.
        package var type = Tally()
        /// Overlapping spans with the gold value.
        package var value = Tally()
        /// Share of the overlapping spans whose value is right.
        package var valueAccuracy: Double {
            relaxed.hits == 0 ? 0 : Double(value.hits) / Double(relaxed.hits)
        }
        /// What was missed, found in error or valued otherwise: gold words and value, found words and value.
        package var misses: [String] = []

        package init() {}
    }

    package init() {}

    /// Scores annotated files. - Parameter read: fills a document from its article.
    package func score(_ files: [URL], read: (inout Document) -> Void) throws -> Scores {
        var scores = Scores()
        for file in files { add(try TimeAnnotation(contentsOf: file), to: &scores, read: read) }
        return scores
    }

    /// Adds the score of one text.
    package func add(
        _ gold: TimeAnnotation, to scores: inout Scores, read: (inout Document) -> Void
    ) {
        var document = Document(article: gold.article)
        read(&document)
        var strict = 0
        var relaxed = 0
        var type = 0
        var value = 0
        var used = Set<Int>()
        for mark in gold.marks {
            let words = gold.text.string(mark.span)
            let matches = document.times.indices.filter {
                !used.contains($0) && document.times[$0].span.overlaps(mark.span)
            }
            guard
                let best = matches.first(where: { document.times[$0].span == mark.span })
                    ?? matches.first
            else {
                scores.misses.append("missed '\(words)' (\(mark.value))")
                continue
            }
            used.insert(best)
            let found = document.times[best]
            relaxed += 1
            if found.span == mark.span { strict += 1 }
            if found.kind.rawValue == mark.type.lowercased() { type += 1 }
            if found.value == mark.value {
                value += 1
            } else {
                scores.misses.append(
                    "'\(words)' is \(mark.value), not \(found.value) ('\(document.text.string(found.span))')"
                )
            }
        }
        for (i, time) in document.times.enumerated() where !used.contains(i) {
            scores.misses.append("no time: '\(document.text.string(time.span))' (\(time.value))")
        }
        func sum(_ tally: inout Tally, _ hits: Int) {
            tally.hits += hits
            tally.gold += gold.marks.count
            tally.predicted += document.times.count
        }
        sum(&scores.strict, strict)
        sum(&scores.relaxed, relaxed)
        sum(&scores.type, type)
        sum(&scores.value, value)
    }
}
