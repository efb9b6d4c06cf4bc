import SitrepModel

/// Whether two tellings tell the same, with the reasons: a sum of weights over parties, act, day,
/// persons, place, numbers and wording, with constraints that forbid a join whatever the sum.
struct TellingLikeness {
    var score: Double
    var reasons: [String]

    /// Weights, and the sum that a join needs.
    enum Weights {
        static let bothParties = 1.2, bothNamed = 0.8, oneParty = 0.2, otherActor = 0.1,
            noTarget = 0.3, otherTarget = 0.0
        static let sameCode = 2.0, generalCode = 1.2, sameRoot = 0.7
        static let sameDay = 2.0, overlappingDays = 1.0, overlappingYears = 0.3, nextDay = -0.5
        static let withinDays = 0.5, sameArticle = 0.5
        static let person = 1.5, otherPerson = -0.3
        static let place = 1.0, otherPlace = -0.5
        /// Neither day nor word nor person in common.
        static let nothingSaid = -0.8
        static let channel = 0.7, moreActors = 0.6
        static let number = 1.0, nearNumber = 0.5
        static let trigger = 0.7, wording = 3.0, copy = 4.0, otherContent = -2.0
        static let needed = 3.2, neededForSayings = 3.6
    }

    /// Days for which a figure tells forces that were moved before.
    private static let longestStay = 90

    /// Whether reasons are worded; comparing many, only the best one's are wanted.
    private let explains: Bool
    private var sharesName = false

    /// nil where they cannot be one event.
    init?(_ a: Telling, _ b: Telling, oneText: Bool, explaining: Bool = false) {
        score = 0
        reasons = []
        explains = explaining
        var relation = ActNearness.relation(a.code, b.code)
        let sameTrigger = a.triggerStem == b.triggerStem && a.triggerStem != 0
        if relation == .excluded, a.root == b.root || !sameTrigger { return nil }
        if Self.areDistinct(a, b) || Self.areOfferAndAnswer(a, b) { return nil }
        guard Self.areCompatible(a, b), let parties = addParties(a, b), addDays(a, b),
            addPersons(a, b), addPlaces(a, b)
        else { return nil }
        let likeness = a.wording.likeness(b.wording)
        // The same word in a like sentence, read as two kinds of act: the reading differs, not the act.
        if relation == .excluded {
            guard likeness >= 0.35 else { return nil }
            relation = .neighbouring
        }
        let copied = oneText && a.wording.isCopy(of: b.wording)

        switch relation {
        case .same: add(Weights.sameCode, "same act \(a.act.cameo)")
        case .general: add(Weights.generalCode, "\(a.act.cameo) and \(b.act.cameo): one more exact")
        case .sameRoot: add(Weights.sameRoot, "same root \(a.act.root)")
        case .neighbouring:
            guard sameTrigger || likeness >= 0.35 else { return nil }
            add(0, "neighbouring roots \(a.act.root) and \(b.act.root)")
        case .excluded: return nil
        }
        let datesTell = a.when != nil && b.when != nil
        if !datesTell, !sameTrigger, likeness < 0.1, !sharesName {
            score += Weights.nothingSaid
        }
        if sameTrigger { add(Weights.trigger, "same word '\(a.trigger.quote)'") }
        if copied {
            add(Weights.copy, "same sentence")
        } else if likeness >= 0.1 {
            add(Weights.wording * likeness, "wording \(Self.percent(likeness)) alike")
        }
        if isSaying(a), !copied, parties == Weights.oneParty {
            // Half of the parties is too little for a saying; the words must be alike.
            let alike = max(likeness, Self.contentLikeness(a, b).map { $0 < 1 ? $0 : 0 } ?? 0)
            guard alike >= (sameTrigger ? 0.15 : 0.25) else { return nil }
        }
        if isSaying(a), !copied {
            guard let contents = Self.contentLikeness(a, b) else { return nil }
            // A headline and its story say one thing in other words.
            let headed = a.article == b.article && a.isHeadline != b.isHeadline
            if contents < 0.12, !headed { score += Weights.otherContent }
        }
        guard addNumbers(a, b) else { return nil }
        if let channel = a.channel, channel == b.channel { add(Weights.channel, "both \(channel)") }
        let saying = isSaying(a) && isSaying(b)
        let needed = saying ? Weights.neededForSayings : Weights.needed
        if score < needed { return nil }
    }

