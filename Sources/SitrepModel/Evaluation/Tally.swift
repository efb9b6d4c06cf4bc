/// Hits, gold and predicted counts, with precision, recall and F1.
package struct Tally: Sendable, Hashable {
    package var hits = 0
    package var gold = 0
    package var predicted = 0

    package init(hits: Int = 0, gold: Int = 0, predicted: Int = 0) {
        self.hits = hits
        self.gold = gold
        self.predicted = predicted
    }

    /// Compares two sets of the same kind of thing.
    package init<Item: Hashable>(gold: [Item], predicted: [Item]) {
        let goldSet = Set(gold)
        self.init(
            hits: Set(predicted).filter(goldSet.contains).count, gold: goldSet.count,
            predicted: Set(predicted).count)
    }

    package var precision: Double { predicted == 0 ? 0 : Double(hits) / Double(predicted) }
    package var recall: Double { gold == 0 ? 0 : Double(hits) / Double(gold) }
    package var f1: Double {
        hits == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }

    /// Counts what another one counted, too.
    package mutating func add(_ other: Tally) {
        hits += other.hits
        gold += other.gold
        predicted += other.predicted
    }
}
