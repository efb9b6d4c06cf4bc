import SitrepModel

/// How near two acts' codes are: whether reports of the one may tell of the other.
enum ActNearness {
    /// Roots grouped by what a report may call another report's act. A root may stand in several.
    static func families(_ root: Int) -> [Int] {
        switch root {
        case 1, 2, 5, 10, 11, 12, 13: [1]
        case 3: [2, 3]
        case 4: [2]
        case 6, 7: [3]
        case 8: [8]
        case 9: [9]
        case 14: [14]
        case 15: [15]
        case 16, 17: [16]
        case 18, 19, 20: [18]
        default: [0]
        }
    }

    /// Roots whose acts reports name in each other's terms, beside the same root.
    private static let neighbours: Set<Int> = Set(
        [
            (1, 2), (1, 5), (1, 11), (1, 12), (1, 13), (2, 10), (2, 11), (11, 13), (2, 13), (3, 4),
            (3, 7), (3, 6), (6, 7), (16, 17), (18, 19), (18, 20), (19, 20), (11, 12),
        ].map { $0.0 * 100 + $0.1 })

    /// How two codes relate.
    enum Relation: Equatable {
        case same
        /// One is the other's general form: 040 and 041.
        case general
        /// Same root, other code.
        case sameRoot
        case neighbouring
        /// Kinds that exclude each other: a call is not a visit.
        case excluded
    }

    /// A CAMEO code taken apart once, for many comparisons.
    struct Code: Hashable, Sendable {
        var root: Int
        /// Without the zero that marks "not specified below".
        var stem: [UInt8]
        /// Whether it is the signing of an agreement.
        var isSigning: Bool { stem.starts(with: "057".utf8) }
        /// Whether it is a truce or a withdrawal.
        var isStandingDown: Bool { stem.starts(with: "087".utf8) }
        /// By telephone (1) or in person (2), where a consultation's code says.
        var form: Int?

        init(_ code: String) {
            root = Int(code.prefix(2)) ?? 0
            stem = Array(ActNearness.stem(code).utf8)
            form = ActNearness.form(code)
        }
    }

    /// The relation of two CAMEO codes.
    static func relation(_ a: Code, _ b: Code) -> Relation {
        if a.root != b.root {
            let pair = min(a.root, b.root) * 100 + max(a.root, b.root)
            return neighbours.contains(pair) ? .neighbouring : .excluded
        }
        if let x = a.form, let y = b.form, x != y { return .excluded }
        if a.stem == b.stem { return .same }
        return a.stem.starts(with: b.stem) || b.stem.starts(with: a.stem) ? .general : .sameRoot
    }

    /// A code without the zero that marks "not specified below".
    static func stem(_ code: String) -> String {
        var code = code
        while code.utf8.count > 2, code.hasSuffix("0") { code.removeLast() }
        return code
    }

    /// By telephone or in person, where the code says.
    private static func form(_ code: String) -> Int? {
        switch code.prefix(3) {
        case "041": 1
        case "042", "043", "044": 2
        default: nil
        }
    }
}
