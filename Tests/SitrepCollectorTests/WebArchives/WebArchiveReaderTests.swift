import SitrepModel
import Testing

@testable import SitrepCollector

@Suite struct WebArchiveReaderTests {
    enum Packing: String, CaseIterable, CustomTestStringConvertible {
        case plain, gzipPerRecord, gzipWhole, zstdPerRecord, zstdWhole, zstdDictionary
        var testDescription: String { rawValue }

        func pack(_ records: [[UInt8]]) -> [UInt8] {
            let dictionary = WARCWriter.response(999, words: 400)
            return switch self {
            case .plain: Array(records.joined())
            case .gzipPerRecord: records.flatMap(WARCWriter.gzip)
            case .gzipWhole: WARCWriter.gzip(Array(records.joined()))
            case .zstdPerRecord: records.flatMap { WARCWriter.zstd($0) }
            case .zstdWhole: WARCWriter.zstd(Array(records.joined()))
            case .zstdDictionary:
                WARCWriter.dictionaryFrame(dictionary)
                    + records.flatMap { WARCWriter.zstd($0, dictionary: dictionary) }
            }
        }
    }

    @Test(arguments: Packing.allCases) func readsEveryPacking(_ packing: Packing) throws {
        let archive = try ReadArchive(packing.pack((0..<50).map { WARCWriter.response($0) }))
        #expect(archive.troubles.isEmpty)
        #expect(archive.records.map(\.targetURI) == (0..<50).map { WARCWriter.uri($0) })
        #expect(archive.records.allSatisfy { $0.integrity == .verified && $0.kind == .response })
        #expect(Array(archive.records[7].block) == WARCWriter.http(WARCWriter.page(7)))
        #expect(archive.records[7].date == "2022-01-27T06:00:00Z")
    }

    @Test(arguments: [Packing.plain, .gzipPerRecord, .zstdPerRecord, .zstdDictionary])
    func beginsAnewAtARecord(_ packing: Packing) throws {
        let bytes = packing.pack((0..<20).map { WARCWriter.response($0) })
        let whole = try ReadArchive(bytes)
        let rest = try ReadArchive(bytes, from: whole.records[12].place.offset)
        #expect(rest.records == Array(whole.records[12...]))
    }

