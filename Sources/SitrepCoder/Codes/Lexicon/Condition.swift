import SitrepReader

/// What a row of the lexicon asks of the words around its head: an object from a group, a
/// preposition, a complement, the passive. Written `slot:words`, several with spaces between.
///
///     obj:@sanctions      its object (of a passive: what it is done to) is a word of a group
///     on:#state           a preposition and what it introduces
///     comp.obj:@sanctions a path: the object of its infinitive
///     !obj:*              there is no object
///     passive             how the head itself stands
///
/// The slots and marks are listed in the folder's README.
package struct Condition: Sendable, Hashable {
    /// A place around a word that others fill.
    package enum Slot: Sendable, Hashable {
        /// The object of a verb, also as a passive's subject; what a noun is of ("release of
        /// prisoners", "prisoner release").
        case object
        /// Who acts: a verb's subject, shared or controlled ones too, or a passive's agent; a noun's
        /// owner or what stands after "by".
        case subject
        /// "ruled *out*".
        case particle
        /// Adjectives and nouns before a noun, adverbs with a verb.
        case modifier
        /// An infinitive or gerund that completes it: "refused *to lift*".
        case complement
        /// A clause that completes it: "warned that ...".
        case clause
        /// The word that it depends on.
        case governor
        /// What stands after a preposition.
        case preposition(Set<String>)
    }

    /// How the head itself stands.
    package enum Mark: String, Sendable, Hashable, CaseIterable {
        case passive
        case active
        /// With "not", "never", "no".
        case negated
        /// "will not", "would not", "can not", with somebody who won't.
        case unwilling
        /// Several together are its subject, or one in the plural.
        case joint
        /// After a form of "be", not before a noun.
        case predicate
    }

    /// What is asked for.
    package enum Demand: Sendable, Hashable {
        case mark(Mark)
        case filler(path: [Slot], words: Words)
    }

    /// Which words fill a slot.
    package struct Words: Sendable, Hashable {
        /// Whatever it is.
        package var isAnything = false
        package var lemmas: Set<String> = []
        package var kinds: Set<Kind> = []
    }

    /// Kinds of names.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case person, place, organisation
    }

    package var demand: Demand
    package var isDenied: Bool

    /// How much the condition narrows: a list of words more than "anything", a refusal most of all, for
    /// it turns the act around.
    package var weight: Int {
        switch demand {
        case .mark(.unwilling): 3
        case .mark(.negated): 2
        case .filler(_, let words) where !isDenied && !words.isAnything: 2
        case .mark, .filler: 1
        }
    }

    /// How many words would do.
    package var breadth: Int {
        guard case .filler(_, let words) = demand else { return 0 }
        return words.lemmas.count + 50 * words.kinds.count
    }
}

// MARK: Reading

extension Condition {
    /// Why a condition can't be read.
    package struct Fault: Error { package var reason: String }

    /// Reads one condition; groups are looked up in `groups`.
    package init(_ text: Substring, groups: [String: Set<String>]) throws(Fault) {
        var text = text
        isDenied = text.first == "!"
        if isDenied { text = text.dropFirst() }
        guard let colon = text.firstIndex(of: ":") else {
            guard let mark = Mark(rawValue: String(text)) else {
                throw Fault(reason: "'\(text)' is no mark")
            }
            demand = .mark(mark)
            return
        }
        let path = text[..<colon].split(separator: ".").map(Self.slot)
        guard !path.isEmpty else { throw Fault(reason: "'\(text)' names no slot") }
        demand = .filler(
            path: path, words: try Words(text[text.index(after: colon)...], groups: groups))
    }

    private static func slot(_ name: Substring) -> Slot {
        switch name {
        case "obj": .object
        case "subj": .subject
        case "prt": .particle
        case "mod": .modifier
        case "comp": .complement
        case "that": .clause
        case "under": .governor
        default: .preposition(Set(name.split(separator: "|").map(String.init)))
        }
    }
}

extension Condition.Words {
    /// Reads lemmas, `@group`s and `#kind`s with "|" between them, or "*".
    package init(
        _ text: Substring, groups: [String: Set<String>]
    ) throws(Condition.Fault) {
        guard !text.isEmpty else { throw Condition.Fault(reason: "a slot without words") }
        for word in text.split(separator: "|") {
            switch word.first {
            case "*":
                isAnything = true
            case "@":
                guard let group = groups[String(word.dropFirst())] else {
                    throw Condition.Fault(reason: "no group is called '\(word.dropFirst())'")
                }
                lemmas.formUnion(group)
            case "#":
                guard let kind = Condition.Kind(rawValue: String(word.dropFirst())) else {
                    throw Condition.Fault(reason: "no kind of name is called '\(word)'")
                }
                kinds.insert(kind)
            default:
                lemmas.insert(String(word))
            }
        }
    }
}
