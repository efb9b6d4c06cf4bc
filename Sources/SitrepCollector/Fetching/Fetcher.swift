import CCurl
import SitrepModel

/// Fetches pages and feeds over http and https by the one guarded way.
///
/// Every request, robots.txt and each redirect among them, goes through the same gate: the address is
/// read by one parser, the host's robots.txt is kept to, the host is asked by one request at a time,
/// the socket is refused where the ``AddressGuard`` says so, and what comes is bounded by
/// ``FetchLimits``. No cookies, no logins, no scripts, no proxies from the environment.
///
/// May be used from several threads; calls block. Memory: per fetch at most three times
/// ``FetchLimits/bodyBytes`` (the body while it grows, and the decoder's window).
package final class Fetcher: Sendable {
    /// As given.
    package let settings: FetchSettings
    let gate = HostGate()
    private let robots = RobotsCache()
    private let handles: HandlePool

    /// Makes one; keep it for all that is fetched in a run, for it knows when hosts were last asked.
    package init(_ settings: FetchSettings) {
        self.settings = settings
        handles = HandlePool(most: max(8, settings.parallel * 2))
    }

    /// Fetches one page, following redirects. Blocks, also for politeness.
    package func fetch(_ request: FetchRequest) -> FetchOutcome {
        do throws(FetchFailure) {
            return try follow(request, isRobots: false)
        } catch {
            return .failed(error)
        }
    }

    /// The way of one request through its hops.
    private struct Journey {
        let start: WebAddress
        var at: WebAddress
        var redirects: [ResponseFacts.Redirect] = []
        var seen: Set<String>
        var wireBytes = 0
        var seconds = 0.0

        init(_ start: WebAddress) {
            self.start = start
            at = start
            seen = [start.text]
        }

        /// Where the trouble is, if not at the start.
        var place: String? {
            redirects.isEmpty ? nil : "redirect \(redirects.count), \(at)"
        }

        func failure(
            _ kind: FetchFailure.Kind, _ message: FetchMessage, _ facts: ResponseFacts? = nil
        ) -> FetchFailure {
            FetchFailure(
                trouble: Trouble(
                    input: start.text, place: place, reason: message.reason,
                    remedy: message.remedy),
                kind: kind, facts: facts)
        }
    }

    private func follow(
        _ request: FetchRequest, isRobots: Bool
    ) throws(FetchFailure) -> FetchOutcome {
        let limits = isRobots ? robotsLimits : settings.limits
        var journey = Journey(request.address)
        while true {
            let interval = isRobots ? 0 : try permission(for: journey)
            let order = try order(request, journey, limits, isRobots: isRobots)
            let (transfer, facts) = try hop(order, journey, interval: interval)
            journey.wireBytes += transfer.wireBytes
            switch facts.status {
            case 200, 203:
                let capture = Capture(
                    bytes: transfer.body, source: .url(request.address.text),
                    finalURL: facts.finalURL == request.address.text ? nil : facts.finalURL,
                    mediaType: facts.mediaType, status: facts.status,
                    capturedAt: WallClock.text(settings.clock.seconds()))
                return .captured(capture, facts)
            case 304 where request.etag != nil || request.lastModified != nil:
                return .unchanged(facts)
            case 301, 302, 303, 307, 308:
                try redirect(&journey, transfer, facts, limits)
            default: throw journey.failure(.status, FetchMessage.status(facts), facts)
            }
            journey.seconds += transfer.seconds
        }
    }

    private func redirect(
        _ journey: inout Journey, _ transfer: Transfer, _ facts: ResponseFacts,
        _ limits: FetchLimits
    ) throws(FetchFailure) {
        guard let location = transfer.headers.location else {
            throw journey.failure(.redirect, FetchMessage.redirectToNowhere(facts.status), facts)
        }
        let next: WebAddress
        do throws(Trouble) {
            next = try journey.at.following(location)
        } catch {
            throw journey.failure(.redirect, FetchMessage.badRedirect(error), facts)
        }
        let redirect = ResponseFacts.Redirect(
            from: journey.at.text, to: next.text, status: facts.status)
        if !journey.seen.insert(next.text).inserted {
            throw journey.failure(.redirect, FetchMessage.circle(next), facts)
        }
        if journey.redirects.count >= limits.redirects {
            throw journey.failure(.redirect, FetchMessage.redirects(limits.redirects), facts)
        }
        journey.redirects.append(redirect)
        journey.at = next
    }

    private func order(
        _ request: FetchRequest, _ journey: Journey, _ limits: FetchLimits, isRobots: Bool
    ) throws(FetchFailure) -> Transfer.Order {
        if settings.proxy != nil, let address = NetworkAddress(journey.at.host),
            let use = settings.addressGuard.refusal(of: address, host: journey.at.host)
        {
            let refusal = Transfer.Refusal(address: address, use: use)
            throw journey.failure(.address, FetchMessage.refused([refusal], journey.at))
        }
        let seconds = min(limits.hopSeconds, limits.totalSeconds - journey.seconds)
        guard seconds > 0 else {
            throw journey.failure(.limit, FetchMessage.time(limits.totalSeconds))
        }
        let bytes = min(limits.wireBytes, limits.totalWireBytes - journey.wireBytes)
        guard bytes > 0 else {
            throw journey.failure(.limit, FetchMessage.wireBytes(limits.totalWireBytes))
        }
        var headers = ["Accept: \(request.accept ?? Self.accepted)"]
        // What isn't plain ASCII could end a line and begin another.
        for (name, value) in [
            ("If-None-Match", request.etag), ("If-Modified-Since", request.lastModified),
        ] {
            guard let value, value.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { continue }
            headers.append("\(name): \(value)")
        }
        return Transfer.Order(
            address: journey.at, headers: headers, userAgent: settings.userAgent,
            proxy: settings.proxy, pinnedNames: settings.pinnedNames, limits: limits,
            addressGuard: settings.addressGuard, seconds: seconds, wireBytes: bytes,
            cutsBody: isRobots)
    }

    private static let accepted =
        "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
        + "application/feed+json,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5"

    /// One request to one host, when it is the host's turn.
    private func hop(
        _ order: Transfer.Order, _ journey: Journey, interval: Double
    ) throws(FetchFailure) -> (Transfer, ResponseFacts) {
        let host = order.address.host
        if let quiet = gate.enter(
            host, interval: max(interval, settings.hostInterval), longest: settings.longestWait)
        {
            throw journey.failure(.wait, FetchMessage.quiet(host, quiet))
        }
        var quiet: Double?
        defer { gate.leave(host, quiet: quiet) }
        guard let handle = handles.take(host) else {
            throw journey.failure(.network, FetchMessage.library)
        }
        defer { handles.give(handle, host: host) }
        let transfer = Transfer(order)
        let code = transfer.run(handle)
        let facts = facts(transfer, journey)
        if [429, 503].contains(facts.status) { quiet = facts.retryAfter.map(Double.init) }
        if code == CURLE_OK || transfer.stop == .enough { return (transfer, facts) }
        let (kind, message) = FetchMessage.broken(transfer, code, handle)
        throw journey.failure(kind, message, transfer.headers.status == 0 ? nil : facts)
    }

    private func facts(_ transfer: Transfer, _ journey: Journey) -> ResponseFacts {
        let headers = transfer.headers
        var facts = ResponseFacts(status: headers.status, finalURL: journey.at.text)
        facts.etag = headers.text("etag")
        facts.lastModified = headers.text("last-modified")
        facts.mediaType = headers.text("content-type")
        facts.redirects = journey.redirects
        facts.retryAfter = headers.text("retry-after").flatMap(retryAfter)
        facts.cacheControl = headers.text("cache-control").flatMap { CacheControl($0) }
        facts.wireBytes = transfer.wireBytes
        facts.networkAddress = transfer.networkAddress
        return facts
    }

    /// Seconds, given as such or as a date.
    private func retryAfter(_ value: String) -> Int? {
        let year = 366 * 86_400
        if let seconds = Int(value) { return min(max(0, seconds), year) }
        guard let date = FeedTime.normalized(value).flatMap(FeedTime.seconds) else { return nil }
        return min(max(0, date - Int(settings.clock.seconds())), year)
    }
}

