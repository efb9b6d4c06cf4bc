import Foundation
import SitrepModel

/// Gives every token its dictionary form, by suffix rules over the part of speech and a table of
/// irregular forms.
package struct Lemmatizer: ReaderComponent {
    private let verbs: [String: String]
    private let nouns: [String: String]
    private let adjectives: [String: String]
    private let functionWords: [String: String]

    /// - Parameter directory: the folder with `irregular.tsv`.
    package init(directory: URL) throws(ResourceError) {
        var tables: [String: [String: String]] = [:]
        for row in try Table.rows(directory.appendingPathComponent("irregular.tsv"))
        where row.count == 3 {
            tables[row[0], default: [:]][row[1]] = row[2]
        }
        verbs = tables["VERB"] ?? [:]
        nouns = tables["NOUN"] ?? [:]
        adjectives = tables["ADJ"] ?? [:]
        functionWords = tables["FUNCTION"] ?? [:]
    }

    package func read(_ document: inout Document) {
        document.bytes.withUnsafeBufferPointer { text in
            for index in document.tokens.indices {
                let token = document.tokens[index]
                document.tokens[index].lemma = lemma(text, token)
            }
        }
    }

    private func lemma(_ text: UnsafeBufferPointer<UInt8>, _ token: Token) -> String {
        let start = Int(token.start)
        let end = Int(token.end)
        if token.upos == .propn {
            return String(decoding: text[start..<end], as: UTF8.self)
        }
        let form = Self.lowered(text, start, end)
        switch token.upos {
        case .verb: return verbs[form] ?? Self.verb(form, token.features)
        case .aux: return verbs[form] ?? form
        case .noun:
            if let irregular = nouns[form] { return irregular }
            return token.features.contains(.plural) ? Self.noun(form) : form
        case .adj, .adv:
            if let irregular = adjectives[form] { return irregular }
            return token.features.isDisjoint(with: [.comparative, .superlative])
                ? form : Self.adjective(form)
        case .pron, .det, .part: return functionWords[form] ?? form
        default: return form
        }
    }

    /// The word in lower case, curly apostrophes made straight.
    private static func lowered(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int)
        -> String
    {
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

    // MARK: Suffix rules

    private static func noun(_ form: String) -> String {
        let n = form.utf8.count
        if n > 3, form.hasSuffix("ies") { return form.dropLast(3) + "y" }
        for ending in ["sses", "shes", "ches", "xes", "zzes"] where n > 4 && form.hasSuffix(ending)
        {
            return String(form.dropLast(2))
        }
        if n > 3, form.hasSuffix("men") { return form.dropLast(3) + "man" }
        if n > 2, form.hasSuffix("s"), !form.hasSuffix("ss") { return String(form.dropLast()) }
        return form
    }

    private static func verb(_ form: String, _ features: Features) -> String {
        let n = form.utf8.count
        if n > 4, form.hasSuffix("ing"), !features.contains(.infinitive) {
            return stem(form.dropLast(3))
        }
        if n > 3, form.hasSuffix("ied") { return form.dropLast(3) + "y" }
        if n > 3, form.hasSuffix("ed"), !features.contains(.infinitive) {
            return stem(form.dropLast(2))
        }
        if features.contains(.third) || features.contains(.singular) {
            if n > 3, form.hasSuffix("ies") { return form.dropLast(3) + "y" }
            for ending in ["sses", "shes", "ches", "xes", "zzes", "oes"]
            where form.hasSuffix(ending) {
                return String(form.dropLast(2))
            }
            if n > 2, form.hasSuffix("s"), !form.hasSuffix("ss") { return String(form.dropLast()) }
        }
        return form
    }

    private static func adjective(_ form: String) -> String {
        if form.hasSuffix("iest") { return form.dropLast(4) + "y" }
        if form.hasSuffix("ier") { return form.dropLast(3) + "y" }
        if form.hasSuffix("est"), form.utf8.count > 5 { return stem(form.dropLast(3)) }
        if form.hasSuffix("er"), form.utf8.count > 4 { return stem(form.dropLast(2)) }
        return form
    }

    /// The base form of a stem left by -ing, -ed, -er: undoubles ("stopp") and restores a final e
    /// ("announc", "invad", "urg").
    private static func stem(_ stem: Substring) -> String {
        let b = Array(stem.utf8)
        let n = b.count
        guard n >= 3 else { return n == 2 ? String(stem) + "e" : String(stem) }
        func isVowel(_ i: Int) -> Bool {
            switch b[i] {
            case 0x61, 0x65, 0x69, 0x6F, 0x75: true
            case 0x79: i > 0
            default: false
            }
        }
        let last = b[n - 1]
        if last == b[n - 2], !isVowel(n - 1) {
            // ll, ss, ff, zz mostly belong to the word: call, pass; but: control(l), cancel(l) are in the table.
            return [0x6C, 0x73, 0x66, 0x7A].contains(last) ? String(stem) : String(stem.dropLast())
        }
        if isVowel(n - 1) {
            return last == 0x75 || last == 0x65 ? String(stem) + "e" : String(stem)
        }
        let text = String(stem)
        // Endings that always want an e.
        for ending in [
            "at", "iz", "is", "uc", "ur", "as", "os", "us", "ous", "ir", "ar", "or", "ul", "ag",
            "iv",
            "av", "ov", "rc", "nc", "rg", "dg", "lv", "rv", "ns", "rs", "bl", "cl", "dl", "fl",
            "gl", "kl",
            "pl", "tl", "ak", "ik", "ok", "ad", "id", "od", "ud", "um", "am", "im", "in", "un",
            "an", "on",
            "ap", "ip", "op", "up", "at", "it", "ot", "ut", "ic", "ac", "al", "il", "ol", "ang",
            "ong", "ub",
            "ib", "ab", "ob", "ath", "yp", "yz", "lg", "eg", "uk", "og", "ez", "az", "oz", "ez",
            "rs", "ps", "ts",
        ]
        where text.hasSuffix(ending) {
            return restoresE(b, n) ? text + "e" : text
        }
        return text
    }

    /// Whether a stem that ends in consonant(s) lost an e: consonant after a single vowel in a stem of
    /// one syllable ("mak", "us"), or an ending of the Latin verbs ("announc", "operat").
    private static func restoresE(_ b: [UInt8], _ n: Int) -> Bool {
        let text = String(decoding: b, as: UTF8.self)
        for ending in [
            "nc", "rc", "rg", "dg", "lv", "rv", "bl", "cl", "dl", "fl", "gl", "kl", "pl", "tl",
            "iz",
            "uc", "iv", "av", "ov", "ag", "lg", "ns", "yz", "ps", "us", "as", "os", "is", "az",
            "oz",
        ]
        where text.hasSuffix(ending) {
            return true
        }
        func vowel(_ i: Int) -> Bool {
            switch b[i] {
            case 0x61, 0x65, 0x69, 0x6F, 0x75: true
            case 0x79: i > 0
            default: false
            }
        }
        // Two vowels before the last consonant: "repeat", "explain", "release" is in "as".
        if n >= 3, vowel(n - 2), vowel(n - 3), !(b[n - 3] == 0x75 && n >= 4 && b[n - 4] == 0x71) {
            // -uat-, -iat-, -eat(e): evaluate, negotiate, create.
            return (text.hasSuffix("uat") || text.hasSuffix("iat") || text.hasSuffix("creat"))
        }
        var syllables = 0
        for i in 0..<n where vowel(i) && (i == 0 || !vowel(i - 1)) { syllables += 1 }
        if syllables == 1 { return vowel(n - 2) }
        for ending in [
            "at", "ut", "ud", "ad", "id", "od", "ak", "ik", "ok", "ap", "ur", "ir", "ar", "or",
            "in",
            "on", "an", "um", "im", "am", "it", "ot", "ic", "ac", "al", "il", "ol", "ul", "ip",
            "op", "yp", "ang",
            "ib", "ob", "ub", "un", "uk", "ath", "rs",
        ]
        where text.hasSuffix(ending) {
            // Latin verbs and compounds of one-syllable verbs take e; "-it", "-on", "-or", "-al", "-et" don't.
            switch ending {
            case "it":
                return text.hasSuffix("nit") || text.hasSuffix("vit") || text.hasSuffix("cit")
            case "on", "an", "al", "il", "ar", "ol", "ip", "op", "ic", "in", "ap", "or", "am", "od",
                "ob", "ot",
                "ac", "un", "rs":
                for e in [
                    "pon", "plan", "schedul", "hil", "par", "clar", "rol", "bin", "fin", "lin",
                    "min",
                    "scap", "plor", "nor", "stor", "claim", "clin", "vok", "mot", "not", "plod",
                    "rod", "plac",
                    "min", "tin", "chin", "van", "dors", "vers", "crim", "bers", "mers", "pris",
                    "tal", "handl",
                    "rib", "fac", "grac", "trac", "shap", "exclam",
                ]
                where text.hasSuffix(e) && e != "claim" {
                    return true
                }
                return false
            default: return true
            }
        }
        return false
    }
}
