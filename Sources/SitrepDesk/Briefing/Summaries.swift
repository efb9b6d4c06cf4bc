import SitrepModel

/// One line for an event: names, act, target, and what was said or how much.
enum Summaries {
    // What the words of an attack say that a general code does not.
    private static let attacks: [(stems: WordSet, past: String, base: String)] = [
        (WordSet("invasion invade invaded invades invading incursion"), "invaded", "invade"),
        (
            WordSet("attack attacked attacks attacking aggression offensive assault"), "attacked",
            "attack"
        ),
        (WordSet("shelling shelled shell bombardment bombarded"), "shelled", "shell"),
        (WordSet("airstrike airstrikes bombing bombed"), "bombed", "bomb"),
        (WordSet("shot shooting shoot fire fired"), "fired at", "fire at"),
        (WordSet("war fighting fought fight clashes clash"), "fought", "fight"),
    ]

    static func summary(
        actors: [Party], targets: [Party], act: Act, modality: Modality, channel: String?,
        lead: Telling, tellings: [Telling], isContested: Bool
    ) -> String {
        // Forces at home and the like: nobody acts on the self that acts.
        let own = Set(actors.map(\.key))
        let targets = targets.filter { t in
            !own.contains(t.key) || t.name != nil && !actors.contains { $0.name == t.name }
        }
        let who = actors.isEmpty ? "unnamed actor" : names(actors, link: isContested ? "or" : "and")
        if modality == .actual, let words = ownWords(lead) { return who + " " + words }
        let whom = targets.isEmpty ? nil : names(targets)
        var line = who + " " + clause(act, modality, lead, target: whom)
        if let channel, !line.lowercasedASCII.contains(channel.lowercasedASCII),
            !act.cameo.hasPrefix("041")
        {
            line += " " + channel
        }
        // "In writing: in writing" says it twice.
        if let gist = gist(lead, tellings), gist.lowercasedASCII != channel?.lowercasedASCII {
            line += ": " + gist
        }
        return line
    }

    /// The report's own clause from a finite verb to the end of what was said: "called on China to
    /// intervene". nil where the verb is passive or leans on a pronoun.
    private static func ownWords(_ telling: Telling) -> String? {
        guard let a = telling.assertions.first(where: { $0.content != nil }),
            let content = a.content,
            a.ownWords == nil
        else { return nil }
        // The subject stands before its finite verb; a participle's actor follows or is unsaid.
        guard let actor = a.actor.span, actor.end <= a.trigger.start else { return nil }
        let gap = content.span.start - a.trigger.end
        let scalars = Array(a.sentence.quote.unicodeScalars)
        let (from, to) = (a.trigger.start - a.sentence.start, content.span.end - a.sentence.start)
        guard (0...40).contains(gap), from >= 0, to <= scalars.count, from < to else { return nil }
        let before = Self.words(scalars[..<from]).last ?? ""
        let after = Self.words(scalars[(a.trigger.end - a.sentence.start)...]).first ?? ""
        let verb = Self.words(scalars[from...]).first ?? ""
        // "Russia denies that": a present right after its subject.
        let isPresent =
            verb.hasSuffix("s") && !verb.hasSuffix("ss")
            && (1...2).contains(a.trigger.start - actor.end)
        guard isPast(verb) || irregular.contains(verb) || isPresent, !passive.contains(before),
            !leaning.contains(after), after != "by"
        else { return nil }
        // A headline's capital is no part of the verb.
        let words = String(String.UnicodeScalarView(scalars[from..<to]))
        return short(words.prefix(1).lowercased() + words.dropFirst(), limit: 130)
    }

    /// Lower-case words of a stretch of text.
    private static func words(_ scalars: ArraySlice<Unicode.Scalar>) -> [String] {
        String(String.UnicodeScalarView(scalars)).split { !$0.isLetter }.map { $0.lowercased() }
    }

    private static let passive: Set<String> = [
        "was", "were", "been", "being", "be", "is", "are", "get", "got", "not",
    ]
    private static let leaning: Set<String> = [
        "him", "her", "it", "them", "us", "me", "you", "himself", "herself", "itself", "themselves",
    ]
    private static let irregular: Set<String> = [
        "said", "told", "spoke", "made", "gave", "sought", "took", "held", "put", "swore", "saw",
        "drew", "forbade", "wrote", "let", "set", "stood", "went", "rejected", "vowed", "chose",
    ]

