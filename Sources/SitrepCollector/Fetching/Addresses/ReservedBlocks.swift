/// The blocks of addresses that no public page lives at, and what each is for.
///
/// After the IANA registries of special-purpose addresses (RFC 6890 and its updates). Of IPv6 only
/// 2000::/3 is given out to the public internet, so that all else is refused without being named.
enum ReservedBlocks {
    /// One block and its use, as a phrase that follows "is".
    struct Block: Sendable {
        var block: AddressBlock
        var use: String
        /// The bits to the right of the IPv4 address that each address of the block stands for; nil
        /// where it stands for none.
        var embedded: Int?
    }

    /// Blocks in the order in which they are looked through: the narrower before what holds it.
    static let all: [Block] = rows.compactMap { text, use, embedded in
        AddressBlock(text).map { Block(block: $0, use: use, embedded: embedded) }
    }

    /// Why an address is reserved; nil where the public internet has it.
    static func block(of address: NetworkAddress) -> Block? {
        all.first { $0.block.contains(address) }
    }

    static let rows: [(String, String, Int?)] = [
        ("0.0.0.0/8", "an address of this machine (0.0.0.0/8)", nil),
        ("10.0.0.0/8", "a private address (10.0.0.0/8)", nil),
        ("100.64.0.0/10", "an address inside a carrier's network (100.64.0.0/10)", nil),
        ("127.0.0.0/8", "this machine itself (loopback)", nil),
        ("169.254.0.0/16", "a link-local address (169.254.0.0/16)", nil),
        ("172.16.0.0/12", "a private address (172.16.0.0/12)", nil),
        ("192.0.0.0/24", "reserved for protocols (192.0.0.0/24)", nil),
        ("192.0.2.0/24", "an address for documentation (192.0.2.0/24)", nil),
        ("192.88.99.0/24", "a relay of the abandoned 6to4 (192.88.99.0/24)", nil),
        ("192.168.0.0/16", "a private address (192.168.0.0/16)", nil),
        ("198.18.0.0/15", "an address for measurements (198.18.0.0/15)", nil),
        ("198.51.100.0/24", "an address for documentation (198.51.100.0/24)", nil),
        ("203.0.113.0/24", "an address for documentation (203.0.113.0/24)", nil),
        ("224.0.0.0/4", "a multicast address", nil),
        ("240.0.0.0/4", "a reserved or broadcast address (240.0.0.0/4)", nil),
        ("::/128", "no address (::)", nil),
        ("::1/128", "this machine itself (loopback)", nil),
        ("::/96", "an IPv4 address written as IPv6 (::/96)", 0),
        ("::ffff:0:0/96", "an IPv4-mapped address", 0),
        ("::ffff:0:0:0/96", "a translated IPv4 address", 0),
        ("64:ff9b::/96", "an IPv4 address behind a translator (NAT64)", 0),
        ("64:ff9b:1::/48", "an IPv4 address behind a local translator (NAT64)", nil),
        ("100::/64", "an address that discards (100::/64)", nil),
        ("2001::/32", "a tunnelled IPv4 address (Teredo)", nil),
        ("2001::/23", "reserved for protocols (2001::/23)", nil),
        ("2001:db8::/32", "an address for documentation (2001:db8::/32)", nil),
        ("2002::/16", "a tunnelled IPv4 address (6to4)", 80),
        ("3fff::/20", "an address for documentation (3fff::/20)", nil),
        ("fc00::/7", "a private address (unique local, fc00::/7)", nil),
        ("fe80::/10", "a link-local address (fe80::/10)", nil),
        ("fec0::/10", "a private address (site-local, fec0::/10)", nil),
        ("ff00::/8", "a multicast address", nil),
        // Outside 2000::/3: two halves below it, and what lies above.
        ("::/3", "not given out to the public internet", nil),
        ("4000::/2", "not given out to the public internet", nil),
        ("8000::/1", "not given out to the public internet", nil),
    ]
}
