import SitrepModel

/// Meetings, visits, calls and summits: one entry for each, at its latest status, with what was known of
/// it before as its history.
struct MeetingLedger {
    let origins: Origins

    /// A meeting is held within so many days of the day for which it was planned.
    private static let shift = 10
    /// A meeting is moved by so many days at most, and its change is told within as many.
    private static let longest = 60
    /// "That meeting was cancelled" stands within so many code points of the meeting.
    private static let reach = 700

    /// An entry on its way, with where it is told.
    private struct Entry {
        var meeting: Meeting
        var places: [Place]
        var day: Int? { meeting.when?.value.day?.ordinal }
        var published: Int
    }

    private struct Place {
        var article: String
        var start: Int
    }

    func meetings(_ sources: [LedgerSource]) -> [Meeting] {
        var entries = sources.filter(Self.isMeeting).compactMap(entry)
        entries = merged(entries)
        let told = ToldEntries(entries)
        for source in sources { change(&entries, by: source, told) }
        entries = fulfilled(entries)
        return entries.map(\.meeting).sorted {
            let (a, b) = (
                $0.when?.value.first.ordinal ?? .max, $1.when?.value.first.ordinal ?? .max
            )
            return a != b ? a < b : $0.event < $1.event
        }
    }

    private func entry(_ source: LedgerSource) -> Entry? {
        let parties = source.event.parties
        guard Set(parties.map(\.key)).count > 1 else { return nil }
        let status: Meeting.Status
        switch source.event.modality {
        case .actual: status = source.event.root == "03" ? .planned : .held
        case .future:
            let isConfirmed =
                source.event.toldBy.count > 1
                || source.tellings.contains { confirmWords.found(in: $0.sentence.quote) }
            status = isConfirmed ? .confirmed : .planned
        case .hypothetical: status = .planned
        case .negated: status = .cancelled
        }
        return Entry(
            meeting: Meeting(
                participants: parties, kind: Self.kind(source),
                // The day of an agreement to meet is not the day of the meeting.
                when: source.event.root == "03" ? nil : source.event.when,
                place: source.event.place?.name, status: status, saidBy: source.event.toldBy,
                event: source.event.id, history: [], evidence: source.event.evidence),
            places: source.tellings.map { Place(article: $0.article, start: $0.sentence.start) },
            published: source.tellings.compactMap { $0.published?.first.ordinal }.min() ?? .max)
    }

    // MARK: One meeting told by several events

    /// A summit and the visit that it takes, a call and the talk on it are one entry: same parties,
    /// same day or same sentence, in person or not.
    private func merged(_ entries: [Entry]) -> [Entry] {
        var result: [Entry] = []
        let order: [Meeting.Kind] = [.summit, .visit, .meeting, .call]
        let sorted = entries.sorted {
            let (a, b) = (
                order.firstIndex(of: $0.meeting.kind) ?? 9,
                order.firstIndex(of: $1.meeting.kind) ?? 9
            )
            return a != b ? a < b : $0.meeting.event < $1.meeting.event
        }
        var index = EntryIndex()
        for next in sorted {
            guard let same = index.alike(next).first(where: { isSame(result[$0], next) }) else {
                index.add(next, at: result.count)
                result.append(next)
                continue
            }
            index.add(next, at: same)
            join(next, into: &result[same])
        }
        return result
    }

    /// Entries found by their parties with a day or a sentence, as what is to be joined shares both.
    private struct EntryIndex {
        private var byDay: [String: [Int]] = [:]
        private var bySentence: [String: [Int]] = [:]

        mutating func add(_ entry: Entry, at n: Int) {
            for key in Self.days(entry) { byDay[key, default: []].append(n) }
            for key in Self.sentences(entry) { bySentence[key, default: []].append(n) }
        }

        /// In order.
        func alike(_ entry: Entry) -> [Int] {
            let found =
                Self.days(entry).flatMap { byDay[$0] ?? [] }
                + Self.sentences(entry).flatMap { bySentence[$0] ?? [] }
            return Set(found).sorted()
        }

        private static func days(_ entry: Entry) -> [String] {
            entry.day.map { ["\(MeetingLedger.parties(entry.meeting)) \($0)"] } ?? []
        }

        private static func sentences(_ entry: Entry) -> [String] {
            let parties = MeetingLedger.parties(entry.meeting)
            return entry.places.map { "\(parties) \($0.article) \($0.start)" }
        }
    }

    private func isSame(_ a: Entry, _ b: Entry) -> Bool {
        guard (a.meeting.kind == .call) == (b.meeting.kind == .call),
            Self.isAhead(a.meeting.status) == Self.isAhead(b.meeting.status)
        else { return false }
        if let x = a.day, let y = b.day { return x == y && a.meeting.status == b.meeting.status }
        // One of them without a day: told in one sentence.
        return a.places.contains { p in
            b.places.contains { $0.article == p.article && $0.start == p.start }
        }
    }

