import SitrepModel

/// Concludes when a report was published from what is given and what its text says.
///
/// In this order: the given date; a date line in the text; the dateline with a year of its own or
/// with the year of another date in the text. A dateline without any year dates nothing here: the
/// Desk may know from other reports.
struct Dating {
    let calendar: CalendarWords

    struct Answer {
        var date: PublicationDate?
        /// A given date that could not be read.
        var unreadable: String?
    }

    func published(_ text: [UInt8], page: Page, given: [Metadata]) -> Answer {
        var answer = Answer()
        for metadata in given {
            guard let written = metadata.published else { continue }
            if let (value, ambiguous) = read(written) {
                let doubt = ambiguous ? ", '\(written)' read day first" : ""
                answer.date = PublicationDate(
                    value: value, inferred: ambiguous, reason: metadata.origin + doubt)
                return answer
            }
            answer.unreadable = written
        }
        for (line, span) in page.dateLines {
            guard let phrase = line.published, let value = phrase.value else { continue }
            let words = quoted(text, span)
            answer.date = PublicationDate(
                value: value, inferred: phrase.ambiguous,
                reason: "date line \(words)" + (phrase.ambiguous ? ", read day first" : ""))
            return answer
        }
        if let (value, reason) = fromDateline(text, page) {
            answer.date = PublicationDate(value: value, inferred: true, reason: reason)
            if page.dateline?.year != nil { answer.date?.inferred = false }
            return answer
        }
        for (line, span) in page.dateLines {
            guard let value = line.updated?.value else { continue }
            answer.date = PublicationDate(
                value: value, inferred: true,
                reason: "\(quoted(text, span)), the only date that the page gives")
            return answer
        }
        return answer
    }

    private func read(_ written: String) -> (DateValue, Bool)? {
        if let value = DateValue(written) { return (value, false) }
        let bytes = Array(written.utf8)
        guard let phrase = DatePhrase.all(bytes, Span(0, bytes.count), calendar).first,
            let value = phrase.value
        else { return nil }
        return (value, phrase.ambiguous)
    }

    private func fromDateline(_ text: [UInt8], _ page: Page) -> (DateValue, String)? {
        guard let found = page.dateline, let month = found.dateline.month,
            let day = found.dateline.day
        else { return nil }
        let words = "dateline \(quoted(text, found.dateline.span))"
        if let year = found.year, let date = CalendarDay(year: year, month: month, day: day) {
            return (DateValue(day: date), words)
        }
        if let (year, reason) = year(text, page, month: month, day: day),
            let date = CalendarDay(year: year, month: month, day: day)
        {
            return (DateValue(day: date), "\(words), year from \(reason)")
        }
        return nil
    }

    /// The year of the dateline's day: from an update line, the copyright line, or a full date in the
    /// text within ten days of it, where these agree.
    private func year(_ text: [UInt8], _ page: Page, month: Int, day: Int) -> (Int, String)? {
        for (line, span) in page.dateLines {
            guard let updated = line.updated?.value else { continue }
            // The latest such day that is not after the update.
            for year in [updated.first.year, updated.first.year - 1] {
                if let date = CalendarDay(year: year, month: month, day: day),
                    date <= updated.first.adding(days: 1)
                {
                    return (year, quoted(text, span))
                }
            }
        }
        var near: Set<Int> = []
        for part in page.parts where part.kind.isRead {
            for phrase in DatePhrase.all(text, part.span, calendar) {
                guard let stated = phrase.value?.day, let year = phrase.year else { continue }
                for candidate in (year - 1)...(year + 1) {
                    guard let date = CalendarDay(year: candidate, month: month, day: day) else {
                        continue
                    }
                    if abs(date.ordinal - stated.ordinal) <= 10 { near.insert(candidate) }
                }
            }
        }
        if near.count == 1, let year = near.first { return (year, "a date in the text") }
        let years = Set(page.copyrightYears)
        if near.isEmpty, years.count == 1, let year = years.first {
            return (year, "the copyright line")
        }
        return nil
    }

    private func quoted(_ text: [UInt8], _ span: Span) -> String {
        "'" + String(decoding: text[span.range], as: UTF8.self) + "'"
    }
}
