import SitrepModel

/// Reads the records of one WARC or ARC stream in order, and goes on behind whatever is damaged.
final class RecordReader {
    enum Item {
        case record(WebArchiveRecord)
        case trouble(Trouble)
    }

    /// A record's head that was read.
    private struct Head {
        var kind: WebArchiveRecord.Kind
        var format: WebArchiveRecord.Format
        /// Length of the head, and of the block after it.
        var length: Int
        var block: Int
        var arc: ARCHeader?

        /// Length of both; the sum can't overflow because blocks' lengths are read with few digits.
        var end: Int { length + block }
    }

    private let members: MemberReader
    private let source: any ByteSource
    private let limits: WebArchiveLimits
    private var queue: [Item] = []
    private var isDone = false
    /// What records so far were; nil before the first.
    private var format: WebArchiveRecord.Format?
    /// Whether bytes that belong to no record were already reported.
    private var isReported = false
    /// Whether every record so far began a compressed member.
    private var isMemberPerRecord = true
    private var recordCount = 0

    init(_ source: any ByteSource, from offset: Int, limits: WebArchiveLimits) throws(Trouble) {
        self.source = source
        self.limits = limits
        members = try MemberReader(source, from: offset, limits: limits.expansion)
    }

    /// The next record, or what was found damaged; nil at the end.
    func next() -> Item? {
        while queue.isEmpty {
            if isDone { return nil }
            do throws(Trouble) {
                try readOne()
            } catch {
                report(error)
                isDone = true
            }
            if !members.troubles.isEmpty {
                queue.insert(contentsOf: members.troubles.map(Item.trouble), at: 0)
                members.troubles = []
            }
        }
        return queue.removeFirst()
    }

    private var unpacked: UnpackedBytes { members.unpacked }

    private var place: WebArchiveRecord.Place { place(at: unpacked.offset) }

    private func place(at offset: Int) -> WebArchiveRecord.Place {
        let mark = members.mark(at: offset) ?? MemberReader.Mark(unpacked: 0, packed: 0)
        let inner = offset - mark.unpacked
        return members.packing == .plain
            ? WebArchiveRecord.Place(offset: mark.packed + inner, inner: 0)
            : WebArchiveRecord.Place(offset: mark.packed, inner: inner)
    }

    private func report(_ trouble: Trouble) { queue.append(.trouble(trouble)) }

    private func report(_ reason: String, _ remedy: String, at offset: Int? = nil) {
        report(
            Trouble(
                input: source.name, place: "\(place(at: offset ?? unpacked.offset))",
                reason: reason, remedy: remedy))
    }

    /// Unpacks until so many bytes are at hand; false where the end comes before.
    private func ensure(_ count: Int) throws(Trouble) -> Bool {
        while unpacked.count < count {
            if try !members.pull() { return false }
        }
        return true
    }

    private func take(_ count: Int) {
        unpacked.advance(count)
        members.forget(before: unpacked.offset)
    }

    // MARK: One record

    private func readOne() throws(Trouble) {
        while try ensure(1) {
            let blank = unpacked.bytes.prefix { $0 == 0x0D || $0 == 0x0A }.count
            if blank == 0 { break }
            take(blank)
        }
        guard try ensure(1) else {
            isDone = true
            return
        }
        _ = try ensure(RecordStart.lookAhead)
        if RecordStart.isWARC(unpacked.bytes) {
            guard let head = try readWARCHead() else { return }
            try finish(head)
        } else if format != .warc, let head = try readARCHead() {
            try finish(head)
        } else {
            try passOverJunk()
        }
    }

    private static let remedy = "The records around it are read; get a sound copy for the rest."

    private func readWARCHead() throws(Trouble) -> Head? {
        var searched = 0
        var (length, next): (Int?, Int?)
        while true {
            length = WARCHead.end(of: unpacked.bytes, from: searched, orRecord: &next)
            if length != nil || next != nil || unpacked.count > limits.head { break }
            // A version line, too, may be cut by the end of what is at hand.
            searched = max(0, unpacked.count - RecordStart.lookAhead)
            if try !members.pull() { break }
        }
        let start = unpacked.offset
        let mark = recordMark(from: start, to: start + (length ?? next ?? unpacked.count))
        if let cut = mark ?? next.map({ start + $0 }) {
            tell("the record's head is cut off")
            take(cut - start)
            return nil
        }
        guard let length, length <= limits.head else {
            tell(
                unpacked.count > limits.head
                    ? "the record's head is longer than \(ByteCount(limits.head)), the limit"
                    : "the record's head is cut off")
            take(min(5, unpacked.count))
            isReported = true
            return nil
        }
        let fields = UnsafeRawBufferPointer(rebasing: unpacked.bytes[..<length])
        let (kind, block) = WARCHead.essentials(fields)
        guard let block else {
            tell("the record doesn't say how long it is")
            take(length)
            isReported = true
            return nil
        }
        return Head(kind: kind, format: .warc, length: length, block: block)
    }

