import SitrepModel

/// The stretch of a source that is in memory at the moment; it only moves, never grows.
final class InputWindow {
    let source: any ByteSource
    /// Offset in the source of the first byte that is not done with.
    private(set) var offset: Int
    private let memory: UnsafeMutableRawBufferPointer
    private var start = 0
    private var end = 0
    private(set) var isAtEnd = false

    init(_ source: any ByteSource, capacity: Int, from offset: Int) {
        self.source = source
        self.offset = offset
        memory = .allocate(byteCount: capacity, alignment: 16)
    }

    deinit { memory.deallocate() }

    /// The bytes at hand. They stay where they are until the next `fill`, `seek` or `advance`.
    var bytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory)[start..<end])
    }

    var capacity: Int { memory.count }

    /// Reads until so many bytes are at hand, the window is full, or the source ends.
    func fill(_ wanted: Int) throws(Trouble) {
        guard end - start < wanted, !isAtEnd else { return }
        if start > 0, memory.count - start < max(wanted, memory.count / 2) {
            memory.copyMemory(from: bytes)
            (start, end) = (0, end - start)
        }
        while end - start < wanted, end < memory.count {
            let n = try source.read(
                into: UnsafeMutableRawBufferPointer(rebasing: memory[end...]),
                at: offset + end - start)
            if n == 0 {
                isAtEnd = true
                return
            }
            end += n
        }
    }

    /// Is done with so many bytes of those at hand.
    func advance(_ count: Int) {
        start += count
        offset += count
    }

    /// Goes to an offset; false where it has passed and the source can't go back.
    func seek(to target: Int) -> Bool {
        if target >= offset, target <= offset + end - start {
            advance(target - offset)
            return true
        }
        if target < offset, offset - target <= start {
            start -= offset - target
            offset = target
            return true
        }
        guard source.isSeekable else { return false }
        (start, end, offset, isAtEnd) = (0, 0, target, false)
        return true
    }
}
