import CCurl
import SitrepModel

/// One request and its response, without following anything.
///
/// The object is the context of libcurl's callbacks. It is used by the thread that runs it and lives
/// as long as ``run(_:)``.
final class Transfer {
    /// What is sent.
    struct Order {
        var address: WebAddress
        var headers: [String]
        var userAgent: String
        var proxy: String?
        var pinnedNames: [String]
        var limits: FetchLimits
        var addressGuard: AddressGuard
        /// Seconds and bytes that this hop may take at most, of what all hops may.
        var seconds: Double
        var wireBytes: Int
        /// Keeps the beginning of a body that is too long instead of failing (robots.txt).
        var cutsBody = false
    }

    /// Why the transfer was broken off by this side.
    enum Stop: Hashable {
        case headerBytes, headerLines, wireBytes, bodyBytes, ratio
        case codings([String])
        /// What is wanted is there.
        case enough
    }

    /// An address that the guard refused.
    struct Refusal: Hashable {
        var address: NetworkAddress
        var use: String
    }

    let order: Order
    private(set) var headers = ResponseHeaders()
    private(set) var body: [UInt8] = []
    private(set) var stop: Stop?
    private(set) var refusals: [Refusal] = []
    private(set) var isConnecting = false
    /// What it was connected to.
    private(set) var networkAddress: String?
    private(set) var wireBytes = 0
    /// How long it took.
    private(set) var seconds = 0.0
    /// Whether a connection stood.
    private(set) var stood = false
    private var passedOver = 0
    private var handle: EasyHandle?

    init(_ order: Order) { self.order = order }

    /// Bytes of a body that nobody wants (of a redirect or an error) which are read so that the
    /// connection can be used again.
    private static let passedOverLimit = 64 << 10

    /// Runs it to its end and says how that was.
    func run(_ handle: EasyHandle) -> CURLcode {
        handle.reset()
        self.handle = handle
        defer { self.handle = nil }
        var headerList: UnsafeMutablePointer<curl_slist>?
        for header in order.headers { headerList = curl_slist_append(headerList, header) }
        var names: UnsafeMutablePointer<curl_slist>?
        for name in order.pinnedNames { names = curl_slist_append(names, name) }
        defer {
            curl_slist_free_all(headerList)
            curl_slist_free_all(names)
        }
        let curl = handle.pointer
        let limits = order.limits
        let milliseconds = { (seconds: Double) in Int(max(1, min(seconds, 86_400) * 1000)) }
        let context = Unmanaged.passUnretained(self).toOpaque()
        let codes = [
            ccurl_set_text(curl, CURLOPT_URL, order.address.text),
            ccurl_set_web_only(curl),
            ccurl_set_number(curl, CURLOPT_FOLLOWLOCATION, 0),
            ccurl_set_number(curl, CURLOPT_NOSIGNAL, 1),
            ccurl_set_text(curl, CURLOPT_USERAGENT, order.userAgent),
            // All that the library can take off, each within the limits below.
            ccurl_set_text(curl, CURLOPT_ACCEPT_ENCODING, ""),
            ccurl_set_list(curl, CURLOPT_HTTPHEADER, headerList),
            // An empty text also keeps the environment's proxies out.
            ccurl_set_text(curl, CURLOPT_PROXY, order.proxy ?? ""),
            ccurl_set_number(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1),
            ccurl_set_list(curl, CURLOPT_RESOLVE, names),
            ccurl_set_number(
                curl, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(limits.connectSeconds)),
            ccurl_set_number(curl, CURLOPT_TIMEOUT_MS, milliseconds(order.seconds)),
            ccurl_set_number(curl, CURLOPT_LOW_SPEED_LIMIT, limits.slowBytes),
            ccurl_set_number(curl, CURLOPT_LOW_SPEED_TIME, limits.slowSeconds),
            // Of what is declared; what comes is counted below. 0 is no limit.
            ccurl_set_size(
                curl, CURLOPT_MAXFILESIZE_LARGE,
                order.cutsBody ? 0 : curl_off_t(max(1, order.wireBytes))),
            ccurl_set_callbacks(curl, bodyCame, headerCame, progressMade, socketWanted, context),
        ]
        if let failed = codes.first(where: { $0 != CURLE_OK }) { return failed }
        let code = withExtendedLifetime(self) { ccurl_perform(curl) }
        wireBytes = handle.size(CURLINFO_SIZE_DOWNLOAD_T)
        seconds = Double(handle.size(CURLINFO_TOTAL_TIME_T)) / 1e6
        networkAddress = handle.networkAddress
        stood = handle.size(CURLINFO_CONNECT_TIME_T) > 0
        return code
    }

