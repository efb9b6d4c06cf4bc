import CCurl
import SitrepModel

/// What is said where a fetch fails: the reason, and what to do about it.
struct FetchMessage: Hashable {
    var reason: String
    var remedy: String

    init(_ reason: String, _ remedy: String) {
        self.reason = reason
        self.remedy = remedy
    }

    static let library = FetchMessage(
        "libcurl can't be started", "Check that libcurl4 is installed and memory is left.")

    static func refused(_ refusals: [Transfer.Refusal], _ address: WebAddress) -> FetchMessage {
        let named = refusals.map { "\($0.address) is \($0.use)" }.joined(separator: ", ")
        return FetchMessage(
            "\(address.host) leads to an address inside a network: \(named)",
            "If you mean that host, allow its address or name (--allow); else leave the link out.")
    }

    static func redirectToNowhere(_ status: Int) -> FetchMessage {
        FetchMessage(
            "the server redirects (\(status)) without saying where to",
            "Open the page in a browser and give the address it ends at.")
    }

    static func badRedirect(_ trouble: Trouble) -> FetchMessage {
        FetchMessage(
            "it redirects to \(trouble.input), and \(trouble.reason)",
            "Open the page in a browser and give the address it ends at.")
    }

    static func circle(_ next: WebAddress) -> FetchMessage {
        FetchMessage(
            "its redirects go in a circle, back to \(next)",
            "The page may need cookies; open it in a browser and save it as a file.")
    }

    static func redirects(_ limit: Int) -> FetchMessage {
        FetchMessage(
            "it redirects more than \(limit) times",
            "Open the page in a browser and give the address it ends at.")
    }

    static func time(_ seconds: Double) -> FetchMessage {
        FetchMessage(
            "it took longer than \(amount(seconds)) s", "Try again later, or save it as a file.")
    }

    static func wireBytes(_ limit: Int) -> FetchMessage {
        FetchMessage(
            "more than \(size(limit)) came, the limit for one fetch",
            "If it is a report, save it as a file and give that.")
    }

    static func quiet(_ host: String, _ seconds: Double) -> FetchMessage {
        FetchMessage(
            "\(host) asked to be left alone for another \(amount(seconds.rounded(.up))) s",
            "Run it again after that.")
    }

    static func forbidden(_ address: WebAddress) -> FetchMessage {
        FetchMessage(
            "the robots.txt of \(address.host) asks not to fetch \(address.target)",
            "Open the page in a browser and save it as a file, or ask the site's owner.")
    }

    static func robotsUnreachable(_ address: WebAddress, _ why: String) -> FetchMessage {
        FetchMessage(
            "the robots.txt of \(address.host) can't be read, so nothing is fetched there: \(why)",
            "Run it again in ten minutes.")
    }

    /// A status that is no page.
    static func status(_ facts: ResponseFacts) -> FetchMessage {
        let status = facts.status
        let wait = facts.retryAfter.map { " It asks to wait \($0) s." } ?? ""
        switch status {
        case 401, 407:
            return FetchMessage(
                "the server wants a login (\(status))", "Save the page as a file and give that.")
        case 402, 403, 451:
            return FetchMessage(
                "the server refuses the page (\(status))",
                "Open it in a browser and save it as a file.")
        case 404:
            return FetchMessage(
                "the server has no such page (404)",
                "Check the address; the page may have moved or been taken down.")
        case 410:
            return FetchMessage(
                "the page is gone for good (410)", "Take the address off your list.")
        case 429:
            return FetchMessage(
                "the server was asked too often (429)",
                "Run it again later, with more time between requests.\(wait)")
        case 500..<600:
            return FetchMessage(
                "the server has a fault of its own (\(status))", "Run it again later.\(wait)")
        case 204, 205:
            return FetchMessage(
                "the server answers without content (\(status))", "Check the address.")
        default:
            return FetchMessage(
                "the server answers with status \(status), which is no page",
                "Open the address in a browser to see what it gives.")
        }
    }

    static func amount(_ seconds: Double) -> String {
        seconds == seconds.rounded() ? "\(Int(seconds))" : "\((seconds * 10).rounded() / 10)"
    }

    static func size(_ bytes: Int) -> String {
        if bytes >= 1 << 20, bytes % (1 << 20) == 0 { return "\(bytes >> 20) MiB" }
        return bytes >= 1 << 10 ? "\(bytes >> 10) KiB" : "\(bytes) bytes"
    }
}
