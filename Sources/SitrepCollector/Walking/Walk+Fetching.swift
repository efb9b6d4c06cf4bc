import SitrepModel

extension Walk {
    /// Asks for all addresses, level by level, until nothing new is found.
    func fetchAll() throws {
        while !errands.isEmpty {
            let level = errands
            errands = []
            var asked: [(errand: Errand, last: Visit?)] = []
            for errand in level {
                let last = options.asksAgain ? nil : visits(errand.address.text)
                if try isToBeAsked(errand, last) { asked.append((errand, last)) }
            }
            let requests = asked.map { request($0.errand, $0.last) }
            try fetcher.fetch(requests) { index, outcome in
                let (errand, last) = asked[index]
                try take(outcome, errand, last)
            }
        }
    }

    private func isToBeAsked(_ errand: Errand, _ last: Visit?) throws -> Bool {
        guard let last else { return true }
        if last.isGone || last.schedule?.retiredAt != nil, errand.mark == nil {
            try tell(
                Trouble(
                    input: errand.address.text, reason: "it was gone for good on \(last.at)",
                    remedy: "Take the address off your list."))
            try done(errand.listing)
            return false
        }
        let isEarly =
            last.schedule.map { !$0.isDue(at: seconds) } ?? last.notBefore.map { now < $0 } ?? false
        if isEarly {
            count(\.early)
            try done(errand.listing, isComplete: false)
            return false
        }
        return true
    }

    private func request(_ errand: Errand, _ last: Visit?) -> FetchRequest {
        let moved = (last?.schedule?.address ?? last?.movedTo).flatMap { try? WebAddress($0) }
        return FetchRequest(
            moved ?? errand.address, etag: last?.schedule?.etag ?? last?.etag,
            lastModified: last?.schedule?.lastModified ?? last?.lastModified)
    }

    private func take(_ outcome: FetchOutcome, _ errand: Errand, _ last: Visit?) throws {
        switch outcome {
        case .failed(let failure): try fail(failure, errand, last)
        case .unchanged(let facts):
            count(\.unchanged)
            let visit = unchanged(errand, facts, last)
            try tell(visit)
            try done(errand.listing)
        case .captured(let capture, let facts):
            try remark(facts, errand)
            do {
                try take(capture, facts, errand, last)
            } catch let trouble as Trouble {
                // What can't be read today can't be read tomorrow, unless it changes.
                try tell(trouble)
                try tell(visit(errand, facts, last))
                try done(errand.listing)
            }
        }
    }

    private func take(
        _ given: Capture, _ facts: ResponseFacts, _ errand: Errand, _ last: Visit?
    ) throws {
        var capture = given
        // The address that it goes by stays the one that is listed, wherever it has moved.
        if case .url(let url) = capture.source, url != errand.address.text {
            capture.source = .url(errand.address.text)
            capture.finalURL = capture.finalURL ?? url
        }
        var bytes = capture.bytes
        var kind = ContentKind(head: bytes.prefix(ContentKind.headLength))
        let input = errand.address.text
        if kind == .packed {
            if holdsArchive(bytes.prefix(ContentKind.headLength), input: input) {
                let archive = try WebArchiveReader(bytes: bytes, name: input)
                return try take(archive, facts, errand, last)
            }
            (bytes, kind) = try unpacked(bytes, input: input)
        }
        switch kind {
        case .page, .text:
            if bytes.isEmpty {
                throw Trouble(
                    input: input, reason: "the page is empty",
                    remedy: "Open it in a browser; it may be made by a script.")
            }
            if bytes != capture.bytes {
                capture = Capture(
                    bytes: bytes, source: capture.source, finalURL: capture.finalURL,
                    mediaType: capture.mediaType, status: capture.status,
                    capturedAt: capture.capturedAt)
            }
            try tell(CollectedReport(capture: capture, listing: errand.metadata))
            try tell(visit(errand, facts, last))
            try done(errand.listing)
        case .feed, .subscriptions, .addresses:
            try open(bytes, kind, facts, errand, last)
        case .webArchive, .zip:
            try take(try WebArchiveReader(bytes: bytes, name: input), facts, errand, last)
        case .packed, .other: throw Self.unread(kind, input: input)
        }
    }

    private func take(
        _ archive: WebArchiveReader, _ facts: ResponseFacts, _ errand: Errand, _ last: Visit?
    ) throws {
        try take(WebArchiveCaptures(archive))
        try tell(visit(errand, facts, last))
        try done(errand.listing)
    }

