import Foundation

/// Time on the wall and of the processor since it was made or last asked.
struct Stopwatch {
    private var wall = Self.now(CLOCK_MONOTONIC)
    private var processor = Self.now(CLOCK_PROCESS_CPUTIME_ID)

    /// Seconds, of all threads of this process.
    mutating func lap() -> (wall: Double, processor: Double) {
        let (w, p) = (Self.now(CLOCK_MONOTONIC), Self.now(CLOCK_PROCESS_CPUTIME_ID))
        defer { (wall, processor) = (w, p) }
        return (w - wall, p - processor)
    }

    private static func now(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
