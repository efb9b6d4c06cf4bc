import Foundation
import SitrepCollector
import SitrepIngest
import SitrepModel
import SitrepReader

/// Scores Sitrep against one gold path after the other and writes each result as a table.
struct Evaluation {
    /// How many misses of each component to show.
    var misses: Int
    /// Whether to show the figures of each label.
    var perLabel: Bool
    /// The folder with the articles that coded assertions are of.
    var articles: String?
    /// Lines of `sitrep map` to score; nil to code the articles now.
    var assertions: String?
    /// Where to write each coded assertion's confidence and whether it is right.
    var outcomes: String?

    /// The result for one path.
    ///
    /// - Throws: ``Trouble`` where the path can't be used.
    func report(_ path: String) throws -> String {
        switch try GoldKind.of(path) {
        case .treebank: try treebank(path)
        case .names: try names(path)
        case .times: try times(path)
        case .assertions: try coded(path)
        case .codedTexts: try codedTexts(path)
        case .ordinary: try ordinary(path)
        case .crises: try crises(path)
        }
    }

    // MARK: By kind of gold

    private func treebank(_ path: String) throws -> String {
        let treebank = try Treebank(path: path)
        let reader = try Reader()
        let words = treebank.sentences.reduce(0) { $0 + $1.words.count }
        var table = ScoreTable(
            title: "\(path): \(treebank.sentences.count) sentences, \(words) words")
        let raw = TreebankScorer().score(treebank, goldTokens: false) {
            $0 = reader.read([$0.article], workers: 1)[0]
        }
        table.heading("from raw text")
        table.add("sentences", raw.sentences)
        table.add("words", raw.words)
        add(raw, to: &table)
        let given = TreebankScorer().score(treebank, goldTokens: true) { reader.readTagged(&$0) }
        table.heading("over the gold words")
        add(given, to: &table)
        if perLabel {
            table.heading("UPOS by tag, over the gold words")
            for (tag, tally) in given.tags.sorted(by: { $0.key < $1.key }) { table.add(tag, tally) }
            table.heading("LAS by relation, over the gold words")
            for (relation, tally) in given.relations.sorted(by: { $0.key < $1.key }) {
                table.add(relation, tally)
            }
        }
        let lists = raw.misses.filter { $0.component == "sentences" || $0.component == "words" }
        let further = given.misses.filter { $0.component != "sentences" && $0.component != "words" }
        return table.text + listed(lists + further)
    }

    private func add(_ scores: TreebankScorer.Scores, to table: inout ScoreTable) {
        table.add("UPOS", scores.upos)
        table.add("features", scores.features)
        table.add("lemmas", scores.lemmas)
        table.add("UAS", scores.uas)
        table.add("LAS", scores.las)
    }

    private func names(_ path: String) throws -> String {
        let gold = try NameAnnotation(path: path)
        let reader = try Reader()
        let scores = NameScorer().score(gold) { reader.readTagged(&$0) }
        var table = ScoreTable(
            title: "\(path): \(gold.document.sentences.count) sentences, "
                + "\(gold.document.tokens.count) words")
        table.add("names", scores.all)
        if perLabel {
            for kind in NameScorer.kinds {
                table.add(kind.rawValue, scores.byKind[kind] ?? Tally())
            }
        }
        return table.text + listed([("names", scores.misses)])
    }

    private func times(_ path: String) throws -> String {
        let reader = try Reader()
        let scores = try TimeScorer().score([URL(fileURLWithPath: path)]) {
            $0 = reader.read([$0.article], workers: 1)[0]
        }
        var table = ScoreTable(title: "\(path): \(scores.strict.gold) time expressions")
        table.add("times, exact spans", scores.strict)
        table.add("times, overlapping", scores.relaxed)
        table.add("with the gold type", scores.type)
        table.add("with the gold value", scores.value)
        table.add("values right of those found", hits: scores.value.hits, of: scores.relaxed.hits)
        return table.text + listed([("times", scores.misses)])
    }

    private func coded(_ path: String) throws -> String {
        guard let articles else {
            throw Trouble(
                input: path, reason: "coded assertions can't be scored without their articles",
                remedy: "Name the folder of the texts with --articles")
        }
        let texts = try Self.texts(articles)
        let isFile = path.hasSuffix(".jsonl")
        let files =
            isFile ? [URL(fileURLWithPath: path)] : GoldKind.files(of: path, ending: "jsonl")
        let names = files.map { $0.deletingPathExtension().lastPathComponent }
        for name in names where texts[name] == nil {
            throw Trouble(
                input: articles, reason: "there is no \(name).txt for the gold of that article",
                remedy: "Give the folder that holds the texts of \(path)")
        }
        let found = try lines(of: Set(names), in: articles)
        var scorer = AssertionScorer()
        for (file, name) in zip(files, names) {
            guard let text = texts[name] else { continue }
            let content = String(decoding: try Data(contentsOf: text), as: UTF8.self)
            scorer.add(
                name, text: content, gold: try CodedLine.lines(file), coded: found[name] ?? [])
        }
        return try show(scorer.scores, path)
    }

