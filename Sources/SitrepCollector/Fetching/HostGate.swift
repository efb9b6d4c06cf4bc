import Foundation

/// Lets one request at a time through to each host, and no sooner after the last than is polite.
///
/// Shared by the threads of a ``Fetcher``; its state is only touched under its condition's lock.
final class HostGate: @unchecked Sendable {
    typealias Instant = ContinuousClock.Instant

    private struct Host {
        var isBusy = false
        /// When the last request ended.
        var last: Instant?
        /// Until when the host asked to be left alone.
        var quietUntil: Instant?
    }

    private let condition = NSCondition()
    private var hosts: [String: Host] = [:]
    private let clock = ContinuousClock()

    /// Waits until the host may be asked, and has it to itself until ``leave(_:quiet:)``.
    ///
    /// - Parameters:
    ///   - interval: Seconds since the last request's end.
    ///   - longest: Seconds of quiet that are waited for.
    /// - Returns: nil, or the seconds of quiet that are left where they are more than `longest`; then
    ///   the host isn't taken.
    func enter(_ name: String, interval: Double, longest: Double) -> Double? {
        condition.lock()
        defer { condition.unlock() }
        while true {
            let host = hosts[name] ?? Host()
            let now = clock.now
            if let quiet = host.quietUntil, seconds(quiet - now) > longest {
                return seconds(quiet - now)
            }
            if !host.isBusy {
                let polite = host.last.map { $0 + .seconds(interval) } ?? now
                let ready = max(polite, host.quietUntil ?? now)
                if ready <= now {
                    hosts[name, default: Host()].isBusy = true
                    return nil
                }
                _ = condition.wait(until: Date(timeIntervalSinceNow: seconds(ready - now)))
            } else {
                condition.wait()
            }
        }
    }

    /// Gives the host free; with the seconds for which it asked to be left alone.
    func leave(_ name: String, quiet: Double?) {
        condition.lock()
        let now = clock.now
        hosts[name, default: Host()].isBusy = false
        hosts[name, default: Host()].last = now
        if let quiet { hosts[name, default: Host()].quietUntil = now + .seconds(quiet) }
        condition.broadcast()
        condition.unlock()
    }

    /// When the host may be asked again; nil where it may be at once.
    func nextTime(_ name: String, interval: Double) -> Instant? {
        condition.lock()
        defer { condition.unlock() }
        guard let host = hosts[name] else { return nil }
        return [host.last.map { $0 + .seconds(interval) }, host.quietUntil].compactMap { $0 }.max()
    }

    private func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }
}
