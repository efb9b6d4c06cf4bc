/// A block of network addresses: those that share their first bits (CIDR, RFC 4632 and RFC 4291).
package struct AddressBlock: Sendable, Hashable, CustomStringConvertible {
    /// The first address of the block.
    package var first: NetworkAddress
    /// How many leading bits its addresses share.
    package var length: Int

    /// Reads `10.0.0.0/8`, `fc00::/7`, or one address alone; nil for anything else.
    ///
    /// Bits after the block's length are passed over, as in `10.1.2.3/8`.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = NetworkAddress(String(parts[0])) else { return nil }
        var length = address.family.bits
        if parts.count == 2 {
            guard let given = Int(parts[1]), (0...length).contains(given),
                parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
            else { return nil }
            length = given
        }
        self.length = length
        let rest = UInt128(address.family.bits - length)
        first = NetworkAddress(family: address.family, value: (address.value >> rest) << rest)
    }

    /// Whether the address is of this block. IPv4 and IPv6 are never of one block.
    package func contains(_ address: NetworkAddress) -> Bool {
        guard address.family == first.family else { return false }
        let rest = UInt128(first.family.bits - length)
        return address.value >> rest == first.value >> rest
    }

    /// As it is written, e.g. `10.0.0.0/8`.
    package var description: String { "\(first)/\(length)" }
}