    private func join(_ next: Entry, into entry: inout Entry) {
        entry.meeting.place = entry.meeting.place ?? next.meeting.place
        entry.meeting.when = entry.meeting.when ?? next.meeting.when
        var keys: Set<String> = []
        entry.meeting.saidBy = (entry.meeting.saidBy + next.meeting.saidBy)
            .filter { keys.insert($0.key).inserted }.sorted()
        entry.meeting.evidence = Set(entry.meeting.evidence + next.meeting.evidence).sorted()
        entry.places += next.places
        entry.published = min(entry.published, next.published)
    }

    // MARK: Changes

    /// What a report says has become of a meeting: called off, or moved from or to another day.
    private func change(
        _ entries: inout [Entry], by source: LedgerSource, _ told: ToldEntries
    ) {
        guard source.event.modality != .hypothetical else { return }
        for telling in source.tellings where !telling.isHeadline {
            let words = SentenceWords(telling.sentence.quote)
            let isOff =
                offWords.found(in: words) && meetingNouns.found(in: words)
                && (["12", "16"].contains(source.event.root)
                    || offWords.found(in: telling.trigger.quote))
            let isMoved = moveWords.found(in: words)
            guard isOff || isMoved, meetingNouns.found(in: words) else { continue }
            guard let n = meant(by: telling, source, entries, told) else { continue }
            var meeting = entries[n].meeting
            let planned = meeting.when.map { "planned for \($0.value.value)" } ?? "planned"
            let day = source.event.when?.value
            if isOff {
                guard Self.isAhead(meeting.status) else { continue }
                meeting.history.append(planned)
                meeting.status = .cancelled
            } else if let day, let held = meeting.when?.value, !day.overlaps(held),
                source.event.id != meeting.event
            {
                // The other day is the earlier plan.
                meeting.history += ["planned for \(day.value)", "moved to \(held.value)"]
            } else if day == nil, source.event.id != meeting.event, Self.isAhead(meeting.status) {
                meeting.history.append(planned)
                meeting.status = .moved
            } else {
                continue
            }
            meeting.evidence = Set(meeting.evidence + source.event.evidence).sorted()
            entries[n].meeting = meeting
        }
    }

    /// The meeting that "that meeting" means: the one told last before it in the report; else one
    /// of the same parties.
    private func meant(
        by telling: Telling, _ source: LedgerSource, _ entries: [Entry], _ told: ToldEntries
    ) -> Int? {
        let words = SentenceWords(telling.sentence.quote)
        let isAnaphoric = words.words.indices.dropFirst().prefix(5).contains { i in
            meetingNouns.found(in: words, i..<(i + 1))
                && ["the", "that", "this", "their"].contains(words.words[i - 1].text)
        }
        if isAnaphoric {
            var best: (n: Int, start: Int)?
            for (n, start) in told.byArticle[telling.article] ?? []
            where entries[n].meeting.event != source.event.id
                && start < telling.sentence.start && telling.sentence.start - start <= Self.reach
                && start > best?.start ?? -1
            {
                best = (n, start)
            }
            if let best { return best.n }
        }
        if told.events.contains(source.event.id) { return nil }
        let pairs = ToldEntries.pairs(source.event.parties)
        return Set(pairs.flatMap { told.byPair[$0] ?? [] }).sorted().first { n in
            let entry = entries[n]
            return Self.isAhead(entry.meeting.status)
                && Self.isNear(entry.day ?? entry.published, source.day)
        }
    }

    /// Whether a report can be of a change to a meeting that was to be, or was told, on another day.
    private static func isNear(_ a: Int, _ b: Int) -> Bool {
        a == .max || b == .max || abs(a - b) <= longest
    }

    /// Where entries are told, and of whom.
    private struct ToldEntries {
        var byArticle: [String: [(n: Int, start: Int)]] = [:]
        var byPair: [String: [Int]] = [:]
        var events: Set<String> = []

        init(_ entries: [Entry]) {
            for (n, entry) in entries.enumerated() {
                events.insert(entry.meeting.event)
                for place in entry.places {
                    byArticle[place.article, default: []].append((n, place.start))
                }
                for pair in Self.pairs(entry.meeting.participants) {
                    byPair[pair, default: []].append(n)
                }
            }
        }

        static func pairs(_ parties: [Party]) -> [String] {
            let keys = Set(parties.map(\.key)).sorted()
            return keys.enumerated().flatMap { n, a in keys[(n + 1)...].map { "\(a) \($0)" } }
        }
    }

