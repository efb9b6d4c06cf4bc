import Foundation
import SitrepCollector
import SitrepModel

/// Measures how many web archive records a second are read on one core.
///
///     web-archive-bench FILE [ROUNDS]
///
/// Three figures: records with their contents; the same with their digests checked; and captures made of
/// the pages, with transfer and content codings taken off and SHA-256 taken. Rates are by processor
/// time and on the wall, the best of the rounds. The most memory that the process held comes last.
@main
enum WebArchiveBench {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let path = arguments.first else {
            print("call: web-archive-bench FILE [ROUNDS]")
            exit(2)
        }
        let rounds = arguments.dropFirst().first.flatMap { Int($0) } ?? 3
        var plain = WebArchiveLimits()
        plain.checksDigests = false
        try show("records with contents", rounds) { try records(path, plain) }
        try show("the same, digests checked", rounds) { try records(path, WebArchiveLimits()) }
        try show("captures, codings taken off", rounds) { try captures(path, WebArchiveLimits()) }
        print("most memory: \(peak()) MB")
    }

    private static func records(_ path: String, _ limits: WebArchiveLimits) throws -> Int {
        let reader = try WebArchiveReader(path: path, limits: limits)
        var count = 0
        while let item = reader.next() {
            switch item {
            case .record: count += 1
            case .trouble(let trouble): print(trouble)
            }
        }
        return count
    }

    private static func captures(_ path: String, _ limits: WebArchiveLimits) throws -> Int {
        let captures = try WebArchiveCaptures(path: path, limits: limits)
        while let item = captures.next() {
            if case .trouble(let trouble) = item { print(trouble) }
        }
        return captures.tally.records
    }

    private static func show(_ name: String, _ rounds: Int, _ work: () throws -> Int) throws {
        var (count, laps): (Int, [Stopwatch.Lap]) = (0, [])
        for _ in 0..<rounds { laps.append(try Stopwatch.lap { count = try work() }) }
        let user = laps.map(\.user).min() ?? 1
        let wall = laps.map(\.wall).min() ?? 1
        print(
            "sitrep   " + padded(name, 28) + padded(rate(count, user), -13)
                + padded(rate(count, wall), -13))
    }

    private static func rate(_ count: Int, _ seconds: Double) -> String {
        let digits = Array(String(Int(Double(count) / max(seconds, 1e-9))))
        return String(
            digits.enumerated().flatMap { i, digit in
                i > 0 && (digits.count - i) % 3 == 0 ? [",", digit] : [digit]
            })
    }

    /// To the left in a column, to the right where the width is negative.
    private static func padded(_ text: String, _ width: Int) -> String {
        let space = String(repeating: " ", count: max(0, abs(width) - text.count))
        return width < 0 ? space + text : text + space
    }

    private static func peak() -> Int {
        var usage = rusage()
        #if os(Linux)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            return usage.ru_maxrss / 1024
        #else
            getrusage(RUSAGE_SELF, &usage)
            return usage.ru_maxrss / 1_048_576
        #endif
    }
}
