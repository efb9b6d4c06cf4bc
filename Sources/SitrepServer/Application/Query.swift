#if Server
import Hummingbird
import SitrepModel

/// What an address asks for behind its question mark. Strict: what is unknown, doubled or out of
/// range is refused, so that a misspelt condition never gives an answer to another question.
package struct Query: Sendable {
    private var values: [String: [String]] = [:]

    /// - Parameter known: the names that there are.
    /// - Throws: ``Problem`` naming the one that there is not.
    package init(_ request: Request, _ known: Set<String>) throws {
        try self.init(text: request.uri.query ?? "", known)
    }

    /// - Parameter text: as in an address or in the body of a form.
    init(text: String, _ known: Set<String>?) throws {
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentDecoding.decoded(parts[0], plusIsSpace: true),
                let value = PercentDecoding.decoded(
                    parts.count > 1 ? parts[1] : "", plusIsSpace: true)
            else { throw Problem.badRequest("A parameter is not percent-encoded UTF-8.") }
            if let known, !known.contains(name) {
                let names = known.sorted().joined(separator: ", ")
                throw Problem.badRequest(
                    "There is no such parameter here.", remedy: "The parameters are: \(names).")
            }
            let most = known == nil ? 4000 : 200
            if value.unicodeScalars.count > most {
                throw Problem.badRequest(
                    "The parameter '\(name)' is too long.", remedy: "\(most) characters at most.")
            }
            values[name, default: []].append(value)
        }
    }

    /// The names that were given.
    var names: [String] { values.keys.sorted() }

    /// All values of a name as they were given, empty ones too.
    func raw(_ name: String) -> [String] { values[name] ?? [] }

    /// All values of a name.
    package func list(_ name: String) throws -> [String] {
        let list = values[name] ?? []
        if list.contains("") { throw bad(name, "is empty", "Leave it out, or give it a value.") }
        if list.count > 20 { throw bad(name, "is given too often", "20 times at most.") }
        return list
    }

    /// The value of a name that may be given once.
    package func text(_ name: String) throws -> String? {
        let list = try list(name)
        if list.count > 1 { throw bad(name, "is given more than once", "Give it once.") }
        return list.first
    }

    /// All values of a name that has a fixed set of them.
    package func list(_ name: String, of allowed: [String]) throws -> [String] {
        let list = try list(name)
        guard list.allSatisfy(allowed.contains) else {
            throw bad(
                name, "has a value that there is not",
                "It is one of: \(allowed.joined(separator: ", ")).")
        }
        return list
    }

    /// The value of a name that has a fixed set of them, given once.
    package func text(_ name: String, of allowed: [String]) throws -> String? {
        _ = try list(name, of: allowed)
        return try text(name)
    }

    /// A whole number.
    package func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let text = try text(name) else { return nil }
        let isPlain = text.utf8.allSatisfy { (48...57).contains($0) } && text.utf8.count < 16
        guard isPlain, let number = Int(text), range.contains(number) else {
            throw bad(
                name, "is not what it can be",
                "It is a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }

    /// A number from 0 to 1.
    package func share(_ name: String) throws -> Double? {
        guard let text = try text(name) else { return nil }
        guard let number = Double(text), (0...1).contains(number) else {
            throw bad(name, "is not what it can be", "It is a number from 0 to 1.")
        }
        return number
    }

    /// A day, e.g. 2022-01-26.
    package func day(_ name: String) throws -> CalendarDay? {
        guard let text = try text(name) else { return nil }
        guard text.utf8.count == 10, let day = CalendarDay(text) else {
            throw bad(name, "is not a day", "Write it like 2022-01-26.")
        }
        return day
    }

    /// True or false.
    package func flag(_ name: String) throws -> Bool? {
        try text(name, of: ["true", "false"]).map { $0 == "true" }
    }

    /// A time for which something is asked: an RFC 3339 time, or a day, which means its end in UTC.
    ///
    /// - Returns: RFC 3339 in UTC, to the second.
    package func moment(_ name: String) throws -> String? {
        guard let text = try text(name) else { return nil }
        guard let moment = Moment.utc(text) else {
            throw bad(name, "is not a time", "Write it like 2022-01-26 or 2022-01-26T18:30:00Z.")
        }
        return moment
    }

    private func bad(_ name: String, _ what: String, _ remedy: String) -> Problem {
        .badRequest("The parameter '\(name)' \(what).", remedy: remedy)
    }
}

/// Times as RFC 3339 writes them.
enum Moment {
    /// The same time in UTC, to the second; of a day, its end. Nil where it is neither.
    static func utc(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, let day = CalendarDay(String(text.prefix(10))) else { return nil }
        if bytes.count == 10 { return "\(day)T23:59:59Z" }
        func number(_ place: Int) -> Int? {
            guard place + 2 <= bytes.count else { return nil }
            return Int(String(decoding: bytes[place..<(place + 2)], as: UTF8.self))
        }
        guard bytes.count >= 20, [0x54, 0x74, 0x20].contains(bytes[10]), bytes[13] == 0x3A,
            bytes[16] == 0x3A, let hour = number(11), let minute = number(14),
            let second = number(17), (0...23).contains(hour), (0...59).contains(minute),
            (0...60).contains(second)
        else { return nil }
        var place = 19
        if bytes[place] == 0x2E {
            place += 1
            let start = place
            while place < bytes.count, (0x30...0x39).contains(bytes[place]) { place += 1 }
            if place == start { return nil }
        }
        var offset = 0
        switch bytes[place...].first {
        case 0x5A where bytes.count == place + 1, 0x7A where bytes.count == place + 1: break
        case 0x2B, 0x2D:
            guard bytes.count == place + 6, bytes[place + 3] == 0x3A, let hours = number(place + 1),
                let minutes = number(place + 4), (0...23).contains(hours),
                (0...59).contains(minutes)
            else { return nil }
            offset = (bytes[place] == 0x2D ? -1 : 1) * (hours * 60 + minutes)
        default: return nil
        }
        let seconds = day.ordinal * 86400 + hour * 3600 + (minute - offset) * 60 + min(second, 59)
        let (whole, rest) = (
            seconds - ((seconds % 86400) + 86400) % 86400, ((seconds % 86400) + 86400) % 86400
        )
        func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
        return "\(CalendarDay(ordinal: whole / 86400))T\(two(rest / 3600)):\(two(rest / 60 % 60)):"
            + "\(two(rest % 60))Z"
    }
}
#endif
