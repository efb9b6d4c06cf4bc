import SitrepModel

/// What is asked for.
package struct FetchRequest: Sendable, Hashable {
    /// The page.
    package var address: WebAddress
    /// The `ETag` that came with what is already held.
    package var etag: String?
    /// The `Last-Modified` that came with what is already held.
    package var lastModified: String?
    /// Media types that are wanted, as an `Accept` header; nil for pages and feeds.
    package var accept: String?

    /// Asks for a page, only if it changed where a validator is given.
    package init(
        _ address: WebAddress, etag: String? = nil, lastModified: String? = nil,
        accept: String? = nil
    ) {
        self.address = address
        self.etag = etag
        self.lastModified = lastModified
        self.accept = accept
    }
}

/// What came of a request.
package enum FetchOutcome: Sendable {
    /// The page, with what the server said about it.
    case captured(Capture, ResponseFacts)
    /// The server says that what is held is still right (304).
    case unchanged(ResponseFacts)
    /// Nothing usable came.
    case failed(FetchFailure)

    /// What the server said; nil where none answered.
    package var facts: ResponseFacts? {
        switch self {
        case .captured(_, let facts), .unchanged(let facts): facts
        case .failed(let failure): failure.facts
        }
    }
}

/// Why nothing usable came.
package struct FetchFailure: Error, Sendable, Hashable {
    /// The reason in words, with the address, the hop and the remedy.
    package var trouble: Trouble
    /// What sort it is.
    package var kind: Kind
    /// What the server said, where one answered.
    package var facts: ResponseFacts?

    /// The sorts.
    package enum Kind: String, Sendable, Hashable {
        /// The address may not be connected to, or is none.
        case address
        /// robots.txt forbids it.
        case robots
        /// robots.txt can't be read now, so that nothing may be fetched from the host.
        case unavailable
        /// The server answered with a status that isn't a page: see ``ResponseFacts/status``.
        case status
        /// A redirect that leads nowhere, in a circle, or on and on.
        case redirect
        /// Larger, longer or slower than the limits.
        case limit
        /// The name, the connection, TLS, or HTTP itself failed.
        case network
        /// The host asked for quiet and the time isn't over.
        case wait
    }
}

/// What a server said about a page.
package struct ResponseFacts: Sendable, Hashable {
    /// The status of the last hop.
    package var status: Int
    /// The address that answered last.
    package var finalURL: String
    /// `ETag`, for the next request.
    package var etag: String?
    /// `Last-Modified` as it was written, for the next request.
    package var lastModified: String?
    /// `Content-Type` as declared.
    package var mediaType: String?
    /// The redirects on the way, in order.
    package var redirects: [Redirect] = []
    /// Seconds for which the server wants to be left alone (`Retry-After`), at most a year.
    package var retryAfter: Int?
    /// What `Cache-Control` says of how long the page stays as it is.
    package var cacheControl: CacheControl?
    /// Bytes of the body as they came over the wire.
    package var wireBytes = 0
    /// The network address that answered, of the proxy where there is one.
    package var networkAddress: String?

    /// One redirect.
    package struct Redirect: Sendable, Hashable {
        /// Where it was met.
        package var from: String
        /// Where it leads.
        package var to: String
        /// 301, 302, 303, 307 or 308.
        package var status: Int

        /// Whether the old address is to be forgotten (301, 308).
        package var isPermanent: Bool { status == 301 || status == 308 }
        /// Whether it leads from https to http, where anyone on the way can change what comes.
        package var isDowngrade: Bool { from.hasPrefix("https:") && to.hasPrefix("http:") }
    }

    /// The address that is to stand in place of the one asked for: where the permanent redirects at
    /// the beginning of the way lead; nil where there is none.
    package var permanentURL: String? { redirects.prefix { $0.isPermanent }.last?.to }

    /// Whether the page is gone for good (410).
    package var isGone: Bool { status == 410 }
}

/// What `Cache-Control` says that matters to a reader who comes again.
package struct CacheControl: Sendable, Hashable {
    /// Seconds for which the page is good.
    package var maxAge: Int?
    /// `no-store`.
    package var noStore = false
    /// `no-cache`.
    package var noCache = false

    /// Reads the header's value; nil where it says none of these.
    package init?(_ value: String) {
        for part in value.lowercased().split(separator: ",") {
            let words = part.split(separator: "=", maxSplits: 1).map {
                $0.filter { $0 != " " && $0 != "\"" && $0 != "\t" }
            }
            switch words.first {
            case "max-age":
                maxAge = words.count > 1 ? Int(words[1]).flatMap { $0 < 0 ? nil : $0 } : nil
            case "no-store": noStore = true
            case "no-cache": noCache = true
            default: break
            }
        }
        if maxAge == nil, !noStore, !noCache { return nil }
    }
}
