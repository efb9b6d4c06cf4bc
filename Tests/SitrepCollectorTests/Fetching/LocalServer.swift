import Foundation
import Synchronization

/// A small HTTP server on this machine for tests, whose requests a closure answers as it likes, well or
/// badly. A connection carries one request, or several where it is kept open.
final class LocalServer: Sendable {
    struct Request: Sendable {
        var target: String
        /// By name in small letters.
        var headers: [String: String]
        var time: ContinuousClock.Instant
    }

    /// The server's end of one connection.
    struct Client: Sendable {
        let file: Int32
        let keepsOpen: Bool

        /// false where the other side is gone.
        @discardableResult func send(_ bytes: [UInt8]) -> Bool {
            var rest = bytes[...]
            while !rest.isEmpty {
                let n = rest.withUnsafeBytes {
                    Foundation.send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                if n <= 0 { return false }
                rest = rest.dropFirst(n)
            }
            return true
        }

        @discardableResult func send(_ text: String) -> Bool { send(Array(text.utf8)) }

        func reply(
            _ status: Int = 200, _ headers: [String] = [], _ body: [UInt8] = [],
            length: Int? = nil
        ) {
            let lines =
                ["HTTP/1.1 \(status) Test", "Connection: \(keepsOpen ? "keep-alive" : "close")"]
                + ["Content-Length: \(length ?? body.count)"] + headers
            guard send(lines.joined(separator: "\r\n") + "\r\n\r\n") else { return }
            send(body)
        }

        func reply(_ status: Int = 200, _ headers: [String] = [], _ body: String) {
            reply(status, headers, Array(body.utf8))
        }
    }

    let port: Int
    let address: String
    private let listener: Int32
    private let log = Log()

    private final class Log: Sendable {
        let requests = Mutex<[Request]>([])
        let connections = Mutex(0)
    }

    /// Listens on a free port of a loopback address.
    init?(
        on address: String = "127.0.0.1", keepsOpen: Bool = false,
        answer: @escaping @Sendable (Request, Client) -> Void
    ) {
        let isV6 = address.contains(":")
        listener = socket(isV6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard listener >= 0 else { return nil }
        self.address = address
        var v4 = sockaddr_in()
        v4.sin_family = sa_family_t(AF_INET)
        var v6 = sockaddr_in6()
        v6.sin6_family = sa_family_t(AF_INET6)
        let file = listener
        func bound<Address>(_ value: inout Address) -> Bool {
            let size = socklen_t(MemoryLayout<Address>.size)
            return withUnsafeMutablePointer(to: &value) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    var length = size
                    return bind(file, $0, size) == 0 && listen(file, 64) == 0
                        && getsockname(file, $0, &length) == 0
                }
            }
        }
        let isBound: Bool
        if isV6 {
            inet_pton(AF_INET6, address, &v6.sin6_addr)
            isBound = bound(&v6)
            port = Int(UInt16(bigEndian: v6.sin6_port))
        } else {
            inet_pton(AF_INET, address, &v4.sin_addr)
            isBound = bound(&v4)
            port = Int(UInt16(bigEndian: v4.sin_port))
        }
        guard isBound else {
            close(listener)
            return nil
        }
        Thread.detachNewThread { [file, log] in
            while true {
                let client = accept(file, nil, nil)
                guard client >= 0 else { break }
                log.connections.withLock { $0 += 1 }
                Thread.detachNewThread {
                    while let request = Self.read(client) {
                        log.requests.withLock { $0.append(request) }
                        answer(request, Client(file: client, keepsOpen: keepsOpen))
                        if !keepsOpen { break }
                    }
                    shutdown(client, Int32(SHUT_WR))
                    // What was sent is lost where a socket is closed with something unread.
                    var rest = [UInt8](repeating: 0, count: 4096)
                    while recv(client, &rest, rest.count, 0) > 0 {}
                    close(client)
                }
            }
            close(file)
        }
    }

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    /// All requests until now, in the order in which they came.
    var requests: [Request] { log.requests.withLock { $0 } }

    var connections: Int { log.connections.withLock { $0 } }

    /// What was asked for but robots.txt.
    var pages: [String] { requests.map(\.target).filter { $0 != "/robots.txt" } }

    var base: String { "http://\(address.contains(":") ? "[\(address)]" : address):\(port)" }

    private static func read(_ client: Int32) -> Request? {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while !bytes.contains(sequence: Array("\r\n\r\n".utf8)) {
            let n = recv(client, &chunk, chunk.count, 0)
            guard n > 0, bytes.count < 1 << 20 else { return nil }
            bytes += chunk[..<n]
            // The beginning of TLS, which is not spoken here.
            if bytes[0] == 0x16 { return nil }
        }
        var lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines.removeFirst().components(separatedBy: " ")
        guard words.count == 3 else { return nil }
        var headers: [String: String] = [:]
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...]
                .trimmingCharacters(in: .whitespaces)
        }
        return Request(target: words[1], headers: headers, time: ContinuousClock().now)
    }
}

extension [UInt8] {
    fileprivate func contains(sequence: [UInt8]) -> Bool {
        guard count >= sequence.count else { return false }
        return (0...(count - sequence.count)).contains {
            self[$0..<($0 + sequence.count)].elementsEqual(sequence)
        }
    }
}
