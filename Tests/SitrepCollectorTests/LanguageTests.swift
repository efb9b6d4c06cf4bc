import SitrepModel
import Testing

@testable import SitrepCollector

@Suite struct LanguageTests {
    static let identifier = LanguageIdentifier()

    @Test(arguments: [
        (
            "en",
            "The minister said that the envoys of both sides would meet in the capital on Friday."
        ),
        ("en", "Kremlin finds little cause for optimism in the letters"),
        ("en", "U.S. troops leave the island."), ("en", "Rebels seize two towns near the border."),
        (
            "es",
            "El ministro dijo que los enviados de las dos partes se reunirán el viernes en la capital."
        ),
        (
            "fr",
            "Le ministre a déclaré que les envoyés des deux parties se réuniraient vendredi dans la capitale."
        ),
        (
            "de",
            "Der Minister sagte, dass sich die Gesandten beider Seiten am Freitag in der Hauptstadt treffen."
        ),
        (
            "pt",
            "O ministro disse que os enviados das duas partes vão reunir-se na capital na sexta-feira."
        ),
        (
            "it",
            "Il ministro ha detto che gli inviati delle due parti si incontreranno venerdì nella capitale."
        ),
        (
            "nl",
            "De minister zei dat de gezanten van beide partijen vrijdag in de hoofdstad bijeenkomen."
        ),
        ("pl", "Minister powiedział, że wysłannicy obu stron spotkają się w piątek w stolicy."),
        (
            "sv",
            "Ministern säger att sändebuden från båda sidor ska träffas i huvudstaden på fredag."
        ),
        ("cs", "Ministr řekl, že se vyslanci obou stran sejdou v pátek v hlavním městě."),
        (
            "tr",
            "Bakan, iki tarafın temsilcilerinin cuma günü başkentte bir araya geleceğini ve görüşeceğini söyledi."
        ),
        ("ru", "Министр заявил, что посланники обеих сторон встретятся в пятницу в столице."),
        ("uk", "Міністр заявив, що посланці обох сторін зустрінуться у п'ятницю в столиці."),
        ("ar", "قال الوزير إن المبعوثين من الجانبين سيجتمعون يوم الجمعة في العاصمة."),
        ("fa", "وزیر گفت که فرستادگان دو طرف روز جمعه در پایتخت با هم دیدار می کنند."),
        ("zh", "部长表示，双方特使将于星期五在首都会面。"),
        ("ja", "大臣は、両国の特使が金曜日に首都で会談すると述べた。"),
        ("ko", "장관은 양측 특사가 금요일 수도에서 만날 것이라고 말했다."),
        ("he", "השר אמר כי השליחים של שני הצדדים ייפגשו ביום שישי בבירה."),
        ("el", "Ο υπουργός είπε ότι οι απεσταλμένοι θα συναντηθούν την Παρασκευή."),
    ]) func tells(_ code: String, _ sentence: String) {
        #expect(Self.identifier.identify(Array(sentence.utf8)[...]) == code)
    }

    @Test(arguments: ["", "NATO", "1234 5678", "Kyiv Moscow Beijing", "Blinken Wang Yi"])
    func isUnsureOf(_ text: String) {
        #expect(Self.identifier.identify(Array(text.utf8)[...]) == "und")
    }

    @Test func aForeignReportIsKeptButNotRead() throws {
        let folder = try Folder()
        try folder.write(
            "informe.txt",
            "Los ministros abren la frontera\n\nLos ministros de las dos partes dijeron el martes que la frontera se abrirá para los alimentos.\n"
        )
        let collection = collector.collect(paths: [folder.path])
        #expect(collection.articles.first?.language == "es")
        #expect(collection.articles.first?.unusable == "written in Spanish, which is not read yet")
        #expect(collection.troubles.first?.reason == "written in Spanish, which is not read yet")
    }

    @Test func eachParagraphHasItsOwn() throws {
        let report = try article(
            plainReport
                + "\n\nLos ministros de las dos partes dijeron que la frontera se abrirá el martes.\n"
        )
        #expect(report.language == "en")
        #expect(report.parts.last?.language == "es")
        #expect(report.unusable == nil)
    }

    @Test func theTextIsBelievedBeforeWhatIsGiven() throws {
        #expect(try article(plainReport, Metadata(language: "en-GB")).language == "en-GB")
        #expect(try article(plainReport, Metadata(language: "ru")).language == "en")
    }
}
