import SitrepModel
import Testing

@testable import SitrepCollector

/// What comes from strangers is read without failing, whatever it is.
@Suite struct NoiseTests {
    /// The same numbers in every run.
    private struct Noise: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private static let seeds = [
        "User-agent: *\nDisallow: /a*b$\nAllow: /%7E\nCrawl-delay: 1\n",
        "https://user@news.example:8080/a/../b?c=%zz#d",
        "<?xml version=\"1.0\"?><!DOCTYPE rss [<!--]><rss>",
        "http://[::ffff:1.2.3.4]/", "<!DOCTYPE html><p>", "Sun, 06 Nov 1994 08:49:37 GMT",
        "max-age=5, no-store", "{\"version\": \"https://jsonfeed.org/version/1\"}",
    ].map { Array($0.utf8) }

    @Test func readsNoiseWithoutFailing() {
        var noise = Noise(state: 7)
        for _ in 0..<4000 {
            var bytes = Self.seeds[Int(noise.next() % UInt64(Self.seeds.count))]
            for _ in 0..<(noise.next() % 8) where !bytes.isEmpty {
                let at = Int(noise.next() % UInt64(bytes.count))
                switch noise.next() % 4 {
                case 0: bytes[at] = UInt8(truncatingIfNeeded: noise.next())
                case 1: bytes.remove(at: at)
                case 2: bytes.insert(UInt8(truncatingIfNeeded: noise.next()), at: at)
                default: bytes += Self.seeds[Int(noise.next() % UInt64(Self.seeds.count))]
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            _ = ContentKind(head: bytes[...])
            let rules = RobotsRules(bytes, product: "Sitrep")
            if let address = try? WebAddress(text) {
                _ = rules.allows(address.target)
                // What was read is read as itself, so that loops of redirects are seen.
                #expect((try? WebAddress(address.text)) == address, "\(text)")
                #expect(!address.text.contains("@") || address.target.contains("@"))
            }
            _ = CacheControl(text)
            _ = AddressBlock(text)
            bytes.withUnsafeBytes { line in
                var headers = ResponseHeaders()
                headers.add(line)
                _ = (headers.location, headers.codings, headers.status)
            }
        }
    }
}
