import SitrepModel

/// Finds the dateline that leads a paragraph: place, day and agency in any order and number, then a
/// dash, colon or full stop ("Washington, Jan 26 (EFE) .-", "MOSCOW, January 26. /TASS/.").
struct DatelineReader {
    let agencies: AgencyTable
    let calendar: CalendarWords

    struct Found {
        var dateline: Dateline
        var year: Int?
    }

    func read(_ text: [UInt8], _ paragraph: Span) -> Found? {
        let limit = min(paragraph.end, paragraph.start + 140)
        var at = paragraph.start
        var place: Span?
        var phrase: DatePhrase?
        var agency: String?
        var signed = false

        if let end = placeEnd(text, at, limit) {
            place = withoutStop(text, Span(at, end))
            at = end
        }
        while at < limit {
            let next = afterSpace(text, at, limit, ",.")
            if phrase == nil, let found = day(text, next, limit) {
                phrase = found
                at = found.span.end
                if at < limit, text[at] == 0x2E, !Bytes.hasPrefix(text, at: at, ".-") { at += 1 }
            } else if !signed, let (name, end) = signature(text, next, limit) {
                signed = true
                agency = agencies.isOutlet(name) ? nil : agencies.canonical(name)
                at = end
            } else {
                break
            }
        }
        guard place != nil || phrase != nil || signed, at > paragraph.start else { return nil }
        let (end, mark) = separator(text, at, paragraph.end)
        guard let end, end < paragraph.end || mark == .dash else { return nil }
        let isSpaced = Bytes.isSpace(text[at]) && Bytes.isSpace(text[end - 1])
        guard isConvincing(text, place, phrase, signed, mark, isSpaced) else { return nil }
        return Found(
            dateline: Dateline(
                place: place.map { String(decoding: text[$0.range], as: UTF8.self) },
                month: phrase?.month, day: phrase?.day, agency: agency,
                span: Bytes.trimmed(text, Span(paragraph.start, end))),
            year: phrase?.year)
    }

    private enum Mark { case dash, stop, colon, none }

    /// A place with a dash alone is a dateline only in capitals and with spaces around the dash, as a
    /// sentence may begin that way ("NATO–Russia talks");
    /// anything short of a dash needs the agency's signature.
    private func isConvincing(
        _ text: [UInt8], _ place: Span?, _ phrase: DatePhrase?, _ signed: Bool, _ mark: Mark,
        _ isSpaced: Bool
    ) -> Bool {
        switch mark {
        case .dash:
            signed || (place != nil && (phrase != nil || (isSpaced && isCapitals(text, place))))
        case .colon: signed || (place != nil && phrase != nil && isCapitals(text, place))
        case .stop: signed
        case .none: signed && place != nil
        }
    }

    /// The end of a run of capitalized words, commas between them allowed; stops before a month or day.
    private func placeEnd(_ text: [UInt8], _ start: Int, _ limit: Int) -> Int? {
        var at = start
        var end: Int?
        var words = 0
        while at < limit, words < 7 {
            let next = afterSpace(text, at, limit, words == 0 ? "" : ",/")
            guard next < limit, Bytes.isCapital(text, at: next) || isParticle(text, next, words)
            else {
                break
            }
            var stop = next
            while stop < limit, isPlaceByte(text, stop, limit) { stop += 1 }
            guard stop > next else { break }
            let word = String(decoding: text[next..<stop], as: UTF8.self).lowercased()
            let bare = word.hasSuffix(".") ? String(word.dropLast()) : word
            // "SANTO DOMINGO": a weekday in capitals that no comma parts from the place belongs to it.
            let isPartOfName =
                words > 0 && !text[at..<next].contains(0x2C)
                && !(next..<stop).contains { Bytes.isSmall(text, at: $0) }
            if !isPartOfName && calendar.weekdays.contains(bare) || calendar.months[bare] != nil {
                if words > 0, bare != "may" || day(text, next, limit) != nil { break }
                return nil
            }
            words += 1
            at = stop
            end = stop
        }
        return end
    }

    /// "KIEV." is a place and a stop; "N.Y." is a place.
    private func withoutStop(_ text: [UInt8], _ span: Span) -> Span {
        guard text[span.end - 1] == 0x2E else { return span }
        let word = text[span.range].dropLast().reversed().prefix { $0 != 0x20 }
        return word.count > 3 && !word.contains(0x2E) ? Span(span.start, span.end - 1) : span
    }

