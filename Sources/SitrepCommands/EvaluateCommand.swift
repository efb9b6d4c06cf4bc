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
        let reader = try Reader()
        for path in gold {
            let treebank = try Treebank(path: path)
            let tagged = TreebankScorer().score(treebank, goldTokens: true) {
                reader.readTagged(&$0)
            }
            print("\(path), gold tokens")
            Self.show(tagged)
            let raw = TreebankScorer().score(treebank, goldTokens: false) {
                $0 = reader.read([$0.article], workers: 1)[0]
            }
            print("\(path), raw text")
            Self.show(raw)
            for miss in raw.misses.prefix(misses) { print(miss) }
        }
    }

    private static func show(_ scores: TreebankScorer.Scores) {
        func line(_ name: String, _ tally: Tally) {
            print(
                "  \(name.padding(toLength: 10, withPad: " ", startingAt: 0)) \(String(format: "%.2f", tally.f1 * 100))"
            )
        }
        line("sentences", scores.sentences)
        line("words", scores.words)
        line("UPOS", scores.upos)
        line("features", scores.features)
        line("lemmas", scores.lemmas)
        line("UAS", scores.uas)
        line("LAS", scores.las)
    }
}
