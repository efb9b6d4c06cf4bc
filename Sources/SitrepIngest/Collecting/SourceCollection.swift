import SitrepCollector
import SitrepModel

/// Walks over sources and takes what it finds into an archive, batch by batch.
package struct SourceCollection {
    private let pipeline: Pipeline
    private let walker: SourceWalker
    private let visits: VisitFile
    private let batch: Int
    private let reading = ReportReading()

    /// How a collection went.
    package struct Tally: Sendable {
        /// What became of the reports.
        package var reports = IngestTally()
        /// What was walked over.
        package var walk: WalkTally
    }

    /// - Parameter batch: reports that are kept in one transaction.
    package init(pipeline: Pipeline, walker: SourceWalker, visits: VisitFile, batch: Int) {
        self.pipeline = pipeline
        self.walker = walker
        self.visits = visits
        self.batch = batch
    }

    /// Collects all inputs; troubles don't end it.
    ///
    /// - Parameters:
    ///   - tell: gets each trouble and notice as it comes, and whether it is a trouble.
    ///   - show: gets the count of reports that are kept.
    package func run(
        _ inputs: [String], tell: (Trouble, Bool) -> Void, show: (Int) -> Void
    ) throws -> Tally {
        var reports = IngestTally()
        var arrivals: [Arrival] = []
        var seen: [Visit] = []
        var count = 0
        func keep() throws {
            reports.add(try pipeline.ingest(arrivals))
            try visits.add(seen)
            count += arrivals.count { $0.capture != nil }
            arrivals = []
            seen = []
            show(count)
        }
        let walk = try withoutActuallyEscaping(tell) { tell in
            try withoutActuallyEscaping(keep) { keep in
                try walker.walk(inputs, visits: { visits.visit(of: $0) }) { finding in
                    switch finding {
                    case .report(let report):
                        let arrival = reading.arrival(of: report)
                        for trouble in arrival.troubles { tell(trouble, true) }
                        arrivals.append(arrival)
                    case .visit(let visit): seen.append(visit)
                    case .notice(let notice): tell(notice, false)
                    case .trouble(let trouble):
                        tell(trouble, true)
                        arrivals.append(Arrival(capture: nil, article: nil, troubles: [trouble]))
                    }
                    if arrivals.count >= batch || seen.count >= 16 * batch { try keep() }
                }
            }
        }
        try keep()
        try visits.tidy()
        reports.dated = try pipeline.settle()
        return Tally(reports: reports, walk: walk)
    }
}