    private func readARCHead() throws(Trouble) -> Head? {
        _ = try ensure(ARCHeader.longestLine)
        let bytes = unpacked.bytes
        guard let end = ARCHeader.lineEnd(bytes, from: 0),
            let header = ARCHeader(line: UnsafeRawBufferPointer(rebasing: bytes[..<end]))
        else { return nil }
        return Head(
            kind: header.url.hasPrefix("filedesc:") ? .warcinfo : .response, format: .arc,
            length: end + 1, block: header.length, arc: header)
    }

    /// Reads the block, sees that a record's end is where the head says, and hands the record on.
    private func finish(_ head: Head) throws(Trouble) {
        format = head.format
        guard head.block <= limits.record else { return try passOver(head) }
        let start = unpacked.offset
        let wanted = head.end + (head.format == .arc ? ARCHeader.longestLine : 4)
        var cut: Int?
        while unpacked.count < wanted {
            cut = recordMark(from: start, to: start + head.end)
            if cut != nil { break }
            if try !members.pull() { break }
        }
        if let cut = cut ?? recordMark(from: start, to: start + head.end) {
            tell("the record ends before the length that it states")
            return take(cut - start)
        }
        guard unpacked.count >= head.end else {
            tell("the record is cut off: \(unpacked.count - head.length) of \(head.block) bytes")
            let next = nextStart(in: unpacked.bytes, from: head.length)
            if next == nil { isReported = true }
            return take(next ?? unpacked.count)
        }
        if endsRecord(head.end, head.format) {
            hand(on: head)
            return take(head.end)
        }
        let block = UnsafeRawBufferPointer(rebasing: unpacked.bytes[..<head.end])
        let next = nextStart(in: block, from: head.length)
        if next == nil, limits.checksDigests {
            let record = record(head)
            if record.integrity == .verified {
                queue.append(.record(record))
                return take(head.end)
            }
        }
        tell("the length that the record states is wrong")
        isReported = true
        take(next ?? head.end)
    }

    /// Reports damage, but not twice where the compressed data were found damaged already.
    private func tell(_ reason: String) {
        let here = unpacked.offset..<unpacked.endOffset + 1
        if !members.isSuspect(here) { report(reason, Self.remedy) }
    }

    private func hand(on head: Head) {
        let record = record(head)
        queue.append(.record(record))
        isReported = false
        recordCount += 1
        if record.place.inner > 0 { isMemberPerRecord = false }
        let range = unpacked.offset..<unpacked.offset + head.end
        if record.integrity == .mismatched, !members.isSuspect(range) {
            report(
                "the record's content is not what its digest says",
                "It is not used; get a sound copy.")
        }
    }

    private func record(_ head: Head) -> WebArchiveRecord {
        let bytes = [UInt8](UnsafeRawBufferPointer(rebasing: unpacked.bytes[..<head.end]))
        let fields = HeaderFields(bytes, head.arc == nil ? 0..<head.length : 0..<0)
        var record = WebArchiveRecord(
            kind: head.kind, format: head.format, fields: fields,
            targetURI: head.arc?.url ?? fields["WARC-Target-URI"].map(Self.unbracketed),
            date: head.arc.flatMap(\.time) ?? fields["WARC-Date"],
            mediaType: head.arc?.mediaType ?? fields["Content-Type"], place: place,
            integrity: .unchecked, bytes: bytes, blockStart: head.length)
        let range = unpacked.offset..<unpacked.offset + head.end
        if members.isSuspect(range) { record.integrity = .suspect }
        if limits.checksDigests, let digest = DigestCheck(record).integrity {
            record.integrity = digest
        }
        return record
    }

    /// WARC 1.0 writers took the standard's "<uri>" at its word.
    private static func unbracketed(_ uri: String) -> String {
        uri.hasPrefix("<") && uri.hasSuffix(">") ? String(uri.dropFirst().dropLast()) : uri
    }

    // MARK: Where records begin and end

    /// Where a member begins with a record, strictly within a range of unpacked offsets.
    private func recordMark(from start: Int, to end: Int) -> Int? {
        for mark in members.marks where mark.unpacked > start && mark.unpacked < end {
            let at = mark.unpacked - unpacked.offset
            guard at < unpacked.count else { continue }
            let bytes = UnsafeRawBufferPointer(rebasing: unpacked.bytes[at...])
            if format == .arc ? ARCHeader.isLikely(bytes) : RecordStart.isWARC(bytes) {
                return mark.unpacked
            }
        }
        return nil
    }

