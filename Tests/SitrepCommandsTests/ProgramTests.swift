import Foundation
import Testing

/// The built program as scripts see it: standard output, standard error, exit code.
@Suite(.serialized) struct ProgramTests {
    struct Run {
        var output: String
        var errors: String
        var code: Int32
    }

    /// Runs `sitrep` from the folder that the tests were built into.
    static func sitrep(_ arguments: [String], input: String = "") throws -> Run {
        let program = Bundle.main.bundleURL.appendingPathComponent("sitrep")
        let fallback = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("sitrep")
        let process = Process()
        process.executableURL =
            FileManager.default.isExecutableFile(atPath: program.path) ? program : fallback
        process.arguments = arguments
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("sitrep-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func handle(_ name: String, _ text: String = "") throws -> FileHandle {
            let url = folder.appendingPathComponent(name)
            try Data(text.utf8).write(to: url)
            return try FileHandle(forUpdating: url)
        }
        process.standardInput = try handle("in", input)
        process.standardOutput = try handle("out")
        process.standardError = try handle("err")
        try process.run()
        process.waitUntilExit()
        func text(_ name: String) throws -> String {
            try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        }
        return Run(
            output: try text("out"), errors: try text("err"), code: process.terminationStatus)
    }

    static func folder(_ files: [String: String]) throws -> String {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("reports-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
        return folder.path
    }

    static let report = """
        Latvia recalls envoy

        RIGA, March 3, 2021 (Reuters) - Latvia recalled its ambassador from Belarus on Wednesday, the
        foreign ministry in Riga said.
        """

    @Test func badLinesGiveErrorRecordsAndTheRestGoesOn() throws {
        let input = """
            {"id":"a","text":"Latvia recalled its ambassador from Belarus.","published":"2021-03-04"}
            {"id":"b"}
            nonsense
            {"id":"c","text":"Estonia condemned the attack on Monday.","published":"2021-03-04"}
            """
        let run = try Self.sitrep(["map"], input: input)
        let records = try run.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(run.code == 1)
        #expect(records.compactMap { $0["line"] as? Int } == [2, 3])
        #expect(records.filter { $0["error"] != nil }.allSatisfy { $0["remedy"] != nil })
        #expect(records.contains { $0["article"] as? String == "a" })
        #expect(records.contains { $0["article"] as? String == "c" })
    }

    @Test func whatCannotBeUsedIsNamedAndTheRestIsBriefed() throws {
        let folder = try Self.folder([
            "good.txt": Self.report, "empty.txt": "", "junk.txt": "\u{0}\u{1}\u{2}\u{0}\u{0}\u{3}",
        ])
        let run = try Self.sitrep(["brief", folder, folder + "/missing.txt"])
        #expect(run.code == 1)
        #expect(run.output.contains("Latvia"))
        for name in ["empty.txt", "junk.txt", "missing.txt"] {
            #expect(run.errors.contains(name), "\(name) is not named")
        }
    }

    @Test func wrongCallsExitWithTwo() throws {
        #expect(try Self.sitrep(["brief"]).code == 2)
        #expect(try Self.sitrep(["brief", "x", "--format", "pdf"]).code == 2)
        #expect(try Self.sitrep(["map", "--jobs", "0"]).code == 2)
        #expect(try Self.sitrep(["brief", "x", "--as-of", "yesterday"]).code == 2)
        #expect(try Self.sitrep(["frobnicate"]).code == 2)
        #expect(try Self.sitrep(["--help"]).code == 0)
        #expect(try Self.sitrep(["--version"]).code == 0)
    }

    @Test func mapFeedsReduceAndExplain() throws {
        let folder = try Self.folder(["good.txt": Self.report])
        let map = try Self.sitrep(["map", folder])
        #expect(map.code == 0)
        let first = try #require(map.output.split(separator: "\n").first)
        let line = try #require(
            try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any])
        let id = try #require(line["id"] as? String)
        let reduced = try Self.sitrep(["reduce"], input: map.output)
        #expect(reduced.code == 0)
        #expect(reduced.output.contains(id))
        let explained = try Self.sitrep(["explain", String(id.prefix(10)), folder])
        #expect(explained.code == 0)
        #expect(explained.output.contains("How each part was found"))
        #expect(try Self.sitrep(["explain", "zzzz", folder]).code == 2)
    }

    @Test func everyFormatIsPrinted() throws {
        let folder = try Self.folder(["good.txt": Self.report])
        #expect(try Self.sitrep(["brief", folder]).output.hasPrefix("SITUATION BRIEF"))
        #expect(try Self.sitrep(["brief", folder, "-f", "markdown"]).output.hasPrefix("# "))
        let html = try Self.sitrep(["brief", folder, "-f", "html"]).output
        #expect(html.hasPrefix("<!DOCTYPE html>") || html.hasPrefix("<!doctype html>"))
        #expect(!html.contains("src=\"http") && !html.contains("@import"))
        let json = try Self.sitrep(["brief", folder, "-f", "json"]).output
        #expect(try JSONSerialization.jsonObject(with: Data(json.utf8)) is [String: Any])
    }
}
