import Foundation

/// Processor time and memory of this process.
enum Meter {
    /// Seconds of processor time in user mode that the work takes.
    static func user(_ work: () -> Void) -> Double {
        let before = seconds()
        work()
        return seconds() - before
    }

    private static func usage() -> rusage {
        var usage = rusage()
        #if os(Linux)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        #else
            getrusage(RUSAGE_SELF, &usage)
        #endif
        return usage
    }

    /// Seconds of processor time in user mode so far.
    static func seconds() -> Double {
        let time = usage().ru_utime
        return Double(time.tv_sec) + Double(time.tv_usec) / 1e6
    }

    /// The most memory that was resident, in MB.
    static func peak() -> Double {
        #if os(Linux)
            Double(usage().ru_maxrss) / 1024
        #else
            Double(usage().ru_maxrss) / 1_048_576
        #endif
    }

    /// The memory that has been resident at most so far, in MB.
    static func resident() -> Double { peak() }
}
