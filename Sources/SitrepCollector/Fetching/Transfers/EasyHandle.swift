import CCurl

/// One libcurl handle with the connections that it keeps open to a host.
///
/// Used by one thread at a time: whoever takes it from the ``HandlePool`` has it alone.
final class EasyHandle: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer
    private let buffer: UnsafeMutablePointer<CChar>

    /// Once for the process; the library asks for it.
    private static let isReady = ccurl_start() == 0

    init?() {
        guard Self.isReady, let pointer = curl_easy_init() else { return nil }
        self.pointer = pointer
        buffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
        buffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        curl_easy_cleanup(pointer)
        buffer.deallocate()
    }

    /// Forgets all options but keeps connections.
    func reset() {
        curl_easy_reset(pointer)
        buffer.pointee = 0
        _ = ccurl_set_message_buffer(pointer, buffer)
    }

    /// What the library says of its last error.
    func message(_ code: CURLcode) -> String {
        let detail = String(cString: buffer)
        return detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail
    }

    func size(_ info: CURLINFO) -> Int {
        var value: curl_off_t = 0
        return ccurl_get_size(pointer, info, &value) == CURLE_OK ? Int(value) : 0
    }
}
