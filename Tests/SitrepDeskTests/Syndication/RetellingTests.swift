import SitrepModel
import Testing

@testable import SitrepDesk

@Suite struct RetellingTests {
    static let text = """
        Finland and Sweden signed an accord on the cod of the Kvarken in Vaasa on Tuesday.
        Minister Tapio Korhonen said that 1,400 boats would stay in port until 15 May.
        Sweden will pay 30 million kronor to the fishermen of Umea and Skelleftea.
        Norway declined to join, and envoy Kari Dahl left Vaasa on Monday evening.
        Denmark called the accord a mistake. Captain Lars Holm led 12 trawlers out of Skagen.
        """
    static let retold = """
        In Vaasa there was subscribed Tuesday, by Finland and by Sweden, a pact over the cod of Kvarken.
        In port until the 15 May will remain 1,400 vessels, has assured the minister Tapio Korhonen.
        To the fishers of Umea and of Skelleftea 30 million of kronor shall be given by Sweden.
        It was refused by Norway to take part; its messenger Kari Dahl departed Vaasa Monday at evening.
        For Denmark the pact is an error. With twelve boats the captain Lars Holm put out from Skagen.
        """
    static let other = """
        Tuesday's accord leaves many in Vaasa unmoved, as a walk along the quay shows.
        Old men mend nets and speak of the winter of 1956, when the ice lay for months.
        Tapio Korhonen came by in a coat too thin for the wind and bought a herring.
        Nobody asked him about Sweden, about Norway or about the 30 million kronor.
        """

    private func groups(_ texts: [(String, String)]) -> [SyndicationGroup] {
        Syndication().groups(
            texts.map { ReportBuilder($0.0, outlet: $0.0, published: "1984-05-02", $0.1).article })
    }

    @Test func aTranslationIsTheSameText() throws {
        let group = try #require(groups([("a", Self.text), ("b", Self.retold)]).first)
        #expect(group.articles.sorted() == ["a", "b"])
        #expect(group.retold.count == 1)
    }

    @Test func anotherReportOfTheSameIsNot() {
        #expect(groups([("a", Self.text), ("b", Self.other)]).isEmpty)
    }

    @Test(arguments: [
        ("Łukaszenka", "Lukashenko"), ("Choukry", "Shoukry"), ("al-Jubeir", "Al-Joubeir"),
        ("Özal", "Ozal"), ("Čapek", "Sapek"),
    ])
    func spellingsKeepTheirConsonants(_ a: String, _ b: String) {
        func marks(_ name: String) -> [UInt64] {
            SentenceMarks(Array("Mr \(name) left".utf8)[...]).names
        }
        #expect(marks(a) == marks(b))
    }

    @Test func numbersAreNumbersInWordsAndDigits() {
        let a = SentenceMarks(Array("twelve boats and 1,400 men".utf8)[...])
        let b = SentenceMarks(Array("12 boats and 1400 men".utf8)[...])
        #expect(a.numbers.count == 2)
        #expect(a.numbers == b.numbers)
    }

    @Test func tellingsOfOneTranslatedSentenceAreOneEvent() {
        let finland = ReportBuilder.Who("Finland", "FIN")
        let sweden = ReportBuilder.Who("Sweden", "SWE")
        let a = ReportBuilder("a", outlet: "A", published: "1984-05-02", Self.text)
        let b = ReportBuilder("b", outlet: "B", published: "1984-05-02", Self.retold)
        let brief = Desk().brief(
            articles: [a.article, b.article],
            assertions: [
                a.tells("signed", "057", finland, sweden, on: "1984-05-01"),
                // Read in another way, and without its second party.
                b.tells("subscribed", "010", finland),
            ])
        #expect(brief.events.count == 1)
        #expect(brief.events.first?.origins == 1)
        #expect(brief.events.first?.joins.first?.reasons.first?.contains("one text") == true)
    }
}
