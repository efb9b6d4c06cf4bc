import Foundation
import SitrepCollector
import SitrepModel
import Testing

@testable import SitrepCommands
@testable import SitrepDesk

@Suite struct EvaluateTests {
    @Test(
        arguments: [
            ("# sent_id = 1\n1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n", GoldKind.treebank),
            ("Ann\tB-PER\nleft\tO\n", .names), ("#\tO\nAnn\tB-person\n", .names),
            ("on <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2022\">2022</TIMEX3>", .times),
            ("{\"sentence\": \"A.\", \"actor_key\": \"USA\", \"root\": \"01\"}\n", .assertions),
            ("{\"id\": \"a\", \"text\": \"b\", \"assertions\": []}\n", .codedTexts),
            ("# Ordinary news: none\nIt rained.\n", .ordinary),
            ("{\"id\": \"a\", \"text\": \"b\"}\n", nil), ("Dear reader,\n", nil), ("", nil),
            ("a\tb\n", nil),
        ] as [(String, GoldKind?)])
    func tellsGoldByItsContents(head: String, kind: GoldKind?) {
        #expect(GoldKind.of(head: head) == kind)
    }

    @Test func tablesAreAligned() {
        var table = ScoreTable(title: "gold.bio: 2 sentences")
        table.add("names", Tally(hits: 1, gold: 3, predicted: 2))
        table.heading("by kind")
        table.add("PERSON", Tally())
        table.add("right", hits: 2, of: 3)
        #expect(
            table.text == """
                gold.bio: 2 sentences
                           precision    recall        F1      gold     found     right
                    names      50.00     33.33     40.00         3         2         1
                  by kind
                    PERSON      0.00      0.00      0.00         0         0         0
                    right                          66.67         3                   2

                """)
    }

    @Test(arguments: [
        (0.5, "50.00"), (0.98765, "98.77"), (1, "100.00"), (0, "0.00"), (0.0005, "0.05"),
    ])
    func percents(share: Double, text: String) { #expect(ScoreTable.percent(share) == text) }

    @Test func scoresWhatItCanAndNamesTheRest() throws {
        let folder = try ProgramTests.folder([
            "names.bio": "Ann\tB-PER\nLee\tI-PER\nleft\tO\nOslo\tB-LOC\n.\tO\n",
            "note.txt": "Just a note.",
            "bad.conllu": "1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n2\tnow\n",
        ])
        let run = try ProgramTests.sitrep([
            "evaluate", folder + "/note.txt", folder + "/bad.conllu", folder + "/names.bio",
            folder + "/none", "--per-label",
        ])
        #expect(run.code == 1)
        #expect(run.output.contains("names.bio: 1 sentences, 5 words"))
        #expect(run.output.contains("PERSON"))
        for name in ["note.txt", "bad.conllu, line 2", "/none"] {
            #expect(run.errors.contains(name), "\(name) is not named")
        }
        #expect(run.errors.split(separator: "\n").count == 3)
    }

    @Test func wantsTheArticlesOfCodedAssertions() throws {
        let folder = try ProgramTests.folder(["a.jsonl": AssertionScorerTests.recall])
        let run = try ProgramTests.sitrep(["evaluate", folder])
        #expect(run.code == 1)
        #expect(run.errors.contains("--articles"))
    }

    @Test func scoresACrisisOfOneReport() throws {
        let gold = """
            {"crisis": "envoy", "use": "tuning", "events": [
             {"id": "recall", "root": "16", "actors": ["LVA"], "targets": ["BLR"],
              "when": "2021-03-03", "tellings": [
               {"report": "riga", "quote": "Latvia recalled its ambassador from Belarus"}]}],
             "apart": [], "verdicts": [], "origins": [], "syndication": [], "dated": [],
             "demands": [], "forces": [], "aid": [], "meetings": [], "positions": []}
            """
        let folder = try ProgramTests.folder([
            "riga.txt": ProgramTests.report, "expected.json": gold,
        ])
        #expect(try GoldKind.of(folder) == .crises)
        let run = try ProgramTests.sitrep(["evaluate", folder])
        #expect(run.code == 0)
        #expect(run.output.contains("tuning: 1 crises, 1 reports"))
        let found = run.output.split(separator: "\n").first { $0.hasPrefix("    found ") }
        #expect(found?.contains("100.00") == true)
        let broken = try ProgramTests.folder([
            "riga.txt": ProgramTests.report, "expected.json": "{}",
        ])
        let second = try ProgramTests.sitrep(["evaluate", broken])
        #expect(second.code == 1)
        #expect(second.errors.contains("expected.json"))
    }

    @Test func theCommittedCrisesHaveTheFormThatIsScored() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folders = CrisisFolders.folders(of: root.path + "/Evaluation/crises")
        #expect(folders.count == 9)
        for folder in folders {
            let articles = Collector().collect(paths: [folder.path]).articles
            let file = folder.appendingPathComponent(CrisisFolders.goldName)
            let gold = try JSONDecoder().decode(CrisisGold.self, from: Data(contentsOf: file))
            var scorer = CrisisScorer()
            try scorer.add(
                gold, articles: articles, assertions: [],
                brief: Desk().brief(articles: articles, assertions: []))
            #expect(scorer.scores.found.total == gold.events.count, "\(gold.crisis)")
            #expect(articles.allSatisfy { $0.unusable == nil }, "\(gold.crisis)")
        }
    }
}
