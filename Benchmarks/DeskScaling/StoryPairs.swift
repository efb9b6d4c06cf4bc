import SitrepModel

/// Stories against the worlds that the articles were made from, by pairs of articles.
struct StoryPairs {
    /// Of the pairs in one story, those of one world, in percent.
    var precision: Double
    /// Of the pairs of one world, those in one story, in percent.
    var recall: Double

    init(stories: [[String]], worlds: [String: Int]) {
        func pairs(_ n: Int) -> Double { Double(n) * Double(n - 1) / 2 }
        var (together, both) = (0.0, 0.0)
        var sizes: [Int: Int] = [:]
        for articles in stories {
            together += pairs(articles.count)
            var counts: [Int: Int] = [:]
            for id in articles { if let world = worlds[id] { counts[world, default: 0] += 1 } }
            for n in counts.values { both += pairs(n) }
            for (world, n) in counts { sizes[world, default: 0] += n }
        }
        let all = sizes.values.reduce(0) { $0 + pairs($1) }
        precision = together > 0 ? 100 * both / together : 100
        recall = all > 0 ? 100 * both / all : 100
    }
}
