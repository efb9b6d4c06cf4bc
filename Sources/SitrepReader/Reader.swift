import Dispatch
import Foundation
import SitrepModel

/// Reads articles into documents: sentences and tokens, then tags, syntax, names and acts by the
/// language engine, then lemmas, times, quantities, quotations and references by rule.
///
/// A value, loaded once and used from any thread. The result for an article does not depend on the
/// other articles of a call nor on the number of workers.
public struct Reader: Sendable {
    private let sentences: SentenceReader
    private let engine: Engine
    private let readings: EngineReadings
    private let components: [any ReaderComponent]
    private let times: TimeReader

    /// Loads the Reader's models and tables from its resources.
    ///
    /// - Throws: ``ResourceError`` or the engine's error where one is missing or broken.
    public init() throws {
        try self.init(directory: ReaderResources.directory)
    }

    package init(directory: URL) throws {
        sentences = SentenceReader(
            tables: try TokenTables(directory: directory.appendingPathComponent("tokens")))
        engine = try Engine(directory: directory.appendingPathComponent("engine"))
        readings = EngineReadings(labels: engine.configuration.labels)
        times = try TimeReader(resources: directory)
        components = [
            NameHarmony(),
            try Lemmatizer(directory: directory.appendingPathComponent("lemmas")),
            times,
            try QuantityReader(resources: directory),
            QuotationReader(
                cues: try SpeechCues(file: directory.appendingPathComponent("quotations/cues.tsv"))),
            ReferenceReader(
                nouns: try ReferenceNouns(
                    file: directory.appendingPathComponent("coreference/nouns.tsv"))),
        ]
    }

    /// The versions of the models that made an output.
    public var versions: [String: String] { ["engine": engine.configuration.version] }

    /// Reads articles; documents come in the articles' order.
    ///
    /// - Parameter workers: how many threads to use, at least 1.
    public func read(_ articles: [Article], workers: Int) -> [Document] {
        var documents = articles.map(Document.init(article:))
        Parallel.forEach(&documents, workers: workers) { sentences.read(&$0) }
        var options = EngineOptions()
        options.threads = max(1, workers)
        // The Coder's lexicon decides on what is less likely than the engine's own threshold.
        options.triggerThreshold = 0.6 * engine.configuration.triggerThreshold
        let results = engine.read(documents.map(EngineReadings.input), options: options)
        var pairs = Array(zip(documents, results))
        Parallel.forEach(&pairs, workers: workers) { pair in
            readings.fill(&pair.0, pair.1)
            for component in components { component.read(&pair.0) }
        }
        return pairs.map(\.0)
    }

    /// Reads the times anew, after the article's date has been found.
    package func readTimes(_ document: inout Document) { times.read(&document) }

    /// Fills a document whose sentences and tokens are given, e.g. a treebank's.
    package func readTagged(_ document: inout Document) {
        let results = engine.read([EngineReadings.input(document)])
        if let first = results.first { readings.fill(&document, first) }
        for component in components { component.read(&document) }
    }
}
