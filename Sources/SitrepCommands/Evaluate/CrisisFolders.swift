import Foundation
import SitrepCollector
import SitrepDesk
import SitrepIngest
import SitrepModel

/// Folders of small crises, each with its reports and an `expected.json`, briefed and scored.
struct CrisisFolders {
    /// The name of the file that says what is expected of a folder's reports.
    static let goldName = "expected.json"

    /// The crises of a path: itself, or the folders in it; sorted by name.
    static func folders(of path: String) -> [URL] {
        let folder = URL(fileURLWithPath: path)
        if hasGold(folder) { return [folder] }
        let inside = try? FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: nil)
        return (inside ?? []).filter(hasGold).sorted {
            $0.lastPathComponent < $1.lastPathComponent
        }
    }

    private static func hasGold(_ folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent(goldName).path)
    }

    /// The scores of a path's crises by their use: "tuning", "kept aside".
    static func scores(_ path: String) throws -> [(use: String, scores: CrisisScores)] {
        var scorers: [String: CrisisScorer] = [:]
        for folder in folders(of: path) {
            let gold = try gold(folder)
            let collection = Collector().collect(paths: [folder.path])
            let situation = try Progress.whileReading {
                try Situation(articles: collection.articles, workers: nil, report: $0)
            }
            let brief = Desk().brief(
                articles: situation.articles, assertions: situation.assertions,
                versions: situation.versions)
            try scorers[gold.use, default: CrisisScorer()].add(
                gold, articles: situation.articles, assertions: situation.assertions, brief: brief)
        }
        return scorers.sorted { $0.key > $1.key }.map { ($0.key, $0.value.scores) }
    }

    private static func gold(_ folder: URL) throws -> CrisisGold {
        let file = folder.appendingPathComponent(goldName)
        do {
            return try JSONDecoder().decode(CrisisGold.self, from: try Data(contentsOf: file))
        } catch {
            throw Trouble(
                input: file.path, reason: "it does not have the form of expected events: \(error)",
                remedy: "Run check.py beside the crises")
        }
    }

    /// The figures as a table.
    static func table(_ scores: CrisisScores, title: String) -> ScoreTable {
        var table = ScoreTable(
            title: "\(title): \(scores.crises.count) crises, \(scores.reports) reports")
        func add(_ name: String, _ share: CrisisScores.Share) {
            table.add(name, hits: share.hits, of: share.total)
        }
        table.heading("events")
        add("found", scores.found)
        add("of these with a right root", scores.root)
        add("of these with a right actor", scores.actor)
        add("and a right target", scores.parties)
        add("with the right day", scores.day)
        add("tellings found", scores.tellings)
        table.add("records per true event", scores.records.hits, per: scores.records.total)
        add("false joins (less is better)", scores.falseJoins)
        add("pairs kept apart", scores.apart)
        table.heading("verdicts")
        add("all", scores.allVerdicts)
        for (kind, share) in scores.verdicts.sorted(by: { $0.key < $1.key }) { add(kind, share) }
        add("silent reports named", scores.silent)
        add("origins counted", scores.origins)
        table.heading("reports")
        table.add("groups of copies", scores.groups)
        table.add("pairs of copies", scores.pairs)
        add("word for word", scores.copyPairs)
        add("in translation", scores.translationPairs)
        add("first carrier", scores.first)
        add("undated ones dated", scores.dated)
        table.heading("ledgers")
        for ledger in ["demands", "forces", "aid", "meetings", "positions", "rifts"] {
            table.add(ledger, scores.ledgers[ledger] ?? Tally())
        }
        for (name, share) in scores.details.sorted(by: { $0.key < $1.key }) { add(name, share) }
        return table
    }
}
