/// Universal part-of-speech tags.
public enum PartOfSpeech: String, Sendable, Hashable, CaseIterable, Codable {
    case adj = "ADJ"
    case adp = "ADP"
    case adv = "ADV"
    case aux = "AUX"
    case cconj = "CCONJ"
    case det = "DET"
    case intj = "INTJ"
    case noun = "NOUN"
    case num = "NUM"
    case part = "PART"
    case pron = "PRON"
    case propn = "PROPN"
    case punct = "PUNCT"
    case sconj = "SCONJ"
    case sym = "SYM"
    case verb = "VERB"
    case x = "X"

    /// NOUN, PROPN or PRON.
    public var isNominal: Bool { self == .noun || self == .propn || self == .pron }
}

/// The morphological features that reading needs (Universal Dependencies' names and values).
public struct Features: OptionSet, Sendable, Hashable {
    /// One bit a feature.
    public let rawValue: UInt32
    /// Makes one from its parts.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// UD's Tense=Past.
    public static let past = Features(rawValue: 1 << 0)
    /// UD's Tense=Pres.
    public static let present = Features(rawValue: 1 << 1)
    /// UD's VerbForm=Fin.
    public static let finite = Features(rawValue: 1 << 2)
    /// UD's VerbForm=Inf.
    public static let infinitive = Features(rawValue: 1 << 3)
    /// UD's VerbForm=Part.
    public static let participle = Features(rawValue: 1 << 4)
    /// UD's VerbForm=Ger.
    public static let gerund = Features(rawValue: 1 << 5)
    /// UD's Voice=Pass.
    public static let passive = Features(rawValue: 1 << 6)
    /// UD's Number=Sing.
    public static let singular = Features(rawValue: 1 << 7)
    /// UD's Number=Plur.
    public static let plural = Features(rawValue: 1 << 8)
    /// UD's Person=1.
    public static let first = Features(rawValue: 1 << 9)
    /// UD's Person=2.
    public static let second = Features(rawValue: 1 << 10)
    /// UD's Person=3.
    public static let third = Features(rawValue: 1 << 11)
    /// UD's Mood=Imp.
    public static let imperative = Features(rawValue: 1 << 12)
    /// UD's Degree=Cmp.
    public static let comparative = Features(rawValue: 1 << 13)
    /// UD's Degree=Sup.
    public static let superlative = Features(rawValue: 1 << 14)
    /// UD's PronType=Prs.
    public static let personal = Features(rawValue: 1 << 15)
    /// UD's PronType=Rel.
    public static let relative = Features(rawValue: 1 << 16)
    /// UD's PronType=Int.
    public static let interrogative = Features(rawValue: 1 << 17)
    /// UD's PronType=Dem.
    public static let demonstrative = Features(rawValue: 1 << 18)
    /// UD's Poss=Yes.
    public static let possessive = Features(rawValue: 1 << 19)
    /// UD's Polarity=Neg.
    public static let negative = Features(rawValue: 1 << 20)
    /// UD's Definite=Def.
    public static let definite = Features(rawValue: 1 << 21)
    /// UD's Definite=Ind.
    public static let indefinite = Features(rawValue: 1 << 22)
    /// UD's NumType=Card.
    public static let cardinal = Features(rawValue: 1 << 23)
    /// UD's NumType=Ord.
    public static let ordinal = Features(rawValue: 1 << 24)
    /// UD's Gender=Masc.
    public static let masculine = Features(rawValue: 1 << 25)
    /// UD's Gender=Fem.
    public static let feminine = Features(rawValue: 1 << 26)
    /// UD's Gender=Neut.
    public static let neuter = Features(rawValue: 1 << 27)

    /// One UD feature ("Tense=Past"); empty for those that are not kept.
    public init(feature: some StringProtocol) {
        self = Self.table[String(feature)] ?? []
    }

    /// A UD feature bundle, joined by "|".
    public init(bundle: String) {
        var all: Features = []
        for feature in bundle.split(separator: "|") { all.formUnion(Features(feature: feature)) }
        self = all
    }

    private static let table: [String: Features] = [
        "Tense=Past": .past, "Tense=Pres": .present, "VerbForm=Fin": .finite,
        "VerbForm=Inf": .infinitive, "VerbForm=Part": .participle, "VerbForm=Ger": .gerund,
        "Voice=Pass": .passive, "Number=Sing": .singular, "Number=Plur": .plural,
        "Person=1": .first, "Person=2": .second, "Person=3": .third, "Mood=Imp": .imperative,
        "Degree=Cmp": .comparative, "Degree=Sup": .superlative, "PronType=Prs": .personal,
        "PronType=Rel": .relative, "PronType=Int": .interrogative, "PronType=Dem": .demonstrative,
        "Poss=Yes": .possessive, "Polarity=Neg": .negative, "Definite=Def": .definite,
        "Definite=Ind": .indefinite, "NumType=Card": .cardinal, "NumType=Ord": .ordinal,
        "Gender=Masc": .masculine, "Gender=Fem": .feminine, "Gender=Neut": .neuter,
    ]
}

/// Universal Dependencies relations, with the subtypes that reading needs.
public enum Relation: String, Sendable, Hashable, CaseIterable, Codable {
    case acl, advcl, advmod, amod, appos, aux, `case`, cc, ccomp, clf, compound, conj, cop, csubj
    case dep, det, discourse, dislocated, expl, fixed, flat, goeswith, iobj, list, mark, nmod, nsubj
    case nummod, obj, obl, orphan, parataxis, punct, reparandum, root, vocative, xcomp
    case relativeClause = "acl:relcl"
    case passiveAuxiliary = "aux:pass"
    case passiveSubject = "nsubj:pass"
    case passiveClausalSubject = "csubj:pass"
    case agent = "obl:agent"
    case possessor = "nmod:poss"
    case particle = "compound:prt"

    /// Reads a UD label; unknown subtypes fall back to the plain relation, unknown relations to `dep`.
    public init(label: String) {
        if let exact = Relation(rawValue: label) {
            self = exact
        } else {
            self = Relation(rawValue: String(label.prefix { $0 != ":" })) ?? .dep
        }
    }
}
