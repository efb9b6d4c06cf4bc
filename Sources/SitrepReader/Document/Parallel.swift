import Dispatch

/// Work on the elements of an array by several threads, each element by one.
package enum Parallel {
    /// Applies `body` to every element in place.
    package static func forEach<Element: Sendable>(
        _ elements: inout [Element], workers: Int, _ body: @Sendable (inout Element) -> Void
    ) {
        let count = elements.count
        let threads = min(max(1, workers), count)
        guard threads > 1 else {
            for index in elements.indices { body(&elements[index]) }
            return
        }
        elements.withUnsafeMutableBufferPointer { buffer in
            // Each thread touches its own elements only: every threads-th one.
            nonisolated(unsafe) let slots = buffer
            DispatchQueue.concurrentPerform(iterations: threads) { thread in
                for index in stride(from: thread, to: count, by: threads) { body(&slots[index]) }
            }
        }
    }

    /// The results of `body` for every element, in the elements' order.
    package static func map<Element: Sendable, Result: Sendable>(
        _ elements: [Element], workers: Int, _ body: @Sendable (Element) -> Result
    ) -> [Result] {
        var slots = elements.map { (element: $0, result: Result?.none) }
        forEach(&slots, workers: workers) { $0.result = body($0.element) }
        return slots.compactMap(\.result)
    }
}
