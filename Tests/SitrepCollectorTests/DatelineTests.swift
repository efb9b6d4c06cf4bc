import SitrepModel
import Testing

@testable import SitrepCollector

@Suite struct DatelineTests {
    static let tables = Tables()
    static let reader = DatelineReader(agencies: tables.agencies, calendar: tables.calendar)

    struct Expected: Sendable {
        var line: String
        var place: String?
        var month: Int?
        var day: Int?
        var agency: String?
        init(_ line: String, _ place: String?, _ month: Int?, _ day: Int?, _ agency: String?) {
            (self.line, self.place, self.month, self.day, self.agency) = (
                line, place, month, day, agency
            )
        }
    }

    @Test(arguments: [
        Expected("Quito, Mar 3 (EFE) .-", "Quito", 3, 3, "EFE"),
        Expected("KYIV, Ukraine (AP) —", "KYIV, Ukraine", nil, nil, "AP"),
        Expected("GENEVA, 3 March (Reuters) -", "GENEVA", 3, 3, "Reuters"),
        Expected("MOSCOW, January 26. /TASS/.", "MOSCOW", 1, 26, "TASS"),
        Expected("BEIJING, Jan. 27 (Xinhua) --", "BEIJING", 1, 27, "Xinhua"),
        Expected("PARIS/BERLIN, Feb 2 (MPA) -", "PARIS/BERLIN", 2, 2, "MPA"),
        Expected("SANTO DOMINGO, March 7 -", "SANTO DOMINGO", 3, 7, nil),
        Expected("SANTO DOMINGO -", "SANTO DOMINGO", nil, nil, nil),
        Expected("New York (dpa) –", "New York", nil, nil, "dpa"),
        Expected("ST. PETERSBURG, May 5 (AFP) –", "ST. PETERSBURG", 5, 5, "AFP"),
        Expected("London (CNN)", "London", nil, nil, nil),
        Expected("(Reuters) -", nil, nil, nil, "Reuters"),
        Expected("WASHINGTON —", "WASHINGTON", nil, nil, nil),
        Expected("São Paulo, 4 Oct (EFE).-", "São Paulo", 10, 4, "EFE"),
        Expected("KIEV. Jan 26 (Interfax-Ukraine) –", "KIEV", 1, 26, "Interfax-Ukraine"),
    ]) func reads(_ expected: Expected) throws {
        let text = Array((expected.line + " The ministers met.").utf8)
        let found = try #require(Self.reader.read(text, Span(0, text.count)))
        #expect(String(decoding: text[found.dateline.span.range], as: UTF8.self) == expected.line)
        #expect(found.dateline.place == expected.place)
        #expect(found.dateline.month == expected.month)
        #expect(found.dateline.day == expected.day)
        #expect(found.dateline.agency == expected.agency)
    }

    @Test(arguments: [
        "The ministers met in Geneva (Switzerland) - a first since 2014.",
        "Blinken - who had flown in from Berlin - left at noon.",
        "Moscow, Beijing and Tehran - three capitals - agreed.",
        "On January 26, the envoys met.", "January 26 - the day of the letters.",
        "NATO (the alliance) said so.", "Wang Yi (China) said so.", "",
        "NATO–Russia talks resumed.", "US-China ties are strained.",
        "May will be the month of talks.", "U.S. President Joe Biden said no.",
    ]) func findsNoneIn(_ sentence: String) {
        let text = Array(sentence.utf8)
        #expect(Self.reader.read(text, Span(0, text.count)) == nil)
    }

    @Test func theParagraphBeginsAfterIt() throws {
        let report = try article(
            "Envoys leave\n\nRIGA, Jan 26 (MPA) - The envoys left the city. They gave no reason.\n")
        #expect(report.texts(.dateline) == ["RIGA, Jan 26 (MPA) -"])
        #expect(report.texts(.paragraph) == ["The envoys left the city. They gave no reason."])
        #expect(report.agency == "MPA")
    }
}
