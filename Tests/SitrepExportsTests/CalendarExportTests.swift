import SitrepModel
import Testing

@testable import SitrepExports

@Suite struct CalendarExportTests {
    static func lines(_ meetings: [Exported<Meeting>]) -> [String] {
        var content = ExportContent(title: "Test", identity: "t")
        content.articles = [Situations.article("r1", published: "2022-01-26T18:30:00+01:00")]
        content.meetings = meetings
        let text = String(decoding: ExportFormat.ical.bytes(of: content), as: UTF8.self)
        return text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
    }

    static func lines(_ meeting: Meeting) -> [String] {
        lines([Exported(lineage: "m1", value: meeting)])
    }

    @Test(arguments: [
        ("2022-02-07", ["DTSTART;VALUE=DATE:20220207", "DTEND;VALUE=DATE:20220208"]),
        ("2022-02", ["DTSTART;VALUE=DATE:20220201", "DTEND;VALUE=DATE:20220301"]),
        ("2022-01-24/2022-01-30", ["DTSTART;VALUE=DATE:20220124", "DTEND;VALUE=DATE:20220131"]),
        ("2022-02-07T09:30:00+02:00", ["DTSTART:20220207T073000Z"]),
        ("2022-02-07T00:30:00+02:00", ["DTSTART:20220206T223000Z"]),
        ("2022-02-07T09:30:00", ["DTSTART:20220207T093000"]),
    ])
    func standsWhereItsDateIsKnown(when: String, expected: [String]) {
        let lines = Self.lines(Situations.meeting(when))
        #expect(lines.filter { $0.hasPrefix("DTSTART") || $0.hasPrefix("DTEND") } == expected)
    }

    @Test(arguments: [
        (Meeting.Status.planned, "TENTATIVE"), (.moved, "TENTATIVE"), (.confirmed, "CONFIRMED"),
        (.held, "CONFIRMED"), (.cancelled, "CANCELLED"),
    ])
    func saysHowItStands(status: Meeting.Status, word: String) {
        #expect(
            Self.lines(Situations.meeting("2022-02-07", status: status)).contains("STATUS:\(word)"))
    }

    @Test(arguments: [nil, "2022", "2022-21"]) func countsWhatHasNoDay(when: String?) {
        let lines = Self.lines(Situations.meeting(when))
        #expect(!lines.contains("BEGIN:VEVENT"))
        #expect(lines.contains("X-SITREP-UNDATED:1"))
        #expect(lines.contains("BEGIN:VTIMEZONE"))
    }

    @Test func sequenceRisesWithVersionsAndUIDStays() throws {
        func entry(_ version: Int, _ day: String, withdrawn: Bool = false) -> [String] {
            Self.lines([
                Exported(
                    lineage: "m1", version: version, changed: "2022-01-2\(version)T10:00:00Z",
                    isWithdrawn: withdrawn, value: Situations.meeting(day))
            ])
        }
        let versions = [
            entry(1, "2022-02-07"), entry(2, "2022-02-09"), entry(2, "2022-02-09", withdrawn: true),
        ]
        let uids = versions.map { $0.filter { $0.hasPrefix("UID:") } }
        #expect(uids[0].count == 1 && uids[0] == uids[1] && uids[1] == uids[2])
        for (n, lines) in versions.enumerated() { #expect(lines.contains("SEQUENCE:\(n)")) }
        #expect(versions[0].contains("DTSTAMP:20220121T100000Z"))
        #expect(versions[2].contains("STATUS:CANCELLED"))
    }

    @Test func stampIsWhenTheLastReportCameOut() {
        #expect(Self.lines(Situations.meeting("2022-02-07")).contains("DTSTAMP:20220126T173000Z"))
    }

    @Test func earlierStatesRaiseTheSequenceWithoutAnArchive() throws {
        let brief = try Self.brief([
            Situations.meeting("2022-02-09", status: .moved, history: ["2022-02-07"])
        ])
        let content = ExportContent(brief: brief, assertions: [])
        #expect(content.meetings.map(\.version) == [2])
    }

    @Test func aFurtherReportKeepsTheIdentifier() throws {
        let one = try Self.brief([Situations.meeting("2022-02-09")])
        var later = Situations.meeting("2022-02-09", told: ["r0", "r1"])
        later.event = "e2"
        let two = try Self.brief([later])
        let lineages = [one, two].map { brief in
            ExportContent(brief: brief, assertions: []).meetings.map(\.lineage)
        }
        #expect(lineages[0] == lineages[1])
    }

    @Test func foldsAtSeventyFiveOctetsAndEscapes() {
        let place = String(repeating: "東京, Größe; ", count: 20) + "\\end"
        let lines = Self.lines(Situations.meeting("2022-02-07", place: place))
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        let start = lines.firstIndex { $0.hasPrefix("LOCATION:") } ?? 0
        var value = lines[start]
        for line in lines[(start + 1)...] {
            guard line.hasPrefix(" ") else { break }
            value += line.dropFirst()
        }
        #expect(
            value
                == "LOCATION:" + String(repeating: "東京\\, Größe\\; ", count: 20) + "\\\\end")
    }

    static func brief(_ meetings: [Meeting]) throws -> Brief {
        Brief(
            basis: Basis(
                articles: 2, outlets: 1, origins: 1, assertions: 1, events: 1, period: nil,
                asOf: nil, since: nil, versions: [:], tensionFormula: nil),
            articles: [
                Situations.article("r1", published: "2022-01-26"),
                Situations.article("r0", published: "2022-01-27"),
            ], syndication: [], stories: [], events: [], leading: [], differences: [], demands: [],
            forces: [], aid: [], meetings: meetings, positions: [], statements: [], tension: [])
    }
}
