import SitrepModel

/// Picks the one meant of places that bear the same name.
///
/// What is said beside the name decides ("Tripoli, Lebanon"); else population, weighed in powers of
/// two against how much the article speaks of the country, against the act's parties and the dateline.
/// A small place in a country of which nothing speaks is not picked: none is better than a wrong one.
package struct PlaceChoice: Sendable {
    let gazetteer: Gazetteer
    let resolver: ActorResolver

    /// What is known of a mention besides its name.
    package struct Context: Sendable {
        /// States and divisions named with the place: "Lebanon", "Illinois".
        package var containers: [String] = []
        /// The act's parties that are states.
        package var parties: Set<String> = []
        /// True where the words call it a province, region, state ...
        package var isDivision = false
        package var evidence: PlaceEvidence?

        package init() {}
    }

    package struct Choice: Sendable, Equatable {
        /// ISO 3166 alpha-3.
        package var country: String?
        /// nil where no place of that name can be told.
        package var entry: Gazetteer.Entry?
        /// In words, for the explanation.
        package var rule: String
    }

    /// The place of a name; nil where nothing at all is known of it.
    package func choose(_ name: String, _ context: Context) -> Choice? {
        let states = context.containers.compactMap { resolver.stateNamed($0) }
        let candidates = gazetteer.places(name)
        if !context.isDivision, resolver.isCountryName(name),
            let code = resolver.country(of: name), let entry = gazetteer.country(code)
        {
            // "Gaza" and "the Gaza Strip" are the Strip, not the state that the names stand for.
            if name != resolver.canonicalName(of: code),
                let region = candidates.first(where: {
                    ($0.kind == .feature || $0.kind == .division) && $0.country == code
                })
            {
                return Choice(country: code, entry: region, rule: "the region in \(code)")
            }
            return Choice(country: code, entry: entry, rule: "the country \(code)")
        }
        if let contained = contained(candidates, states, context) { return contained }
        if !states.isEmpty || candidates.isEmpty {
            guard let country = states.first ?? resolver.country(of: name) else { return nil }
            return Choice(
                country: country, entry: nil, rule: "in \(country); not in the gazetteer")
        }
        // "Paris, Texas" is not Paris, even where the gazetteer lacks it.
        let isElsewhere = context.containers.contains {
            gazetteer.places($0).contains { $0.kind == .division }
        }
        return isElsewhere ? nil : weighed(candidates, context)
    }

    // MARK: Named with it

    /// Of the candidates, the one in the state or division that the phrase names.
    private func contained(
        _ candidates: [Gazetteer.Entry], _ states: [String], _ context: Context
    ) -> Choice? {
        for state in states {
            let inside = candidates.filter { $0.country == state && $0.kind != .country }
            if let best = best(inside, context) {
                return Choice(country: state, entry: best, rule: "in \(state), as named with it")
            }
        }
        for container in context.containers {
            for division in gazetteer.places(container)
            where division.kind == .division || division.kind == .feature {
                let inside = candidates.filter {
                    $0.kind != .country && $0.kind != .division
                        && $0.country == division.country && Self.isNear($0, division)
                }
                if let best = best(inside, context) {
                    return Choice(
                        country: best.country, entry: best, rule: "in \(container), named with it")
                }
            }
        }
        return nil
    }

    private func best(_ entries: [Gazetteer.Entry], _ context: Context) -> Gazetteer.Entry? {
        entries.enumerated().max {
            (weight($0.element, context), -$0.offset) < (weight($1.element, context), -$1.offset)
        }?.element
    }

    /// Within some six degrees of a division's middle, the longitude shrunk by the latitude.
    private static func isNear(_ a: Gazetteer.Entry, _ b: Gazetteer.Entry) -> Bool {
        let north = abs(a.latitude - b.latitude)
        let east = abs(a.longitude - b.longitude) * (1 - abs(a.latitude) / 90)
        return north < 6 && east < 6
    }

    // MARK: Weighed

    private func weighed(_ candidates: [Gazetteer.Entry], _ context: Context) -> Choice? {
        let ranked = candidates.enumerated().sorted {
            let (a, b) = (weight($0.element, context), weight($1.element, context))
            return a == b ? $0.offset < $1.offset : a > b
        }.map(\.element)
        guard let first = ranked.first else { return nil }
        let rival = ranked.first { $0.country != first.country }
        let known = speaksFor(first, context)
        let isLarge = first.thousands >= 300 || first.country == nil || first.geonames == nil
        let isAlone = rival == nil && first.thousands >= 20
        guard known || isLarge || isAlone else { return nil }
        if let rival, !known, weight(first, context) - weight(rival, context) < 2 { return nil }
        let why =
            known
            ? "the report speaks of \(first.country ?? "")"
            : rival == nil ? "the only one listed" : "the largest of its name"
        return Choice(country: first.country, entry: first, rule: why)
    }

    /// Whether the article or the act names the place's country.
    private func speaksFor(_ entry: Gazetteer.Entry, _ context: Context) -> Bool {
        guard let country = entry.country else { return false }
        return context.parties.contains(country) || context.evidence?.dateline == country
            || (context.evidence?.sevenths(country) ?? 0) > 0
    }

    private func weight(_ entry: Gazetteer.Entry, _ context: Context) -> Int {
        var weight = Int.bitWidth - entry.thousands.leadingZeroBitCount
        switch entry.kind {
        case .division: weight = context.isDivision ? weight + 8 : min(weight, 9) - 4
        case .feature, .site: weight += 7
        case .country: weight += 2
        case .town: break
        }
        if let country = entry.country {
            weight += context.evidence?.sevenths(country) ?? 0
            if context.parties.contains(country) { weight += 4 }
            if context.evidence?.dateline == country { weight += 2 }
        }
        return weight
    }
}
