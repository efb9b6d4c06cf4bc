import Testing

@testable import SitrepCoder

/// Political verbs in other senses, and political news with a word of sport or culture.
@Suite struct PublicMattersTests {
    @Test(arguments: [
        "Norway beat Denmark in the semi-final on penalties.",
        "The critics attacked the film as a dull sequel.",
        "The striker accused the referee of blindness.",
        "Shares in the brewery fell after it warned of lower profits.",
    ]) func leavesOrdinaryNewsAlone(text: String) throws {
        let assertions = try CodingTests.assertions(text)
        #expect(assertions.isEmpty, "\(assertions.map { "\($0.act.root) \($0.trigger.quote)" })")
    }

    @Test(arguments: [
        "Police arrested the film director in Minsk on Monday.",
        "Ukrainian forces shelled a stadium in Donetsk.",
        "Iran condemned the Danish government over the football match.",
    ]) func keepsPublicMatters(text: String) throws {
        let assertions = try CodingTests.assertions(text)
        #expect(!assertions.isEmpty)
    }
}
