import SitrepModel

/// Unpacks a web archive member by member, in bounded memory, and goes on after damage.
///
/// A member (gzip) or frame (zstd) of up to `holdLimit` bytes is only handed on once it is complete and
/// its checksum holds; larger ones come in pieces. After a damaged member the next one is looked for
/// right behind its beginning, because a damaged length can lead a decoder past its neighbours.
final class MemberReader {
    /// Where a member's unpacked bytes begin.
    struct Mark {
        /// Offset in the unpacked bytes.
        var unpacked: Int
        /// Offset in the file.
        var packed: Int
    }

    /// What is unpacked and not yet taken.
    let unpacked = UnpackedBytes()
    /// Beginnings of members, oldest first.
    private(set) var marks: [Mark] = []
    /// Unpacked bytes that damage may have changed; empty ranges where some are missing.
    private(set) var suspects: [Range<Int>] = []
    /// What was found damaged since this was last emptied.
    var troubles: [Trouble] = []
    let packing: Packing
    /// Whether the end was reached.
    private(set) var isAtEnd = false

    private static let holdLimit = 8 << 20
    private static let windowSize = 1 << 20
    private static let dictionaryLimit = 16 << 20

    private let limits: ExpansionLimits
    private let window: InputWindow
    private let wholeMembers = DeflateBuffer()
    private let decoder: any StreamDecoder
    /// Room that the largest member so far took.
    private var usualRoom = 1 << 18
    /// The member that comes in pieces: where it began, and what came out of it.
    private var open: (start: Int, produced: Int)?
    /// Whether the bytes at hand follow damage, so that what is no member needs no further word.
    private var isSearching = false
    /// Bytes that may be gone through again after damage, so that no file takes forever.
    private var rescanBudget = 256 << 20

    /// Begins at an offset, which must be a member's or, in a plain file, a record's.
    init(_ source: any ByteSource, from offset: Int, limits: ExpansionLimits) throws(Trouble) {
        self.limits = limits
        let head = InputWindow(source, capacity: Self.windowSize, from: 0)
        try head.fill(1 << 16)
        packing = Packing(startOf: head.bytes)
        window = head
        let zstd = ZstdDecoder(windowLog: 27)
        decoder = packing == .zstd ? zstd : InflateDecoder(.gzip)
        if packing == .zstd { try readDictionary(zstd) }
        guard offset == 0 || window.seek(to: offset) else {
            throw Trouble(
                input: source.name, reason: "a pipe can't be read from its middle",
                remedy: "Give the file itself.")
        }
    }

    /// Offset in the file up to which everything is unpacked.
    var packedOffset: Int { window.offset }

    /// Unpacks some more; false at the end.
    func pull() throws(Trouble) -> Bool {
        guard !isAtEnd else { return false }
        let hasMore: Bool
        switch packing {
        case .plain: hasMore = try pullPlain()
        default: hasMore = try open == nil ? pullMember() : pullPiece()
        }
        isAtEnd = !hasMore
        return hasMore
    }

    /// Forgets what is known of bytes that were taken.
    func forget(before offset: Int) {
        // The mark that the next record may belong to stays.
        if marks.count > 64, let keep = marks.lastIndex(where: { $0.unpacked <= offset }) {
            marks.removeFirst(keep)
        }
        while let first = suspects.first, first.upperBound < offset { suspects.removeFirst() }
    }

    /// The last member that begins at or before an offset of the unpacked bytes.
    func mark(at offset: Int) -> Mark? { marks.last { $0.unpacked <= offset } }

    /// Whether damage may have changed some of the bytes.
    func isSuspect(_ range: Range<Int>) -> Bool {
        suspects.contains { $0.lowerBound < range.upperBound && $0.upperBound > range.lowerBound }
    }

    private func pullPlain() throws(Trouble) -> Bool {
        try window.fill(1)
        let bytes = window.bytes
        guard !bytes.isEmpty else { return false }
        if marks.isEmpty { marks.append(Mark(unpacked: unpacked.endOffset, packed: window.offset)) }
        unpacked.room(bytes.count).copyMemory(from: bytes)
        unpacked.commit(bytes.count)
        window.advance(bytes.count)
        return true
    }

