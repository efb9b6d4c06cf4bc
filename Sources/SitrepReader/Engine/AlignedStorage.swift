/// Memory whose parts start at multiples of 64 bytes, as the kernels need. It is freed with the
/// object; parts must not outlive it.
final class AlignedStorage: @unchecked Sendable {
    private var blocks: [UnsafeMutableRawPointer] = []

    /// Zeroed room for `count` values, with room for one more vector after them.
    func allocate<T: BitwiseCopyable>(_: T.Type, count: Int) -> UnsafeMutablePointer<T> {
        let size = (count * MemoryLayout<T>.stride + 127) / 64 * 64
        let block = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
        block.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        blocks.append(block)
        return block.bindMemory(to: T.self, capacity: size / MemoryLayout<T>.stride)
    }

    deinit {
        for block in blocks { block.deallocate() }
    }
}

extension Int {
    /// The next multiple of `unit`.
    func rounded(upTo unit: Int) -> Int { (self + unit - 1) / unit * unit }
}
