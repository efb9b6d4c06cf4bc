import SitrepModel
import Testing

@testable import SitrepCollector

@Suite struct PageTests {
    static let first =
        "The foreign ministers of the two states agreed on Tuesday to open the border to food convoys."
    static let second =
        "They said that the envoys of both sides would meet in the capital before the end of the month."

    @Test(arguments: [
        "Skip to content", "Leer en Español", "[Leer en español]", "Read in English",
        "Читать на русском",
        "Lire en français", "Auf Deutsch lesen", "اقرأ باللغة العربية", "Leave a Reply",
        "Leave a Comment",
        "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
        "This site uses Akismet to reduce spam. Learn how your comment data is processed.Skip to content",
        "Share on Facebook", "Share Tweet Email Print", "Sign up for our newsletter",
        "Related: The long road to the border", "Read more: Why the convoys stopped",
        "Lire aussi : la longue route", "Читайте также: долгая дорога", "Advertisement",
        "Publicidad",
        "We use cookies to improve your visit.", "Your email address will not be published.",
        "Subscribe to our newsletter", "3 min read",
        "![A lorry](https://a.example/lorry.jpg)", "[Home](/) | [World](/world) | [Sport](/sport)",
    ]) func removesButRemembers(_ line: String) throws {
        let report = try article("Border opens\n\n\(Self.first)\n\n\(line)\n\n\(Self.second)\n")
        // Notices that follow each other are parts of their own.
        let found = report.texts(.furniture).joined()
        #expect(found.filter { $0 != " " } == line.filter { $0 != " " })
        #expect(report.texts(.paragraph) == [Self.first, Self.second])
        #expect(report.title == "Border opens")
    }

    @Test(arguments: [
        "Share prices fell after the announcement.", "Related talks were held in Vienna on Friday.",
        "Comments by the minister were broadcast on state television.",
        "Follow-up talks are planned for next week.",
        "Print media in the capital praised the step.",
        "The search for the missing crew goes on.",
        "Advertisement boards in the city showed his face.",
    ]) func keepsProse(_ line: String) throws {
        let report = try article("Border opens\n\n\(Self.first)\n\n\(line)\n\n\(Self.second)\n")
        #expect(report.texts(.paragraph) == [Self.first, line, Self.second])
    }

    @Test func separatesNoticesThatRunIntoProse() throws {
        let report = try article(
            "Skip to contentBorder opens after talks\n\n\(Self.first)\n\n\(Self.second)Leave a Comment"
        )
        #expect(report.texts(.furniture) == ["Skip to content", "Leave a Comment"])
        #expect(report.texts(.title) == ["Border opens after talks"])
        #expect(report.texts(.paragraph) == [Self.first, Self.second])
    }

    @Test func whatFollowsACommentBoxIsNotTheReports() throws {
        let report = try article(
            "Border opens\n\n\(Self.first)\n\n\(Self.second)\n\nComments (2)\n\nI think that this was the right step to take.\n"
        )
        #expect(report.texts(.paragraph) == [Self.first, Self.second])
        #expect(report.texts(.furniture).count == 2)
    }

