import Foundation

extension Fetcher {
    /// Fetches many pages, several hosts at once and each host politely, and hands over the outcomes
    /// in the order of the requests.
    ///
    /// - Parameters:
    ///   - requests: What to fetch; hosts that are ready go before those that want a pause.
    ///   - heldBytes: Bytes of outcomes that may wait for their turn to be handed over.
    ///   - deliver: Gets each outcome with the index of its request, on the calling thread. Where it
    ///     throws, what runs is waited for, nothing more begins, and the error is thrown on.
    ///
    /// Memory: `heldBytes` and what ``FetchSettings/parallel`` running fetches take.
    package func fetch(
        _ requests: [FetchRequest], heldBytes: Int = 64 << 20,
        deliver: (Int, FetchOutcome) throws -> Void
    ) throws {
        let run = FetchRun(requests, fetcher: self, heldBytes: heldBytes)
        let workers = min(max(1, settings.parallel), requests.count)
        for _ in 0..<workers {
            let thread = Thread { run.work() }
            thread.name = "fetch"
            thread.start()
        }
        defer { run.finish(workers: workers) }
        for index in requests.indices { try deliver(index, run.outcome(index)) }
    }
}

/// The state of one call that fetches many pages, shared by its threads; it is only touched under the
/// condition's lock.
private final class FetchRun: @unchecked Sendable {
    private let requests: [FetchRequest]
    private let fetcher: Fetcher
    private let heldBytes: Int
    private let condition = NSCondition()
    /// Requests that nobody has begun, of each host in order.
    private var waiting: [String: ArraySlice<Int>] = [:]
    private var busyHosts: Set<String> = []
    private var outcomes: [Int: FetchOutcome] = [:]
    private var held = 0
    /// The request whose outcome is handed over next.
    private var next = 0
    private var isOver = false
    private var workersDone = 0

    init(_ requests: [FetchRequest], fetcher: Fetcher, heldBytes: Int) {
        self.requests = requests
        self.fetcher = fetcher
        self.heldBytes = heldBytes
        for (index, request) in requests.enumerated() {
            waiting[request.address.host, default: []].append(index)
        }
    }

    /// Fetches until nothing is left.
    func work() {
        condition.lock()
        while let index = begin() {
            let host = requests[index].address.host
            busyHosts.insert(host)
            condition.unlock()
            let outcome = fetcher.fetch(requests[index])
            condition.lock()
            busyHosts.remove(host)
            outcomes[index] = outcome
            held += Self.bytes(outcome)
            condition.broadcast()
        }
        workersDone += 1
        condition.broadcast()
        condition.unlock()
    }

    /// The request that is ready soonest, the first of those that are ready now; waits while the hosts
    /// of all that are left are busy, or too much is held. nil where nothing is left.
    private func begin() -> Int? {
        while !isOver, !waiting.isEmpty {
            if let host = choose(), let index = waiting[host]?.popFirst() {
                if waiting[host]?.isEmpty ?? true { waiting[host] = nil }
                return index
            }
            condition.wait()
        }
        return nil
    }

    private func choose() -> String? {
        // The next to be handed over may always run: without it nothing that is held gets free.
        let isFull = held >= heldBytes
        let now = ContinuousClock().now
        let interval = fetcher.settings.hostInterval
        var best: (time: ContinuousClock.Instant, index: Int, host: String)?
        for (host, indices) in waiting where !busyHosts.contains(host) {
            guard let index = indices.first, !isFull || index == next else { continue }
            let time = max(now, fetcher.gate.nextTime(host, interval: interval) ?? now)
            if best.map({ (time, index) < ($0.time, $0.index) }) ?? true {
                best = (time, index, host)
            }
        }
        return best?.host
    }

    /// Waits for the outcome of a request, which are to be taken in order.
    func outcome(_ index: Int) -> FetchOutcome {
        condition.lock()
        defer { condition.unlock() }
        next = index
        condition.broadcast()
        while true {
            if let outcome = outcomes.removeValue(forKey: index) {
                held -= Self.bytes(outcome)
                next = index + 1
                condition.broadcast()
                return outcome
            }
            condition.wait()
        }
    }

    /// Begins nothing more and waits for what runs.
    func finish(workers: Int) {
        condition.lock()
        isOver = true
        condition.broadcast()
        while workersDone < workers { condition.wait() }
        condition.unlock()
    }

    private static func bytes(_ outcome: FetchOutcome) -> Int {
        if case .captured(let capture, _) = outcome { return capture.bytes.count + 1024 }
        return 1024
    }
}
