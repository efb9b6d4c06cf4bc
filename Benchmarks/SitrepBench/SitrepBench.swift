import Foundation
import SitrepCoder
import SitrepCollector
import SitrepModel
import SitrepReader

/// Measures how many words a second Sitrep reads on one core: the whole Reader from clean text to
/// document, each of its parts, and the Coder.
///
///     sitrep-bench PATH... [--copies N] [--rounds N] [--text FILE]
///     sitrep-bench --loading
///
/// The reports under the paths are read `copies` times over; every part runs `rounds` times and its
/// fastest round counts. Words are tokens as the Reader cuts them. `--text` writes the text that is
/// measured, one report a line as a JSON string, for another program to read the same.
/// `--loading` measures how long the models and tables take to load: first, and at best.
@main
enum SitrepBench {
    static func main() throws {
        let options = try Options(Array(CommandLine.arguments.dropFirst()))
        guard !options.isLoading else { return try showLoading() }
        let articles = Array(
            repeating: Collector().collect(paths: options.paths).articles.filter {
                $0.unusable == nil
            }, count: options.copies
        ).flatMap { $0 }
        guard !articles.isEmpty else { throw UsageError(reason: "there are no reports to read") }
        if let file = options.text { try write(articles, to: file) }
        let bench = try Bench(articles: articles, rounds: options.rounds)
        let results = try bench.run()
        print(
            "\(articles.count) reports, \(bench.words) words, fastest of \(options.rounds) rounds")
        print(line(["", "words/s of user time", "words/s on the wall", "user s"]))
        for result in results {
            print(
                line([
                    result.name, rate(bench.words, result.lap.user),
                    rate(bench.words, result.lap.wall),
                    "\((result.lap.user * 100_000).rounded() / 100_000)",
                ]))
        }
    }

    private static func showLoading() throws {
        print(line(["", "first, ms on the wall", "fastest of 10, ms", ""]))
        try show("Reader") { _ = try Reader() }
        let engine = ReaderResources.directory.appendingPathComponent("engine")
        try show("  of it the engine") { _ = try Engine(directory: engine) }
        try show("Coder") { _ = try Coder() }
        try show("Collector") { _ = Collector() }
    }

    private static func show(_ name: String, _ load: () throws -> Void) throws {
        let laps = try (0..<10).map { _ in try Stopwatch.lap(load).wall * 1000 }
        let cells = [laps[0], laps.min() ?? 0].map { String(($0 * 10).rounded() / 10) }
        print(line([name] + cells + [""]))
    }

    private static func rate(_ words: Int, _ seconds: Double) -> String {
        seconds <= 0 ? "-" : String(Int(Double(words) / seconds))
    }

    private static func line(_ cells: [String]) -> String {
        let widths = [34, 22, 22, 10]
        return zip(cells, widths).enumerated().map { index, cell in
            let space = String(repeating: " ", count: max(1, cell.1 - cell.0.count))
            return index == 0 ? cell.0 + space : space + cell.0
        }.joined()
    }

    /// The parts that the Reader reads, as one JSON string a report.
    private static func write(_ articles: [Article], to file: String) throws {
        let texts = articles.map { article in
            article.parts.filter(\.kind.isRead).map { article.text.string($0.span) }
                .joined(separator: "\n\n")
        }
        var data = Data()
        for text in texts {
            data += try JSONEncoder().encode(text)
            data.append(0x0A)
        }
        try data.write(to: URL(fileURLWithPath: file))
    }
}

/// A call that can't be carried out.
struct UsageError: Error, CustomStringConvertible {
    var reason: String
    var description: String {
        "\(reason); call: sitrep-bench PATH... [--copies N] [--rounds N] [--text FILE], "
            + "or sitrep-bench --loading"
    }
}

/// What the call asks for.
struct Options {
    var paths: [String] = []
    var copies = 40
    var rounds = 5
    var text: String?
    /// Whether to measure loading instead.
    var isLoading = false

    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--loading": isLoading = true
            case "--copies", "--rounds":
                guard let value = rest.popFirst().flatMap({ Int($0) }), value > 0 else {
                    throw UsageError(reason: "\(argument) wants a number from 1 up")
                }
                if argument == "--copies" { copies = value } else { rounds = value }
            case "--text":
                guard let file = rest.popFirst() else {
                    throw UsageError(reason: "--text wants a file")
                }
                text = file
            default:
                guard !argument.hasPrefix("-") else {
                    throw UsageError(reason: "there is no option \(argument)")
                }
                paths.append(argument)
            }
        }
        if paths.isEmpty, !isLoading { throw UsageError(reason: "no path is given") }
    }
}
