/// Decides which network addresses may be connected to.
///
/// It is asked with the address of the socket that is about to be connected, never with an answer of
/// the name service that might change until then. Public addresses are let through; all that
/// ``ReservedBlocks`` lists are refused unless allowed here.
package struct AddressGuard: Sendable, Hashable {
    /// Reserved blocks that may be connected to, for tests and intranets.
    package var allowedBlocks: [AddressBlock]
    /// Hosts whose addresses are not asked about: `wiki.intranet.example`, or `.intranet.example` for
    /// all hosts under that name. For an intranet whose addresses change.
    package var allowedHosts: [String]

    /// Makes one that refuses all reserved addresses but these.
    package init(allowedBlocks: [AddressBlock] = [], allowedHosts: [String] = []) {
        self.allowedBlocks = allowedBlocks
        self.allowedHosts = allowedHosts.map { $0.lowercased() }
    }

    /// What kind of address it is that may not be connected to, as a phrase that follows "is"; nil
    /// where it may be.
    ///
    /// An address that embeds an IPv4 address (NAT64, 6to4, IPv4-mapped) needs its own block and the
    /// embedded address allowed: opening a translator doesn't open what is behind it.
    package func refusal(of address: NetworkAddress, host: String) -> String? {
        if isAllowed(host) { return nil }
        return refusal(of: address)
    }

    private func refusal(of address: NetworkAddress) -> String? {
        guard let reserved = ReservedBlocks.block(of: address) else { return nil }
        guard allowedBlocks.contains(where: { $0.contains(address) }) else { return reserved.use }
        guard let shift = reserved.embedded else { return nil }
        let embedded = NetworkAddress(
            family: .v4, value: address.value >> UInt128(shift) & 0xFFFF_FFFF)
        return refusal(of: embedded).map { "\(reserved.use) for \(embedded), which is \($0)" }
    }

    private func isAllowed(_ host: String) -> Bool {
        allowedHosts.contains { allowed in
            allowed.hasPrefix(".") ? host.hasSuffix(allowed) : host == allowed
        }
    }
}
