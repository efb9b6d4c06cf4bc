import Synchronization

/// Keeps handles for hosts that are fetched from again, so that their connections are used again.
final class HandlePool: Sendable {
    private let idle = Mutex<[(host: String, handle: EasyHandle)]>([])
    private let most: Int

    init(most: Int) { self.most = most }

    /// The host's handle, else a new one; nil where the library fails.
    func take(_ host: String) -> EasyHandle? {
        let kept = idle.withLock { idle in
            idle.firstIndex { $0.host == host }.map { idle.remove(at: $0).handle }
        }
        return kept ?? EasyHandle()
    }

    /// Puts it back; the handle that has lain longest goes where there are too many.
    func give(_ handle: EasyHandle, host: String) {
        let surplus = idle.withLock { idle -> EasyHandle? in
            idle.append((host, handle))
            return idle.count > most ? idle.removeFirst().handle : nil
        }
        // Closing connections may take a moment: outside of the lock.
        _ = surplus
    }
}
