#if Server
import Synchronization

/// Answers that are being made: a second one who wants the same waits for the first one's.
final class AnswersInTheMaking: Sendable {
    private typealias Waiting = CheckedContinuation<ArchiveAccess.Stated?, any Error>

    private let waiting = Mutex<[String: [Waiting]]>([:])

    /// What `make` gives; it is called by the first who asks for the key, and by nobody else until
    /// that is over.
    func once(
        _ key: String, _ make: () async throws -> ArchiveAccess.Stated
    ) async throws -> ArchiveAccess.Stated {
        let found = try await withCheckedThrowingContinuation { (one: Waiting) in
            let isFirst = waiting.withLock { waiting in
                guard waiting[key] != nil else {
                    waiting[key] = []
                    return true
                }
                waiting[key]?.append(one)
                return false
            }
            if isFirst { one.resume(returning: nil) }
        }
        if let found { return found }
        let result: Result<ArchiveAccess.Stated, any Error>
        do { result = .success(try await make()) } catch { result = .failure(error) }
        let others = waiting.withLock { $0.removeValue(forKey: key) } ?? []
        for other in others { other.resume(with: result.map { $0 }) }
        return try result.get()
    }
}
#endif
