import SitrepModel
import Testing

@testable import SitrepReader

/// One word with its tags gives one lemma.
@Suite struct LemmatizerTests {
    let lemmatizer: Lemmatizer

    init() throws {
        lemmatizer = try Lemmatizer(
            directory: ReaderResources.directory.appendingPathComponent("lemmas"))
    }

    private static let past: Features = [.past, .finite]
    private static let participle: Features = [.past, .participle, .passive]
    private static let ing: Features = [.present, .participle]
    private static let third: Features = [.present, .third, .singular, .finite]

    @Test(
        arguments: [
            ("announced", past, "announce"), ("stopped", past, "stop"), ("carried", past, "carry"),
            ("called", past, "call"), ("controlled", past, "control"),
            ("travelled", past, "travel"),
            ("created", past, "create"), ("repeated", past, "repeat"), ("visited", past, "visit"),
            ("freed", past, "free"), ("agreed", past, "agree"), ("fled", past, "flee"),
            ("withdrew", past, "withdraw"), ("held", past, "hold"), ("froze", past, "freeze"),
            ("invaded", participle, "invade"), ("urged", participle, "urge"),
            ("taken", participle, "take"), ("shelled", participle, "shell"),
            ("making", ing, "make"), ("lying", ing, "lie"), ("hoping", ing, "hope"),
            ("shopping", ing, "shop"), ("bringing", ing, "bring"), ("attacking", ing, "attack"),
            ("says", third, "say"), ("denies", third, "deny"), ("reaches", third, "reach"),
            ("goes", third, "go"), ("closes", third, "close"), ("found", [.infinitive], "found"),
            ("was", past, "be"), ("deblocked", past, "deblock"),
            ("pre-positioned", past, "pre-position"),
        ] as [(String, Features, String)])
    func verbs(word: String, features: Features, lemma: String) {
        #expect(self.lemma(word, .verb, features) == lemma)
    }

    @Test(arguments: [
        ("countries", "country"), ("crises", "crisis"), ("allies", "ally"), ("women", "woman"),
        ("policemen", "policeman"), ("houses", "house"), ("buses", "bus"), ("movies", "movie"),
        ("talks", "talk"), ("media", "medium"), ("heroes", "hero"), ("wives", "wife"),
        ("children", "child"), ("losses", "loss"), ("sanctions", "sanction"),
    ])
    func nouns(word: String, lemma: String) {
        #expect(self.lemma(word, .noun, [.plural]) == lemma)
        #expect(self.lemma(lemma, .noun, [.singular]) == lemma)
    }

    @Test(
        arguments: [
            ("Americans", .propn, .plural, "American"), ("STATES", .propn, .plural, "STATE"),
            ("Sept.", .propn, .singular, "September"),
            ("Philippines", .propn, .singular, "Philippines"),
            ("bigger", .adj, .comparative, "big"), ("latest", .adj, .superlative, "late"),
            ("heaviest", .adj, .superlative, "heavy"), ("better", .adj, .comparative, "good"),
            ("better", .adv, .comparative, "well"), ("them", .pron, [], "they"),
            ("her", .pron, [], "she"), ("her", .pron, .possessive, "her"),
            ("’ll", .aux, [], "will"),
            ("n’t", .part, [], "not"), ("those", .det, [], "that"), ("100,000", .num, [], "100000"),
            ("Me", .pron, [], "I"), ("“", .punct, [], "\""), ("–", .punct, [], "-"),
            ("Naïve", .adj, [], "naïve"),
        ] as [(String, PartOfSpeech, Features, String)])
    func others(word: String, tag: PartOfSpeech, features: Features, lemma: String) {
        #expect(self.lemma(word, tag, features) == lemma)
    }

    @Test func contractedHaveBeforeAPastParticiple() {
        var document = self.document("he's gone")
        document.tokens = [(0, 2), (2, 4), (5, 9)].map {
            Token(start: $0.0, end: $0.1, sentence: 0)
        }
        document.tokens[1].upos = .aux
        document.tokens[1].relation = .aux
        document.tokens[1].head = 2
        document.tokens[2].upos = .verb
        document.tokens[2].features = [.past, .participle]
        lemmatizer.read(&document)
        #expect(document.tokens.map(\.lemma) == ["he", "have", "go"])
    }

    private func lemma(_ word: String, _ tag: PartOfSpeech, _ features: Features) -> String {
        var document = self.document(word)
        var token = Token(start: 0, end: document.bytes.count, sentence: 0)
        token.upos = tag
        token.features = features
        document.tokens = [token]
        lemmatizer.read(&document)
        return document.tokens[0].lemma
    }

    private func document(_ text: String) -> Document {
        Document(
            article: Article(
                id: "t", captureHash: "", source: .stream, language: "en", text: SourceText(text),
                parts: []))
    }
}
