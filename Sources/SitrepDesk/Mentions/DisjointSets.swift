/// Sets of numbers that grow by joining; each is known by one of its members.
struct DisjointSets {
    private var parent: [Int]

    /// The numbers below `count`, each a set of its own.
    init(count: Int) { parent = Array(0..<count) }

    /// The member by which the set of `i` is known.
    mutating func root(_ i: Int) -> Int {
        var i = i
        while parent[i] != i {
            parent[i] = parent[parent[i]]
            i = parent[i]
        }
        return i
    }

    /// Joins the set known by `root` into that known by `other`.
    mutating func join(_ root: Int, into other: Int) { parent[root] = other }
}
