#if Server
import Foundation
import Logging

/// Writes log entries as JSON, one a line.
package struct JSONLog: LogHandler {
    package var logLevel: Logger.Level
    package var metadata: Logger.Metadata = [:]
    private let label: String
    private let clock: @Sendable () -> String
    private let write: @Sendable ([UInt8]) -> Void

    /// - Parameters:
    ///   - clock: now, RFC 3339 in UTC.
    ///   - write: takes one line at a time; standard error where none is given.
    package init(
        label: String, level: Logger.Level, clock: @escaping @Sendable () -> String,
        write: @escaping @Sendable ([UInt8]) -> Void = JSONLog.standardError
    ) {
        self.label = label
        logLevel = level
        self.clock = clock
        self.write = write
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var json = JSONObject()
        json.add("time", clock())
        json.add("level", event.level.rawValue)
        json.add("message", event.message.description)
        var all = metadata
        if let more = event.metadata { all.merge(more) { $1 } }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) {
            json.add(key == "hb.request.id" ? "request" : key, "\(value)")
        }
        write(json.bytes + [UInt8(ascii: "\n")])
    }

    /// One write a line, so that lines of several threads don't mix.
    package static let standardError: @Sendable ([UInt8]) -> Void = { line in
        _ = line.withUnsafeBytes { Foundation.write(2, $0.baseAddress, $0.count) }
    }
}
#endif
