import Testing

@testable import SitrepCollector

@Suite struct AddressTests {
    @Test(arguments: [
        "0.0.0.0", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1",
        "127.255.0.9", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.7",
        "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.3", "203.0.113.9",
        "224.0.0.251", "239.1.1.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::7f00:1",
        "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::ffff:0:10.0.0.1", "64:ff9b::a00:1",
        "64:ff9b:1::1", "100::1", "2001::1", "2001:2::1", "2001:10::1", "2001:db8::5",
        "2002:7f00:1::", "2002:808:808::1", "3fff::1", "4000::1", "5f00::1", "8000::1", "fc00::1",
        "fd12:3456::1", "fe80::1", "febf::1", "fec0::1", "ff02::1", "1fff::1",
    ])
    func refusesWhatIsNotOfThePublicInternet(text: String) throws {
        let address = try #require(NetworkAddress(text))
        #expect(AddressGuard().refusal(of: address, host: "news.example") != nil)
    }

    @Test(arguments: [
        "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.0", "169.253.1.1", "172.15.255.255", "172.32.0.0", "192.0.1.1", "192.167.1.1",
        "198.17.1.1", "198.20.0.1", "203.0.112.1", "223.255.255.255", "2000::1", "2001:200::1",
        "2606:4700::1", "2a00:1450::1", "2003::1", "3ffe::1",
    ])
    func letsThePublicInternetThrough(text: String) throws {
        let address = try #require(NetworkAddress(text))
        #expect(AddressGuard().refusal(of: address, host: "news.example") == nil)
    }

    @Test func everyReservedBlockIsRead() {
        #expect(ReservedBlocks.all.count == ReservedBlocks.rows.count)
    }

    @Test func anAllowListOpensOnlyItsBlocks() throws {
        let blocks = try ["10.1.0.0/16", "::1"].map { try #require(AddressBlock($0)) }
        let guardian = AddressGuard(allowedBlocks: blocks)
        for (text, isOpen) in [
            ("10.1.2.3", true), ("10.2.0.1", false), ("::1", true), ("127.0.0.1", false),
            ("::ffff:10.1.2.3", false),
        ] {
            let address = try #require(NetworkAddress(text))
            #expect((guardian.refusal(of: address, host: "a.example") == nil) == isOpen, "\(text)")
        }
    }

    @Test func openingATranslatorDoesNotOpenWhatIsBehindIt() throws {
        let guardian = AddressGuard(allowedBlocks: [try #require(AddressBlock("64:ff9b::/96"))])
        let inside = try #require(NetworkAddress("64:ff9b::10.0.0.1"))
        let outside = try #require(NetworkAddress("64:ff9b::8.8.8.8"))
        #expect(guardian.refusal(of: outside, host: "a.example") == nil)
        let refusal = try #require(guardian.refusal(of: inside, host: "a.example"))
        #expect(refusal.contains("10.0.0.1, which is a private address"))
    }

    @Test func hostsAreAllowedByNameOrByWhatTheyAreUnder() throws {
        let guardian = AddressGuard(allowedHosts: ["wiki.example", ".desk.example"])
        let address = try #require(NetworkAddress("192.168.0.9"))
        for (host, isOpen) in [
            ("wiki.example", true), ("a.wiki.example", false), ("a.desk.example", true),
            ("desk.example", false), ("adesk.example", false),
        ] {
            #expect((guardian.refusal(of: address, host: host) == nil) == isOpen, "\(host)")
        }
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.0.0.0/8"), ("10.9.8.7/8", "10.0.0.0/8"), ("::1", "::1/128"),
        ("0.0.0.0/0", "0.0.0.0/0"), ("2001:db8:1::/33", "2001:db8::/33"),
    ])
    func blocksAreWrittenAsTheyAreMeant(given: String, written: String) throws {
        #expect(try #require(AddressBlock(given)).description == written)
    }

    @Test(arguments: ["", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/", "::/129", "10.0.0.0/+8", "a/8"])
    func whatIsNoBlockIsNotTaken(text: String) {
        #expect(AddressBlock(text) == nil)
    }
}
