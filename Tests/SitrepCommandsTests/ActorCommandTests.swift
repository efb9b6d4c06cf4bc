import Foundation
import SitrepCoder
import SitrepModel
import Testing

@testable import SitrepCommands

@Suite struct ActorCommandTests {
    private func read(_ json: String) -> Result<ActorLine, InputLineError> {
        ActorLine.read(InputLines.Line(number: 3, bytes: Data(json.utf8)))
    }

    @Test func linesWithTextAreRead() throws {
        let line = try read(#"{"id":"a","text":"the Kremlin","date":"2021-05-04"}"#).get()
        #expect(line.id == "a" && line.text == "the Kremlin" && line.date == "2021-05-04")
    }

    @Test(arguments: [
        "nonsense", #"{"id":"a"}"#, #"{"id":"a","text":7}"#,
        #"{"id":"a","text":"the Kremlin","date":"last May"}"#,
    ])
    func badLinesSayWhatIsWrong(_ json: String) {
        guard case .failure(let error) = read(json) else {
            Issue.record("'\(json)' was taken")
            return
        }
        #expect(error.line == 3 && !error.error.isEmpty && !error.remedy.isEmpty)
    }

    @Test func recordsHaveTheFieldsOfTheContract() throws {
        let identity = try ActorResolver().resolve("Norway's central bank")
        let record = ActorRecord(identity, text: "Norway's central bank", id: "x")
        let data = try Output.encoder().encode(record)
        #expect(
            String(decoding: data, as: UTF8.self)
                == #"{"country":"NOR","id":"x","key":"NOR","kind":"agents","role":"GOV","text":"Norway's central bank","why":"'central bank': GOV of 'Norway's' stands for Norway"}"#
        )
    }
}