    // MARK: Whole members

    private func pullMember() throws(Trouble) -> Bool {
        try window.fill(1 << 16)
        guard !window.bytes.isEmpty else { return false }
        if packing == .zstd, Packing.startsSkippableFrame(window.bytes) {
            _ = try skippableFrame(keeping: 0)
            return true
        }
        guard packing.startsMember(window.bytes) else { return try passOverJunk() }
        if packing == .gzip, unpackWhole() { return true }
        return try unpackHeld()
    }

    /// The fast way, for members that are whole in the window; false where another way is needed.
    private func unpackWhole() -> Bool {
        while true {
            let room = unpacked.room(usualRoom)
            switch wholeMembers.unpack(.gzip, window.bytes, into: room) {
            case .done(let consumed, let produced):
                guard produced <= limits.ratioFreeSize || produced / limits.ratio <= consumed
                else { return false }
                commitMember(start: window.offset, produced)
                window.advance(consumed)
                return true
            case .wantsRoom:
                if usualRoom >= Self.holdLimit { return false }
                usualRoom *= 4
            case .damaged: return false
            }
        }
    }

    private func commitMember(start: Int, _ produced: Int) {
        marks.append(Mark(unpacked: unpacked.endOffset, packed: start))
        unpacked.commit(produced)
        isSearching = false
    }

    /// Unpacks a member beside the bytes at hand and hands it on when it is complete, or too large
    /// to wait for that.
    private func unpackHeld() throws(Trouble) -> Bool {
        let start = window.offset
        decoder.restart()
        var written = 0
        while true {
            let room = unpacked.room(written + 1 << 17, keeping: written)
            let step = try step(
                into: UnsafeMutableRawBufferPointer(rebasing: room[written...]))
            written += step.produced
            if isBomb(start: start, written) {
                failed(start, "", kept: 0)
                return true
            }
            switch step.outcome {
            case .more: break
            case .ended:
                commitMember(start: start, written)
                return true
            case .damaged(let reason):
                failed(start, reason, kept: written)
                return true
            }
            if written > Self.holdLimit {
                commitMember(start: start, written)
                open = (start, written)
                return true
            }
        }
    }

    /// One step of the decoder, with more input fetched as needed; its end is damage.
    private func step(into room: UnsafeMutableRawBufferPointer) throws(Trouble) -> StreamStep {
        try window.fill(1)
        var step = decoder.step(window.bytes, into: room)
        window.advance(step.consumed)
        if step.outcome == .more, step.consumed == 0, step.produced == 0 {
            let before = window.bytes.count
            try window.fill(before + 1)
            if window.bytes.count == before { step.outcome = .damaged(Self.cutOff) }
        }
        return step
    }

    private static let cutOff = "it is cut off"

    private func isBomb(start: Int, _ produced: Int) -> Bool {
        guard produced > limits.ratioFreeSize,
            produced / limits.ratio > window.offset - start
        else { return false }
        troubles.append(
            limits.trouble(
                packed: 0, input: window.source.name, place: "byte \(start)"))
        return true
    }

    // MARK: Members in pieces

    private func pullPiece() throws(Trouble) -> Bool {
        guard var member = open else { return true }
        let step = try step(into: unpacked.room(1 << 18))
        unpacked.commit(step.produced)
        member.produced += step.produced
        open = member
        if isBomb(start: member.start, member.produced) {
            open = nil
            failed(member.start, "", kept: 0)
            return true
        }
        switch step.outcome {
        case .more: break
        case .ended: open = nil
        case .damaged(let reason):
            open = nil
            failed(member.start, reason, kept: 0)
        }
        return true
    }

    // MARK: Damage

