import SitrepModel

/// What a ``SourceWalker`` comes upon.
package enum Finding: Sendable {
    /// A report.
    case report(CollectedReport)
    /// That an address was asked for. Comes after the reports that it gave.
    case visit(Visit)
    /// Worth knowing, though nothing failed: a feed has moved, a way became insecure.
    case notice(Trouble)
    /// What could not be used.
    case trouble(Trouble)
}

/// The bytes of a report with what is known of it from elsewhere.
package struct CollectedReport: Sendable, Hashable {
    /// The bytes and where they come from.
    package var capture: Capture
    /// What an `articles.json` beside the file says; goes before what the report says of itself.
    package var sidecar: Metadata?
    /// What the feed says that lists the report; goes after what the report says of itself.
    package var listing: Metadata?

    /// Makes one from its parts.
    package init(capture: Capture, sidecar: Metadata? = nil, listing: Metadata? = nil) {
        self.capture = capture
        self.sidecar = sidecar
        self.listing = listing
    }
}

/// How many of each there were.
package struct WalkTally: Sendable, Hashable {
    /// Reports handed over.
    package var reports = 0
    /// Feeds, sitemaps and lists that were read.
    package var listings = 0
    /// Addresses whose server says that nothing changed.
    package var unchanged = 0
    /// Pages that a feed lists and that were not asked for, as the feed says nothing new of them.
    package var known = 0
    /// Addresses that it is too early to ask for again.
    package var early = 0
    /// Files in folders that are no reports.
    package var passedOver = 0
    /// What could not be used.
    package var troubles = 0
}

/// How far a walk goes.
package struct WalkOptions: Sendable, Hashable {
    /// Takes an entry's content where the feed carries it, instead of fetching its page.
    package var usesFeedContent = false
    /// Asks for everything again, whatever the visits say.
    package var asksAgain = false
    /// Entries of one listing that are followed, from the beginning.
    package var entriesPerListing = 1000
    /// Addresses that are asked for in one walk.
    package var addresses = 100_000
    /// Listings within listings that are followed: OPML, feed, page are two.
    package var depth = 4
    /// How often feeds, sitemaps and lists are asked.
    package var policy = FeedPolicy()

    /// The options as set out.
    package init() {}
}
