import Foundation
import SitrepModel

/// Where the time of day comes from. It is always given by the caller, so that a run can be repeated.
package struct WallClock: Sendable {
    /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
    package var seconds: @Sendable () -> Int64

    /// One that answers with what the closure gives.
    package init(seconds: @escaping @Sendable () -> Int64) {
        self.seconds = seconds
    }

    /// The machine's clock.
    package static let machine = WallClock { Int64(time(nil)) }

    /// One that stands still.
    package static func fixed(_ seconds: Int64) -> WallClock { WallClock { seconds } }

    /// A moment as RFC 3339 in UTC, e.g. `2022-01-27T06:00:00Z`.
    package static func text(_ seconds: Int64) -> String {
        let day = Int((Double(seconds) / 86_400).rounded(.down))
        let rest = Int(seconds) - day * 86_400
        let two = { (n: Int) in n < 10 ? "0\(n)" : "\(n)" }
        return
            "\(CalendarDay(ordinal: day))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }
}
