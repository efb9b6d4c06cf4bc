import SitrepModel
import Testing

@testable import SitrepExports

@Suite struct CSVExportTests {
    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+49 30", "'+49 30"), ("-2", "'-2"), ("@SUM(A1)", "'@SUM(A1)"),
        (" \t=1", "' \t=1"), ("\u{FF1D}1", "'\u{FF1D}1"), ("'quoted'", "''quoted'"),
        ("a=1", "a=1"), ("10-12 January", "10-12 January"), ("", ""),
    ])
    func defusesWhatSpreadsheetsRun(text: String, defused: String) {
        #expect(CSVExport.defused(text) == defused)
    }

    @Test func numbersStayNumbersAndAbsentIsEmpty() throws {
        var content = ExportContent(title: "", identity: "")
        let tension = Tension(
            pair: ["*", "*"], day: try #require(DateValue("2022-01-24")), threats: -2.5, acts: -7.2,
            cooperation: 0, n: 1, events: [], evidence: [])
        content.tension = [Exported(lineage: "n1", value: tension)]
        let text = String(
            decoding: ExportFormat.csv.bytes(of: content, table: .tension), as: UTF8.self)
        #expect(
            text
                == "id,version,changed,pair,day,threats,acts,cooperation,n,events,evidence\r\n"
                + "n1,1,,* | *,2022-01-24,-2.5,-7.2,0,1,,\"\"\r\n")
    }

    @Test func quotesSeparatorsAndLineEnds() {
        var content = ExportContent(title: "", identity: "")
        content.articles = [
            Situations.article("r1", outlet: "A \"B\", C;\nD", published: nil)
        ]
        let bytes = ExportFormat.csv.bytes(of: content, table: .articles)
        #expect(
            String(decoding: bytes, as: UTF8.self).contains(
                "r1,A report,\"A \"\"B\"\", C;\nD\",,en,"))
    }
}