    /// Reports a member that can't be unpacked, and goes back to look for the next; an empty reason
    /// was reported before. `kept` bytes in the room are handed on as suspect.
    private func failed(_ start: Int, _ reason: String, kept: Int) {
        let end = window.offset
        let isRecord =
            RecordStart.isLikely(
                UnsafeRawBufferPointer(
                    rebasing: UnsafeRawBufferPointer(unpacked.room(kept, keeping: kept))[..<kept]))
        // In a search, what merely looks like a member is no news.
        let isNews = !reason.isEmpty && (!isSearching || isRecord)
        if isNews {
            troubles.append(
                Trouble(
                    input: window.source.name, place: "byte \(start)",
                    reason: "the compressed data are damaged"
                        + (reason == Self.cutOff ? ": they are cut off" : " (\(reason))"),
                    remedy: "The records around it are read; get a sound copy for the rest."))
        }
        let from = unpacked.endOffset
        if !isSearching || isRecord {
            marks.append(Mark(unpacked: from, packed: start))
            unpacked.commit(kept)
        }
        // What comes before a cut is sound, only the last of it is missing.
        let to = unpacked.endOffset
        suspect(reason == Self.cutOff ? to..<to : from..<to)
        isSearching = true
        let cost = end - start
        if rescanBudget >= cost, window.seek(to: start + 1) { rescanBudget -= cost }
    }

    private func suspect(_ range: Range<Int>) {
        if suspects.last != range { suspects.append(range) }
    }

    /// Goes on to where the next member may start; false where there is none.
    private func passOverJunk() throws(Trouble) -> Bool {
        let start = window.offset
        var isZero = true
        while true {
            let bytes = window.bytes
            let next = packing.nextMember(in: bytes, from: 0)
            // The last bytes may be the beginning of a mark.
            let count = next ?? max(bytes.count - Packing.markLength + 1, 0)
            isZero = isZero && bytes[..<count].allSatisfy { $0 == 0 }
            window.advance(count)
            if next != nil { break }
            let rest = window.bytes.count
            try window.fill(1 << 16)
            if window.bytes.count == rest {
                isZero = isZero && window.bytes.allSatisfy { $0 == 0 }
                window.advance(rest)
                break
            }
        }
        let isEnd = window.bytes.isEmpty
        if !isSearching, !(isZero && isEnd) {
            troubles.append(
                Trouble(
                    input: window.source.name, place: "byte \(start)",
                    reason: "\(ByteCount(window.offset - start)) here are no compressed record",
                    remedy: "They were passed over; get a sound copy if something is missing."))
            suspect(unpacked.endOffset..<unpacked.endOffset)
        }
        isSearching = true
        return !isEnd
    }

    // MARK: zstd's frames of user data

    /// The dictionary in the first frame, as "Zstandard compression of WARC files" has it (IIPC).
    private func readDictionary(_ zstd: ZstdDecoder) throws(Trouble) {
        guard Packing.startsSkippableFrame(window.bytes), window.bytes[0] == 0x5D else { return }
        let content = try skippableFrame(keeping: Self.dictionaryLimit)
        var dictionary = content
        if ContentCoding(startOf: content) == .zstd {
            dictionary =
                try Expander(limits: ExpansionLimits(size: Self.dictionaryLimit))
                .expand(content, .zstd, input: window.source.name, place: "its dictionary").bytes
        }
        if dictionary.isEmpty || !zstd.use(dictionary: dictionary) {
            throw Trouble(
                input: window.source.name, place: "byte 0",
                reason: "its zstd dictionary can't be used",
                remedy: "Get a sound copy: without the dictionary nothing in it can be unpacked.")
        }
    }

    /// Passes over a frame; gives its content where it is no larger than what to keep.
    private func skippableFrame(keeping limit: Int) throws(Trouble) -> [UInt8] {
        let bytes = window.bytes
        let size = (4..<8).reversed().reduce(0) { $0 << 8 | Int(bytes[$1]) }
        window.advance(8)
        var (content, rest): ([UInt8], Int) = ([], size)
        while rest > 0 {
            try window.fill(1)
            let count = min(rest, window.bytes.count)
            if count == 0 { break }
            if size <= limit { content += window.bytes[..<count] }
            window.advance(count)
            rest -= count
        }
        return content
    }
}
