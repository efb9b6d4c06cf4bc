/// A queue of bytes in one piece of memory: unpacked ones come in at the end, records are taken from
/// the front.
final class UnpackedBytes {
    private var memory: UnsafeMutableRawBufferPointer
    private var start = 0
    private var end = 0
    /// How many bytes were taken from the front so far.
    private(set) var offset = 0

    init(capacity: Int = 1 << 20) { memory = .allocate(byteCount: capacity, alignment: 16) }

    deinit { memory.deallocate() }

    var count: Int { end - start }

    /// Offset just after the last byte, counted from the first that ever came in.
    var endOffset: Int { offset + count }

    /// The bytes at hand; they stay where they are until the next `room` or `advance`.
    var bytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory)[start..<end])
    }

    /// Memory after the last byte, of at least the size wanted, to write to before `commit`.
    func room(_ wanted: Int, keeping written: Int = 0) -> UnsafeMutableRawBufferPointer {
        if memory.count - end < wanted {
            let kept = count + written
            let held = UnsafeRawBufferPointer(
                rebasing: UnsafeRawBufferPointer(memory)[start..<start + kept])
            if count + wanted <= memory.count / 2 {
                memory.copyMemory(from: held)
            } else {
                let larger = UnsafeMutableRawBufferPointer.allocate(
                    byteCount: max(memory.count * 2, count + wanted), alignment: 16)
                larger.copyMemory(from: held)
                memory.deallocate()
                memory = larger
            }
            (start, end) = (0, count)
        }
        return UnsafeMutableRawBufferPointer(rebasing: memory[end...])
    }

    /// Takes in so many bytes that were written to the room.
    func commit(_ count: Int) { end += count }

    /// Takes so many bytes from the front.
    func advance(_ count: Int) {
        start += count
        offset += count
        if start == end { (start, end) = (0, 0) }
    }
}
