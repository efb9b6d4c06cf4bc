import Foundation
import SitrepCoder
import SitrepCollector
import SitrepModel
import SitrepReader

/// Reads spoiled reports from bytes to assertions and checks that each span is valid.
///
///     sitrep-fuzz [--seconds N] [--seed S] [--slowest N] [--save FOLDER] REPORT...
///     sitrep-fuzz --input FILE...
///
/// The inputs are made from the reports' bytes, one a seed, from seed S on. Each input is written to
/// the folder before it is read, so that it is there after a crash too; the call stops at the first
/// fault, or at the first input that takes `--slowest` seconds more than its words should. `--input` reads files as
/// they are, and says how long each took.
@main
enum SitrepFuzz {
    static func main() throws {
        let options = try Options(Array(CommandLine.arguments.dropFirst()))
        let trial = try Trial()
        guard options.isReplay else { return try fuzz(options, trial) }
        for file in options.files {
            let outcome = trial.run(Array(try Data(contentsOf: URL(fileURLWithPath: file))))
            print("\(file): \(outcome.words) words, \(rounded(outcome.seconds)) s")
            outcome.faults.forEach { print("  \($0)") }
            if !outcome.faults.isEmpty { exit(1) }
        }
    }

    private static func fuzz(_ options: Options, _ trial: Trial) throws {
        let maker = InputMaker(
            reports: try options.files.map { Array(try Data(contentsOf: URL(fileURLWithPath: $0))) }
        )
        let folder = URL(fileURLWithPath: options.folder, isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent("input-\(options.seed)")
        let clock = ContinuousClock()
        let start = clock.now
        var tally = (inputs: 0, unusable: 0, words: 0, assertions: 0, slowest: 0.0, of: UInt64(0))
        var told = start
        while clock.now - start < .seconds(options.seconds) {
            let seed = options.seed &+ UInt64(tally.inputs)
            let input = maker.input(seed: seed)
            try Data(input).write(to: file)
            let outcome = trial.run(input)
            tally.inputs += 1
            tally.words += outcome.words
            tally.assertions += outcome.assertions
            if !outcome.isUsable { tally.unusable += 1 }
            if outcome.seconds > tally.slowest {
                (tally.slowest, tally.of) = (outcome.seconds, seed)
            }
            var faults = outcome.faults
            if outcome.seconds > options.slowest + Double(outcome.words) / Self.leastRate {
                faults.append("it took \(rounded(outcome.seconds)) s")
            }
            if !faults.isEmpty {
                print("seed \(seed), saved as \(file.path):")
                faults.forEach { print("  \($0)") }
                exit(1)
            }
            if clock.now - told > .seconds(60) {
                told = clock.now
                print("... \(tally.inputs) inputs")
                fflush(nil)
            }
        }
        try FileManager.default.removeItem(at: file)
        print(
            "seeds \(options.seed)..<\(options.seed &+ UInt64(tally.inputs)): no fault; "
                + "\(rounded(Double(tally.inputs) / Double(options.seconds))) seeds a second, "
                + "\(tally.words) words, \(tally.assertions) assertions, "
                + "\(tally.unusable) inputs refused; "
                + "the slowest took \(rounded(tally.slowest)) s (seed \(tally.of))")
    }

    /// Words a second; what reads slower grows faster than its text.
    private static let leastRate = 1_000.0

    private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}

/// One input from bytes to checked assertions.
struct Trial {
    struct Outcome {
        var isUsable = false
        var words = 0
        var assertions = 0
        var seconds = 0.0
        var faults: [String] = []
    }

    private let collector = Collector()
    private let reader: Reader
    private let coder: Coder

    init() throws {
        reader = try Reader()
        coder = try Coder()
    }

    func run(_ input: [UInt8]) -> Outcome {
        var outcome = Outcome()
        let clock = ContinuousClock()
        let start = clock.now
        guard let article = try? collector.article(from: input, name: "input") else {
            outcome.seconds = Self.seconds(clock.now - start)
            return outcome
        }
        outcome.isUsable = article.unusable == nil
        // What would be refused for its language is read all the same, as English.
        var readable = article
        readable.language = "en"
        for index in readable.parts.indices { readable.parts[index].language = "en" }
        var documents = reader.read([readable], workers: 1)
        guard !documents.isEmpty else { return outcome }
        if article.published == nil, let published = coder.inferredPublication(documents[0]) {
            documents[0].article.published = published
            reader.readTimes(&documents[0])
        }
        let assertions = coder.code(documents[0])
        outcome.seconds = Self.seconds(clock.now - start)
        outcome.words = documents[0].tokens.count
        outcome.assertions = assertions.count
        outcome.faults = DocumentCheck(documents[0], assertions).faults
        return outcome
    }

    private static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }
}
