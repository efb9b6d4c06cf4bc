import SitrepModel

/// Dates that the page's readers see, in lines of text.
extension MetadataReading {
    /// What a source of texts gives, after what surer sources claim.
    func inText(
        _ key: String, _ field: MetadataField, _ claims: [Claim<DateValue>]
    ) -> DateValue? {
        switch key {
        case "head": inText(head(before: 40, after: 120), field)
        case "label":
            claims.contains { $0.source.confidence >= 0.7 }
                ? nil : inText(1..<tree.nodes.count, field, labelled: true)
        case "head line": claims.isEmpty ? besideWords() : nil
        case "anywhere": claims.isEmpty ? inText(1..<tree.nodes.count, field) : nil
        default: nil
        }
    }

    /// The day that the page shows where its stamp is in universal time and one day off: the stamp is
    /// right, but readers count the place's own days, at most ten hours from universal time.
    func localDay(of stamp: DateValue) -> DateValue? {
        guard let clock = stamp.clock, clock.offsetMinutes == 0 else { return nil }
        let (isLate, isEarly) = (clock.seconds >= 14 * 3_600, clock.seconds < 10 * 3_600)
        guard isLate || isEarly else { return nil }
        let shown = shownInTime() ?? marked(.date, shown: true) ?? inText("head", .published, [])
        guard let shown, shown.first.ordinal - stamp.first.ordinal == (isLate ? 1 : -1) else {
            return nil
        }
        return DateValue(day: shown.first)
    }

    /// The text of the first `time` near the headline that is not a change's.
    private func shownInTime() -> DateValue? {
        for node in tree.elements(.time).prefix(20) where isNearHeadline(node) {
            let text = tree.text(of: node)
            guard !isUpdate(text), !isUpdate(textBefore(node)) else { continue }
            if let date = date(text) { return date }
        }
        return nil
    }

    /// Nodes around the headline.
    private func head(before: Int, after: Int) -> Range<Int> {
        let head = headline?.node ?? tree.first(.body) ?? 0
        let from = max(1, head - before)
        return from..<max(from, min(tree.nodes.count, head + after))
    }

    /// Whether a text has a digit, be it in a reference.
    private func mayHoldDate(_ node: Int) -> Bool {
        let span = tree.nodes[node].span
        return tree.source.withUnsafeBufferPointer { $0[span.range].contains { $0 &- 0x30 < 10 } }
    }

    /// The first date line among nodes.
    ///
    /// - Parameter labelled: whether only lines count that a word like "Published" leads to.
    private func inText(
        _ nodes: Range<Int>, _ field: MetadataField, labelled: Bool = false
    ) -> DateValue? {
        let calendar = reader.tables.calendar
        for node in nodes where tree.nodes[node].kind == .text && !tree.nodes[node].isBlank {
            guard (6...160).contains(tree.nodes[node].span.count), mayHoldDate(node) else {
                continue
            }
            let text = Array(tree.text(of: node).utf8)
            guard let line = DateLine(text, Span(0, text.count), calendar)
            else { continue }
            let before = textBefore(node)
            let isUpdate = isUpdate(before)
            if labelled, field == .published,
                !Words.of(text[...], limit: 6).contains(where: calendar.published.contains),
                !Words.of(before).suffix(2).contains(where: calendar.published.contains)
            {
                continue
            }
            if field == .published, !isUpdate, let value = line.published.flatMap({ value($0) }) {
                return value
            }
            if field == .modified,
                let value = (line.updated ?? (isUpdate ? line.published : nil))
                    .flatMap({ value($0) })
            {
                return value
            }
        }
        return nil
    }

    /// A date at an end of a short line after the headline, beside a place or an outlet's name, or a
    /// date in figures that opens a paragraph there: "Hamburg, 2. November 2021", "29.11.2022 - ...".
    private func besideWords() -> DateValue? {
        let calendar = reader.tables.calendar
        for node in head(before: 0, after: 80)
        where tree.nodes[node].kind == .text && !tree.nodes[node].isBlank {
            guard mayHoldDate(node) else { continue }
            let text = Array(tree.text(of: node).utf8.prefix(80))
            guard text.contains(where: Bytes.isDigit) else { continue }
            let phrases = DatePhrase.all(text, Span(0, text.count), calendar)
            guard phrases.count == 1, let phrase = phrases.first,
                let date = value(phrase), !isUpdate(String(decoding: text, as: UTF8.self)),
                !isUpdate(textBefore(node))
            else { continue }
            let before = Words.of(text[..<phrase.span.start])
            let after = Words.of(text[phrase.span.end...])
            if before.isEmpty, Bytes.isDigit(text[phrase.span.start]) { return date }
            if text.count <= 60, before.count <= 4, after.count <= 2 { return date }
        }
        return nil
    }
}
