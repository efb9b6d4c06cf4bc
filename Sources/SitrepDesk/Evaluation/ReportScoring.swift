import SitrepModel

/// Reports that carry one text, and the dates of undated ones.
enum ReportScoring {
    static func add(_ reading: CrisisReading, to scores: inout CrisisScores) {
        let gold = reading.gold.syndication
        let found = reading.brief.syndication
        let tally = Tally(
            gold: gold.map { Set($0.reports) }, predicted: found.map { Set($0.articles) })
        scores.groups.add(tally)
        let pairs = Set(found.flatMap { Self.pairs($0.articles) })
        scores.pairs.add(
            Tally(gold: gold.flatMap { Self.pairs($0.reports) }, predicted: Array(pairs)))
        for group in gold {
            let translated = Set(group.translation ?? [])
            for pair in Self.pairs(group.reports) {
                let isTold = pairs.contains(pair)
                if pair.isDisjoint(with: translated) {
                    scores.copyPairs.count(isTold)
                } else {
                    scores.translationPairs.count(isTold)
                }
                if !isTold { scores.miss("copies", pair.sorted().joined(separator: " = ")) }
            }
            let matching = found.first { Set($0.articles).intersection(group.reports).count > 1 }
            if let matching, let first = group.first {
                scores.check(
                    matching.first == first, \.first, "copies",
                    "first is \(first), not \(matching.first ?? "told")")
            }
        }
        for report in reading.gold.dated {
            let record = reading.brief.articles.first { $0.id == report.report }
            let day = record?.published?.value.day?.description
            scores.check(
                day == report.date, \.dated, "dates",
                "\(report.report): \(report.date), found \(day ?? "none")")
        }
    }

    private static func pairs(_ reports: [String]) -> [Set<String>] {
        reports.indices.flatMap { i in reports[(i + 1)...].map { [reports[i], $0] } }
    }
}