    @Test func menusAtBothEnds() throws {
        let report = try article(
            "Home\nWorld\nPolitics\nSport\n\nBorder opens after talks of ministers\n\n\(Self.first)\n\n\(Self.second)\n\nAsia\nEurope\nJobs at the paper\n"
        )
        #expect(
            report.texts(.furniture) == [
                "Home", "World", "Politics", "Sport", "Asia", "Europe", "Jobs at the paper",
            ])
        #expect(report.title == "Border opens after talks of ministers")
    }

    @Test func tellsAHeadlineInAnotherLanguage() throws {
        let report = try article(
            "Ministers open the border for food\n\nLos ministros abren la frontera para los alimentos\n\n\(Self.first)\n\n\(Self.second)"
        )
        #expect(report.texts(.title) == ["Ministers open the border for food"])
        #expect(
            report.texts(.foreignTitle) == ["Los ministros abren la frontera para los alimentos"])
        let other = try article(
            "Los ministros abren la frontera para los alimentos\n\nMinisters open the border for the food\n\n\(Self.first)\n\n\(Self.second)"
        )
        #expect(other.title == "Ministers open the border for the food")
        #expect(other.texts(.foreignTitle).count == 1)
    }

    @Test func headingsAndLists() throws {
        let report = try article(
            "# Border opens\n\n\(Self.first)\n\nThe next steps\n\n\(Self.second)\n\n## What is *open*\n\n- Two crossings in the north\n* One [ferry](https://a.example)\n1. The road to the coast\n\n**In the capital**\n\n\(Self.first)\n"
        )
        #expect(report.texts(.title) == ["Border opens"])
        #expect(report.texts(.heading) == ["The next steps", "What is *open*", "In the capital"])
        #expect(
            report.texts(.listItem) == [
                "Two crossings in the north", "One [ferry](https://a.example)",
                "The road to the coast",
            ])
    }

    @Test func joinsLinesBrokenAtAColumn() throws {
        let broken = """
            Border opens after a night of talks in the capital
            GENEVA, 3 March (MPA) - The foreign ministers of the two states agreed on
            Tuesday to open the border to food convoys. They said that the envoys of
            both sides would meet before the end of the month.

            A spokesman said on Wednesday that the first lorries had left the depot in
            the north and would arrive there
            on Friday.
            """
        let report = try article(broken)
        #expect(report.title == "Border opens after a night of talks in the capital")
        #expect(report.texts(.paragraph).count == 2)
        #expect(report.texts(.paragraph).last?.hasSuffix("arrive there\non Friday.") == true)
    }

    @Test func aParagraphALineWithoutBlankLines() throws {
        let report = try article("Border opens\n\(Self.first)\n\(Self.second)\n\(Self.first)")
        #expect(report.title == "Border opens")
        #expect(report.texts(.paragraph) == [Self.first, Self.second, Self.first])
    }

    @Test(arguments: ["\n", "\r\n", "\r"]) func lineEnds(_ end: String) throws {
        let report = try article(
            ["Border opens", "", Self.first, "", Self.second].joined(separator: end))
        #expect(report.title == "Border opens")
        #expect(report.texts(.paragraph) == [Self.first, Self.second])
    }

    @Test(arguments: [
        ("By Jane Doe", ["Jane Doe"]), ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("BY JANE DOE", ["JANE DOE"]), ("By Jane Doe, Meridian Press Agency", ["Jane Doe"]),
        ("Jane Doe in Kyiv", ["Jane Doe"]),
        ("Jane Doe and John Roe in New York", ["Jane Doe", "John Roe"]),
        ("*By Jane Doe in Riga*", ["Jane Doe"]),
        ("By Ana de la Cruz | 26 January 2022", ["Ana de la Cruz"]),
    ]) func bylines(_ line: String, _ authors: [String]) throws {
        let report = try article("Border opens\n\n\(line)\n\n\(Self.first)\n\n\(Self.second)")
        #expect(report.texts(.byline) == [line])
        #expect(report.authors == authors)
    }

    @Test(
        arguments: [
            ("© Provided by Agencia EFE", Article.Part.Kind.credit, "EFE"),
            ("(c) EFE Agency", .copyright, "EFE"), ("(Reuters)", .credit, "Reuters"),
            ("/TASS/", .credit, "TASS"),
            ("© 2022 The Associated Press. All rights reserved.", .copyright, "AP"),
            ("Copyright 2022 Polar Press Agency", .copyright, "Polar Press Agency"),
            ("© 2022 The Harbour Times", .copyright, nil), ("Photo: Jane Doe", .credit, nil),
            ("Reporting by Jane Doe; Editing by John Roe", .credit, nil),
        ] as [(String, Article.Part.Kind, String?)])
    func credits(_ line: String, _ kind: Article.Part.Kind, _ agency: String?) throws {
        let report = try article("Border opens\n\n\(Self.first)\n\n\(Self.second)\n\n\(line)")
        #expect(report.texts(kind).joined(separator: " ") == line)
        #expect(report.agency == agency)
    }

    @Test func otherReportsHeadlines() throws {
        let report = try article(
            "Border opens\n\n\(Self.first)\n\nRead also\nThe long road to the border\nWhy the convoys stopped\n\nThe next steps\n\n\(Self.second)"
        )
        #expect(
            report.texts(.furniture) == [
                "Read also", "The long road to the border", "Why the convoys stopped",
            ])
        #expect(report.texts(.heading) == ["The next steps"])
        #expect(report.texts(.paragraph) == [Self.first, Self.second])
    }

    @Test func linesAroundTheHeadline() throws {
        let report = try article(
            "Europe\n\n![A lorry](https://a.example/l.jpg)\n\nImage caption, Lorries wait at the border\n\n# Border opens\n\nBy Jane Doe\nDiplomatic correspondent\n\nSource: Xinhua | 2022-01-27 21:08 | Editor: jd\n\n\(Self.first)\n\n\(Self.second) Enditem"
        )
        #expect(report.texts(.title) == ["Border opens"])
        #expect(report.texts(.byline) == ["By Jane Doe", "Diplomatic correspondent"])
        #expect(report.texts(.paragraph) == [Self.first, Self.second])
        #expect(report.texts(.heading).isEmpty)
        #expect(report.agency == "Xinhua")
        #expect(report.published?.value.value == "2022-01-27T21:08:00")
    }

    @Test(arguments: ["The army took the port", "The army took the port."])
    func aSentenceAloneIsTheReport(_ sentence: String) throws {
        let report = try article(sentence)
        #expect(report.texts(.paragraph) == [sentence])
        #expect(report.unusable == nil)
    }

    @Test func anAgencySignsTheLastSentence() throws {
        let report = try article("Border opens\n\n\(Self.first)\n\n\(Self.second) (Reuters)")
        #expect(report.agency == "Reuters")
        #expect(report.texts(.paragraph) == [Self.first, Self.second])
        #expect(report.texts(.credit) == ["(Reuters)"])
    }
}
