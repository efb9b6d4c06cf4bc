import Foundation
import SitrepModel

/// Where data and messages go: data to standard output, troubles and progress to standard error.
enum Output {
    /// An encoder whose bytes depend on the value alone.
    static func encoder(pretty: Bool = false) -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting =
            pretty
            ? [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
            : [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    static func write(_ data: Data) {
        FileHandle.standardOutput.write(data)
    }

    static func write(_ text: String) { write(Data(text.utf8)) }

    /// One JSON object on a line of its own.
    static func writeLine(_ value: some Encodable) throws {
        var data = try encoder().encode(value)
        data.append(0x0A)
        write(data)
    }

    /// A line on standard error.
    static func say(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    static func report(_ trouble: Trouble) { say("sitrep: \(trouble)") }
}

/// Says how far a long job is, on a terminal only.
struct Progress {
    private let isTerminal = isatty(2) == 1
    private let what: String

    init(_ what: String) { self.what = what }

    func show(_ done: Int, of total: Int?) {
        guard isTerminal else { return }
        let text = total.map { "\(what) \(done) of \($0)" } ?? "\(what) \(done)"
        FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
    }

    /// Shows how many reports have been read while `work` reads them.
    static func whileReading<T>(_ work: ((Int, Int) -> Void) throws -> T) rethrows -> T {
        let progress = Progress("reading reports:")
        defer { progress.finish() }
        return try work { progress.show($0, of: $1) }
    }

    func finish() {
        guard isTerminal else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
