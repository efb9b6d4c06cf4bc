/// Makes spoiled copies of inputs: flipped bits, cuts, copies, splices and strewn pieces. What it makes
/// follows from the seed alone.
struct Spoiler {
    let seeds: [[UInt8]]
    let tokens: [[UInt8]]

    init(seeds: [[UInt8]], tokens: [String]) {
        self.seeds = seeds
        self.tokens = tokens.map { Array($0.utf8) }
    }

    private static let longest = 200_000

    func input(seed: UInt64) -> [UInt8] {
        var random = SeededRandom(seed: seed)
        if Int.random(in: 0..<40, using: &random) == 0 {
            let token = pick(tokens, &random)
            let most = Self.longest / max(1, token.count)
            return Array(repeating: token, count: Int.random(in: 1...most, using: &random))
                .flatMap(\.self)
        }
        var out = pick(seeds, &random)
        for _ in 0..<Int.random(in: 1...8, using: &random) { spoil(&out, &random) }
        return out
    }

    private func spoil(_ out: inout [UInt8], _ random: inout SeededRandom) {
        let at = Int.random(in: 0...out.count, using: &random)
        let stretch = at..<min(out.count, at + Int.random(in: 0..<600, using: &random))
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1: if at < out.count { out[at] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
        case 2: if at < out.count { out[at] = UInt8.random(in: 0...255, using: &random) }
        case 3: out.removeSubrange(stretch)
        case 4:
            guard out.count < Self.longest else { return }
            let copies = Int.random(in: 1..<30, using: &random)
            out.insert(
                contentsOf: Array(repeating: out[stretch], count: copies).flatMap(\.self), at: at)
        case 5:
            let other = pick(seeds, &random)
            let from = Int.random(in: 0...other.count, using: &random)
            let to = Int.random(in: from...other.count, using: &random)
            out.insert(contentsOf: other[from..<to], at: at)
        case 6: out.insert(contentsOf: pick(tokens, &random), at: at)
        default: if Bool.random(using: &random) { out.removeSubrange(at...) }
        }
    }

    private func pick(_ list: [[UInt8]], _ random: inout SeededRandom) -> [UInt8] {
        list[Int.random(in: 0..<list.count, using: &random)]
    }
}
