import Synchronization

/// What is known of the robots.txt files of hosts, for as long as it holds.
final class RobotsCache: Sendable {
    /// What a host says to robots.
    enum Verdict: Sendable, Hashable {
        /// It has rules; none that forbid where there is no file (4xx).
        case rules(RobotsRules)
        /// Its file can't be read now, so that nothing may be fetched (RFC 9309, 2.3.1.4), and why.
        case unreachable(String)
    }

    /// How long a file's rules hold, as the standard has it at most.
    static let rulesHold = Duration.seconds(24 * 3600)
    /// How long nothing is asked for after a file couldn't be read.
    static let unreachableHolds = Duration.seconds(600)
    /// Hosts that are remembered.
    private static let most = 4096

    private struct Entry: Sendable {
        var verdict: Verdict
        var until: ContinuousClock.Instant
    }

    private let entries = Mutex<[String: Entry]>([:])

    /// What is known of an origin (`https://example.org:443`); nil where its file is to be fetched.
    func verdict(_ origin: String, at now: ContinuousClock.Instant) -> Verdict? {
        entries.withLock { entries in
            guard let entry = entries[origin], now < entry.until else { return nil }
            return entry.verdict
        }
    }

    /// Remembers what was found.
    func remember(_ verdict: Verdict, of origin: String, at now: ContinuousClock.Instant) {
        let holds =
            switch verdict {
            case .rules: Self.rulesHold
            case .unreachable: Self.unreachableHolds
            }
        entries.withLock { entries in
            if entries.count >= Self.most, entries[origin] == nil {
                // The one that ends first; of those that end at once, the first by name.
                let oldest = entries.min { ($0.value.until, $0.key) < ($1.value.until, $1.key) }
                if let oldest { entries[oldest.key] = nil }
            }
            entries[origin] = Entry(verdict: verdict, until: now + holds)
        }
    }
}
