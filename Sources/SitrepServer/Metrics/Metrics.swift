#if Server
import Synchronization

/// Counts what the server does, for `/metrics`.
///
/// Labels are bounded: routes are counted by their patterns, unknown methods as one.
package final class Metrics: Sendable {
    private struct Series: Hashable, Comparable {
        var method: String
        var route: String
        var status: Int

        static func < (a: Series, b: Series) -> Bool {
            (a.route, a.method, a.status) < (b.route, b.method, b.status)
        }
    }

    private struct State {
        var requests: [Series: Int] = [:]
        var times: [String: Histogram] = [:]
    }

    /// How long answers took, in buckets.
    private struct Histogram {
        static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
        var counts = [Int](repeating: 0, count: bounds.count)
        var sum = 0.0
        var count = 0

        mutating func add(_ seconds: Double) {
            sum += seconds
            count += 1
            if let bucket = Self.bounds.firstIndex(where: { seconds <= $0 }) { counts[bucket] += 1 }
        }
    }

    private let state = Mutex(State())
    /// Requests that are being answered.
    let inFlight = Gauge()
    /// Event streams that are open.
    let streams = Gauge()
    /// Connections that are open.
    let connections = Gauge()
    /// Connections that were closed because the other end was too slow.
    let tooSlow = Gauge()
    /// Answers that were made before and still held.
    let reused = Gauge()

    package init() {}

    /// Counts an answer.
    func answered(method: String, route: String, status: Int, seconds: Double) {
        state.withLock {
            $0.requests[Series(method: method, route: route, status: status), default: 0] += 1
            $0.times[route, default: Histogram()].add(seconds)
        }
    }

    /// The Prometheus text format, version 0.0.4, its series in order.
    ///
    /// - Parameter archive: gauges of the archive, by name.
    func text(archive: [(name: String, help: String, value: Int)]) -> String {
        let state = state.withLock { $0 }
        var text = Self.head("sitrep_http_requests_total", "counter", "Requests answered.")
        for (series, count) in state.requests.sorted(by: { $0.key < $1.key }) {
            text += """
                sitrep_http_requests_total{method="\(series.method)",route="\(series.route)",\
                status="\(series.status)"} \(count)

                """
        }
        let name = "sitrep_http_request_duration_seconds"
        text += Self.head(name, "histogram", "How long answers took until they began.")
        for (route, histogram) in state.times.sorted(by: { $0.key < $1.key }) {
            var sum = 0
            for (bound, count) in zip(Histogram.bounds, histogram.counts) {
                sum += count
                text += "\(name)_bucket{route=\"\(route)\",le=\"\(bound)\"} \(sum)\n"
            }
            text += "\(name)_bucket{route=\"\(route)\",le=\"+Inf\"} \(histogram.count)\n"
            text += "\(name)_sum{route=\"\(route)\"} \(histogram.sum)\n"
            text += "\(name)_count{route=\"\(route)\"} \(histogram.count)\n"
        }
        let gauges = [
            ("sitrep_http_requests_in_flight", "gauge", "Requests being answered.", inFlight.value),
            ("sitrep_event_streams", "gauge", "Event streams that are open.", streams.value),
            ("sitrep_connections", "gauge", "Connections that are open.", connections.value),
            (
                "sitrep_connections_too_slow_total", "counter",
                "Connections closed because the other end was too slow.", tooSlow.value
            ),
            (
                "sitrep_answers_reused_total", "counter",
                "Answers that were made before and still held.", reused.value
            ),
        ]
        for (name, type, help, value) in gauges {
            text += Self.head(name, type, help) + "\(name) \(value)\n"
        }
        for (name, help, value) in archive {
            text += Self.head(name, "gauge", help) + "\(name) \(value)\n"
        }
        return text
    }

    private static func head(_ name: String, _ type: String, _ help: String) -> String {
        "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }
}

/// A number that many threads count up and down.
final class Gauge: Sendable {
    private let number = Atomic(0)

    var value: Int { number.load(ordering: .relaxed) }

    func add(_ change: Int) { number.add(change, ordering: .relaxed) }
}
#endif
