#if Server
/// Where and how the server serves.
package struct ServerSettings: Sendable {
    /// Address to listen at; loopback unless tokens are asked for.
    package var host = "127.0.0.1"
    /// Port to listen at; 0 for any that is free.
    package var port = 8484
    /// Names by which it may be called, beside the loopback's and its own address.
    package var names: [String] = []
    /// Connections that may be open at a time; further ones wait.
    package var connections = 8192
    /// Event streams that may be open at a time.
    package var streams = 6000
    /// What the other end may take its time for.
    package var patience = Patience()
    /// How often the archive is looked at for what is new.
    package var pollInterval = Duration.milliseconds(500)
    /// How often a stream without news says that it is still there.
    package var heartbeat = Duration.seconds(15)
    /// How long requests may go on after the server was told to end.
    package var farewell = Duration.seconds(10)
    /// Bytes of answers that are kept while they hold.
    package var answers = 64 << 20

    package init() {}

    /// How long the server waits for the other end.
    package struct Patience: Sendable {
        /// From connecting, or from the end of the last answer, to the end of the next request's head.
        package var head = Duration.seconds(20)
        /// From the end of a request's head to the end of its body.
        package var body = Duration.seconds(20)
        /// While the other end takes nothing of what is sent to it.
        package var answer = Duration.seconds(30)

        package init() {}
    }

    /// Whether an address can be reached from this machine only.
    package static func isLoopback(_ host: String) -> Bool {
        if host.lowercased() == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// Reads "127.0.0.1:8484", "[::1]:8484", ":8484", "8484" or "localhost".
    ///
    /// - Returns: host and port, nil where it is none of these.
    package static func address(_ text: String) -> (host: String, port: Int)? {
        let standard = ServerSettings()
        if let port = UInt16(text) { return (standard.host, Int(port)) }
        var host = text[...]
        var port = standard.port
        if host.first == "[" {
            guard let end = host.firstIndex(of: "]") else { return nil }
            let rest = host[host.index(after: end)...]
            host = host[host.index(after: host.startIndex)..<end]
            if !rest.isEmpty {
                guard rest.first == ":", let number = UInt16(rest.dropFirst()) else { return nil }
                port = Int(number)
            }
        } else if let colon = host.lastIndex(of: ":") {
            guard let number = UInt16(host[host.index(after: colon)...]) else { return nil }
            (host, port) = (host[..<colon], Int(number))
            if host.contains(":") { return nil }
        }
        return (host.isEmpty ? standard.host : String(host), port)
    }
}
#endif
