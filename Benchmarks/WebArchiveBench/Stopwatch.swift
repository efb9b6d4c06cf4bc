import Foundation

/// Times one piece of work: the processor time that this process used in user mode, and the time on
/// the wall. Processor time is what to compare on machines that do other things, too.
struct Stopwatch {
    struct Lap {
        /// Seconds of processor time in user mode, all threads together.
        var user: Double
        /// Seconds on the wall.
        var wall: Double
    }

    /// Runs the work once.
    static func lap(_ work: () throws -> Void) rethrows -> Lap {
        let clock = ContinuousClock()
        let before = user()
        let wall = try clock.measure(work)
        let parts = wall.components
        return Lap(
            user: user() - before, wall: Double(parts.seconds) + Double(parts.attoseconds) / 1e18)
    }

    private static func user() -> Double {
        var usage = rusage()
        #if os(Linux)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        #else
            getrusage(RUSAGE_SELF, &usage)
        #endif
        return Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
    }
}
