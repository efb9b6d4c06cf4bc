import CDeflate
import SitrepModel

/// One file in a ZIP file as bytes to read; it tells at the end whether its checksum held.
final class ZIPEntrySource: ByteSource {
    let name: String
    let length: Int?
    private let entry: ZIPDirectory.Entry
    private let packed: SliceSource
    private let input: InputWindow
    private let inflater = InflateDecoder(.raw)
    private let limits: ExpansionLimits
    private var checksum: UInt32 = 0
    /// Up to where the bytes were read in order.
    private var checked = 0
    private var isInOrder = true
    private var isEnded = false

    /// Deflated bytes can only be read in order.
    var isSeekable: Bool { entry.method == .stored && packed.isSeekable }

    init(
        _ entry: ZIPDirectory.Entry, _ base: any ByteSource, _ range: Range<Int>, name: String,
        limits: ExpansionLimits
    ) {
        self.entry = entry
        self.name = name
        self.limits = limits
        length = entry.method == .stored ? range.count : nil
        packed = SliceSource(base, range, name: name)
        input = InputWindow(packed, capacity: 1 << 16, from: 0)
    }

    /// What is wrong with it, once it was read to its end in order.
    var damage: Trouble? {
        guard isInOrder, checked == entry.size, checksum != entry.checksum else { return nil }
        return Trouble(
            input: name, reason: "its checksum in the ZIP file doesn't match",
            remedy: "Some record in it was changed; get a sound copy.")
    }

    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(Trouble) -> Int {
        let count =
            entry.method == .stored
            ? try packed.read(into: buffer, at: offset) : try inflate(into: buffer)
        if offset == checked {
            checksum = libdeflate_crc32(checksum, buffer.baseAddress, count)
            checked += count
        } else if offset > checked {
            isInOrder = false
        }
        return count
    }

    private func inflate(into buffer: UnsafeMutableRawBufferPointer) throws(Trouble) -> Int {
        while !isEnded {
            try input.fill(1)
            let step = inflater.step(input.bytes, into: buffer)
            input.advance(step.consumed)
            switch step.outcome {
            case .more where step.consumed == 0 && step.produced == 0:
                throw damaged("it is cut off")
            case .more: break
            case .ended: isEnded = true
            case .damaged(let reason): throw damaged("it is damaged (\(reason))")
            }
            let total = checked + step.produced
            if total > limits.ratioFreeSize, total / limits.ratio > input.offset {
                throw limits.trouble(packed: 0, input: name, place: nil)
            }
            if step.produced > 0 { return step.produced }
        }
        return 0
    }

    private func damaged(_ reason: String) -> Trouble {
        Trouble(
            input: name, place: "compressed byte \(input.offset)", reason: reason,
            remedy: "The records before are read; get a sound copy for the rest.")
    }
}