extension Fetcher {
    /// What a robots.txt may cost: five redirects as the standard has it, and little time.
    private var robotsLimits: FetchLimits {
        var limits = settings.limits
        limits.redirects = 5
        limits.bodyBytes = RobotsRules.sizeLimit
        limits.wireBytes = min(limits.wireBytes, 2 * RobotsRules.sizeLimit)
        limits.hopSeconds = min(limits.hopSeconds, 20)
        limits.totalSeconds = min(limits.totalSeconds, 40)
        return limits
    }

    /// Whether robots.txt lets a page be fetched, and with how many seconds between requests.
    private func permission(for journey: Journey) throws(FetchFailure) -> Double {
        guard settings.obeysRobots else { return 0 }
        switch verdict(journey.at) {
        case .rules(let rules):
            guard rules.allows(journey.at.target) else {
                throw journey.failure(.robots, FetchMessage.forbidden(journey.at))
            }
            return min(rules.crawlDelay ?? 0, settings.longestWait)
        case .unreachable(let why):
            throw journey.failure(
                .unavailable, FetchMessage.robotsUnreachable(journey.at, why))
        }
    }

    private func verdict(_ address: WebAddress) -> RobotsCache.Verdict {
        let clock = ContinuousClock()
        if let known = robots.verdict(address.origin, at: clock.now) { return known }
        let verdict = fetchRobots(address)
        robots.remember(verdict, of: address.origin, at: clock.now)
        return verdict
    }

    private func fetchRobots(_ address: WebAddress) -> RobotsCache.Verdict {
        do {
            let file = try address.following("/robots.txt")
            let request = FetchRequest(file, accept: "text/plain,*/*;q=0.5")
            if case .captured(let capture, _) = try follow(request, isRobots: true) {
                return .rules(RobotsRules(capture.bytes, product: FetchSettings.product))
            }
            return .rules(RobotsRules())
        } catch let failure as FetchFailure {
            let status = failure.facts?.status ?? 0
            // The standard: where there is none, or its redirects don't end, all is allowed.
            let isUnavailable =
                failure.kind == .status && (400..<500).contains(status) && status != 429
                || failure.kind == .redirect
                // The page's own address is refused in the same way, and says so.
                || failure.kind == .address
            return isUnavailable ? .rules(RobotsRules()) : .unreachable(failure.trouble.reason)
        } catch {
            return .unreachable("\(error)")
        }
    }
}