    private func open(
        _ bytes: [UInt8], _ kind: ContentKind, _ facts: ResponseFacts, _ errand: Errand,
        _ last: Visit?
    ) throws {
        guard errand.depth < options.depth else {
            throw Trouble(
                input: errand.address.text,
                reason: "it is a list at the end of \(options.depth) lists that lead to each other",
                remedy: "Give it by itself.")
        }
        let base = (try? WebAddress(facts.finalURL)) ?? errand.address
        let listing = try listings.read(
            bytes, kind, mediaType: facts.mediaType, base: base.text, input: errand.address.text)
        var response = response(facts)
        response.hints = listing.hints
        let answer = OpenListing.Answer(
            url: errand.address.text, at: now, response: response,
            schedule: last?.schedule ?? FeedSchedule(address: errand.address.text))
        try follow(
            listing, base: base, input: errand.address.text, depth: errand.depth,
            OpenListing(answer: answer, parent: errand.listing))
    }

    private func response(_ facts: ResponseFacts) -> FeedAnswer.Response {
        FeedAnswer.Response(
            status: facts.status, etag: facts.etag, lastModified: facts.lastModified,
            retryAfter: facts.retryAfter.map(String.init),
            cacheControl: facts.cacheControl?.maxAge.map { "max-age=\($0)" },
            movedTo: facts.permanentURL)
    }

    /// The last visit, with what a server says that had nothing new to give.
    private func unchanged(_ errand: Errand, _ facts: ResponseFacts, _ last: Visit?) -> Visit {
        var visit = visit(errand, facts, last)
        visit.status = last?.status ?? facts.status
        if let schedule = last?.schedule {
            (visit.etag, visit.lastModified, visit.movedTo) = (nil, nil, nil)
            visit.schedule = schedule.after(
                .response(response(facts)), at: seconds, policy: options.policy)
        } else {
            visit.etag = facts.etag ?? last?.etag
            visit.lastModified = facts.lastModified ?? last?.lastModified
        }
        return visit
    }

    private func visit(_ errand: Errand, _ facts: ResponseFacts, _ last: Visit?) -> Visit {
        Visit(
            url: errand.address.text, at: now, status: facts.status, etag: facts.etag,
            lastModified: facts.lastModified, movedTo: facts.permanentURL ?? last?.movedTo,
            mark: errand.mark)
    }

    /// What happened on the way and is worth knowing.
    private func remark(_ facts: ResponseFacts, _ errand: Errand) throws {
        if let redirect = facts.redirects.first(where: \.isDowngrade) {
            try notice(
                Trouble(
                    input: errand.address.text,
                    reason:
                        "it leads from https to \(redirect.to), which anyone on the way can change",
                    remedy: "Don't rest on it alone."))
        }
        if errand.mark == nil, let moved = facts.permanentURL {
            try notice(
                Trouble(
                    input: errand.address.text, reason: "it has moved for good to \(moved)",
                    remedy: "Change it in your list; until then it is asked for there."))
        }
    }

    private func fail(_ failure: FetchFailure, _ errand: Errand, _ last: Visit?) throws {
        var trouble = failure.trouble
        if trouble.input != errand.address.text {
            trouble.place = [trouble.input, trouble.place].compactMap(\.self).joined(
                separator: ", ")
            trouble.input = errand.address.text
        }
        try tell(trouble)
        let status = failure.facts?.status ?? 0
        let isLasting =
            switch failure.kind {
            case .address, .redirect, .robots: true
            case .status: (400..<500).contains(status) && ![408, 425, 429].contains(status)
            case .limit, .network, .wait, .unavailable: false
            }
        // Where it has moved to may be what fails: the next time it is asked for where it was.
        var next = last ?? Visit(url: errand.address.text, at: now, status: status)
        (next.at, next.status, next.movedTo) = (now, status, nil)
        next.notBefore = failure.facts?.retryAfter.map {
            WallClock.text(fetcher.settings.clock.seconds() + Int64($0))
        }
        if let schedule = last?.schedule {
            let answer = failure.facts.map { FeedAnswer.response(response($0)) } ?? .failure
            let after = schedule.after(answer, at: seconds, policy: options.policy)
            let isElsewhere = after.address != errand.address.text && after.retiredAt == nil
            next.schedule =
                isElsewhere ? FeedSchedule(address: errand.address.text, due: after.due) : after
        }
        if isLasting { next.mark = errand.mark }
        try tell(next)
        try done(errand.listing, isComplete: isLasting)
    }
}
