/// How much one fetch may cost. What goes beyond is given up, and said.
package struct FetchLimits: Sendable, Hashable {
    /// Redirects that are followed.
    package var redirects = 10
    /// Bytes of a body as they come over the wire, compressed or not.
    package var wireBytes = 16 << 20
    /// Bytes over the wire of all hops of one fetch.
    package var totalWireBytes = 24 << 20
    /// Bytes of a body with its content coding taken off.
    package var bodyBytes = 32 << 20
    /// How many times longer than what came a body may be, once it is longer than ``ratioFloor``.
    /// Pages of text reach 10 to 20; a bomb's 1,000 and more.
    package var ratio = 150
    /// Bytes of a body up to which ``ratio`` isn't asked.
    package var ratioFloor = 1 << 20
    /// Bytes of all header lines of one hop.
    package var headerBytes = 64 << 10
    /// Header lines of one hop.
    package var headerLines = 256
    /// Seconds until a connection must stand.
    package var connectSeconds = 15.0
    /// Seconds for one hop.
    package var hopSeconds = 60.0
    /// Seconds for all hops of one fetch, without polite waiting.
    package var totalSeconds = 120.0
    /// Bytes a second below which a transfer drips.
    package var slowBytes = 64
    /// Seconds for which it may drip.
    package var slowSeconds = 20

    /// The limits as set out.
    package init() {}
}
