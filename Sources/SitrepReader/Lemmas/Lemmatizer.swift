import Foundation
import SitrepModel

/// Gives every token its dictionary form, as the English UD treebanks do: "announced" is *announce*,
/// "them" *they*, "States" *State*, "'ll" *will*.
///
/// The engine's tags say which inflection a word shows; tables say what it comes from. First the
/// whole word is looked up, then its longest known ending. A hash look-up or two for most tokens.
package struct Lemmatizer: ReaderComponent {
    private let tables: LemmaTables

    /// - Parameter directory: the folder with `irregular.tsv` and `endings.tsv`.
    package init(directory: URL) throws(ResourceError) {
        tables = try LemmaTables(directory: directory)
    }

    package func read(_ document: inout Document) {
        document.bytes.withUnsafeBufferPointer { text in
            for index in document.tokens.indices {
                document.tokens[index].lemma = lemma(text, document.tokens[index], in: document)
            }
        }
    }

    private func lemma(
        _ text: UnsafeBufferPointer<UInt8>, _ token: Token, in document: Document
    ) -> String {
        let start = Int(token.start)
        let end = Int(token.end)
        if token.upos == .propn { return name(text, start, end, token.features) }
        let form = Self.lowered(text, start, end)
        switch token.upos {
        case .aux: return auxiliary(form, token, in: document)
        case .verb: return verb(form, token.features)
        case .noun:
            if let whole = tables.lemma(form, .noun) { return whole }
            return token.features.contains(.plural) ? inflected(form, .plural) : form
        case .adj, .adv: return compared(form, token)
        case .pron:
            if token.features.contains(.possessive) {
                return tables.lemma(form, .possessive) ?? form
            }
            return tables.lemma(form, .pronoun) ?? form
        case .det: return tables.lemma(form, .determiner) ?? form
        case .part: return tables.lemma(form, .particle) ?? form
        case .cconj: return tables.lemma(form, .conjunction) ?? form
        case .adp, .sconj: return tables.lemma(form, .adposition) ?? form
        case .punct, .sym: return form.utf8.count == 1 ? form : tables.lemma(form, .mark) ?? form
        case .num: return tables.lemma(form, .numeral) ?? Self.withoutThousandMarks(form)
        default: return form
        }
    }

    // MARK: By part of speech

    /// "'s" and "'d" are *have* before a past participle that is not passive, else *be* and *would*.
    private func auxiliary(_ form: String, _ token: Token, in document: Document) -> String {
        if form == "'s" || form == "'d", token.relation == .aux, token.head >= 0 {
            let above = document.tokens[Int(token.head)].features
            if above.contains([.past, .participle]), !above.contains(.passive) { return "have" }
        }
        return tables.lemma(form, .auxiliary) ?? form
    }

    private func verb(_ form: String, _ features: Features) -> String {
        if let whole = tables.lemma(form, .auxiliary), form != "'d" { return whole }
        if features.contains(.infinitive) { return form }
        if features.contains(.gerund) || features.contains([.participle, .present]) {
            return inflected(form, .gerund)
        }
        if features.contains(.past) || features.contains(.participle) {
            return inflected(form, .past)
        }
        return features.isSuperset(of: [.present, .third, .singular])
            ? inflected(form, .third) : form
    }

    private func compared(_ form: String, _ token: Token) -> String {
        let isAdverb = token.upos == .adv
        if token.features.contains(.comparative) {
            if isAdverb, let whole = tables.lemma(form, .adverbComparative) { return whole }
            return inflected(form, .comparative)
        }
        if token.features.contains(.superlative) {
            if isAdverb, let whole = tables.lemma(form, .adverbSuperlative) { return whole }
            return inflected(form, .superlative)
        }
        return form
    }

    /// Proper nouns keep their capitals; plural ones lose the plural: "Americans", "COUNTRIES".
    private func name(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ features: Features
    ) -> String {
        let isPlural = features.contains(.plural)
        if isPlural || end - start <= 5 {
            let form = Self.lowered(text, start, end)
            if let whole = tables.lemma(form, .name) { return whole }
            if isPlural, form.utf8.count == end - start {
                let singular = inflected(form, .plural)
                var kept = 0
                for (a, b) in zip(form.utf8, singular.utf8) {
                    if a != b { break }
                    kept += 1
                }
                let rest = singular.utf8.dropFirst(kept)
                let capitals = Bytes.isUpper(text[end - 1])
                return String(decoding: text[start..<start + kept], as: UTF8.self)
                    + String(
                        decoding: rest.map { capitals && Bytes.isLower($0) ? $0 & 0xDF : $0 },
                        as: UTF8.self)
            }
        }
        return String(decoding: text[start..<end], as: UTF8.self)
    }

    // MARK: By inflection

    private func inflected(_ form: String, _ inflection: LemmaTables.Class) -> String {
        if let whole = tables.lemma(form, inflection) { return whole }
        switch inflection {
        case .past: return stripped(form, "ed", .verbStem)
        case .gerund: return stripped(form, "ing", .verbStem)
        case .comparative: return stripped(form, "er", .adjectiveStem)
        case .superlative: return stripped(form, "est", .adjectiveStem)
        default: return tables.exchangingEnding(form[...], inflection)
        }
    }

    /// The word without its suffix, the stem mended; the word itself where it hasn't the suffix.
    private func stripped(_ form: String, _ suffix: String, _ stems: LemmaTables.Class) -> String {
        guard form.utf8.count > suffix.utf8.count + 1, form.hasSuffix(suffix) else { return form }
        let stem = form.dropLast(suffix.utf8.count)
        return tables.lemma(String(stem), stems) ?? tables.exchangingEnding(stem, stems)
    }

    /// "100,000" is *100000*.
    private static func withoutThousandMarks(_ form: String) -> String {
        guard let first = form.utf8.first, Bytes.isDigit(first), form.utf8.contains(0x2C) else {
            return form
        }
        return String(decoding: form.utf8.filter { $0 != 0x2C }, as: UTF8.self)
    }

    /// The word in lower case, curly apostrophes made straight.
    private static func lowered(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
    ) -> String {
        String(unsafeUninitializedCapacity: max(end - start, 1)) { out in
            var at = start
            var n = 0
            while at < end {
                if text[at] == 0xE2, at + 2 < end, text[at + 1] == 0x80, text[at + 2] == 0x99 {
                    out[n] = 0x27
                    at += 3
                } else {
                    out[n] = Bytes.isUpper(text[at]) ? text[at] | 0x20 : text[at]
                    at += 1
                }
                n += 1
            }
            return n
        }
    }
}
