import ArgumentParser
import Foundation
import SitrepModel
import SitrepReader

/// `sitrep evaluate`: scores the components against gold files given by path.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Score Sitrep's components against gold files.")

    @Argument(help: "CoNLL-U files (unpacked).")
    var gold: [String]

    @Option(help: "Print so many misses.")
    var misses = 0

    func run() throws {
        let tables = try TokenTables(
            directory: ReaderResources.directory.appendingPathComponent("tokens"))
        let reader = SentenceReader(tables: tables)
        for path in gold {
            let treebank = try Treebank(path: path)
            let scores = TreebankScorer().score(treebank, goldTokens: false) { reader.read(&$0) }
            for miss in scores.misses.prefix(misses) { print(miss) }
            print(path, "sentences", scores.sentences.f1, "words", scores.words.f1, scores.words)
        }
    }
}
