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

    /// The address that the last transfer was connected to, also where the connection was an old one.
    var networkAddress: String? {
        var text: UnsafePointer<CChar>?
        guard ccurl_get_text(pointer, CURLINFO_PRIMARY_IP, &text) == CURLE_OK, let text else {
            return nil
        }
        let address = String(cString: text)
        return address.isEmpty ? nil : address
    }

    func size(_ info: CURLINFO) -> Int {
        var value: curl_off_t = 0
        return ccurl_get_size(pointer, info, &value) == CURLE_OK ? Int(value) : 0
    }
}