    /// A plan and its fulfilment, or a plan and the later plan that replaced it, are one entry.
    private func fulfilled(_ entries: [Entry]) -> [Entry] {
        var result = entries
        var gone: Set<Int> = []
        let byParties = Dictionary(
            grouping: entries.indices.filter { entries[$0].day != nil }
        ) { Self.parties(entries[$0].meeting) }.mapValues { group in
            group.sorted { (entries[$0].day ?? 0, $0) < (entries[$1].day ?? 0, $1) }
        }
        for i in entries.indices where Self.isAhead(result[i].meeting.status) {
            guard let planned = result[i].day else { continue }
            let group = byParties[Self.parties(result[i].meeting)] ?? []
            let near = Self.first(group) { (entries[$0].day ?? 0) >= planned - Self.longest }
            let later = group[near...].prefix { j in
                (entries[j].day ?? .max) <= planned + Self.longest
            }.filter { j in
                guard j != i, !gone.contains(j), let day = result[j].day,
                    (result[i].meeting.kind == .call) == (result[j].meeting.kind == .call)
                else { return false }
                if result[j].meeting.status == .held {
                    return abs(day - planned) <= Self.shift
                        && result[i].published <= result[j].published
                }
                return Self.isAhead(result[j].meeting.status) && day != planned
                    && result[j].meeting.evidence.contains { moveWords.found(in: $0.quote) }
            }
            guard
                let j = later.min(by: {
                    (distance($0, planned, result), $0) < (distance($1, planned, result), $1)
                }),
                let new = result[j].meeting.when?.value
            else { continue }
            var history = result[i].meeting.history
            if let old = result[i].meeting.when?.value {
                history.append("planned for \(old.value)")
            }
            if result[j].day != planned { history.append("moved to \(new.value)") }
            let plan = result[i]
            result[j].meeting.history = history + result[j].meeting.history
            join(plan, into: &result[j])
            gone.insert(i)
        }
        return result.indices.filter { !gone.contains($0) }.map { result[$0] }
    }

    /// The first place in a list from which on a condition holds.
    private static func first(_ list: [Int], _ holds: (Int) -> Bool) -> Int {
        var (low, high) = (0, list.count)
        while low < high {
            let middle = (low + high) / 2
            if holds(list[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private func distance(_ n: Int, _ day: Int, _ entries: [Entry]) -> Int {
        abs((entries[n].day ?? .max / 2) - day)
    }

    private static func isAhead(_ status: Meeting.Status) -> Bool {
        status == .planned || status == .confirmed
    }

    private static func parties(_ meeting: Meeting) -> String {
        Set(meeting.participants.map(\.key)).sorted().joined(separator: " ")
    }

    /// Consultation, and agreements to meet.
    private static func isMeeting(_ source: LedgerSource) -> Bool {
        let event = source.event
        guard event.root == "04" || event.cameo.hasPrefix("036"), !event.cameo.hasPrefix("045")
        else {
            return false
        }
        // An offer that is accepted is no meeting unless the words say so.
        if event.root == "03",
            !source.tellings.contains(where: { meetingWords.found(in: $0.sentence.quote) })
        {
            return false
        }
        // A place taken for an act: capitalised, and not at the start of its sentence.
        let isPlace = source.tellings.allSatisfy { telling in
            telling.trigger.start > telling.sentence.start
                && telling.trigger.quote.unicodeScalars.first?.properties.isUppercase == true
        }
        if isPlace { return false }
        return !source.tellings.contains { DemandLedger.answering.found(in: $0.trigger.quote) }
    }

    private static func kind(_ source: LedgerSource) -> Meeting.Kind {
        let words = source.tellings.map(\.trigger.quote).joined(separator: " ")
        let isRemote = source.event.channel.map { LedgerWords.list("remote").found(in: $0) }
        if source.event.cameo.hasPrefix("041") || callWords.found(in: words) || isRemote == true {
            return .call
        }
        if summitWords.found(in: words) { return .summit }
        if ["042", "043"].contains(where: source.event.cameo.hasPrefix)
            || visitWords.found(in: words)
        {
            return .visit
        }
        return .meeting
    }

    private let offWords = LedgerWords.list("calling-off")
    private let moveWords = LedgerWords.list("moving")
    private let confirmWords = LedgerWords.list("confirming")
    private let meetingNouns = LedgerWords.list("gathering")
    private static let meetingWords = LedgerWords.list("gathering")
    private static let callWords = WordSet(
        "call phone phoned telephone telephoned telephoning videoconference")
    private static let summitWords = WordSet("summit")
    private static let visitWords = WordSet(
        "visit visited visiting trip travel receive received receiving host hosted welcome")
}
