#if Server
import Hummingbird
import NIOCore

/// What belongs to one request beside the request itself: its identifier for logs and error pages
/// (``id``), who asks, and from where.
package struct SitrepContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// Who asks; nil where nobody has to say so.
    package var principal: Principal?
    /// The other end's address, as far as the system knows it.
    package let peer: String?

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }

    /// Bodies of requests may have so many bytes.
    package var maxUploadSize: Int { 256 * 1024 }

    /// A variable part of the route's pattern, percent-decoded.
    ///
    /// - Throws: ``Problem`` where it is not UTF-8.
    package func parameter(_ name: String) throws -> String {
        guard let raw = coreContext.parameters.get(name) else {
            throw Problem.notFound("There is nothing at this address.")
        }
        guard let text = PercentDecoding.decoded(raw, plusIsSpace: false) else {
            throw Problem.badRequest("The address is not UTF-8 where it says '\(name)'.")
        }
        return text
    }
}

/// Who asks.
package struct Principal: Sendable, Hashable {
    /// The name that the token was given; signs corrections.
    package var name: String
    /// What it may do.
    package var scope: TokenScope
}

/// What a token is good for. Who may write may read.
package enum TokenScope: String, Sendable, Hashable, Codable, CaseIterable {
    case read, write
}
#endif