    /// Two words for acts in one text are two acts: in one sentence, but for a light verb and its
    /// noun ("held a call"); in two, but for the headline, a word that points back ("the attack")
    /// and like wording.
    static func areDistinct(_ a: Telling, _ b: Telling) -> Bool {
        guard a.text == b.text else { return false }
        guard a.article == b.article else {
            // Of sentences that copies share, LinkedTellings has joined what is one.
            guard let x = a.copied, let y = b.copied else { return false }
            guard a.triggerStem != b.triggerStem else { return false }
            switch ActNearness.relation(a.code, b.code) {
            case .same, .general: return x != y && !refersBack(a, b)
            default: return x == y || !refersBack(a, b)
            }
        }
        guard a.trigger != b.trigger else { return false }
        guard a.sentence == b.sentence else {
            return a.triggerStem != b.triggerStem && !refersBack(a, b)
        }
        let isOne =
            a.act.cameo == b.act.cameo && a.actors == b.actors && a.targets == b.targets
            && isPhrase(a, b)
        return !isOne && !DoubledTellings.areOne(a, b)
    }

    /// An offer and its acceptance are two acts of the same two.
    static func areOfferAndAnswer(_ a: Telling, _ b: Telling) -> Bool {
        guard let x = a.stance, let y = b.stance else { return false }
        return x != y
    }

    private static func refersBack(_ a: Telling, _ b: Telling) -> Bool {
        a.isHeadline || b.isHeadline || a.isReference || b.isReference
            || a.wording.likeness(b.wording) >= 0.3 || isSameMeeting(a, b)
    }

    /// One pair meets or calls once a day, unless told otherwise.
    private static func isSameMeeting(_ a: Telling, _ b: Telling) -> Bool {
        a.root == 4 && a.code == b.code && a.when?.value.day != nil
            && a.when?.value.day == b.when?.value.day
    }

    /// Whether two words of one sentence stand close, with nothing between that starts anew.
    private static func isPhrase(_ a: Telling, _ b: Telling) -> Bool {
        let (end, start) = (
            min(a.trigger.end, b.trigger.end), max(a.trigger.start, b.trigger.start)
        )
        guard start - end <= 20 else { return false }
        guard start > end else { return true }
        let between = String(
            String.UnicodeScalarView(
                a.sentence.quote.unicodeScalars.dropFirst(end - a.sentence.start)
                    .prefix(start - end)))
        return !between.contains(where: { ",;:".contains($0) })
            && !between.split(whereSeparator: \.isWhitespace).contains("and")
    }

    /// Words count for sayings; what is signed is done.
    private func isSaying(_ t: Telling) -> Bool {
        ActNearness.families(t.root) == [1] && !t.code.isSigning
    }

    private mutating func add(_ weight: Double, _ reason: @autoclosure () -> String) {
        score += weight
        if explains { reasons.append(reason()) }
    }

    /// A plan and its fulfilment are one event; what is feared and what happened are not.
    private static func areCompatible(_ a: Telling, _ b: Telling) -> Bool {
        if a.modality == b.modality { return true }
        switch (a.modality, b.modality) {
        case (.future, .actual), (.actual, .future):
            // A plan that names the day on which another report has the deed.
            guard let x = a.when?.value, let y = b.when?.value else { return false }
            return x.overlaps(y)
        case (.hypothetical, .future), (.future, .hypothetical): return true
        case (.negated, .actual), (.actual, .negated):
            guard let x = a.when?.value.day, let y = b.when?.value.day else { return false }
            return x == y && a.article != b.article
        default: return false
        }
    }

