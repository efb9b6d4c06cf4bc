import SitrepModel

/// Takes content codings off whole bodies, within limits.
///
/// Keep one for many bodies; it is not for several threads at once. Memory: the body, what it becomes
/// (at most the limit), and the window of its coding (8 MiB for zstd, 16 MiB for brotli).
public final class Expander {
    /// What a body unpacked to.
    public struct Expansion: Sendable, Hashable {
        /// All of it, or what came before the damage.
        public var bytes: [UInt8]
        /// Says where a body is damaged or cut off; nil where it is sound.
        public var damage: Trouble?
    }

    /// What bodies may become.
    public let limits: ExpansionLimits
    private let buffer = DeflateBuffer()

    /// An expander within these limits.
    public init(limits: ExpansionLimits = ExpansionLimits()) { self.limits = limits }

    /// Unpacks a body.
    ///
    /// - Parameters:
    ///   - input: what messages call the body.
    ///   - place: where in it the body stands.
    /// - Throws: where more would come out than the limits allow.
    public func expand(
        _ packed: [UInt8], _ coding: ContentCoding, input: String, place: String? = nil
    ) throws(Trouble) -> Expansion {
        try expand(packed[...], coding, input: input, place: place)
    }

    func expand(
        _ packed: ArraySlice<UInt8>, _ coding: ContentCoding, input: String, place: String? = nil
    ) throws(Trouble) -> Expansion {
        let job = Job(input: input, place: place, room: limits.room(packed: packed.count))
        switch coding {
        case .gzip: return try inflate(packed, .gzip, job)
        case .deflate:
            let isWrapped =
                packed.count >= 2 && packed.first.map { $0 & 0x0F } == 8
                && (Int(packed[packed.startIndex]) << 8 | Int(packed[packed.startIndex + 1])) % 31
                    == 0
            return try inflate(packed, isWrapped ? .zlib : .raw, job)
        case .brotli: return try stream(packed, BrotliDecoder(), job)
        case .zstd: return try stream(packed, ZstdDecoder(windowLog: 23), job)
        }
    }

    /// What one call is about.
    private struct Job {
        var input: String
        var place: String?
        var room: Int
    }

    private func inflate(
        _ packed: ArraySlice<UInt8>, _ wrapping: InflateDecoder.Wrapping, _ job: Job
    ) throws(Trouble) -> Expansion {
        var isDone = false
        let bytes = [UInt8](
            unsafeUninitializedCapacity: likelySize(packed, wrapping, room: job.room)
        ) { output, written in
            written = 0
            packed.withUnsafeBytes { input in
                if case .done(let consumed, let produced) = buffer.unpack(
                    wrapping, input, into: UnsafeMutableRawBufferPointer(output)),
                    consumed == input.count
                {
                    (written, isDone) = (produced, true)
                }
            }
        }
        // Several members, damage or a wrong guess of the size: zlib sorts that out.
        return isDone
            ? Expansion(bytes: bytes) : try stream(packed, InflateDecoder(wrapping), job)
    }

    /// The size that gzip states at its end, within the room; else a guess.
    private func likelySize(
        _ packed: ArraySlice<UInt8>, _ wrapping: InflateDecoder.Wrapping, room: Int
    ) -> Int {
        guard wrapping == .gzip, packed.count >= 18 else {
            return min(room, max(4096, packed.count * 8))
        }
        return max(1, min(room, packed.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }))
    }

    private func stream(
        _ packed: ArraySlice<UInt8>, _ decoder: some StreamDecoder, _ job: Job
    ) throws(Trouble) -> Expansion {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        var at = packed.startIndex
        while true {
            let step = chunk.withUnsafeMutableBytes { output in
                packed[at...].withUnsafeBytes { decoder.step($0, into: output) }
            }
            at += step.consumed
            bytes.append(contentsOf: chunk[..<step.produced])
            if bytes.count > job.room {
                throw limits.trouble(packed: packed.count, input: job.input, place: job.place)
            }
            switch step.outcome {
            case .more:
                if step.consumed == 0, step.produced == 0 {
                    return damaged(bytes, "it is cut off", at: packed.count, job)
                }
            case .ended:
                let rest = packed[at...]
                if rest.isEmpty { return Expansion(bytes: bytes) }
                // gzip members and zstd frames may follow each other; other bytes are no part of it.
                let isBrotli = decoder is BrotliDecoder
                guard !isBrotli, ContentCoding(startOf: rest) != nil else {
                    if rest.allSatisfy({ $0 == 0 }) { return Expansion(bytes: bytes) }
                    return damaged(
                        bytes, "other bytes follow its end", at: at - packed.startIndex, job)
                }
                decoder.restart()
            case .damaged(let reason):
                return damaged(bytes, "it is damaged (\(reason))", at: at - packed.startIndex, job)
            }
        }
    }

    private func damaged(_ bytes: [UInt8], _ reason: String, at: Int, _ job: Job) -> Expansion {
        Expansion(
            bytes: bytes,
            damage: Trouble(
                input: job.input,
                place: (job.place.map { "\($0), " } ?? "") + "compressed byte \(at)",
                reason: reason, remedy: "What came before is used; fetch it again for the rest."))
    }
}
