import Foundation
import SitrepModel
import SitrepReader

/// Tells whom a phrase names: "Norway's central bank", "a Pentagon spokesman", "President Trump".
///
/// Listed names come first: states, bodies, groups, persons by their terms of office. What is not
/// listed is composed: an agent noun gives the sector, the nationality, name or owner phrase beside it
/// gives whose. The tables are plain files, loaded once; a resolution takes microseconds.
///
/// Follows the codebook's actor keys and CAMEO's sector codes.
public struct ActorResolver: Sendable {
    let tables: ActorTables

    /// Loads the tables of a folder: countries, organisations, groups, state-bodies, persons, roles,
    /// regions and major-cities, each a .tsv file.
    ///
    /// - Throws: ``ResourceError`` for a file that is missing or malformed.
    public init(directory: URL) throws(ResourceError) {
        tables = try ActorTables(directory: directory)
    }

    /// Loads the tables that come with the program.
    public init() throws(ResourceError) {
        try self.init(directory: CoderResources.directory.appendingPathComponent("actors"))
    }

    /// Whom the phrase names on that day.
    ///
    /// - Parameters:
    ///   - phrase: a noun phrase, as it stands in a report.
    ///   - day: the day of the report; offices are those of that day. nil: of recent years.
    public func resolve(_ phrase: String, on day: CalendarDay? = nil) -> ActorIdentity {
        let read = ActorPhrase(phrase, tables)
        let found = ActorReading(tables: tables, phrase: read, day: day?.ordinal).identity()
        guard found.key.isEmpty || found.isGuess, let mended = read.mended(tables) else {
            return found
        }
        let second = ActorReading(tables: tables, phrase: mended, day: day?.ordinal).identity()
        return second.key.isEmpty || second.isGuess ? found : second
    }

    /// Whether the key is that of a state, territory or former state.
    package func isState(_ key: String) -> Bool { tables.isState(key) }

    /// A listed organisation, group or movement.
    package struct Listing: Sendable {
        /// Whether it is an armed group, party or movement.
        package var isGroup: Bool
        /// The state in or against which it acts; nil where there are many.
        package var country: String?
    }

    /// What the tables list under a key that is no state's; nil where they don't.
    package func listing(of key: String) -> Listing? {
        tables.body(key).map { Listing(isGroup: $0.origin == .group, country: $0.country) }
    }

    /// The state that a place belongs to: a state's name, its capital, a region or a larger city.
    ///
    /// - Returns: the state's code, or nil for names that are not listed.
    public func country(of place: String) -> String? {
        guard let entry = entry(of: place, kinds: [.state, .seat, .region, .city]) else {
            return nil
        }
        return tables.states[Int(entry.index)].code
    }

    /// Whether the words are the name of a state, not of a place in one.
    package func isCountryName(_ text: String) -> Bool { entry(of: text, kinds: [.state]) != nil }

    /// A state's usual name.
    package func canonicalName(of code: String) -> String? { tables.state(code)?.name }

    /// The state that the words name, by its name, nationality or people; nil for places in it.
    package func stateNamed(_ words: String) -> String? {
        entry(of: words, kinds: [.state, .adjective, .people]).map {
            tables.states[Int($0.index)].code
        }
    }

    private func entry(of text: String, kinds: [ActorTables.Kind]) -> ActorTables.Entry? {
        var words = ActorWords.read(text)
        if words.count > 1, words[0].hash == Self.the { words.removeFirst() }
        var sequence = ActorHash.seed
        for word in words { sequence = ActorHash.join(sequence, word.hash) }
        var at = tables.firstEntry(sequence)
        var found: ActorTables.Entry?
        while at >= 0 {
            let entry = tables.entries[Int(at)]
            if let place = kinds.firstIndex(of: entry.kind) {
                if let known = found, let best = kinds.firstIndex(of: known.kind), best <= place {
                } else {
                    found = entry
                }
            }
            at = entry.next
        }
        return found
    }

    private static let the = ActorHash.word("the")
}
