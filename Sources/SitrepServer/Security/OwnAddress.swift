#if Server
import HTTPTypes
import Hummingbird

/// The address under which the other end knows this server, for links in what it takes away.
enum OwnAddress {
    /// "https://desk.example.org/".
    ///
    /// A proxy on this machine says by `Forwarded` (RFC 7239) or `X-Forwarded-Proto` whether it was
    /// asked by TLS; from anybody else these headers mean nothing.
    static func base(_ request: Request, peer: String?) -> String {
        let isNear = peer.map(ServerSettings.isLoopback) ?? false
        let scheme = isNear && isSecure(request.headers) ? "https" : "http"
        return "\(scheme)://\(request.head.authority ?? "localhost")/"
    }

    private static func isSecure(_ headers: HTTPFields) -> Bool {
        // Of several proxies, the first one is nearest to the other end.
        if let forwarded = headers[.forwarded] {
            let first = forwarded.split(separator: ",").first ?? ""
            for pair in first.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                if parts.count == 2, trimmed(parts[0]) == "proto" {
                    return trimmed(parts[1]) == "https"
                }
            }
        }
        guard let proto = headers[.xForwardedProto]?.split(separator: ",").first else {
            return false
        }
        return trimmed(proto) == "https"
    }

    private static func trimmed(_ text: Substring) -> String {
        text.lowercased().filter { $0 != " " && $0 != "\"" }
    }
}

extension HTTPField.Name {
    fileprivate static var forwarded: Self { Self("Forwarded") ?? .via }
    fileprivate static var xForwardedProto: Self { Self("X-Forwarded-Proto") ?? .via }
}
#endif
