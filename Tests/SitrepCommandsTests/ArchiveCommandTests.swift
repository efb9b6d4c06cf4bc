import Foundation
import Testing

/// `collect`, `brief --archive`, `verify` and `recode` as scripts see them.
@Suite(.serialized) struct ArchiveCommandTests {
    @Test func theBriefOfAnArchiveIsThatOfItsFiles() throws {
        let folder = try ProgramTests.folder([:])
        let archive = folder + "/crisis.sitrep"
        let collected = try ProgramTests.sitrep([
            "collect", ExtractionTests.examples, "--archive", archive,
        ])
        #expect(collected.code == 0, "\(collected.errors)")
        for format in ["json", "text", "html"] {
            let files = try ProgramTests.sitrep([
                "brief", ExtractionTests.examples, "--format", format,
            ])
            let kept = try ProgramTests.sitrep(["brief", "--archive", archive, "--format", format])
            #expect(kept.code == 0)
            let isSame = files.output == kept.output
            #expect(isSame, "\(format)")
        }
        let bytes = try Data(contentsOf: URL(fileURLWithPath: archive))
        let again = try ProgramTests.sitrep([
            "collect", ExtractionTests.examples, "--archive", archive,
        ])
        #expect(again.code == 0)
        #expect(again.errors.contains("nothing new"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: archive)) == bytes)
        let recoded = try ProgramTests.sitrep(["recode", archive])
        #expect(recoded.errors.contains("up to date"))
        let verified = try ProgramTests.sitrep(["verify", archive])
        #expect(verified.code == 0)
        let head = try #require(verified.output.split(separator: " ").last).trimmingCharacters(
            in: .whitespacesAndNewlines)
        #expect(try ProgramTests.sitrep(["verify", archive, "--head", head]).code == 0)
        let other = String(head.reversed())
        #expect(try ProgramTests.sitrep(["verify", archive, "--head", other]).code == 1)
    }

    @Test func whatCannotBeUsedIsNamedAndTheRestIsKept() throws {
        let folder = try ProgramTests.folder([
            "good.txt": ProgramTests.report, "empty.txt": "", "blank.txt": "   \n",
        ])
        let archive = folder + "/crisis.sitrep"
        let run = try ProgramTests.sitrep(["collect", folder, "--archive", archive])
        #expect(run.code == 1)
        #expect(run.errors.contains("empty.txt"))
        #expect(run.errors.contains("1 new article"))
        #expect(try ProgramTests.sitrep(["verify", archive]).code == 0)
    }

    @Test func linesAreCollected() throws {
        let archive = try ProgramTests.folder([:]) + "/crisis.sitrep"
        let input = """
            {"id":"r1","text":"Latvia recalled its ambassador from Belarus on Wednesday."}
            not JSON

            """
        for _ in 0..<2 {
            let run = try ProgramTests.sitrep(["collect", "--archive", archive], input: input)
            #expect(run.code == 1)
            #expect(run.errors.contains("standard input, line 2"))
        }
        let brief = try ProgramTests.sitrep(["brief", "--archive", archive])
        #expect(brief.code == 0)
        #expect(brief.output.contains("1 report"))
    }

    @Test func wrongCallsAreRefused() throws {
        #expect(try ProgramTests.sitrep(["collect", "reports"]).code == 2)
        #expect(try ProgramTests.sitrep(["brief"]).code == 2)
        #expect(try ProgramTests.sitrep(["brief", "a", "--archive", "b"]).code == 2)
        #expect(try ProgramTests.sitrep(["verify", "a", "--head", "b"]).code == 2)
        let missing = try ProgramTests.sitrep(["verify", "/nowhere/crisis.sitrep"])
        #expect(missing.code == 1)
        #expect(missing.errors.contains("there is no such archive"))
        #expect(try ProgramTests.sitrep(["recode", "/nowhere/crisis.sitrep"]).code == 1)
        let disk = try ProgramTests.sitrep([
            "collect", ExtractionTests.examples, "--archive", "/nowhere/crisis.sitrep",
        ])
        #expect(disk.code == 1)
    }
}
