import SitrepModel

extension EventIdentity {
    /// Finds the events that a telling could belong to.
    struct Index {
        private struct Block: Hashable {
            var parties: String
            var family: Int
            /// nil for tellings without a day, and for those that span more than a month.
            var day: Int?
            /// For tellings of which neither the day nor the report's day is known.
            static let anyDay = Int.min
        }
        private var blocks: [Block: [Int]] = [:]
        /// Candidates after which no further days are searched.
        private static let enough = 64

        mutating func add(_ telling: Telling, to cluster: Int) {
            let days: [Int?] = Self.days(telling) + [Block.anyDay]
            for block in Self.marks(telling) where blocks[block]?.last != cluster {
                blocks[block, default: []].append(cluster)
            }
            for parties in Self.parties(telling, lookingUp: false) + Self.words(telling) {
                for family in Self.families(parties, telling) {
                    for day in days {
                        let block = Block(parties: parties, family: family, day: day)
                        let recent = blocks[block]?.suffix(Self.enough)
                        if recent?.contains(cluster) != true {
                            blocks[block, default: []].append(cluster)
                        }
                    }
                }
            }
        }

        /// Nearest days first, until enough are found.
        func candidates(_ telling: Telling) -> [Int] {
            var found: Set<Int> = []
            let keys = Self.parties(telling, lookingUp: true) + Self.words(telling)
            for day in Self.lookedUp(telling) {
                for parties in keys {
                    for family in Self.families(parties, telling) {
                        let block = Block(parties: parties, family: family, day: day)
                        // The latest ones are nearest in day where the day is not known.
                        if let ids = blocks[block] {
                            found.formUnion(ids.suffix(family < 0 ? 12 : 48))
                        }
                    }
                }
                if found.count >= Self.enough { break }
            }
            for block in Self.marks(telling) {
                if let ids = blocks[block] { found.formUnion(ids.suffix(12)) }
            }
            return found.sorted()
        }

        private static func lookedUp(_ telling: Telling) -> [Int?] {
            if let date = telling.when?.value {
                guard date.last.ordinal - date.first.ordinal <= 31 else { return [nil] }
                return [nil] + ((date.first.ordinal - 1)...(date.last.ordinal + 1)).map { $0 }
            }
            guard let said = telling.published?.last.ordinal else { return [Block.anyDay] }
            let (before, after) = telling.modality == .actual ? (10, 1) : (10, 40)
            let days = ((said - before)...(said + after)).sorted {
                (abs($0 - said), $0) < (abs($1 - said), $1)
            }
            return days.map { $0 } + [nil]
        }

        /// An actor with the trigger's word, whatever the act was read as.
        private static func words(_ telling: Telling) -> [String] {
            guard telling.triggerStem != 0 else { return [] }
            return (telling.actors + telling.targets).map { "\($0) \(telling.triggerStem)" }
        }

        /// What tells an act whatever its target was read as: whose forces or goods and how many, on
        /// any day; who said something on a day.
        private static func marks(_ telling: Telling) -> [Block] {
            if telling.root == 15 || telling.root == 7 {
                let figures = Set(telling.quantities.map(\.value).filter { $0 >= 10 }).sorted()
                return telling.actors.flatMap { actor in
                    figures.map { Block(parties: "\(actor) \($0)", family: -2, day: nil) }
                }
            }
            guard ActNearness.families(telling.root) == [1], let day = telling.when?.value.day
            else { return [] }
            return telling.actors.flatMap { actor in
                (telling.persons[actor] ?? []).sorted().map {
                    Block(parties: "\(actor) \($0.surname)", family: -3, day: day.ordinal)
                }
            }
        }

        private static func families(_ key: String, _ telling: Telling) -> [Int] {
            key.contains(" ") ? [-1] : ActNearness.families(telling.root)
        }

        private static func days(_ telling: Telling) -> [Int?] {
            guard let date = telling.when?.value else {
                // Where it was said bounds when it was; without that it can be any time.
                return [telling.published?.last.ordinal, nil]
            }
            guard date.last.ordinal - date.first.ordinal <= 31 else { return [nil] }
            return (date.first.ordinal...date.last.ordinal).map { $0 }
        }

        /// Keys of the pairs: "RUS>UKR", "RUS>" for the actor alone and ">UKR" for the target.
        private static func parties(_ telling: Telling, lookingUp: Bool) -> [String] {
            var keys: Set<String> = []
            let symmetric = telling.isSymmetric
            func pair(_ a: String, _ b: String) -> String {
                symmetric && b < a ? "\(b)>\(a)" : "\(a)>\(b)"
            }
            for a in telling.actors {
                for t in telling.targets { keys.insert(pair(a, t)) }
            }
            // Two who act together, of whom the sentence names the second elsewhere.
            if symmetric, telling.actors.count + telling.targets.count == 1,
                telling.company.count <= 3
            {
                for party in telling.actors + telling.targets {
                    for other in telling.company where other != party {
                        keys.insert(pair(party, other))
                    }
                }
            }
            // One side unsaid: found under either key, in the vaguer blocks.
            let vague = telling.actors.isEmpty || telling.targets.isEmpty
            // Who did it may be what reports differ in.
            if lookingUp, !vague, telling.root >= 18 {
                for t in telling.targets { keys.insert("*>\(t)") }
            }
            if vague || !lookingUp {
                for a in telling.actors { keys.insert("\(a)>*") }
                for t in telling.targets { keys.insert(symmetric ? "\(t)>*" : "*>\(t)") }
            }
            if lookingUp, !vague {
                for a in telling.actors { keys.insert("\(a)>?") }
                for t in telling.targets { keys.insert(symmetric ? "\(t)>?" : "?>\(t)") }
            } else if !lookingUp, vague {
                for a in telling.actors { keys.insert("\(a)>?") }
                for t in telling.targets { keys.insert(symmetric ? "\(t)>?" : "?>\(t)") }
            }
            return Array(keys)
        }
    }
}
