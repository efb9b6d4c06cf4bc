import SitrepModel
import Testing

@testable import SitrepReader

@Suite("Scoring time expressions") struct TimeScorerTests {
    private let markup = """
        <DCT><TIMEX3 tid="t0" type="DATE" value="2022-01-27" functionInDocument="CREATION_TIME">2022-01-27</TIMEX3></DCT>
        <TEXT>The note &amp; its annex came on <TIMEX3 tid="t1" type="DATE" value="2022-01-26">Wednesday</TIMEX3>.
        <EVENT eid="e1">Talks</EVENT> lasted <TIMEX3 tid="t2" type="DURATION" value="PT2H">some two hours</TIMEX3>.
        They meet <TIMEX3 tid="t3" type="SET" value="P1Y">every year</TIMEX3> in <TIMEX3 tid="t4" type="DATE" value="XXXX">spring time</TIMEX3>.</TEXT>
        """

    @Test func annotationIsRead() {
        let gold = TimeAnnotation(markup: markup)
        #expect(gold.created?.value == "2022-01-27")
        #expect(
            gold.marks.map { gold.text.string($0.span) } == [
                "Wednesday", "some two hours", "every year", "spring time",
            ])
        #expect(gold.text.string.hasPrefix("The note & its annex"))
        #expect(!gold.text.string.contains("<"))
    }

    @Test func spansAndValuesAreCounted() {
        let gold = TimeAnnotation(markup: markup)
        var scores = TimeScorer.Scores()
        TimeScorer().add(gold, to: &scores) { document in
            func time(_ words: String, _ kind: TimeExpression.Kind, _ value: String)
                -> TimeExpression
            {
                let start =
                    Array(gold.text.string.utf8).firstRange(of: Array(words.utf8))?.lowerBound ?? 0
                return TimeExpression(
                    span: Span(start, start + words.utf8.count), sentence: 0, kind: kind, date: nil,
                    value: value, reason: "test")
            }
            document.times = [
                time("Wednesday", .date, "2022-01-26"), time("two hours", .duration, "PT2H"),
                time("every year", .duration, "P1D"), time("annex", .date, "2022"),
            ]
        }
        #expect(scores.strict == Tally(hits: 2, gold: 4, predicted: 4))
        #expect(scores.relaxed == Tally(hits: 3, gold: 4, predicted: 4))
        #expect(scores.type == Tally(hits: 2, gold: 4, predicted: 4))
        #expect(scores.value == Tally(hits: 2, gold: 4, predicted: 4))
        #expect(scores.valueAccuracy == 2.0 / 3)
        #expect(scores.misses.count == 3)
    }
}
