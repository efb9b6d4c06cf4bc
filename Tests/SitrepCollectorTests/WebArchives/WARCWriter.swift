import CZlib
import CZstd
import Foundation
import SitrepModel

@testable import SitrepCollector

/// Writes small web archives for the tests.
enum WARCWriter {
    /// The bytes packed as one gzip member.
    static func gzip(_ bytes: [UInt8]) -> [UInt8] { deflate(bytes, wrapping: 31) }

    /// The bytes deflated: 31 with gzip's head, 15 with zlib's, -15 bare.
    static func deflate(_ bytes: [UInt8], wrapping: Int32) -> [UInt8] {
        var stream = z_stream()
        deflateInit2_(
            &stream, 6, Z_DEFLATED, wrapping, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        defer { deflateEnd(&stream) }
        var out = [UInt8](repeating: 0, count: bytes.count + bytes.count / 100 + 128)
        var bytes = bytes
        let (count, room) = (bytes.count, out.count)
        return bytes.withUnsafeMutableBufferPointer { from in
            out.withUnsafeMutableBufferPointer { to in
                stream.next_in = from.baseAddress
                stream.avail_in = UInt32(count)
                stream.next_out = to.baseAddress
                stream.avail_out = UInt32(room)
                _ = CZlib.deflate(&stream, Z_FINISH)
                return Array(to[..<(room - Int(stream.avail_out))])
            }
        }
    }

    /// The bytes packed as one zstd frame.
    static func zstd(_ bytes: [UInt8], dictionary: [UInt8] = []) -> [UInt8] {
        let context = ZSTD_createCCtx()
        defer { ZSTD_freeCCtx(context) }
        var out = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
        let size = ZSTD_compress_usingDict(
            context, &out, out.count, bytes, bytes.count, dictionary, dictionary.count, 3)
        return Array(out[..<size])
    }

    /// The frame of user data that begins a zstd archive with a dictionary.
    static func dictionaryFrame(_ dictionary: [UInt8]) -> [UInt8] {
        let size = UInt32(dictionary.count)
        return [0x5D, 0x2A, 0x4D, 0x18]
            + (0..<4).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) } + dictionary
    }

    static func record(
        _ type: String, uri: String? = nil, media: String = "application/http; msgtype=response",
        _ block: [UInt8], extra: [String] = [], length: Int? = nil, version: String = "1.1"
    ) -> [UInt8] {
        var head = "WARC/\(version)\r\nWARC-Type: \(type)\r\nWARC-Date: 2022-01-27T06:00:00Z\r\n"
        if let uri { head += "WARC-Target-URI: \(uri)\r\n" }
        for line in extra { head += line + "\r\n" }
        head += "Content-Type: \(media)\r\nContent-Length: \(length ?? block.count)\r\n\r\n"
        return Array(head.utf8) + block + Array("\r\n\r\n".utf8)
    }

    static func http(_ body: [UInt8], status: String = "200 OK", fields: [String] = []) -> [UInt8] {
        let lines = ["HTTP/1.1 \(status)", "Content-Type: text/html; charset=utf-8"] + fields
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    }

    /// A page of our own, different for each number, that packing doesn't make tiny.
    static func page(_ number: Int, words: Int = 200) -> [UInt8] {
        var state = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 | 1
        var text = "<html><title>Report \(number)</title><p>The envoy of state \(number) said"
        for _ in 0..<words {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            text += " w\(state >> 44)"
        }
        return Array((text + ".</p></html>").utf8)
    }

    static func uri(_ number: Int) -> String { "https://outlet.example/report/\(number)" }

    /// A response record with its block's SHA-1.
    static func response(_ number: Int, words: Int = 200) -> [UInt8] {
        let block = http(page(number, words: words))
        return record(
            "response", uri: uri(number), block, extra: ["WARC-Block-Digest: \(sha1(block))"])
    }

    static func sha1(_ bytes: [UInt8]) -> String {
        let digest = bytes.withUnsafeBytes(SHA1.digest)
        return "sha1:" + digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// A ZIP file; entries are stored, or deflated where so said.
    static func zip(_ files: [(name: String, bytes: [UInt8], isDeflated: Bool)]) -> [UInt8] {
        var (out, directory): ([UInt8], [UInt8]) = ([], [])
        func number(_ value: Int, _ size: Int) -> [UInt8] {
            (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        for file in files {
            let packed = file.isDeflated ? deflate(file.bytes, wrapping: -15) : file.bytes
            let checksum = Int(crc32(0, file.bytes, UInt32(file.bytes.count)))
            let shared =
                number(20, 2) + number(0, 2) + number(file.isDeflated ? 8 : 0, 2) + number(0, 4)
                + number(checksum, 4) + number(packed.count, 4) + number(file.bytes.count, 4)
                + number(file.name.utf8.count, 2) + number(0, 2)
            directory += number(0x0201_4B50, 4) + number(20, 2) + shared + number(0, 10)
            directory += number(out.count, 4) + Array(file.name.utf8)
            out += number(0x0403_4B50, 4) + shared + Array(file.name.utf8) + packed
        }
        let start = out.count
        out += directory
        return out + number(0x0605_4B50, 4) + number(0, 4) + number(files.count, 2)
            + number(files.count, 2) + number(directory.count, 4) + number(start, 4) + number(0, 2)
    }
}

/// All that a reader gives of some bytes.
struct ReadArchive {
    var records: [WebArchiveRecord] = []
    var troubles: [Trouble] = []

    init(_ bytes: [UInt8], from offset: Int = 0, limits: WebArchiveLimits = WebArchiveLimits())
        throws
    {
        let reader = try WebArchiveReader(
            bytes: bytes, name: "a.warc", from: offset, limits: limits)
        while let item = reader.next() {
            switch item {
            case .record(let record): records.append(record)
            case .trouble(let trouble): troubles.append(trouble)
            }
        }
    }

    /// The addresses of the records that nothing speaks against.
    var soundAddresses: [String] {
        records.filter { $0.integrity == .verified || $0.integrity == .unchecked }
            .compactMap(\.targetURI)
    }
}

/// All captures and troubles of some bytes.
struct CapturedArchive {
    var captures: [Capture] = []
    var troubles: [Trouble] = []
    var tally: WebArchiveCaptures.Tally

    init(_ bytes: [UInt8], limits: WebArchiveLimits = WebArchiveLimits()) throws {
        let source = WebArchiveCaptures(
            try WebArchiveReader(bytes: bytes, name: "a.warc", limits: limits), limits: limits)
        while let item = source.next() {
            switch item {
            case .capture(let capture): captures.append(capture)
            case .trouble(let trouble): troubles.append(trouble)
            }
        }
        tally = source.tally
    }
}