    /// "United States (Antony Blinken) and NATO".
    static func names(_ parties: [Party], link: String = "and") -> String {
        let words = parties.map(name)
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " \(link) " + last
    }

    /// "United States (Antony Blinken)"; the name alone where the key adds nothing.
    static func name(_ party: Party) -> String {
        let country = PartyNames.display(party.key)
        guard let name = party.name, name != country, name.uppercased() != party.key else {
            return country.isEmpty ? party.name ?? "unnamed actor" : country
        }
        if country.isEmpty || !PartyNames.knows(party.key) { return name }
        return "\(country) (\(name))"
    }

    // Where the code says little, the report's own verb says more.
    private static func clause(
        _ act: Act, _ modality: Modality, _ telling: Telling, target: String?
    ) -> String {
        let words = telling.trigger.quote.split(separator: " ")
        if act.cameo == "010" || act.cameo == "01", modality == .actual,
            let trigger = words.first, isPast(String(trigger))
        {
            let said = words.joined(separator: " ")
            return target.map { "\(said) to \($0)" } ?? said
        }
        if act.cameo == "190" || act.cameo == "180",
            let attack = attacks.first(where: { $0.stems.found(in: telling.trigger.quote) })
        {
            let whom = target.map { " " + $0 } ?? ""
            switch modality {
            case .actual: return attack.past + whom
            case .future: return "to " + attack.base + whom
            case .hypothetical: return "may " + attack.base + whom
            case .negated: return "did not " + attack.base + whom
            }
        }
        // A visit by telephone is a talk.
        let isRemote = act.root == "04" && telling.code.form == 1 && telling.act.cameo == act.cameo
        let code = isRemote && !act.cameo.hasPrefix("041") ? "040" : act.cameo
        return ActPhrases.clause(code, modality, target: target)
    }

    /// A regular past in lower case; "need" and its like only look so.
    private static func isPast(_ verb: String) -> Bool {
        verb.hasSuffix("ed") && !verb.hasSuffix("eed") && verb.utf8.count > 4
            && !verb.utf8.contains { (0x41...0x5A).contains($0) }
    }

    private static func gist(_ lead: Telling, _ tellings: [Telling]) -> String? {
        for a in lead.assertions {
            if let content = a.content {
                let words = short(bare(content.span.quote, a.target.text))
                return a.ownWords == nil ? words : "\u{201C}\(words)\u{201D}"
            }
        }
        var phrases: [String] = []
        for telling in [lead] + tellings {
            guard let q = telling.quantities.first(where: { tells($0, lead) }) else { continue }
            let phrase = Amount(q).phrase
            if !phrases.contains(phrase) { phrases.append(phrase) }
        }
        return phrases.isEmpty ? nil : phrases.prefix(3).joined(separator: " / ")
    }

    /// Whether a number is the point of such an act: sums for aid, troops for a show of force, the
    /// toll or the means of an attack.
    private static func tells(_ q: Quantity, _ telling: Telling) -> Bool {
        switch telling.root {
        case 3: telling.act.cameo.hasPrefix("033")
        case 7, 16, 17: true
        case 15: ForceReading.units.contains(q.unit)
        case 18, 19, 20:
            telling.modality == .actual && (tolls.contains(q.unit) || means.contains(q.unit))
        default: false
        }
    }

    private static let tolls: Set<String> = [
        "dead", "wounded", "missing", "captured", "casualties", "displaced", "people", "hostages",
        "buildings",
    ]
    private static let means: Set<String> = [
        "drones", "missiles", "rockets", "bombs", "shells", "aircraft", "mines", "attacks",
    ]

    /// Content without the addressee and the conjunction that stand before it: "him that it rains".
    static func bare(_ content: String, _ target: String) -> String {
        var words = content.split(whereSeparator: \.isWhitespace)
        let target = target.split(whereSeparator: \.isWhitespace)
        if !target.isEmpty, words.starts(with: target) { words.removeFirst(target.count) }
        while let first = words.first, words.count > 2, leading.contains(first.lowercased()) {
            words.removeFirst()
        }
        return words.joined(separator: " ")
    }

    private static let leading: Set<String> = [
        "that", "him", "her", "them", "it", "us", "of", "about", "for", "on", "over", "in",
    ]

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
        guard let hedge, !words.lowercasedASCII.contains(hedge.lowercasedASCII) else {
            return words
        }
        return "\(hedge) \(words)"
    }
}
