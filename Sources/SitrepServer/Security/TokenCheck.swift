#if Server
import Foundation
import NIOPosix
import SitrepArchive
import SitrepModel
import Synchronization

/// Finds whose token it is that was sent.
///
/// Looking up a token costs one argon2 verification, on a thread of its own and one at a time, so that
/// guessing can't keep the server busy; a token that was found is known from then on by its SHA-256,
/// until the file of tokens changes.
package final class TokenCheck: Sendable {
    private struct State {
        var known: [String: Principal] = [:]
        var entries: [TokenStore.Entry] = []
        var modified: Date?
    }

    private let store: TokenStore
    private let threads: NIOThreadPool
    private let state = Mutex(State())

    /// - Parameter threads: one thread, started by whoever makes it.
    package init(store: TokenStore, threads: NIOThreadPool) {
        self.store = store
        self.threads = threads
    }

    /// Whose it is; nil where it is nobody's.
    func principal(_ token: String) async throws -> Principal? {
        guard let (id, secret) = TokenStore.parts(token) else { return nil }
        let name = ContentHash.hex(Array(token.utf8))
        let modified =
            try? FileManager.default.attributesOfItem(atPath: store.path)[
                .modificationDate] as? Date
        let entry: TokenStore.Entry? = try state.withLock { state in
            if state.modified != modified || modified == nil {
                state.entries = try store.entries()
                state.known = [:]
                state.modified = modified
            }
            return state.entries.first { $0.id == id }
        }
        if let known = state.withLock({ $0.known[name] }) { return known }
        guard let entry else { return nil }
        let isRight = try await threads.runIfActive { SecretHash.verify(secret, entry.hash) }
        guard isRight else { return nil }
        let principal = Principal(name: entry.name, scope: entry.scope)
        state.withLock { state in
            if state.entries.contains(entry) { state.known[name] = principal }
        }
        return principal
    }
}
#endif