    @Test func passesOverEveryType() throws {
        let fields = "application/warc-fields"
        let page = WARCWriter.http(WARCWriter.page(1))
        let bytes = [
            WARCWriter.record("warcinfo", media: fields, Array("software: none\r\n".utf8)),
            WARCWriter.record(
                "request", uri: "https://a.example/1", Array("GET / HTTP/1.1\r\n\r\n".utf8)),
            WARCWriter.record("response", uri: "https://a.example/1", page),
            WARCWriter.record(
                "metadata", uri: "https://a.example/1", media: fields, Array("a: b\r\n".utf8)),
            WARCWriter.record("revisit", uri: "https://a.example/1", WARCWriter.http([])),
            WARCWriter.record(
                "resource", uri: "https://a.example/2", media: "text/plain", Array("A report.".utf8)
            ),
            WARCWriter.record(
                "conversion", uri: "https://a.example/3", media: "text/plain", Array("Text".utf8)),
            WARCWriter.record(
                "response", uri: "https://a.example/4", page,
                extra: ["WARC-Segment-Number: 1", "WARC-Record-ID: <urn:uuid:4>"]),
            WARCWriter.record(
                "continuation", uri: "https://a.example/4", Array("rest".utf8),
                extra: ["WARC-Segment-Number: 2", "WARC-Segment-Origin-ID: <urn:uuid:4>"]),
            WARCWriter.record("x-own", uri: "https://a.example/5", Array("own".utf8)),
            WARCWriter.record(
                "resource", uri: "dns:a.example", media: "text/dns", Array("1.2.3.4".utf8)),
        ].flatMap(\.self)
        let archive = try ReadArchive(bytes)
        #expect(
            archive.records.map(\.kind) == [
                .warcinfo, .request, .response, .metadata, .revisit, .resource, .conversion,
                .response, .continuation, .other, .resource,
            ])
        #expect(archive.troubles.isEmpty)
        let captured = try CapturedArchive(bytes)
        #expect(
            captured.captures.map(\.source)
                == [.url("https://a.example/1"), .url("https://a.example/2")])
        #expect(captured.tally.records == 11)
        #expect(captured.tally.withoutContent == 3)
        #expect(captured.troubles.count == 1)
        #expect(captured.troubles.map(\.reason).contains { $0.contains("first part") })
    }

    @Test func tellsOfWhatContinuesAnotherFile() throws {
        let bytes = WARCWriter.record(
            "continuation", uri: "https://a.example/4", Array("rest".utf8),
            extra: ["WARC-Segment-Number: 2", "WARC-Segment-Origin-ID: <urn:uuid:4>"])
        let captured = try CapturedArchive(bytes)
        #expect(captured.captures.isEmpty)
        #expect(captured.troubles.map(\.reason).contains { $0.contains("continues one") })
        #expect(captured.troubles.first?.place == "byte 0")
    }

    @Test func readsARC() throws {
        let page = WARCWriter.http(WARCWriter.page(3))
        let info = Array(
            "1 0 Sitrep\nURL IP-address Archive-date Content-type Archive-length\n".utf8)
        func line(_ text: String, _ block: [UInt8]) -> [UInt8] {
            Array("\(text) \(block.count)\n".utf8) + block + [0x0A]
        }
        let first = line("filedesc://a.arc 0.0.0.0 20020127060000 text/plain", info)
        let one = line("http://outlet.example/a page 192.0.2.7 20020127060102 text/html", page)
        let two =
            Array(
                "http://outlet.example/b 192.0.2.7 20020127060103 text/html 200 - - 0 a.arc \(page.count)\n"
                    .utf8) + page + [0x0A]
        for bytes in [first + one + two, [first, one, two].flatMap(WARCWriter.gzip)] {
            let captured = try CapturedArchive(bytes)
            #expect(captured.troubles.isEmpty)
            #expect(
                captured.captures.map(\.source) == [
                    .url("http://outlet.example/a page"), .url("http://outlet.example/b"),
                ])
            #expect(captured.captures.first?.capturedAt == "2002-01-27T06:01:02Z")
            #expect(captured.captures.first?.bytes == WARCWriter.page(3))
        }
        // Damage in one record's line leaves the others.
        var damaged = first + one + two
        damaged[first.count] ^= 0x80
        #expect(
            try ReadArchive(damaged).soundAddresses.last == "http://outlet.example/b")
    }

    @Test(arguments: ["sha1:", "sha-256:", "md5:", "sha256:"])
    func checksDigests(_ algorithm: String) throws {
        let block = Array("The minister left.".utf8)
        // Computed with Python's hashlib.
        let digests = [
            "sha1:": "2O5MRGNBU3TPTJCIVYPDAZJ5X2ROA6UX",
            "sha-256:": "40b098001a7d1f8960405356483d4cd568696b30fd1a24e8dcbbbee4cc014d6d",
            "md5:": "6aa86065cbfea1e00e6862c7872cc1fb",
            "sha256:": "ICYJQAA2PUPYSYCAKNLEQPKM2VUGS2ZQ7UNCJ2G4XO7OJTABJVWQ====",
        ]
        let digest = try #require(digests[algorithm])
        func integrity(_ block: [UInt8]) throws -> WebArchiveRecord.Integrity? {
            try ReadArchive(
                WARCWriter.record(
                    "resource", uri: "https://a.example/", media: "text/plain", block,
                    extra: ["WARC-Block-Digest: \(algorithm)\(digest)"])
            ).records.first?.integrity
        }
        #expect(try integrity(block) == .verified)
        #expect(try integrity(Array("The minister lied.".utf8)) == .mismatched)
    }

    @Test func payloadDigestOfBodyWithOrWithoutChunks() throws {
        let body = WARCWriter.page(5)
        let chunked =
            Array("\(String(body.count, radix: 16))\r\n".utf8) + body + Array("\r\n0\r\n\r\n".utf8)
        let block = WARCWriter.http(chunked, fields: ["Transfer-Encoding: chunked"])
        for digest in [WARCWriter.sha1(body), WARCWriter.sha1(chunked)] {
            let archive = try ReadArchive(
                WARCWriter.record(
                    "response", uri: "https://a.example/", block,
                    extra: ["WARC-Payload-Digest: \(digest)"]))
            #expect(archive.records.map(\.integrity) == [.verified])
        }
    }

    @Test func mismatchIsToldAndNotUsed() throws {
        let bytes = WARCWriter.record(
            "response", uri: "https://a.example/", WARCWriter.http(WARCWriter.page(1)),
            extra: ["WARC-Block-Digest: \(WARCWriter.sha1([1]))"])
        let captured = try CapturedArchive(bytes + WARCWriter.response(2))
        #expect(captured.captures.map(\.source) == [.url(WARCWriter.uri(2))])
        #expect(
            captured.troubles.map(\.reason) == ["the record's content is not what its digest says"])
    }

    @Test func saysWhatIsNoArchive() throws {
        let archive = try ReadArchive(Array("Just a text about WARC/1.0 files.\n".utf8))
        #expect(archive.records.isEmpty)
        #expect(archive.troubles.map(\.reason) == ["it holds no WARC or ARC record"])
        #expect(try ReadArchive([]).troubles.isEmpty)
    }
}
