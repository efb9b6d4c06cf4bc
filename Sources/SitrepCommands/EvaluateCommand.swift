import ArgumentParser
import Foundation
import SitrepModel

/// `sitrep evaluate`: scores the components against gold given by path.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Score Sitrep's components against gold files.",
        discussion: """
            The contents of a path tell what it is.

            CoNLL-U: words and sentences from raw text; tags, features, lemmas and syntax from raw \
            text and over the gold words. Spans are compared; LAS goes without subtypes and counts \
            punctuation, as in the CoNLL 2018 shared task.

            A word, a tab and a BIO tag a line: names of persons, organisations and places, exact \
            spans, over the gold words.

            Text with TIMEX3 elements: time expressions, spans exactly and by overlap, type and \
            value, as in TempEval-3.

            A folder of coded assertions (one file of JSON lines an article), or one such file: \
            quad class, CAMEO root, root with both parties, and the further fields. Wants the \
            articles' texts by --articles.

            Coded texts (JSON lines with text and assertions, as in Training/texts): the same, \
            and how far the confidence can be trusted.

            Sentences of ordinary news, one a line under a first line that begins with "# Ordinary \
            news": how many yield an assertion, though none should.

            A folder of small crises (reports with an expected.json, see Evaluation/crises), or one \
            of them: events found, records per true event, false joins, verdicts by kind, origins, \
            copies, dates and ledgers of the brief. Misses of crises that are kept aside are not \
            shown.

            Figures are in percent. A path that can't be used is named with its reason on standard \
            error, and the others are scored.

            EXAMPLES
              sitrep evaluate en_ewt-ud-test.conllu
              sitrep evaluate names.bio times.tml --misses 20
              sitrep evaluate en_ewt-ud-dev.conllu --per-label
              sitrep evaluate Evaluation/crises --misses 10
              sitrep evaluate gold/ --articles reports/
              sitrep evaluate gold/ --articles reports/ --assertions lines.jsonl
              sitrep evaluate Evaluation/ordinary/sentences.txt --misses 240
            """)

    @Argument(help: "Gold: files, or folders of coded assertions or crises.")
    var gold: [String]

    @Option(help: ArgumentHelp("Show so many misses of each component.", valueName: "n"))
    var misses = 0

    @Flag(help: "Show the figures of each tag, relation, kind of name or CAMEO root, too.")
    var perLabel = false

    @Option(
        help: ArgumentHelp(
            "The folder with the texts (<article>.txt, at any depth) that coded assertions are of.",
            valueName: "folder"))
    var articles: String?

    @Option(
        help: ArgumentHelp(
            "Score these lines of 'sitrep map' instead of coding the articles now.",
            valueName: "file"))
    var assertions: String?

    @Option(
        help: ArgumentHelp(
            "Write the confidence of each coded assertion and whether root and parties are right.",
            valueName: "file"))
    var outcomes: String?

    func validate() throws {
        if misses < 0 { throw ValidationError("--misses wants a number from 0 up, not \(misses)") }
    }

    func run() throws {
        let evaluation = Evaluation(
            misses: misses, perLabel: perLabel, articles: articles, assertions: assertions,
            outcomes: outcomes)
        var failed = false
        var isFirst = true
        for path in gold {
            do {
                let text = try evaluation.report(path)
                Output.write(isFirst ? text : "\n" + text)
                isFirst = false
            } catch let trouble as Trouble {
                Output.report(trouble)
                failed = true
            }
        }
        if failed { throw ExitCode(1) }
    }
}
