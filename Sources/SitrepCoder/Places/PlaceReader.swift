import Foundation
import SitrepModel
import SitrepReader

/// Finds where an act took place: the place named in its own words, else, for what people do at home,
/// the dateline's; and says which place of that name is meant.
///
/// A place counts if the syntax hangs it on the act: on its trigger, on what it was done to ("shelled
/// a market in Idlib"), or on the occasion of a saying ("told a summit in Cairo"). A place that hangs
/// on a party of a saying ("officials in Paris said") is not the act's.
package struct PlaceReader: Sendable {
    private let words: PlaceWords
    private let choice: PlaceChoice
    private let resolver: ActorResolver

    /// - Parameter directory: the folder with `places.tsv` and `words.tsv`.
    package init(directory: URL, resolver: ActorResolver) throws(ResourceError) {
        words = try PlaceWords(file: directory.appendingPathComponent("words.tsv"))
        choice = PlaceChoice(
            gazetteer: try Gazetteer(file: directory.appendingPathComponent("places.tsv")),
            resolver: resolver)
        self.resolver = resolver
    }

    /// A place and how it was found.
    package struct Found: Sendable {
        package var place: Place
        package var reason: Reason
    }

    /// Where the act took place; nil where neither its words nor the dateline say.
    ///
    /// - Parameter triggers: all triggers of the document in text order.
    package func place(
        of coded: CodedAct, triggers: [Int], evidence: PlaceEvidence, in document: Document
    ) -> Found? {
        let syntax = PlaceSyntax(words: words, document: document)
        let sort = PlaceSyntax.Sort(root: coded.act.root, cameo: coded.act.cameo)
        var context = PlaceChoice.Context()
        context.evidence = evidence
        context.parties = Set(
            (coded.actors + coded.targets).map(\.reference.key).filter(resolver.isState))
        let mentions = document.names(in: coded.sentence).filter { $0.kind == .place }
        var best: (rank: Int, found: Found)?
        for (mention, isSure) in syntax.mentions(in: coded.sentence) {
            let phrase = syntax.phrase(of: mention)
            guard let path = syntax.path(from: phrase, to: coded.trigger, triggers, sort),
                isSure || path.isLocative
            else { continue }
            context.isDivision = phrase.isDivision
            context.containers = containers(of: phrase, mentions, document)
            guard let found = found(phrase, path, context, document),
                isSure || found.place.geonames != nil && found.place.precision != "country"
            else { continue }
            let rank = path.steps * 4 + Self.width(found.place.precision)
            if rank < best?.rank ?? Int.max { best = (rank, found) }
        }
        if let best { return best.found }
        return capital(of: coded, triggers, sort, context, document)
            ?? datelined(coded, sort, mentions, context, document)
    }

    private static func width(_ precision: String?) -> Int {
        switch precision {
        case "point", "city": 0
        case "region": 1
        case "country": 2
        default: 1
        }
    }

    private func found(
        _ phrase: PlaceSyntax.Phrase, _ path: PlaceSyntax.Path, _ context: PlaceChoice.Context,
        _ document: Document
    ) -> Found? {
        let span = document.span(phrase.name)
        let name = document.text.string(span)
        guard var chosen = choice.choose(name, context) else { return nil }
        if phrase.isCapital, chosen.entry?.kind == .country, let state = chosen.country,
            let capital = capital(of: state)
        {
            chosen = capital
        }
        let words = QuotedSpan(document.span(phrase.written), in: document.text)
        return Found(
            place: place(chosen, words), reason: reason(chosen, path.rule, words))
    }

    private func place(_ chosen: PlaceChoice.Choice, _ words: QuotedSpan) -> Place {
        Place(
            name: words.quote, country: chosen.country, geonames: chosen.entry?.geonames,
            latitude: chosen.entry?.latitude, longitude: chosen.entry?.longitude,
            precision: chosen.entry?.kind.precision, span: words)
    }

    private func reason(
        _ chosen: PlaceChoice.Choice, _ rule: String, _ words: QuotedSpan
    ) -> Reason {
        let identifier = chosen.entry?.geonames.map { "; GeoNames \($0)" } ?? ""
        return Reason(part: "where", rule: "\(rule); \(chosen.rule)\(identifier)", words: words)
    }

    // MARK: What stands beside the name

    /// States and divisions that the phrase puts the place in: "Tripoli, Lebanon", "the Lebanese city
    /// of Tripoli", "Springfield in Illinois".
    private func containers(
        of phrase: PlaceSyntax.Phrase, _ mentions: [NameMention], _ document: Document
    ) -> [String] {
        let inside = document.subtree(phrase.top)
        var names = document.names(in: Int(document.tokens[phrase.top].sentence)).filter {
            ($0.kind == .place || $0.kind == .group) && !$0.tokens.overlaps(phrase.name)
                && inside.contains($0.tokens.lowerBound)
                && !$0.tokens.contains(phrase.top) && !isBeside($0.tokens, document)
        }.map { document.text.string(document.span($0.tokens)) }
        // "Tripoli, Lebanon" as one name or as two that the syntax does not join.
        let parts = document.text.string(document.span(phrase.name)).split(separator: ",")
        if parts.count > 1 { names += parts.dropFirst().map { $0.drop { $0 == " " }.description } }
        let comma = phrase.name.upperBound
        if comma + 1 < document.tokens.count, document.string(comma) == ",",
            let next = mentions.first(where: { $0.tokens.lowerBound == comma + 1 }),
            !isBeside(next.tokens, document)
        {
            names.append(document.text.string(document.span(next.tokens)))
        }
        for token in inside where document.tokens[token].upos == .adj {
            let adjective = document.string(token)
            if resolver.stateNamed(adjective) != nil { names.append(adjective) }
        }
        return names
    }

    /// Whether a name is one of several: "in Kyiv and Moscow".
    private func isBeside(_ name: Range<Int>, _ document: Document) -> Bool {
        document.tokens[document.syntacticHead(name)].relation == .conj
    }

    // MARK: Without a name

    /// "marched in the capital": that of the state that the words name or whose party acts.
    private func capital(
        of coded: CodedAct, _ triggers: [Int], _ sort: PlaceSyntax.Sort,
        _ context: PlaceChoice.Context, _ document: Document
    ) -> Found? {
        let syntax = PlaceSyntax(words: words, document: document)
        for token in document.sentences[coded.sentence].tokens
        where document.tokens[token].lemma == "capital" && document.tokens[token].upos == .noun {
            let phrase = PlaceSyntax.Phrase(
                name: token..<(token + 1), written: token..<(token + 1), top: token,
                isDivision: false)
            guard let path = syntax.path(from: phrase, to: coded.trigger, triggers, sort),
                path.isLocative
            else { continue }
            let beside = containers(of: phrase, [], document).compactMap(resolver.stateNamed)
            let actors = Set(coded.actors.map(\.reference.key).filter(resolver.isState))
            guard let state = beside.first ?? (actors.count == 1 ? actors.first : nil),
                let chosen = self.capital(of: state)
            else { continue }
            let words = QuotedSpan(document.span(phrase.written), in: document.text)
            return Found(place: place(chosen, words), reason: reason(chosen, path.rule, words))
        }
        return nil
    }

    private func capital(of state: String) -> PlaceChoice.Choice? {
        guard let capital = choice.gazetteer.country(state)?.capital,
            let entry = choice.gazetteer.places(capital).first(where: {
                $0.country == state && $0.kind == .town
            })
        else { return nil }
        return PlaceChoice.Choice(
            country: state, entry: entry, rule: "the capital of \(state)")
    }

    /// What people of the dateline's state did at home, told in the first sentences, without another
    /// place in the sentence: where the dateline says.
    private func datelined(
        _ coded: CodedAct, _ sort: PlaceSyntax.Sort, _ mentions: [NameMention],
        _ context: PlaceChoice.Context, _ document: Document
    ) -> Found? {
        guard sort == .gathering, mentions.isEmpty, coded.modality == .actual,
            let dateline = document.article.dateline, let name = dateline.place,
            let home = context.evidence?.dateline,
            coded.actors.contains(where: {
                $0.reference.key == home
            }), context.parties == [home]
        else { return nil }
        let body = document.sentences.indices.filter { !document.sentences[$0].isHeadline }
        guard body.prefix(2).contains(coded.sentence),
            let chosen = choice.choose(name, context), chosen.country == home,
            chosen.entry?.kind == .town
        else { return nil }
        let words = QuotedSpan(dateline.span, in: document.text)
        var place = place(chosen, words)
        place.name = name
        return Found(place: place, reason: reason(chosen, "by the dateline", words))
    }
}
