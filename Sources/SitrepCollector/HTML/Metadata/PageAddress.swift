import SitrepModel

/// Small questions about web addresses.
package enum PageAddress {
    /// The host in small letters, without "www."; nil where the text is no absolute web address.
    package static func host(_ address: String) -> String? {
        let lower = address.lowercased()
        guard
            let rest = ["https://", "http://"].lazy.compactMap({ scheme in
                lower.hasPrefix(scheme) ? lower.dropFirst(scheme.count) : nil
            }).first
        else { return nil }
        var host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
        host = host.prefix { $0 != ":" }
        if host.hasPrefix("www.") { host = host.dropFirst(4) }
        return host.isEmpty ? nil : String(host)
    }

    /// The part of a host that names the site: "bbc" of "news.bbc.co.uk".
    static func label(ofHost host: String) -> String {
        var labels = host.split(separator: ".").map(String.init)
        guard labels.count > 1 else { return host }
        labels.removeLast()
        // "co.uk", "com.au" and the like.
        if labels.count > 1, let last = labels.last, last.utf8.count <= 3,
            ["co", "com", "org", "net", "gov", "ac", "edu", "gob", "gov"].contains(last)
        {
            labels.removeLast()
        }
        return labels.last ?? host
    }

    /// Whether a reference leads to a site's first page.
    static func isHome(_ reference: String) -> Bool {
        var path = reference.trimmingSpaces.lowercased()
        if let host = path.segments(by: "://").dropFirst().first {
            path = String(host.drop { $0 != "/" })
        }
        while path.hasPrefix("/") || path.hasPrefix(".") { path.removeFirst() }
        return path.isEmpty || path == "index.html" || path == "index.php" || path == "index.htm"
    }

    /// An absolute address of a reference; nil where it has another scheme or there is no base.
    static func absolute(_ reference: String, base: String?) -> String? {
        let reference = reference.trimmingSpaces
        if host(reference) != nil { return reference }
        guard let base, host(base) != nil, !reference.isEmpty, !reference.hasPrefix("#") else {
            return nil
        }
        let parts = base.segments(by: "://")
        let scheme = parts[0].lowercased()
        if reference.hasPrefix("//") { return "\(scheme):\(reference)" }
        let rest = parts.dropFirst().joined(separator: "://").prefix { $0 != "?" && $0 != "#" }
        let authority = rest.prefix { $0 != "/" }
        if reference.hasPrefix("/") { return "\(scheme)://\(authority)\(reference)" }
        let head = reference.utf8.prefix { $0 != 0x2F && $0 != 0x3F }
        if head.contains(0x3A) { return nil }
        let path = rest.dropFirst(authority.count)
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
        return "\(scheme)://\(authority)\(folder)\(reference)"
    }
}
