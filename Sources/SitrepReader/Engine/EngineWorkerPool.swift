import Synchronization

/// Workers that wait to be used again; a worker is in one thread's hands at a time.
final class EngineWorkerPool: Sendable {
    /// A worker that nobody uses. Handing it on is safe because whoever takes it out of the pool
    /// has the only reference.
    private struct Idle: @unchecked Sendable {
        let worker: EngineWorker
    }

    /// More than these are not kept.
    private static let kept = 64
    private let idle = Mutex<[Idle]>([])

    func withWorker<Result>(
        for model: EngineModel, _ body: (EngineWorker) -> Result
    ) -> Result {
        let taken = idle.withLock { $0.popLast() } ?? Idle(worker: EngineWorker(model: model))
        defer { idle.withLock { if $0.count < Self.kept { $0.append(taken) } } }
        return body(taken.worker)
    }
}
