import CZlib

/// Deflate through zlib, for streams whose size is not known or too large for one buffer.
final class InflateDecoder: StreamDecoder {
    /// What stands around the deflated data.
    enum Wrapping: Int32 {
        case raw = -15
        case zlib = 15
        case gzip = 31
    }

    /// On the heap: zlib keeps a pointer to where the stream was first.
    private let stream: UnsafeMutablePointer<z_stream>
    private var isReady: Bool

    init(_ wrapping: Wrapping) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        isReady =
            inflateInit2_(
                stream, wrapping.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
            == Z_OK
    }

    deinit {
        if isReady { inflateEnd(stream) }
        stream.deallocate()
    }

    func restart() {
        if isReady { isReady = inflateReset(stream) == Z_OK }
    }

    func step(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> StreamStep {
        guard isReady else {
            return StreamStep(consumed: 0, produced: 0, outcome: .damaged("zlib has no memory"))
        }
        let (given, room) = (
            min(input.count, Int(UInt32.max)), min(output.count, Int(UInt32.max))
        )
        stream.pointee.next_in = UnsafeMutablePointer(
            mutating: input.bindMemory(to: UInt8.self).baseAddress)
        stream.pointee.avail_in = UInt32(given)
        stream.pointee.next_out = output.bindMemory(to: UInt8.self).baseAddress
        stream.pointee.avail_out = UInt32(room)
        let result = inflate(stream, Z_NO_FLUSH)
        let outcome: StreamStep.Outcome =
            switch result {
            case Z_OK, Z_BUF_ERROR: .more
            case Z_STREAM_END: .ended
            default: .damaged(stream.pointee.msg.map { String(cString: $0) } ?? "invalid data")
            }
        return StreamStep(
            consumed: given - Int(stream.pointee.avail_in),
            produced: room - Int(stream.pointee.avail_out), outcome: outcome)
    }
}