    private func nextStart(in bytes: UnsafeRawBufferPointer, from index: Int) -> Int? {
        let warc = format == .arc ? nil : RecordStart.nextWARC(in: bytes, from: index)
        let arc = format == .warc ? nil : ARCHeader.next(in: bytes, from: index)
        guard let warc, let arc else { return warc ?? arc }
        return min(warc, arc)
    }

    /// Whether a record may end at this index of the bytes at hand.
    private func endsRecord(_ end: Int, _ format: WebArchiveRecord.Format) -> Bool {
        let rest = UnsafeRawBufferPointer(rebasing: unpacked.bytes[end...])
        if rest.isEmpty || members.marks.contains(where: { $0.unpacked == unpacked.offset + end }) {
            return true
        }
        func isStart(_ skip: Int) -> Bool {
            guard rest.count > skip else { return rest.count == skip }
            let next = UnsafeRawBufferPointer(rebasing: rest[skip...])
            return format == .arc ? ARCHeader.isLikely(next) : RecordStart.isWARC(next)
        }
        let gap = rest.prefix(4).prefix { $0 == 0x0D || $0 == 0x0A }
        if format == .arc { return isStart(gap.count) }
        if gap.elementsEqual(Self.gap) { return true }
        // Others write less than the standard's two line ends.
        let isCustomary =
            gap.isEmpty || gap.elementsEqual([0x0D, 0x0A]) || gap.allSatisfy { $0 == 0x0A }
        if isCustomary, isStart(gap.count) { return true }
        return RecordStart.isWARC(UnsafeRawBufferPointer(rebasing: rest.dropFirst(Self.gap.count)))
            && gap.count < Self.gap.count && gap.first == 0x0D
    }

    /// What ends a WARC record.
    private static let gap: [UInt8] = [0x0D, 0x0A, 0x0D, 0x0A]

    /// Goes on to where the next record begins.
    private func passOverJunk() throws(Trouble) {
        let (start, from) = (unpacked.offset, place)
        var isSuspect = false
        var index = 0
        while true {
            isSuspect = isSuspect || members.isSuspect(start..<unpacked.endOffset + 1)
            if let next = nextStart(in: unpacked.bytes, from: index) {
                take(next)
                break
            }
            let kept = format == .warc ? RecordStart.lookAhead : ARCHeader.longestLine
            take(max(0, unpacked.count - kept))
            index = 0
            if try !members.pull() {
                take(unpacked.count)
                break
            }
        }
        if !isReported, !isSuspect {
            report(
                Trouble(
                    input: source.name, place: "\(from)",
                    reason: format == nil && unpacked.count == 0
                        ? "it holds no WARC or ARC record"
                        : "\(ByteCount(unpacked.offset - start)) here belong to no record",
                    remedy: "They were passed over; get a sound copy if something is missing."))
        }
        isReported = false
    }

    // MARK: Records larger than the limit

    private func passOver(_ head: Head) throws(Trouble) {
        let start = unpacked.offset
        if let length = source.length, members.packing == .plain {
            let end = place.offset + head.end
            let isRight = end <= length ? try endsRecord(inFile: end) : false
            guard isRight else {
                tell("the record states a length of \(head.block) bytes, which is wrong")
                isReported = true
                return take(head.length)
            }
        }
        report(
            "the record holds \(ByteCount(head.block)), more than \(ByteCount(limits.record)), the limit",
            "It was passed over; read it with another program if it matters.")
        take(head.length)
        let end = start + head.end
        while unpacked.offset < end {
            _ = try ensure(RecordStart.lookAhead)
            if unpacked.count == 0 { return }
            let count = min(unpacked.count, end - unpacked.offset)
            if let cut = recordMark(from: start, to: unpacked.offset + count) {
                return take(cut - unpacked.offset)
            }
            let isScanned = members.packing != .plain && !(isMemberPerRecord && recordCount > 1)
            let bytes = UnsafeRawBufferPointer(rebasing: unpacked.bytes[..<count])
            if isScanned, let next = nextStart(in: bytes, from: 0) { return take(next) }
            // A record's first line may begin in the last bytes.
            let kept = isScanned && unpacked.offset + count < end ? RecordStart.lookAhead : 0
            take(max(0, count - kept))
            if kept > 0, try !members.pull() { return take(unpacked.count) }
        }
    }

    /// Whether the file has a line end or a record at an offset.
    private func endsRecord(inFile offset: Int) throws(Trouble) -> Bool {
        if offset == source.length { return true }
        let next = try source.bytes(at: offset, count: 5)
        return next.first == 0x0D || next.first == 0x0A || next.elementsEqual("WARC/".utf8)
    }
}
