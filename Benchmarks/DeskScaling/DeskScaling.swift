import Foundation
import SitrepDesk
import SitrepModel

/// Measures how the Desk's cost grows with the number of reports: user time of each part, memory and
/// the slope between sizes.
///
///     desk-scaling ARTICLES.jsonl ASSERTIONS.jsonl COUNT
///     desk-scaling --slopes < RESULTS
///
/// The articles are lines of `desk_articles.py`, the assertions what `sitrep map` made of them. The
/// first COUNT articles are clustered and reconciled in this process. One line comes out: the count and
/// the figures by name, as JSON. `--slopes` makes a table of several such lines.
@main
enum DeskScaling {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments == ["--slopes"] { return try ScalingTable.show() }
        guard arguments.count == 3, let count = Int(arguments[2]), count > 0 else {
            throw Misuse()
        }
        var figures: [String: Double] = [:]
        let input = try ReportLines(
            articles: arguments[0], assertions: arguments[1], count: count)
        figures["memory of the input, MB"] = Meter.resident()
        figures["assertions"] = Double(input.assertions.count)
        var articles = input.articles
        let desk = Desk()
        figures["dating the undated, s"] = Meter.user {
            let dates = desk.inferPublication(articles: articles, assertions: input.assertions)
            for i in articles.indices where articles[i].published == nil {
                articles[i].published = dates[articles[i].id]
            }
        }
        for (part, seconds) in desk.measure(articles, input.assertions, Meter.seconds) {
            figures["  of it " + part + ", s"] = seconds
        }
        var brief: Brief?
        figures["situation, s"] = Meter.user {
            brief = desk.brief(articles: articles, assertions: input.assertions)
        }
        figures["memory at most, MB"] = Meter.peak()
        if let brief {
            figures["events"] = Double(brief.events.count)
            figures["stories"] = Double(brief.stories.count)
            let worlds = input.worlds
            let pairs = StoryPairs(stories: brief.stories.map(\.articles), worlds: worlds)
            figures["story pairs of one world, %"] = pairs.precision
            figures["world pairs in one story, %"] = pairs.recall
            figures["text of the brief, s"] = Meter.user { _ = TextBrief().render(brief) }
        }
        let last = articles.suffix(10)
        let late = Set(last.map(\.id))
        var running = RunningDesk()
        running.add(
            Array(articles.dropLast(10)), input.assertions.filter { !late.contains($0.article) })
        let byArticle = Dictionary(grouping: input.assertions, by: \.article)
        var reconciled = 0
        figures["one more report, ms (mean of 10)"] =
            100
            * Meter.user {
                for article in last {
                    running.add([article], byArticle[article.id] ?? [])
                    reconciled += running.reconciled
                }
            }
        figures["reports reconciled for one more"] = Double(reconciled) / 10
        let line = try JSONEncoder().encode(ScalingLine(count: count, figures: figures))
        print(String(decoding: line, as: UTF8.self))
    }
}

/// One run's figures.
struct ScalingLine: Codable {
    var count: Int
    var figures: [String: Double]
}

/// A call that can't be carried out.
struct Misuse: Error, CustomStringConvertible {
    var description: String {
        "call: desk-scaling ARTICLES.jsonl ASSERTIONS.jsonl COUNT, or desk-scaling --slopes"
    }
}
