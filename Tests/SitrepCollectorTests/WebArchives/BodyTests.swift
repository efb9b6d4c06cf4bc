import SitrepModel
import Testing

@testable import SitrepCollector

@Suite struct BodyTests {
    private static let page = WARCWriter.page(4)

    private func capture(_ body: [UInt8], _ fields: [String]) throws -> CapturedArchive {
        try CapturedArchive(
            WARCWriter.record(
                "response", uri: "https://a.example/", WARCWriter.http(body, fields: fields)))
    }

    private static func chunked(_ body: [UInt8], size: Int) -> [UInt8] {
        var out: [UInt8] = []
        for start in stride(from: 0, to: body.count, by: size) {
            let chunk = body[start..<min(body.count, start + size)]
            out += Array("\(String(chunk.count, radix: 16));x=y\r\n".utf8) + chunk + [13, 10]
        }
        return out + Array("0\r\n\r\n".utf8)
    }

    @Test(arguments: [
        (page, []), (WARCWriter.gzip(page), ["Content-Encoding: gzip"]),
        (WARCWriter.gzip(page), ["content-encoding:x-gzip"]),
        (WARCWriter.deflate(page, wrapping: 15), ["Content-Encoding: deflate"]),
        (WARCWriter.deflate(page, wrapping: -15), ["Content-Encoding: deflate"]),
        (WARCWriter.zstd(page), ["Content-Encoding: zstd"]),
        (WARCWriter.gzip(WARCWriter.zstd(page)), ["Content-Encoding: zstd, gzip"]),
        (chunked(page, size: 100), ["Transfer-Encoding: chunked"]),
        (
            chunked(WARCWriter.gzip(page), size: 77),
            ["Transfer-Encoding: chunked", "Content-Encoding: gzip"]
        ),
        // Archives that took the codings off but kept the fields.
        (page, ["Content-Encoding: gzip", "Transfer-Encoding: chunked"]),
        (page, ["Content-Encoding: br"]),
    ]) func takesCodingsOff(_ body: [UInt8], _ fields: [String]) throws {
        let captured = try capture(body, fields)
        #expect(captured.troubles.isEmpty)
        #expect(captured.captures.map(\.bytes) == [Self.page])
        #expect(captured.captures.first?.status == 200)
        #expect(captured.captures.first?.mediaType == "text/html; charset=utf-8")
    }

    @Test func usesWhatCameOfACutBody() throws {
        let cut = Array(WARCWriter.gzip(Self.page).dropLast(60))
        let captured = try capture(cut, ["Content-Encoding: gzip"])
        let bytes = try #require(captured.captures.first?.bytes)
        #expect(bytes.count > 100 && Self.page.starts(with: bytes))
        #expect(captured.troubles.map(\.reason) == ["it is cut off"])
        let half = try capture(
            Array(Self.chunked(Self.page, size: 500).dropLast(200)), ["Transfer-Encoding: chunked"])
        #expect(Self.page.starts(with: try #require(half.captures.first?.bytes)))
        #expect(half.troubles.map(\.reason) == ["the body's last chunk is missing"])
    }

    @Test(arguments: [
        ("404 Not Found", "text/html"), ("301 Moved", "text/html"), ("200 OK", "image/png"),
        ("200 OK", "application/javascript"),
    ]) func passesOverOtherAnswers(_ status: String, _ media: String) throws {
        let block = Array("HTTP/1.1 \(status)\r\nContent-Type: \(media)\r\n\r\n".utf8) + Self.page
        let captured = try CapturedArchive(
            WARCWriter.record("response", uri: "https://a.example/", block))
        #expect(captured.captures.isEmpty)
        #expect(captured.tally.otherStatus + captured.tally.otherMedia == 1)
    }

    @Test(arguments: [
        ("", "d41d8cd98f00b204e9800998ecf8427e", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
        (
            "abc", "900150983cd24fb0d6963f7d28e17f72", "a9993e364706816aba3e25717850c26c9cd0d89d"
        ),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "8215ef0796a20bcaaae116d3876c664a", "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
        ),
    ]) func digestsAsTheStandardsSay(_ text: String, _ md5: String, _ sha1: String) {
        let bytes = Array(text.utf8)
        func hex(_ digest: [UInt8]) -> String {
            digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
        #expect(hex(bytes.withUnsafeBytes(MD5.digest)) == md5)
        #expect(hex(bytes.withUnsafeBytes(SHA1.digest)) == sha1)
    }
}