    private func codedTexts(_ path: String) throws -> String {
        let texts = try CodedText.texts(URL(fileURLWithPath: path))
        let found = try Extraction(workers: nil).assertions(of: texts.map(\.article))
        var scorer = AssertionScorer()
        for (text, assertions) in zip(texts, found) {
            scorer.add(
                text.article.id, text: text.text, gold: text.gold,
                coded: try assertions.map(CodedLine.init))
        }
        return try show(scorer.scores, path)
    }

    private func ordinary(_ path: String) throws -> String {
        let news = try OrdinaryNews(path: path)
        let found = try Extraction(workers: nil).assertions(of: try news.articles())
        let (text, misses) = OrdinaryNews.text(
            path, sentences: news.sentences, assertions: found)
        return text + listed([("too much", misses)])
    }

    private func crises(_ path: String) throws -> String {
        try CrisisFolders.scores(path).map { use, scores in
            var order: [String] = []
            var lists: [String: [String]] = [:]
            // What is kept aside is scored but not looked at.
            for miss in scores.misses where use != "kept aside" {
                if lists[miss.component] == nil { order.append(miss.component) }
                lists[miss.component, default: []].append(miss.text)
            }
            return CrisisFolders.table(scores, title: "\(path), \(use)").text
                + listed(order.map { ($0, lists[$0] ?? []) })
        }.joined(separator: "\n")
    }

    private func show(_ scores: AssertionScorer.Scores, _ path: String) throws -> String {
        let reliability = Reliability(scores.outcomes)
        if let outcomes {
            try Data(reliability.lines.utf8).write(to: URL(fileURLWithPath: outcomes))
        }
        let unplaced =
            scores.unplaced == 0
            ? "" : ", \(scores.unplaced) of them in sentences that are not in their article"
        var table = ScoreTable(
            title: "\(path): \(scores.articles) articles, \(scores.quad.gold) assertions, "
                + "\(scores.quad.predicted) coded\(unplaced)")
        table.add("quad class", scores.quad)
        table.add("root", scores.root)
        table.add("root, actor and target", scores.who)
        table.heading("of those with the right root")
        for (field, name) in AssertionScorer.fields.enumerated() {
            table.add(name, hits: scores.right[field], of: scores.asked[field])
        }
        if perLabel {
            table.heading("by root")
            for (root, tally) in scores.byRoot.sorted(by: { $0.key < $1.key }) {
                table.add(root, tally)
            }
        }
        return table.text + reliability.text
            + listed([("missed", scores.missed), ("too much", scores.spurious)])
    }

    // MARK: Coded assertions

    /// The texts below a folder by name without ending.
    private static func texts(_ folder: String) throws(Trouble) -> [String: URL] {
        guard let all = FileManager.default.enumerator(atPath: folder) else {
            throw Trouble(
                input: folder, reason: "the folder can't be read",
                remedy: "Check the path and permissions")
        }
        var texts: [String: URL] = [:]
        for case let path as String in all where path.hasSuffix(".txt") {
            let file = URL(fileURLWithPath: folder).appendingPathComponent(path)
            texts[file.deletingPathExtension().lastPathComponent] = file
        }
        return texts
    }

    /// What is coded for the named articles: the given lines, or what coding them gives.
    private func lines(
        of names: Set<String>, in folder: String
    ) throws -> [String: [CodedLine]] {
        var lines: [String: [CodedLine]] = [:]
        if let assertions {
            for line in try CodedLine.lines(URL(fileURLWithPath: assertions)) {
                let file = URL(fileURLWithPath: line.article ?? "")
                lines[file.deletingPathExtension().lastPathComponent, default: []].append(line)
            }
            return lines
        }
        let articles = Collector().collect(paths: [folder]).articles.filter {
            names.contains($0.id)
        }
        for (article, coded) in zip(
            articles, try Extraction(workers: nil).assertions(of: articles))
        {
            lines[article.id] = try coded.map(CodedLine.init)
        }
        return lines
    }

    // MARK: Misses

    private func listed(_ lists: [(component: String, misses: [String])]) -> String {
        guard misses > 0 else { return "" }
        var text = ""
        for list in lists where !list.misses.isEmpty {
            text += "  \(list.component): \(min(misses, list.misses.count)) of "
            text += "\(list.misses.count) misses\n"
            for miss in list.misses.prefix(misses) { text += "    \(miss)\n" }
        }
        return text
    }
}
