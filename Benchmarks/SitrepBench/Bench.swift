import Foundation
import SitrepCoder
import SitrepModel
import SitrepReader

/// The parts of reading, each to be run alone over the same reports on the calling thread.
struct Bench {
    struct Result {
        var name: String
        /// The round that took the least user time.
        var lap: Stopwatch.Lap
    }

    let articles: [Article]
    let rounds: Int
    /// Tokens of all reports.
    let words: Int

    private let reader: Reader
    private let coder: Coder
    private let sentences: SentenceReader
    private let engine: Engine
    private let components: [(name: String, component: any ReaderComponent)]
    /// Reports with sentences and tokens, and those read in full.
    private let cut: [Document]
    private let read: [Document]

    init(articles: [Article], rounds: Int) throws {
        self.articles = articles
        self.rounds = rounds
        let tables = ReaderResources.directory
        reader = try Reader()
        coder = try Coder()
        sentences = SentenceReader(
            tables: try TokenTables(directory: tables.appendingPathComponent("tokens")))
        engine = try Engine(directory: tables.appendingPathComponent("engine"))
        components = [
            ("lemmas", try Lemmatizer(directory: tables.appendingPathComponent("lemmas"))),
            ("times", try TimeReader(resources: tables)),
            ("quantities", try QuantityReader(resources: tables)),
            (
                "quotations",
                QuotationReader(
                    cues: try SpeechCues(
                        file: tables.appendingPathComponent("quotations/cues.tsv")))
            ),
            (
                "references",
                ReferenceReader(
                    nouns: try ReferenceNouns(
                        file: tables.appendingPathComponent("coreference/nouns.tsv")))
            ),
        ]
        var cut = articles.map(Document.init(article:))
        for index in cut.indices { sentences.read(&cut[index]) }
        self.cut = cut
        read = reader.read(articles, workers: 1)
        words = cut.reduce(0) { $0 + $1.tokens.count }
    }

    /// Runs every part.
    func run() throws -> [Result] {
        var results = [
            best("whole Reader", { articles }) { _ = reader.read($0, workers: 1) },
            best("  tokenizer and splitter", { articles.map(Document.init(article:)) }) {
                for index in $0.indices { sentences.read(&$0[index]) }
            },
            best("  engine", { cut }) { documents in
                var options = EngineOptions()
                options.threads = 1
                _ = engine.read(documents.map(EngineReadings.input), options: options)
            },
        ]
        for (name, component) in components {
            results.append(
                best("  \(name)", { read }) {
                    for index in $0.indices { component.read(&$0[index]) }
                })
        }
        results.append(
            best("Coder", { read }) { for document in $0 { _ = coder.code(document) } })
        return results
    }

    /// Work that is done in less is repeated within a round: processor time is counted in ticks.
    private static let shortestRound = 0.25

    /// The fastest of the rounds; what is worked on is made anew for each, outside the time.
    private func best<Input>(
        _ name: String, _ input: () -> Input, _ work: (inout Input) -> Void
    ) -> Result {
        var first = input()
        let once = Stopwatch.lap { work(&first) }
        let times = max(1, Int((Self.shortestRound / max(once.wall, 1e-6)).rounded(.up)))
        var laps: [Stopwatch.Lap] = []
        for _ in 0..<rounds {
            var copy = input()
            let lap = Stopwatch.lap { for _ in 0..<times { work(&copy) } }
            laps.append(
                Stopwatch.Lap(user: lap.user / Double(times), wall: lap.wall / Double(times)))
        }
        let lap = laps.min { $0.user < $1.user } ?? Stopwatch.Lap(user: 0, wall: 0)
        return Result(name: name, lap: lap)
    }
}
