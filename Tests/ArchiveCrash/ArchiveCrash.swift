import CWriteTrap
import Foundation
import GeneratedReports
import SitrepArchive
import SitrepIngest
import SitrepModel

/// Ingests a few generated reports and is killed, or finds no space, at a given write. For the tests.
///
///     archive-crash FILE TRAP N      TRAP: before, half, after, full, count, timer, none
///
/// Says "ack N" after each batch that is kept; with `count`, how many writes there were.
@main
enum ArchiveCrash {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let n = Int(arguments[3]) else {
            say("usage: archive-crash FILE TRAP N")
            exit(2)
        }
        let traps: [String: sitrep_trap] = [
            "before": sitrep_trap_before, "half": sitrep_trap_half, "after": sitrep_trap_after,
            "full": sitrep_trap_full, "count": sitrep_trap_count,
        ]
        if let trap = traps[arguments[2]], sitrep_trap_set(n, trap) != 0 {
            say("writes can't be trapped here")
            exit(3)
        }
        if arguments[2] == "timer" {
            // Microseconds from now.
            let thread = Thread {
                usleep(UInt32(n))
                kill(getpid(), SIGKILL)
            }
            thread.start()
        }
        do {
            try ingest(arguments[1])
        } catch let error as ArchiveError {
            say("error \(error)")
            exit(1)
        }
        if arguments[2] == "count" { say("writes \(sitrep_trap_calls())") }
    }

    /// Unbuffered: what was said was said before a kill.
    private static func say(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    private static func ingest(_ path: String) throws {
        let archive = try Archive(path: path)
        let reports = GeneratedReports(sentences: 6, days: 4, undatedEvery: 5)
        let pipeline = Pipeline(
            archive: archive, clock: { "2022-02-01T06:00:00Z" }, folder: "/reports"
        ) {
            ArticleCoding(versions: ["generated": "1"]) { articles in
                articles.map {
                    let (assertions, sentences) = reports.read($0)
                    return Extraction.Result(
                        article: $0, assertions: assertions, sentences: sentences)
                }
            }
        }
        for (n, batch) in CrashBatches.batches(reports).enumerated() {
            try pipeline.ingest(batch)
            say("ack \(n)")
        }
        try pipeline.settle()
        say("ack settled")
        try archive.close()
    }
}

/// What the test ingests: new reports, later versions of some, and one that can't be used.
package enum CrashBatches {
    package static func batches(_ reports: GeneratedReports) -> [[Arrival]] {
        func arrival(_ number: Int, _ version: Int = 1) -> Arrival {
            let report = reports.report(number, version: version)
            return Arrival(capture: report.capture, article: report.article)
        }
        let trouble = Trouble(
            input: "reports/odd.bin", reason: "it is no text", remedy: "Save the report as text.")
        let odd = Arrival(
            capture: Capture(bytes: [0, 1, 2, 255], source: .path("reports/odd.bin")), article: nil,
            troubles: [trouble])
        return [
            [arrival(0), arrival(1), arrival(2)], [arrival(3), arrival(4), odd],
            [arrival(1, 2), arrival(5)], [arrival(6), arrival(7), arrival(3, 2)],
        ]
    }
}
