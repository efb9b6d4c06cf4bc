import CCurl
import SitrepModel

/// An http or https URL that may be asked for: checked, in one spelling, without fragment.
///
/// It is read by the same parser that later connects, so that the two can't take one text for
/// different hosts.
package struct WebAddress: Sendable, Hashable, CustomStringConvertible {
    /// Bytes that a URL may have.
    package static let longest = 4096

    /// The URL in full, e.g. `https://example.org/news?page=2`.
    package let text: String
    /// Whether it is https.
    package let isSecure: Bool
    /// In small letters, without the stop that a name may end in; IPv6 in brackets.
    package let host: String
    /// As given, else 80 or 443.
    package let port: Int
    /// Path and query, as the server is asked for them.
    package let target: String

    /// Reads a URL.
    ///
    /// - Throws: where it isn't http or https, carries a user name or password, is longer than
    ///   ``longest``, or is no URL.
    package init(_ text: String) throws(Trouble) {
        try self.init(text, base: nil)
    }

    /// What a link or a `Location` in a page of this address leads to.
    ///
    /// - Throws: as ``init(_:)``.
    package func following(_ link: String) throws(Trouble) -> WebAddress {
        try WebAddress(link, base: self)
    }

    private init(_ given: String, base: WebAddress?) throws(Trouble) {
        let bytes = given.utf8.drop { $0 <= 0x20 }
        let trimmed = String(decoding: bytes, as: UTF8.self).trimmingSpace()
        let parts = try URLParts(trimmed, base: base?.text)
        text = parts.text
        isSecure = parts.scheme == "https"
        host = parts.host
        port = parts.port
        target = parts.target
    }

    /// Scheme, host and port, which share one robots.txt.
    package var origin: String { "\(isSecure ? "https" : "http")://\(host):\(port)" }

    /// The same address on another path of its host.
    package func onHost(_ path: String) throws(Trouble) -> WebAddress {
        try following(path)
    }

    /// The URL.
    package var description: String { text }
}

/// The parts of a URL as libcurl reads them.
private struct URLParts {
    var text = ""
    var scheme = ""
    var host = ""
    var port = 0
    var target = ""

    init(_ text: String, base: String?) throws(Trouble) {
        guard !text.isEmpty else {
            throw Trouble(
                input: base ?? "(empty)", reason: "the address is empty",
                remedy: "Give a URL such as https://example.org/news.")
        }
        guard text.utf8.count <= WebAddress.longest else {
            throw Trouble(
                input: String(text.prefix(80)) + "…",
                reason: "the address is longer than \(WebAddress.longest) bytes",
                remedy: "Give a shorter one; pages have short addresses.")
        }
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }), let handle = curl_url() else {
            throw Self.malformed(text, "it holds control characters")
        }
        defer { curl_url_cleanup(handle) }
        let flags = UInt32(CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE | CURLU_ALLOW_SPACE)
        if let base { _ = curl_url_set(handle, CURLUPART_URL, base, flags) }
        let code = curl_url_set(handle, CURLUPART_URL, text, flags)
        guard code == CURLUE_OK else {
            throw Self.malformed(text, String(cString: curl_url_strerror(code)).lowercased())
        }
        scheme = (Self.part(handle, CURLUPART_SCHEME) ?? "").lowercased()
        guard scheme == "http" || scheme == "https" else {
            throw Trouble(
                input: text, reason: "addresses of the kind \(scheme): are not fetched",
                remedy: "Give an http or https address, or the path of a file.")
        }
        guard Self.part(handle, CURLUPART_USER) == nil,
            Self.part(handle, CURLUPART_PASSWORD) == nil
        else {
            throw Trouble(
                input: Self.withoutCredentials(handle),
                reason: "the address carries a user name or password",
                remedy: "Give it without; what needs a login is not fetched.")
        }
        host = (Self.part(handle, CURLUPART_HOST) ?? "").lowercased()
        while host.hasSuffix(".") { host.removeLast() }
        guard !host.isEmpty, !host.contains("%"),
            curl_url_set(handle, CURLUPART_HOST, host, 0) == CURLUE_OK,
            curl_url_set(handle, CURLUPART_FRAGMENT, nil, 0) == CURLUE_OK,
            let whole = Self.part(handle, CURLUPART_URL, UInt32(CURLU_NO_DEFAULT_PORT))
        else { throw Self.malformed(text, "its host can't be read") }
        self.text = whole
        port = Self.part(handle, CURLUPART_PORT, UInt32(CURLU_DEFAULT_PORT)).flatMap(Int.init) ?? 0
        target =
            (Self.part(handle, CURLUPART_PATH) ?? "/")
            + (Self.part(handle, CURLUPART_QUERY).map { "?" + $0 } ?? "")
    }

    private static func part(
        _ handle: OpaquePointer, _ part: CURLUPart, _ flags: UInt32 = 0
    ) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(handle, part, &text, flags) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }

    /// A password is not to stand in a message or a log.
    private static func withoutCredentials(_ handle: OpaquePointer) -> String {
        _ = curl_url_set(handle, CURLUPART_USER, nil, 0)
        _ = curl_url_set(handle, CURLUPART_PASSWORD, nil, 0)
        return part(handle, CURLUPART_URL) ?? "an address"
    }

    private static func malformed(_ text: String, _ why: String) -> Trouble {
        Trouble(
            input: text, reason: "it is no address that can be fetched: \(why)",
            remedy: "Check its spelling; it should look like https://example.org/news.")
    }
}

extension String {
    /// Without the white space at its end.
    fileprivate func trimmingSpace() -> String {
        var bytes = Array(utf8)
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
