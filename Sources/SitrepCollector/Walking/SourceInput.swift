import SitrepModel

/// Something to collect from, as it is named on a command line.
package enum SourceInput: Sendable, Hashable {
    /// A file or folder.
    case path(String)
    /// A page, feed, list of feeds or web archive.
    case url(WebAddress)
    /// What comes in on standard input.
    case standardInput

    /// Reads a name: `-` is standard input, what begins with `http://` or `https://` a URL, all else a
    /// path.
    ///
    /// - Throws: where a URL can't be fetched, as ``WebAddress/init(_:)`` says.
    package init(_ text: String) throws(Trouble) {
        if text == "-" {
            self = .standardInput
        } else if Self.isURL(text) {
            self = .url(try WebAddress(text))
        } else {
            self = .path(text)
        }
    }

    static func isURL(_ text: String) -> Bool {
        let start = text.prefix(8).lowercased()
        return start.hasPrefix("http://") || start.hasPrefix("https://")
    }
}
