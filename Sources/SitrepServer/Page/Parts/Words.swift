#if Server
import SitrepModel

/// How the page words dates, counts, names and classes.
enum Words {
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
    static let weekdays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]

    /// "3 reports".
    static func count(_ n: Int, _ noun: String, _ plural: String? = nil) -> String {
        "\(number(n)) \(n == 1 ? noun : plural ?? noun + "s")"
    }

    /// "12,345".
    static func number(_ n: Int) -> String {
        var digits = Array(String(abs(n)))
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: place)
            place -= 3
        }
        return (n < 0 ? "-" : "") + String(digits)
    }

    /// One decimal place, with a real minus: "−7.2".
    static func decimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let size = abs(tenths)
        return (tenths < 0 ? "\u{2212}" : tenths > 0 ? "+" : "") + "\(size / 10).\(size % 10)"
    }

    static func month(_ number: Int) -> String { months[(number + 11) % 12] }
    static func short(month: Int) -> String { String(self.month(month).prefix(3)) }
    static func weekday(_ day: CalendarDay) -> String { weekdays[day.weekday - 1] }

    /// "26 Jan 2022".
    static func short(_ day: CalendarDay) -> String {
        "\(day.day) \(short(month: day.month)) \(day.year)"
    }

    /// "Wednesday 26 January 2022".
    static func long(_ day: CalendarDay) -> String {
        "\(weekday(day)) \(day.day) \(month(day.month)) \(day.year)"
    }

    /// "26 Jan 2022", "24\u{2013}30 Jan 2022", "Dec 2021", "2022".
    static func short(_ date: DateValue) -> String {
        let (a, b) = (date.first, date.last)
        switch date.precision {
        case .month: return "\(short(month: a.month)) \(a.year)"
        case .year: return "\(a.year)"
        case .decade: return "\(a.year)s"
        case .century: return date.value
        default: break
        }
        if a == b { return short(a) }
        if a.year == b.year, a.month == b.month {
            return "\(a.day)\u{2013}\(b.day) \(short(month: b.month)) \(b.year)"
        }
        if a.year == b.year {
            return "\(a.day) \(short(month: a.month)) \u{2013} \(short(b))"
        }
        return "\(short(a)) \u{2013} \(short(b))"
    }

    /// "2022-01-27 17:40 UTC" of "2022-01-27T17:40:00Z"; as it is where it is something else.
    static func time(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard bytes.count == 20, bytes[10] == 0x54, bytes[19] == 0x5A else { return text }
        return text.prefix(10) + " " + text.dropFirst(11).prefix(5) + " UTC"
    }

    /// "Russia", "China (Wang Yi)".
    static func name(_ party: Party) -> String {
        let place = PartyNames.display(party.key)
        guard let name = party.name, !name.isEmpty, name != place else {
            return place.isEmpty ? "somebody" : place
        }
        return place.isEmpty ? name : "\(name) (\(place))"
    }

    /// "Germany, France, Russia".
    static func names(_ parties: [Party]) -> String {
        parties.isEmpty ? "nobody named" : parties.map(name).joined(separator: ", ")
    }

    /// The words of a key like "at_least" or "different_bound".
    static func plain(_ key: String) -> String { key.replacing("_", with: " ") }

    /// "more than 100,000 troops" as near to the text as it was kept.
    static func amount(_ amount: Amount) -> String {
        let bound =
            switch amount.bound {
            case .exact, .range: ""
            case .atLeast: "at least "
            case .atMost: "up to "
            case .about: "about "
            }
        var words = amount.hedge.map { $0 + " " } ?? bound
        if amount.words.lowercased().hasPrefix(words.lowercased()) { words = "" }
        let isMoney = amount.words.unicodeScalars.contains {
            $0.properties.generalCategory == .currencySymbol
        }
        let currency = amount.currency.map { amount.words.contains($0) || isMoney ? "" : " " + $0 }
        let unit =
            amount.unit.isEmpty || amount.words.contains(amount.unit) ? "" : " " + amount.unit
        return words + amount.words + (currency ?? unit)
    }

    /// "about 127,000 soldiers", "$200 million, arms".
    static func amount(_ amount: Amount?, of what: String) -> String {
        guard var amount else { return what }
        if what.isEmpty { return self.amount(amount) }
        if amount.currency == nil, amount.unit.isEmpty || Self.isCount(amount.unit) {
            // What is counted says it better than the unit does.
            amount.unit = ""
            return self.amount(amount) + (what == "other" ? "" : " " + what)
        }
        return self.amount(amount) + (what == "other" ? "" : ", " + what)
    }

    /// Whether a unit counts things, rather than weighing or measuring them.
    private static func isCount(_ unit: String) -> Bool {
        !["t", "kg", "tonnes", "tons", "km", "m", "percent", "%"].contains(unit)
    }
}

/// The quad classes in words and signs: a sign stands beside every colour.
extension QuadClass {
    var words: String {
        switch self {
        case .verbalCooperation: "verbal cooperation"
        case .materialCooperation: "material cooperation"
        case .verbalConflict: "verbal conflict"
        case .materialConflict: "material conflict"
        }
    }

    var sign: String {
        switch self {
        case .verbalCooperation: "+"
        case .materialCooperation: "++"
        case .verbalConflict: "\u{2212}"
        case .materialConflict: "\u{2212}\u{2212}"
        }
    }

    /// Of charts.
    var styleClass: Attribute {
        switch self {
        case .verbalCooperation: .class("q1")
        case .materialCooperation: .class("q2")
        case .verbalConflict: .class("q3")
        case .materialConflict: .class("q4")
        }
    }

    /// The sign with its meaning, coloured.
    var mark: HTML {
        tag("abbr", styleClass, .title(words)) { sign }
    }
}

/// CAMEO's twenty roots, in words of our own.
enum Roots {
    static let all = [
        ("01", "statement"), ("02", "appeal"), ("03", "intent to cooperate"),
        ("04", "consultation"), ("05", "diplomatic cooperation"), ("06", "material cooperation"),
        ("07", "aid"), ("08", "yielding"), ("09", "investigation"), ("10", "demand"),
        ("11", "disapproval"), ("12", "rejection"), ("13", "threat"), ("14", "protest"),
        ("15", "show of force"), ("16", "reduced relations"), ("17", "coercion"),
        ("18", "assault"), ("19", "fighting"), ("20", "mass violence"),
    ]

    static func words(_ root: String) -> String {
        all.first { $0.0 == root }?.1 ?? root
    }
}
#endif
