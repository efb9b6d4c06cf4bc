import Testing

@testable import SitrepCoder

@Suite struct ActorWordsTests {
    /// Two spellings that must be the same words.
    @Test(arguments: [
        ("Élysée", "elysee"), ("Sana’a", "Sanaa"), ("al-Qaeda", "al Qaeda"), ("U.N.", "UN"),
        ("Đinđić", "Dindic"), ("Erdoğan's", "Erdogan"), ("the Tigers'", "the Tigers"),
        ("Włodzimierz", "wlodzimierz"), ("schoolchildren 's", "schoolchildren"),
    ])
    func spellingsFold(_ a: String, _ b: String) {
        #expect(ActorWords.read(a).map(\.hash) == ActorWords.read(b).map(\.hash))
    }

    @Test func possessivesAndBreaksAreMarked() {
        let words = ActorWords.read("Chad's army, the police")
        #expect(words.count == 4)
        #expect(words[0].marks.contains(.possessive) && words[0].marks.contains(.capital))
        #expect(words[2].marks.contains(.afterBreak))
        #expect(!words[3].marks.contains(.afterBreak))
    }

    @Test func capitalsAreSeen() {
        let words = ActorWords.read("the WHO and U.S. aid")
        #expect(words.map { $0.marks.contains(.allCapitals) } == [false, true, false, true, false])
    }
}
