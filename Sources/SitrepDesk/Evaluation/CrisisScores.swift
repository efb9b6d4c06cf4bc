import SitrepModel

/// The figures of one or more crises; those of several add up.
package struct CrisisScores: Sendable {
    /// So many of so many.
    package struct Share: Sendable, Hashable {
        package var hits = 0
        package var total = 0

        package init(hits: Int = 0, total: Int = 0) {
            self.hits = hits
            self.total = total
        }

        mutating func count(_ isHit: Bool) {
            total += 1
            if isHit { hits += 1 }
        }
    }

    package var crises: [String] = []
    package var reports = 0
    /// True events with at least one telling found, and of these: with a right root; and of these:
    /// with a right actor; with a right target too; with the right day, where the gold has one.
    package var found = Share()
    package var root = Share()
    package var actor = Share()
    package var parties = Share()
    package var day = Share()
    /// Tellings in whose clause an assertion has its trigger.
    package var tellings = Share()
    /// Program events that carry tellings of the found events: hits over total is the number of
    /// records per true event.
    package var records = Share()
    /// Program events with tellings of more than one true event, of those with any.
    package var falseJoins = Share()
    /// Pairs kept apart, of those of which both were found.
    package var apart = Share()
    /// Right verdicts by kind of difference, else by verdict.
    package var verdicts: [String: Share] = [:]
    /// Right verdicts whose silent reports are named.
    package var silent = Share()
    package var origins = Share()
    /// Groups of copies found exactly.
    package var groups = Tally()
    /// Pairs of reports that carry one text.
    package var pairs = Tally()
    package var copyPairs = Share()
    package var translationPairs = Share()
    package var first = Share()
    package var dated = Share()
    /// Entries by ledger.
    package var ledgers: [String: Tally] = [:]
    /// Right statuses and the like of the entries found, by name.
    package var details: [String: Share] = [:]
    /// What is wrong, by component, in order.
    package var misses: [Miss] = []

    /// One thing that is wrong.
    package struct Miss: Sendable, Hashable {
        package var component: String
        package var text: String
    }

    package init() {}

    /// All verdicts together.
    package var allVerdicts: Share {
        verdicts.values.reduce(into: Share()) {
            $0.hits += $1.hits
            $0.total += $1.total
        }
    }

    mutating func miss(_ component: String, _ text: String) {
        misses.append(Miss(component: component, text: "\(crises.last ?? ""): \(text)"))
    }

    mutating func check(
        _ isRight: Bool, _ share: WritableKeyPath<CrisisScores, Share>, _ component: String,
        _ text: @autoclosure () -> String
    ) {
        self[keyPath: share].count(isRight)
        if !isRight { miss(component, text()) }
    }
}
