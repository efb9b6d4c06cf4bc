/// How a ``Fetcher`` behaves.
package struct FetchSettings: Sendable {
    /// What one fetch may cost.
    package var limits = FetchLimits()
    /// Which addresses may be connected to.
    package var addressGuard = AddressGuard()
    /// The program's version, as the servers are told.
    package var version: String
    /// Where a site's owner may complain: a URL or a mail address. Without it the program only says
    /// its name and version.
    package var contact: String?
    /// Whether robots.txt is read and kept to.
    package var obeysRobots = true
    /// An http or https proxy, e.g. `http://proxy.example:3128`; nil for none. Proxies in the
    /// environment count for nothing. A proxy connects in the fetcher's place, so that only it can
    /// refuse addresses behind names; addresses written out in URLs are still refused here.
    package var proxy: String?
    /// Seconds between the end of one request to a host and the start of the next.
    package var hostInterval = 1.0
    /// The longest wait, in seconds, that a robots.txt or a `Retry-After` may ask for. A longer
    /// crawl-delay is cut to it; after a longer `Retry-After` the host is left alone.
    package var longestWait = 60.0
    /// How many hosts are fetched from at once.
    package var parallel = 8
    /// The time of day, for captures and `Retry-After`.
    package var clock: WallClock
    /// Addresses that names are taken to have, in libcurl's form `HOST:PORT:ADDRESS`. The guard is
    /// asked about them as about any other.
    package var pinnedNames: [String] = []

    /// Settings that are polite and refuse all reserved addresses.
    package init(version: String, clock: WallClock) {
        self.version = version
        self.clock = clock
    }

    /// The name by which robots.txt files know the program.
    package static let product = "Sitrep"

    /// What the servers are told of the program, e.g. `Sitrep/0.2 (+https://example.org/contact)`.
    package var userAgent: String {
        let printable = (contact ?? "").unicodeScalars.filter {
            (0x20..<0x7F).contains($0.value) && $0 != "(" && $0 != ")"
        }
        var note = String(String.UnicodeScalarView(printable))
        if note.contains("://") { note = "+" + note }
        return "\(Self.product)/\(version)" + (note.isEmpty ? "" : " (\(note))")
    }
}
