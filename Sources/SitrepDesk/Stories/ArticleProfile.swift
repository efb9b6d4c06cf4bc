import SitrepModel

/// What an article reports, as far as stories need it: names, parties, deeds and day.
struct ArticleProfile: Sendable, Equatable {
    /// Its identifier.
    var article: String
    /// The day of publication; else the last day that it tells of; nil where nothing tells.
    var day: Int?
    /// Names of persons, places and whatever else is written with a capital, hashed and sorted.
    var names: [UInt64]
    /// How many acts each party stands in, by hashed key, sorted by key.
    var parties: [Count]
    /// Pairs of parties that act on each other, hashed and sorted.
    var pairs: [UInt64]
    /// Pairs with the family of the act and its day: what two reports of one event share.
    var deeds: [UInt64]

    struct Count: Sendable, Equatable {
        var key: UInt64
        var count: Int
    }

    /// What other profiles find it by.
    var features: [UInt64] { names + pairs + deeds }

    /// - Parameters:
    ///   - article: nil where only its assertions are known.
    ///   - assertions: all of this article.
    init(id: String, article: Article?, assertions: [Assertion]) {
        self.article = id
        var names: Set<UInt64> = []
        var seen: Set<Int> = []
        for a in assertions where seen.insert(a.sentence.start).inserted {
            Self.addNames(a.sentence.quote, to: &names)
        }
        if assertions.isEmpty, let article, article.unusable == nil {
            // A report of nothing political still has copies.
            for part in article.parts where part.kind.isRead {
                Self.addNames(article.text.string(part.span), to: &names)
            }
        }
        // "Hungary" and "Hungarian" say no more than that it is a party.
        var partyWords: Set<UInt64> = []
        var parties: [UInt64: Int] = [:]
        var pairs: Set<UInt64> = []
        var deeds: Set<UInt64> = []
        var counted: Set<[UInt64]> = []
        var last: Int?
        for a in assertions {
            for side in [a.actor, a.target] where !side.key.isEmpty {
                let key = Wording.hash(side.key.utf8)
                if counted.insert([UInt64(a.trigger.start), key]).inserted {
                    parties[key, default: 0] += 1
                }
                if let name = side.person.flatMap(PersonName.init), let surname = name.words.last {
                    names.insert(Wording.hash(surname.utf8))
                }
            }
            for side in [a.actor, a.target] + a.tellers.map(\.actor)
            where !side.key.isEmpty && side.person == nil {
                for text in [side.text, PartyNames.display(side.key)] {
                    Wording.forEachWord(Array(text.utf8)) { partyWords.insert(Wording.hash($0)) }
                }
            }
            if let place = a.place?.name { Self.addNames(". " + place, to: &names, all: true) }
            let day = a.when?.value.day
            if let day, a.modality == .actual { last = max(last ?? day.ordinal, day.ordinal) }
            guard !a.actor.key.isEmpty, !a.target.key.isEmpty, a.actor.key != a.target.key else {
                continue
            }
            let pair = [a.actor.key, a.target.key].sorted().joined(separator: " ")
            pairs.insert(Wording.hash(pair.utf8))
            if let day {
                for family in ActNearness.families(Int(a.act.root) ?? 0) {
                    deeds.insert(Wording.hash("\(pair) \(family) \(day.ordinal)".utf8))
                }
            }
        }
        let published = article?.published?.value ?? assertions.lazy.compactMap(\.published).min()
        day = published?.first.ordinal ?? last
        self.names = names.subtracting(partyWords).sorted()
        self.parties = parties.map { Count(key: $0.key, count: $0.value) }.sorted {
            $0.key < $1.key
        }
        self.pairs = pairs.sorted()
        self.deeds = deeds.sorted()
    }

    /// By day, the undated last; then by identifier.
    static func precedes(_ a: ArticleProfile, _ b: ArticleProfile) -> Bool {
        (a.day ?? .max, a.article) < (b.day ?? .max, b.article)
    }

    /// Adds the words that begin with a capital where the sentence does not force one.
    private static func addNames(_ text: String, to names: inout Set<UInt64>, all: Bool = false) {
        var word: [UInt8] = []
        var (isCapital, isForced) = (false, !all)
        func end(_ word: inout [UInt8]) {
            guard !word.isEmpty else { return }
            let hash = Wording.hash(word)
            if isCapital, !isForced, word.count > 1, !common.contains(hash) { names.insert(hash) }
            word.removeAll(keepingCapacity: true)
            isForced = false
        }
        let bytes = Array(text.utf8)
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            let next = i + 1 < bytes.count ? bytes[i + 1] : 0
            i += 1
            switch byte {
            case 0x41...0x5A:
                if word.isEmpty { isCapital = true }
                word.append(byte | 0x20)
            case 0x20, 0x09, 0x0A, 0x0D, 0x27: end(&word)
            case 0xE2 where next == 0x80:
                // General punctuation; an apostrophe forces no capital.
                end(&word)
                if i + 1 < bytes.count, bytes[i + 1] != 0x99 { isForced = !all }
                i += 2
            case 0x61...0x7A, 0x30...0x39, 0xC3...0xFF, 0x80...0xBF:
                // Of the letters beyond ASCII, those of Latin-1 show their case.
                if word.isEmpty { isCapital = byte == 0xC3 && (0x80...0x9E).contains(next) }
                word.append(byte)
            default:
                end(&word)
                // After a stop or an opening mark any word may have a capital.
                if byte != 0x2C, byte != 0x2D { isForced = !all }
            }
        }
        end(&word)
    }

    /// Capitalised words that name nobody in particular: days, months, offices, and the powers and
    /// bodies that have a part in every crisis (as parties they count).
    private static let common: Set<UInt64> = Set(
        """
        monday tuesday wednesday thursday friday saturday sunday january february march april may \
        june july august september october november december jan feb mar apr aug sep sept oct nov \
        dec president minister secretary prime foreign defence defense chancellor general admiral \
        king queen mr mrs ms state ministry council the an in on at he she it they his her we our \
        but and of for united states us american americans washington white house pentagon european \
        europe union eu nato nations un security western
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { Wording.hash($0.utf8) })
}
