import SitrepModel
import Testing

@testable import SitrepReader

@Suite("What times are counted from") struct TimeAnchorTests {
    private func values(
        _ text: String, published: String, dateline: (month: Int, day: Int)?
    ) throws -> [String] {
        var document = plainDocument(text, published: published)
        document.article.dateline = dateline.map {
            Dateline(place: "Ankara", month: $0.month, day: $0.day, agency: nil, span: Span(0, 0))
        }
        try TimeReader(resources: readerResources).read(&document)
        return document.times.map(\.value)
    }

    @Test(
        "The dateline's day goes before the day of publication, where it is at most three days older"
    )
    func dateline() throws {
        let text = "They met yesterday."
        #expect(try values(text, published: "2022-01-27", dateline: nil) == ["2022-01-26"])
        #expect(try values(text, published: "2022-01-27", dateline: (1, 26)) == ["2022-01-25"])
        #expect(try values(text, published: "2022-01-01", dateline: (12, 31)) == ["2021-12-30"])
        #expect(try values(text, published: "2022-01-27", dateline: (1, 3)) == ["2022-01-26"])
        #expect(try values(text, published: "", dateline: (1, 26)) == ["XXXX-XX-XX"])
    }

    @Test("A year or month as anchor resolves what needs no day")
    func coarse() throws {
        #expect(
            try values("He won last year and left on Monday.", published: "2022", dateline: nil)
                == ["2021", "XXXX-WXX-1"])
        #expect(
            try values("It began last month, in March 2021.", published: "2021-04", dateline: nil)
                == ["2021-03", "2021-03"])
    }

    @Test("A phrase by itself")
    func phrase() throws {
        let reader = try TimeReader(resources: readerResources)
        let found = reader.resolve("two days after Christmas", anchor: DateValue("2022-01-27"))
        #expect(found.map(\.value) == ["2021-12-27"])
        #expect(found.first?.reason.contains("christmas") == true)
        #expect(reader.resolve("the ambassador", anchor: nil).isEmpty)
    }

    @Test("The reason names the verb")
    func reason() throws {
        var document = plainDocument("Envoys will gather on Saturday.", published: "2022-01-27")
        try TimeReader(resources: readerResources).read(&document)
        #expect(
            document.times.first?.reason
                == "nearest after the article's date 2022-01-27: 'will' looks forward")
    }
}