    /// The weight of the shared parties; nil where none are shared.
    private mutating func addParties(_ a: Telling, _ b: Telling) -> Double? {
        let (aa, at, ba, bt) = (a.actors, a.targets, b.actors, b.targets)
        func shared(_ x: [String], _ y: [String]) -> [String] { x.filter(y.contains) }
        func straight(_ ba: [String], _ bt: [String]) -> Double? {
            let actors = shared(aa, ba)
            if at.isEmpty && bt.isEmpty { return actors.isEmpty ? nil : Weights.noTarget }
            if aa.isEmpty || ba.isEmpty {
                return shared(at, bt).isEmpty ? nil : Weights.oneParty
            }
            if actors.isEmpty {
                return Self.isContested(a, b) && !shared(at, bt).isEmpty ? Weights.otherActor : nil
            }
            if at.isEmpty || bt.isEmpty { return Weights.oneParty }
            guard shared(at, bt).isEmpty else { return Weights.bothParties }
            return Self.tellTarget(a, b) ? nil : Weights.otherTarget
        }
        var best = straight(ba, bt)
        if a.isSymmetric, Self.mayBeTurned(a, b), let other = straight(bt, ba), other > best ?? -1 {
            best = other
        }
        if a.isSymmetric, b.isSymmetric, best ?? -1 < Weights.bothNamed, Self.nameBoth(a, b) {
            best = Weights.bothNamed
        }
        guard let best else { return nil }
        score += best
        if aa.count > 1, shared(aa, ba).count > 1 {
            add(Weights.moreActors, "same actors together")
        }
        if explains, best == Weights.otherActor { reasons.append("same deed, other doer") }
        if explains, best == Weights.bothParties { reasons.append("same parties") }
        if explains, best == Weights.bothNamed { reasons.append("both name the same two") }
        return best
    }

    /// Whether other targets make other acts. Not so where a figure tells the same forces or goods,
    /// of which the target is often but a place; nor where one person says the same on the same day.
    private static func tellTarget(_ a: Telling, _ b: Telling) -> Bool {
        guard ActNearness.relation(a.code, b.code) == .same else { return true }
        if a.root == 15 || a.root == 7 { return !tellFigure(a, b) }
        guard ActNearness.families(a.root) == [1], let day = a.when?.value.day,
            day == b.when?.value.day, a.wording.likeness(b.wording) >= 0.2
        else { return true }
        return !a.actors.contains { key in
            guard let names = a.persons[key], let others = b.persons[key] else { return false }
            return names.contains { n in others.contains(where: n.matches) }
        }
    }

    /// Whether both give one figure that is no small number.
    private static func tellFigure(_ a: Telling, _ b: Telling) -> Bool {
        a.quantities.contains { x in
            x.value >= 10 && b.quantities.contains { $0.unit == x.unit && $0.value == x.value }
        }
    }

    /// Of a withdrawal only a reading that had to guess, or a figure, lets the sides change.
    private static func mayBeTurned(_ a: Telling, _ b: Telling) -> Bool {
        guard a.code.isStandingDown else { return true }
        return a.hasGuess || b.hasGuess
            || a.quantities.contains { x in
                b.quantities.contains { $0.unit == x.unit && $0.value == x.value }
            }
    }

    /// Whether two acts that parties do together name the same pair, one of them perhaps only in
    /// passing: "the treaty that A signed with B".
    private static func nameBoth(_ a: Telling, _ b: Telling) -> Bool {
        func pair(_ t: Telling) -> (parties: Set<String>, all: Set<String>) {
            let parties = Set(t.actors + t.targets)
            return (parties, parties.count < 2 ? parties.union(t.company) : parties)
        }
        let (x, y) = (pair(a), pair(b))
        return !x.parties.isEmpty && !y.parties.isEmpty
            && max(x.parties.count, y.parties.count) >= 2
            && x.parties.isSubset(of: y.all) && y.parties.isSubset(of: x.all)
    }

    /// One attack for which reports blame different doers: same day, and the same place, number or
    /// wording.
    private static func isContested(_ a: Telling, _ b: Telling) -> Bool {
        guard a.root >= 18, b.root >= 18, let day = a.when?.value.day, day == b.when?.value.day
        else {
            return false
        }
        let samePlace = a.place != nil && a.place?.name == b.place?.name
        let sameNumber = a.quantities.contains { x in
            b.quantities.contains { $0.unit == x.unit && $0.value == x.value }
        }
        return samePlace || sameNumber || a.wording.likeness(b.wording) >= 0.3
    }

