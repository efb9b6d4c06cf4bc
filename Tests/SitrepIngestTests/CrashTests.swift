import Foundation
import GeneratedReports
import SitrepArchive
import SitrepModel
import Testing

/// An ingest that is killed at every kind of write: what was acknowledged is there, once, and all is
/// as it was written; going on gives the archive that an undisturbed ingest gives, to the last hash.
@Suite(.serialized) struct CrashTests {
    /// How many kills; every write of the ingest where SITREP_ALL_WRITES is set.
    static let kills = 220

    struct Run {
        var acknowledged: Set<String>
        var lines: [String]
        var status: Int32
        var wasKilled: Bool
    }

    static func crash(_ path: String, _ trap: String, _ n: Int) throws -> Run {
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let process = Process()
        let program = Bundle.main.bundleURL.appendingPathComponent("archive-crash")
        process.executableURL =
            FileManager.default.isExecutableFile(atPath: program.path)
            ? program : folder.appendingPathComponent("archive-crash")
        process.arguments = [path, trap, "\(n)"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let lines = String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
        return Run(
            acknowledged: Set(
                lines.filter { $0.hasPrefix("ack ") }.map { String($0.dropFirst(4)) }),
            lines: lines, status: process.terminationStatus,
            wasKilled: process.terminationReason == .uncaughtSignal)
    }

    static func folder() throws -> URL {
        let memory = URL(fileURLWithPath: "/dev/shm")
        let place =
            FileManager.default.isWritableFile(atPath: memory.path)
            ? memory : FileManager.default.temporaryDirectory
        let folder = place.appendingPathComponent("sitrep-crash-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    /// Which reports the batches bring, by their name in "ack".
    static let batches: [String: [String]] = {
        let reports = [[0, 1, 2], [3, 4], [1, 5], [6, 7, 3]]
        return Dictionary(
            uniqueKeysWithValues: reports.enumerated().map { n, numbers in
                ("\(n)", numbers.map { "report-\($0)" })
            })
    }()

    /// Checks a file as the kill left it.
    private func check(_ path: String, _ run: Run, _ name: String) throws {
        guard FileManager.default.fileExists(atPath: path) else {
            #expect(run.acknowledged.isEmpty, "\(name)")
            return
        }
        let archive: Archive
        do { archive = try Archive(path: path, mode: .read) } catch {
            // Killed before there was anything.
            #expect(run.acknowledged.isEmpty, "\(name): \(error)")
            return
        }
        let result = try Archive.verify(path)
        #expect(result.isClean, "\(name): \(result.findings.prefix(3))")
        try archive.read { (reader) throws in
            let ids = try reader.articles(limit: 1000).rows.map(\.id)
            #expect(Set(ids).count == ids.count, "\(name)")
            let expected = Set(run.acknowledged.flatMap { Self.batches[$0] ?? [] })
            #expect(Set(ids).isSuperset(of: expected), "\(name)")
            let captures = try ids.flatMap { try reader.captures(of: $0) }
            #expect(Set(captures).count == captures.count, "\(name)")
            if run.acknowledged.contains("2") {
                #expect(try reader.revisions(of: "report-1").count == 2, "\(name)")
            }
        }
        try archive.close()
    }

    @Test func aKilledIngestLosesAndDoublesNothing() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let whole = folder.appendingPathComponent("whole").path
        let counted = try Self.crash(whole, "count", 0)
        let writes = try #require(
            counted.lines.last?.split(separator: " ").last.flatMap { Int($0) })
        #expect(writes > Self.kills)
        let head = try #require(try Archive.verify(whole).head?.hash)
        let isThorough = ProcessInfo.processInfo.environment["SITREP_ALL_WRITES"] != nil
        let kills = isThorough ? writes : Self.kills
        var killed = 0
        for n in 0..<kills {
            let at = 1 + n * writes / kills
            let trap = ["before", "half", "after"][n % 3]
            let path = folder.appendingPathComponent("\(n)").path
            let run = try Self.crash(path, trap, at)
            if run.wasKilled { killed += 1 }
            try check(path, run, "killed \(trap) write \(at)")
            let rest = try Self.crash(path, "none", 0)
            #expect(rest.status == 0 && rest.acknowledged.count == 5, "write \(at)")
            let result = try Archive.verify(path)
            #expect(result.isClean, "going on after write \(at): \(result.findings.prefix(3))")
            #expect(result.head?.hash == head, "going on after write \(at)")
            for ending in ["", "-wal", "-shm", "-seal"] {
                try? FileManager.default.removeItem(atPath: path + ending)
            }
        }
        #expect(killed >= 200)
    }

    /// Kills by a clock, whatever is going on: nothing depends on where the traps are.
    @Test func anIngestKilledAtAnyTimeLosesNothing() throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        for n in 0..<20 {
            let path = folder.appendingPathComponent("\(n)").path
            let run = try Self.crash(path, "timer", 3_000 + n * 7_000)
            try check(path, run, "killed after \(3 + n * 7) ms")
            let rest = try Self.crash(path, "none", 0)
            #expect(rest.status == 0)
            #expect(try Archive.verify(path).isClean)
        }
    }

    /// A disk that is full from some write on: a clear error, what was acknowledged is there, and with
    /// room again the same command goes on.
    @Test(arguments: Array(stride(from: 1, through: 600, by: 40))) func aFullDiskBreaksNothing(
        from write: Int
    ) throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("archive").path
        let run = try Self.crash(path, "full", write)
        #expect(run.status == 1 || run.acknowledged.count == 5)
        if run.status == 1 {
            let line = try #require(run.lines.last)
            #expect(line.hasPrefix("error "))
            #expect(line.contains("no space left"), "\(line)")
        }
        try check(path, run, "full from write \(write)")
        let rest = try Self.crash(path, "none", 0)
        #expect(rest.acknowledged.count == 5)
        let result = try Archive.verify(path)
        #expect(result.isClean, "\(result.findings.prefix(3))")
    }
}
