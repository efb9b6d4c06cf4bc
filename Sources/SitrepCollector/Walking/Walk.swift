import SitrepModel

/// One walk: what is still to be asked for, and what became of listings. For one thread.
final class Walk {
    let fetcher: Fetcher
    let options: WalkOptions
    let listings: ListingReader
    let visits: (String) -> Visit?
    private let hand: (Finding) throws -> Void
    private(set) var tally = WalkTally()
    /// What the next level asks for.
    var errands: [Errand] = []
    /// Addresses that are or were asked for in this walk.
    var seen: Set<String> = []
    /// Addresses that were put among the errands.
    private var asked = 0
    private var isFull = false

    /// What the taker of findings threw: it ends the walk, which troubles don't.
    struct Ended: Error {
        var cause: any Error
    }

    /// An address to be asked for.
    struct Errand {
        var address: WebAddress
        var depth: Int
        /// What the listing says of it.
        var metadata: Metadata?
        var mark: String?
        var listing: OpenListing?
    }

    /// A listing whose entries are still asked for. Its visit is told when all of them are done: one
    /// that was cut short is then read again.
    final class OpenListing {
        /// nil for a file, which is read every time.
        let answer: Answer?
        let parent: OpenListing?
        var open = 0
        /// Entries of which nothing was known.
        var newEntries = 0
        var isComplete = true

        /// What a server answered when it was asked for the listing.
        struct Answer {
            var url: String
            var at: String
            var response: FeedAnswer.Response
            var schedule: FeedSchedule
        }

        init(answer: Answer? = nil, parent: OpenListing? = nil) {
            self.answer = answer
            self.parent = parent
        }
    }

    init(
        fetcher: Fetcher, options: WalkOptions, listings: ListingReader,
        visits: @escaping (String) -> Visit?, deliver: @escaping (Finding) throws -> Void
    ) {
        self.fetcher = fetcher
        self.options = options
        self.listings = listings
        self.visits = visits
        hand = { finding in
            do { try deliver(finding) } catch { throw Ended(cause: error) }
        }
    }

    /// Now, RFC 3339 in UTC.
    var now: String { WallClock.text(fetcher.settings.clock.seconds()) }

    /// The same as seconds since 1970.
    var seconds: Int { Int(fetcher.settings.clock.seconds()) }

    // MARK: What is handed over

    func tell(_ report: CollectedReport) throws {
        tally.reports += 1
        try hand(.report(report))
    }

    func tell(_ visit: Visit) throws { try hand(.visit(visit)) }

    func tell(_ trouble: Trouble) throws {
        tally.troubles += 1
        try hand(.trouble(trouble))
    }

    func notice(_ trouble: Trouble) throws { try hand(.notice(trouble)) }

    /// Counts what has nothing to be handed over.
    func count(_ what: WritableKeyPath<WalkTally, Int>) { tally[keyPath: what] += 1 }

    // MARK: Listings

    /// Takes an address that was given; each once.
    func add(_ address: WebAddress) {
        guard seen.insert(address.text).inserted else { return }
        asked += 1
        errands.append(Errand(address: address, depth: 0))
    }

    /// Follows the entries of a listing.
    ///
    /// - Parameters:
    ///   - base: its address; nil for a file.
    ///   - depth: how many listings led to it.
    ///   - opened: its state; it is closed here where nothing of it is asked for.
    func follow(
        _ listing: Listing, base: WebAddress?, input: String, depth: Int, _ opened: OpenListing
    ) throws {
        count(\.listings)
        for trouble in listing.troubles { try tell(trouble) }
        opened.open += 1
        for entry in listing.entries.prefix(options.entriesPerListing) {
            try follow(entry, base: base, input: input, depth: depth, opened)
        }
        if listing.entries.count > options.entriesPerListing {
            try notice(
                Trouble(
                    input: input,
                    reason: "it lists \(listing.entries.count) entries, of which the first "
                        + "\(options.entriesPerListing) are followed",
                    remedy: "Raise the limit to have the rest."))
        }
        try done(opened)
    }

    private func follow(
        _ entry: Listing.Entry, base: WebAddress?, input: String, depth: Int,
        _ opened: OpenListing
    ) throws {
        let address: WebAddress?
        do throws(Trouble) {
            address = try entry.link.map { link throws(Trouble) in
                if let base { return try base.following(link) }
                return try WebAddress(link)
            }
        } catch {
            return try tell(
                Trouble(
                    input: input, place: entry.place, reason: "\(error.input): \(error.reason)",
                    remedy: error.remedy))
        }
        if let content = entry.content, options.usesFeedContent || address == nil {
            return try take(content, of: entry, address, input: input, opened)
        }
        guard let address, seen.insert(address.text).inserted else { return }
        let last = options.asksAgain ? nil : visits(address.text)
        if let mark = entry.mark, last?.mark == mark { return count(\.known) }
        guard asked < options.addresses else {
            opened.isComplete = false
            if !isFull {
                isFull = true
                try tell(
                    Trouble(
                        input: input, place: entry.place,
                        reason: "more than \(options.addresses) addresses are to be asked for",
                        remedy: "The rest is left out; run it again to go on."))
            }
            return
        }
        opened.open += 1
        opened.newEntries += 1
        asked += 1
        errands.append(
            Errand(
                address: address, depth: depth + 1, metadata: entry.metadata, mark: entry.mark,
                listing: opened))
    }

    /// The text that a feed carries, as a report.
    private func take(
        _ content: Listing.Content, of entry: Listing.Entry, _ address: WebAddress?, input: String,
        _ opened: OpenListing
    ) throws {
        // What has no page goes by its hash, so that it is one source however often it comes.
        let hash = ContentHash.identifier("#", [entry.metadata?.title ?? "", entry.mark ?? ""])
        let url = address?.text ?? input + hash
        guard seen.insert(url).inserted else { return }
        if let mark = entry.mark, !options.asksAgain, visits(url)?.mark == mark {
            return count(\.known)
        }
        let capture = Capture(
            bytes: content.bytes, source: .url(url), mediaType: content.mediaType,
            capturedAt: now, container: Capture.Container(name: input, place: entry.place))
        opened.newEntries += 1
        try tell(CollectedReport(capture: capture, listing: entry.metadata))
        try tell(Visit(url: url, at: now, status: 0, mark: entry.mark))
    }

    /// One entry less is open; tells the listing's visit with the last one.
    func done(_ listing: OpenListing?, isComplete: Bool = true) throws {
        guard let listing else { return }
        if !isComplete { listing.isComplete = false }
        listing.open -= 1
        guard listing.open == 0 else { return }
        if let answer = listing.answer {
            var response = answer.response
            response.newItems = listing.newEntries
            var schedule = answer.schedule.after(
                .response(response), at: seconds, policy: options.policy)
            if !listing.isComplete {
                // Without validators, so that it comes whole and what failed is tried again.
                schedule = FeedSchedule(
                    address: schedule.address, due: seconds + options.policy.shortest)
            }
            try tell(
                Visit(url: answer.url, at: answer.at, status: response.status, schedule: schedule))
        }
        try done(listing.parent, isComplete: listing.isComplete)
    }
}
