import Foundation
import SitrepCollector
import SitrepModel

/// Reads spoiled feeds, web archives and pages and checks what comes out.
///
///     collector-fuzz feeds|archives|charsets|html [--seconds N] [--seed S] FILE...
///     collector-fuzz feeds|archives|charsets|html --input FILE...
///
/// The inputs are made from the files' bytes, one a seed, from seed S on. Each is written to
/// `.build/fuzz/KIND` before it is read, so that it is there after a crash
/// too; the call stops at the first fault. `--input` reads the files as they are.
@main
enum CollectorFuzz {
    static func main() throws {
        var arguments = CommandLine.arguments.dropFirst()
        guard let trial = arguments.popFirst().flatMap(Trial.init) else { usage() }
        var (seconds, seed, isReplay, files): (Int, UInt64, Bool, [String]) = (600, 1, false, [])
        while let argument = arguments.popFirst() {
            switch argument {
            case "--input": isReplay = true
            case "--seconds":
                guard let value = arguments.popFirst().flatMap({ Int($0) }) else { usage() }
                seconds = value
            case "--seed":
                guard let value = arguments.popFirst().flatMap({ UInt64($0) }) else { usage() }
                seed = value
            default:
                if argument.hasPrefix("-") { usage() }
                files.append(argument)
            }
        }
        let seeds = try files.map { Array(try Data(contentsOf: URL(fileURLWithPath: $0))) }
        if seeds.isEmpty { usage() }
        if isReplay {
            for (file, bytes) in zip(files, seeds) { print(file, trial.run(bytes)) }
        } else {
            try fuzz(trial, Spoiler(seeds: seeds, tokens: trial.tokens), seconds, seed)
        }
    }

    private static func usage() -> Never {
        print(
            "call: collector-fuzz feeds|archives|charsets|html [--seconds N] [--seed S] [--input] FILE..."
        )
        exit(2)
    }

    /// Seconds of processor time that one input may take.
    private static let slowest = 10.0

    private static func fuzz(
        _ trial: Trial, _ spoiler: Spoiler, _ seconds: Int, _ first: UInt64
    ) throws {
        let folder = URL(fileURLWithPath: ".build/fuzz/\(trial.rawValue)", isDirectory: true)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent("input-\(first)")
        let end = ContinuousClock.now + .seconds(seconds)
        var seed = first
        var (usable, worst): (Int, (seconds: Double, seed: UInt64)) = (0, (0, first))
        while ContinuousClock.now < end {
            let input = spoiler.input(seed: seed)
            try Data(input).write(to: file)
            let start = clock()
            let outcome = trial.run(input)
            let lap = Double(clock() - start) / Double(CLOCKS_PER_SEC)
            if outcome.found > 0 { usable += 1 }
            if lap > worst.seconds { worst = (lap, seed) }
            if !outcome.faults.isEmpty || lap > slowest {
                print("seed \(seed), saved as \(file.path), took \(lap) s:")
                outcome.faults.forEach { print("  \($0)") }
                exit(1)
            }
            seed += 1
        }
        try FileManager.default.removeItem(at: file)
        print(
            "\(trial.rawValue), seeds \(first)..<\(seed): no fault; something was read of \(usable); "
                + "the slowest took \((worst.seconds * 1000).rounded()) ms (seed \(worst.seed))")
    }
}
