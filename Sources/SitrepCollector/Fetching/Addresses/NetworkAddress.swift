import Foundation

/// An IPv4 or IPv6 address, as a socket is connected to it.
package struct NetworkAddress: Sendable, Hashable, CustomStringConvertible {
    /// Which of the two it is.
    package enum Family: Int, Sendable, Hashable {
        case v4 = 32
        case v6 = 128

        /// How many bits an address has.
        package var bits: Int { rawValue }
    }

    /// Which sort it is.
    package var family: Family
    /// The address as a number; of IPv4 in the lowest 32 bits.
    package var value: UInt128

    /// Makes one from its parts.
    package init(family: Family, value: UInt128) {
        self.family = family
        self.value = value
    }

    /// Of 4 or 16 bytes in network order; nil for any other number of them.
    package init?(bytes: ArraySlice<UInt8>) {
        switch bytes.count {
        case 4: family = .v4
        case 16: family = .v6
        default: return nil
        }
        value = bytes.reduce(0) { $0 << 8 | UInt128($1) }
    }

    /// Reads `192.0.2.1` or `2001:db8::1`, the latter also in brackets; nil for anything else.
    package init?(_ text: String) {
        var text = text
        if text.hasPrefix("["), text.hasSuffix("]") { text = String(text.dropFirst().dropLast()) }
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &bytes) == 1 {
            self.init(bytes: bytes[..<4])
        } else if inet_pton(AF_INET6, text, &bytes) == 1 {
            self.init(bytes: bytes[...])
        } else {
            return nil
        }
    }

    /// The bytes in network order.
    package var bytes: [UInt8] {
        stride(from: family.bits - 8, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: value >> UInt128($0))
        }
    }

    /// In the usual notation, e.g. `192.0.2.1` or `2001:db8::1` (RFC 5952).
    package var description: String {
        var text = [CChar](repeating: 0, count: 64)
        let family = family == .v4 ? AF_INET : AF_INET6
        guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "?" }
        return String(
            decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
