#if Server
import SitrepModel

/// How each part of a reading was decided: the rule and the words that led to it.
struct ReadingParts {
    var assertion: Assertion
    var isOpen = false

    var html: HTML {
        tag("details", .class("parts"), .flag("open", if: isOpen)) {
            tag("summary") { "How it was read" }
            tag("dl") {
                part("words of the act", "\u{201C}\(assertion.trigger.quote)\u{201D}")
                assertion.explanation.map { reason in
                    part(
                        Words.plain(reason.part),
                        reason.rule + (reason.words.map { ": \u{201C}\($0.quote)\u{201D}" } ?? ""))
                }
                if let when = assertion.when { part("when", when.reason) }
                part("identifier", assertion.id)
            }
        }
    }

    private func part(_ name: String, _ words: String) -> HTML {
        HTML([tag("dt") { name }, tag("dd", Attribute("dir", "auto")) { words }])
    }
}
#endif