    private mutating func addDays(_ a: Telling, _ b: Telling) -> Bool {
        let sameArticle = a.article == b.article
        if let x = a.when?.value, let y = b.when?.value {
            if let d = x.day, d == y.day {
                add(Weights.sameDay, "same day \(d)")
                return true
            }
            if x.overlaps(y) {
                // A year holds much; only narrow spans speak for one event.
                let width = max(x.last.ordinal - x.first.ordinal, y.last.ordinal - y.first.ordinal)
                let weight = width > 62 ? Weights.overlappingYears : Weights.overlappingDays
                add(weight, "\(x.value) and \(y.value) overlap")
                return true
            }
            // Zones and late reports shift a day; only the same persons or words bridge it.
            guard let p = x.day, let q = y.day, abs(p.ordinal - q.ordinal) == 1, !sameArticle
            else { return false }
            let bridged =
                sharesPersons(a, b) >= 1 || a.wording.likeness(b.wording) >= 0.5
            guard bridged else { return false }
            add(Weights.nextDay, "\(p) and \(q): a day apart")
            return true
        }
        if sameArticle {
            add(Weights.sameArticle, "same report")
            return true
        }
        if a.when != nil || b.when != nil {
            let dated = a.when != nil ? a : b
            let other = a.when != nil ? b : a
            guard let day = dated.when?.value, let said = other.published?.last else { return true }
            switch dated.modality {
            case .actual, .negated:
                guard day.first <= said.adding(days: 1) else { return false }
                let age = said.ordinal - day.last.ordinal
                if age <= 2 {
                    add(Weights.withinDays, "undated, reported within two days")
                } else if age > 10 {
                    // Where forces stand they may have been for long.
                    return a.root == 15 && age <= Self.longestStay && Self.tellFigure(a, b)
                }
            case .future, .hypothetical:
                guard day.last >= said.adding(days: -7) else { return false }
                add(Weights.withinDays, "undated, ahead of it")
            }
            return true
        }
        if let p = a.published?.first, let q = b.published?.first {
            let gap = abs(p.ordinal - q.ordinal)
            if gap <= 2 {
                add(Weights.withinDays, "reports within two days")
            } else if gap > 10, a.modality == .actual {
                return false
            }
        }
        return true
    }

    private func sharesPersons(_ a: Telling, _ b: Telling) -> Int {
        var count = 0
        for (key, names) in a.persons {
            guard let others = b.persons[key] else { continue }
            if names.contains(where: { n in others.contains(where: n.matches) }) { count += 1 }
        }
        return count
    }

    private mutating func addPersons(_ a: Telling, _ b: Telling) -> Bool {
        for key in a.persons.keys.sorted() {
            guard let names = a.persons[key], let others = b.persons[key] else { continue }
            if let name = names.sorted().first(where: { n in others.contains(where: n.matches) }) {
                sharesName = true
                add(Weights.person, "both name \(name.words.joined(separator: " "))")
            } else if a.root == 4 || b.root == 4 || isSaying(a) {
                // Another person's call or speech is another event.
                return false
            } else {
                score += Weights.otherPerson
            }
        }
        return true
    }

    private mutating func addPlaces(_ a: Telling, _ b: Telling) -> Bool {
        guard let p = a.place, let q = b.place else { return true }
        if p.name == q.name || (p.geonames != nil && p.geonames == q.geonames) {
            add(Weights.place, "same place \(p.name)")
            return true
        }
        let wide: Set<String> = ["country", "region"]
        if wide.contains(p.precision ?? "") || wide.contains(q.precision ?? "") {
            if let x = p.country, let y = q.country, x != y, a.root >= 14 { return false }
            return true
        }
        if a.root >= 14 { return false }
        score += Weights.otherPlace
        return true
    }

    /// False where both name sums of money and none are near: two grants are two gifts.
    private mutating func addNumbers(_ a: Telling, _ b: Telling) -> Bool {
        var sums = false
        for x in a.quantities {
            for y in b.quantities where x.unit == y.unit && x.currency == y.currency {
                if x.value == y.value {
                    add(Weights.number, "both say \(x.span.quote)")
                    return true
                }
                let (low, high) = (min(x.value, y.value), max(x.value, y.value))
                if low > 0, high / low <= 1.3 {
                    add(Weights.nearNumber, "\(x.span.quote) and \(y.span.quote) are near")
                    return true
                }
                sums = sums || x.currency != nil
            }
        }
        return !sums || !ActNearness.families(a.root).contains(3)
    }

    /// How alike what is said is; nil where both are told at length and share nothing.
    private static func contentLikeness(_ a: Telling, _ b: Telling) -> Double? {
        if let x = a.content, let y = b.content {
            guard x.stems.count >= 2, y.stems.count >= 2 else { return 1 }
            let likeness = x.likeness(y)
            let long = x.stems.count >= 3 && y.stems.count >= 3
            return likeness == 0 && long && a.article != b.article ? nil : likeness
        }
        guard a.wording.stems.count >= 4, b.wording.stems.count >= 4 else { return 1 }
        return a.wording.likeness(b.wording)
    }

    private static func percent(_ x: Double) -> String { "\(Int((x * 100).rounded())) %" }
}
