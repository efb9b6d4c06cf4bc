import SitrepModel
import SitrepReader

/// Finds the year of a report whose dateline gives day and month alone ("Washington, Jan 26 (EFE)"):
/// the day must fall on a weekday that the report names for its news, and the persons whom it names
/// with their office must have held it then. Where more than one year is left, none is taken.
package struct YearInference: Sendable {
    private let resolver: ActorResolver

    package init(resolver: ActorResolver) { self.resolver = resolver }

    /// The years that are tried.
    private static let years = 1990...2040

    /// The publication date, marked as inferred and with its reasons; nil where the dateline lacks day
    /// or month, or where the clues leave no single year.
    package func published(_ document: Document) -> PublicationDate? {
        guard let dateline = document.article.dateline, let month = dateline.month,
            let day = dateline.day
        else { return nil }
        let weekdays = weekdays(in: document)
        let terms = terms(in: document)
        var left: [(year: Int, support: Int)] = []
        for year in Self.years {
            guard let date = CalendarDay(year: year, month: month, day: day) else { continue }
            // News of the day or of the day before.
            if !weekdays.isEmpty, !weekdays.contains(date.weekday),
                !weekdays.contains(date.adding(days: -1).weekday)
            {
                continue
            }
            let held = terms.filter { $0.contains { $0.contains(date.ordinal) } }.count
            left.append((year, held * 2 + (weekdays.contains(date.weekday) ? 1 : 0)))
        }
        guard let most = left.map(\.support).max(), most >= 2 else { return nil }
        let best = left.filter { $0.support == most }
        guard best.count == 1, let year = best.first?.year,
            let date = CalendarDay(year: year, month: month, day: day)
        else { return nil }
        let names = names(in: document).prefix(3).joined(separator: ", ")
        let weekday = Self.weekdayNames[date.weekday - 1]
        return PublicationDate(
            value: DateValue(day: date), inferred: true,
            reason: "the dateline gives \(document.text.string(dateline.span).trimmedDateline); "
                + "in \(year) that day was a \(weekday) and \(names) held their offices")
    }

    private static let weekdayNames = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]

    /// The weekdays that the first sentences name, 1 Monday to 7 Sunday.
    private func weekdays(in document: Document) -> Set<Int> {
        var found: Set<Int> = []
        for sentence in document.sentences.prefix(4) {
            for token in sentence.tokens {
                if let number = Self.weekdayNames.firstIndex(of: document.string(token)) {
                    found.insert(number + 1)
                }
            }
        }
        return found
    }

    /// For each person named in full: the terms of office, as days since 1970-01-01.
    private func terms(in document: Document) -> [[ClosedRange<Int>]] {
        names(in: document).map { resolver.terms(of: $0) }
    }

    /// The listed persons whose full names stand in the text, in text order.
    private func names(in document: Document) -> [String] {
        var seen: Set<String> = []
        var names: [String] = []
        for sentence in document.sentences {
            var at = sentence.tokens.lowerBound
            while at < sentence.tokens.upperBound {
                var next = at + 1
                for length in stride(from: 4, through: 2, by: -1)
                where at + length <= sentence.tokens.upperBound {
                    let range = at..<(at + length)
                    guard range.allSatisfy({ isCapitalised($0, document) }) else { continue }
                    let name = document.text.string(document.span(range))
                    guard !resolver.terms(of: name).isEmpty else { continue }
                    if seen.insert(name).inserted { names.append(name) }
                    next = at + length
                    break
                }
                at = next
            }
        }
        return names
    }

    private func isCapitalised(_ token: Int, _ document: Document) -> Bool {
        document.bytes[Int(document.tokens[token].start)] < 0x80
            ? Bytes.isUpper(document.bytes[Int(document.tokens[token].start)]) : true
    }
}

extension String {
    /// A dateline without the marks that lead into the text.
    fileprivate var trimmedDateline: String {
        var text = Substring(self)
        while let last = text.last,
            last == "-" || last == " " || last == "." || last == "–" || last == "—"
        {
            text = text.dropLast()
        }
        return "\"\(text)\""
    }
}
