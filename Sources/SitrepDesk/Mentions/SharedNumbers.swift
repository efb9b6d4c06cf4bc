extension [UInt64] {
    /// How many numbers stand in both of two sorted lists that have each but once. Linear in their
    /// lengths.
    func shared(with other: [UInt64]) -> Int {
        var (i, j, count) = (0, 0, 0)
        while i < self.count, j < other.count {
            if self[i] == other[j] {
                count += 1
                i += 1
                j += 1
            } else if self[i] < other[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return count
    }
}