    private func isParticle(_ text: [UInt8], _ at: Int, _ words: Int) -> Bool {
        guard words > 0 else { return false }
        for particle: StaticString in ["of ", "de ", "the ", "la ", "del ", "el ", "and ", "am "]
        where Bytes.hasPrefix(text, at: at, particle) { return true }
        return false
    }

    /// Letters, inner hyphens and apostrophes, and the stop of an abbreviation ("St.", "N.Y.", "D.C.").
    private func isPlaceByte(_ text: [UInt8], _ at: Int, _ limit: Int) -> Bool {
        let byte = text[at]
        if Bytes.isLetter(byte) {
            guard byte == 0xE2 else { return Bytes.space(text, at: at) == 0 }
            return Bytes.hasPrefix(text, at: at, "\u{2019}")
        }
        if byte == 0x27 || byte == 0x2D { return at + 1 < limit && Bytes.isLetter(text[at + 1]) }
        guard byte == 0x2E, at > 0, Bytes.isLetter(text[at - 1]) else { return false }
        return at + 1 < limit && text[at + 1] != 0x2D
    }

    private func day(_ text: [UInt8], _ at: Int, _ limit: Int) -> DatePhrase? {
        at < limit ? DatePhrase.read(text, Span(at, limit), calendar) : nil
    }

    /// "(EFE)", "/TASS/", "[Reuters]": what stands between the marks, and their end.
    private func signature(_ text: [UInt8], _ at: Int, _ limit: Int) -> (String, Int)? {
        guard at < limit else { return nil }
        let close: UInt8
        switch text[at] {
        case 0x28: close = 0x29
        case 0x2F: close = 0x2F
        case 0x5B: close = 0x5D
        default: return nil
        }
        guard let end = text[(at + 1)..<limit].firstIndex(of: close), end > at + 1, end - at <= 42,
            Bytes.isLetter(text[at + 1])
        else { return nil }
        let name = String(decoding: text[(at + 1)..<end], as: UTF8.self)
        let words = name.split(separator: " ")
        guard words.count <= 5, agencies.isListed(name) || Bytes.isCapital(text, at: at + 1) else {
            return nil
        }
        return (name, end + 1)
    }

    /// Passes the dash, colon or stop after the dateline, and gives where the sentence begins.
    private func separator(_ text: [UInt8], _ start: Int, _ end: Int) -> (Int?, Mark) {
        var at = start
        var mark = Mark.none
        let limit = min(end, start + 12)
        while at < limit {
            let n = Bytes.space(text, at: at)
            if n > 0 {
                at += n
            } else if text[at] == 0x2D {
                mark = .dash
                at += 1
            } else if Bytes.hasPrefix(text, at: at, "\u{2013}")
                || Bytes.hasPrefix(text, at: at, "\u{2014}")
                || Bytes.hasPrefix(text, at: at, "\u{2212}")
                || Bytes.hasPrefix(text, at: at, "\u{2015}")
            {
                mark = .dash
                at += 3
            } else if text[at] == 0x2E, mark == .none || mark == .dash {
                if mark == .none { mark = .stop }
                at += 1
            } else if text[at] == 0x3A, mark == .none {
                mark = .colon
                at += 1
            } else {
                break
            }
        }
        if mark == .dash, at < end, !startsSentence(text, at) { return (nil, mark) }
        if mark == .none, at >= end || !Bytes.isCapital(text, at: at) { return (nil, mark) }
        return (at, mark)
    }

    private func startsSentence(_ text: [UInt8], _ at: Int) -> Bool {
        Bytes.isCapital(text, at: at) || Bytes.isDigit(text[at]) || text[at] == 0x22
            || text[at] == 0x27 || text[at] == 0x28 || text[at] == 0x24
            || (text[at] >= 0x80 && !Bytes.isSmall(text, at: at))
    }

    private func isCapitals(_ text: [UInt8], _ span: Span?) -> Bool {
        guard let span, span.count >= 3 else { return false }
        // The first name in capitals is enough: "KYIV, Ukraine".
        let first = text[span.range].prefix { $0 != 0x2C }
        return first.count >= 3
            && !String(decoding: first, as: UTF8.self).unicodeScalars.contains {
                $0.properties.isLowercase
            }
    }

    private func afterSpace(_ text: [UInt8], _ start: Int, _ limit: Int, _ marks: StaticString)
        -> Int
    {
        var at = start
        while at < limit {
            let n = Bytes.space(text, at: at)
            if n > 0 {
                at += n
            } else if marks.withUTF8Buffer({ $0.contains(text[at]) }),
                !(text[at] == 0x2E && Bytes.hasPrefix(text, at: at, ".-"))
            {
                at += 1
            } else {
                break
            }
        }
        return at
    }
}