    fileprivate func take(header line: UnsafeRawBufferPointer) -> Bool {
        headers.add(line)
        let limits = order.limits
        if headers.byteCount > limits.headerBytes { stop = .headerBytes }
        if headers.lineCount > limits.headerLines { stop = .headerLines }
        // One coding of codings can grow by the product of their ratios before a byte comes out.
        if headers.codings.count > 1 { stop = .codings(headers.codings) }
        return stop == nil
    }

    fileprivate func take(body bytes: UnsafeRawBufferPointer) -> Bool {
        wireBytes = handle?.size(CURLINFO_SIZE_DOWNLOAD_T) ?? 0
        guard headers.status == 200 || headers.status == 203 else {
            passedOver += bytes.count
            if passedOver > Self.passedOverLimit { stop = .enough }
            return stop == nil
        }
        let limits = order.limits
        let room = limits.bodyBytes - body.count
        if order.cutsBody, bytes.count >= room {
            body.append(contentsOf: bytes.prefix(max(0, room)))
            stop = .enough
            return false
        }
        let count = body.count + bytes.count
        if bytes.count > room {
            stop = .bodyBytes
        } else if count > limits.ratioFloor, count / limits.ratio > wireBytes {
            stop = .ratio
        } else if wireBytes > order.wireBytes {
            stop = .wireBytes
        } else {
            body.append(contentsOf: bytes)
        }
        return stop == nil
    }

    /// Also asked while nothing comes out of a decoder.
    fileprivate func take(loaded: Int) -> Bool {
        if loaded > order.wireBytes { stop = stop ?? .wireBytes }
        return stop == nil
    }

    fileprivate func mayConnect(_ address: NetworkAddress?) -> Bool {
        guard let address else { return false }
        // A proxy that was configured is meant.
        if order.proxy == nil,
            let use = order.addressGuard.refusal(of: address, host: order.address.host)
        {
            refusals.append(Refusal(address: address, use: use))
            return false
        }
        isConnecting = true
        return true
    }
}

private func transfer(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
}

private func bodyCame(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int {
    let buffer = UnsafeRawBufferPointer(start: bytes, count: size * count)
    // Any other number than that of the bytes ends the transfer.
    return transfer(context)?.take(body: buffer) == true ? buffer.count : buffer.count + 1
}

private func headerCame(
    _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int {
    let buffer = UnsafeRawBufferPointer(start: bytes, count: size * count)
    return transfer(context)?.take(header: buffer) == true ? buffer.count : buffer.count + 1
}

private func progressMade(
    _ context: UnsafeMutableRawPointer?, _ toLoad: curl_off_t, _ loaded: curl_off_t,
    _ toSend: curl_off_t, _ sent: curl_off_t
) -> Int32 {
    transfer(context)?.take(loaded: Int(loaded)) == true ? 0 : 1
}

private func socketWanted(
    _ context: UnsafeMutableRawPointer?, _ purpose: curlsocktype,
    _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let transfer = transfer(context), let address else { return -1 }
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = Int(ccurl_address_bytes(address, &bytes))
    guard transfer.mayConnect(NetworkAddress(bytes: bytes[..<count])) else { return -1 }
    return ccurl_open_socket(address)
}
