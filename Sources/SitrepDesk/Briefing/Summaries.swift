import SitrepModel

/// One line for an event: names, act, target, and what was said or how much.
enum Summaries {
    static func summary(
        actors: [Party], targets: [Party], act: Act, modality: Modality, channel: String?,
        telling: Telling
    ) -> String {
        let who = actors.isEmpty ? "somebody" : names(actors)
        let whom = names(targets)
        var line = who + " " + verb(act, modality, telling, target: !targets.isEmpty)
        if !targets.isEmpty { line += " " + whom }
        if let channel, !line.lowercasedASCII.contains(channel.lowercasedASCII),
            !act.cameo.hasPrefix("041")
        {
            line += " " + channel
        }
        if let gist = gist(telling) { line += ": " + gist }
        return line
    }

    /// "United States (Antony Blinken) and NATO".
    static func names(_ parties: [Party]) -> String {
        let words = parties.map(name)
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }

    /// "United States (Antony Blinken)"; the name alone where the key adds nothing.
    static func name(_ party: Party) -> String {
        let country = PartyNames.display(party.key)
        guard let name = party.name, name != country, name.uppercased() != party.key else {
            return country.isEmpty ? party.name ?? "somebody" : country
        }
        if country.isEmpty || !PartyNames.knows(party.key) { return name }
        return "\(country) (\(name))"
    }

    // Where the code says little, the report's own verb says more.
    private static func verb(
        _ act: Act, _ modality: Modality, _ telling: Telling, target: Bool
    ) -> String {
        let words = telling.trigger.quote.split(separator: " ")
        if act.cameo == "010" || act.cameo == "01", modality == .actual,
            let trigger = words.first, trigger.hasSuffix("ed"), !hasUpper(trigger)
        {
            let said = words.joined(separator: " ")
            return target ? said + " to" : said
        }
        return ActPhrases.words(act.cameo, modality, target: target)
    }

    private static func hasUpper(_ word: Substring) -> Bool {
        word.utf8.contains { (0x41...0x5A).contains($0) }
    }

    private static func gist(_ telling: Telling) -> String? {
        for a in telling.assertions {
            if let content = a.content {
                let words = short(content.span.quote)
                return content.quoted ? "\u{201C}\(words)\u{201D}" : words
            }
        }
        let root = telling.root
        guard root == 7 || root >= 15, let q = telling.quantities.first else { return nil }
        return Amount(q).phrase
    }

    /// At most `limit` characters, cut between words.
    static func short(_ text: String, limit: Int = 90) -> String {
        let words = text.split(whereSeparator: \.isWhitespace)
        var line = ""
        for word in words {
            if line.count + word.count + 1 > limit { return line + " …" }
            line += line.isEmpty ? String(word) : " " + word
        }
        return trimmedQuotes(line)
    }

    private static func trimmedQuotes(_ text: String) -> String {
        var text = Substring(text)
        let marks: Set<Character> = ["\"", "\u{201C}", "\u{201D}", ",", ";", ":"]
        while let first = text.first, marks.contains(first) { text.removeFirst() }
        while let last = text.last, marks.contains(last) { text.removeLast() }
        return String(text)
    }
}

extension Amount {
    /// The report's words, with the hedge where they leave it out.
    var phrase: String {
        guard let hedge, !words.lowercasedASCII.contains(hedge.lowercasedASCII) else { return words }
        return "\(hedge) \(words)"
    }
}
