#if Server
/// An address of this server: a path written in the source, with variable parts and parameters that
/// are percent-encoded. It always begins with one slash, so it can't lead elsewhere or run anything.
package struct Address: Sendable, Hashable {
    /// As an attribute or header has it.
    package private(set) var text: String
    private var hasQuery = false

    /// A path, e.g. "/timeline".
    package init(_ path: StaticString) { self.init(text: "\(path)") }

    /// A path with a last, variable part: "/events/" and an identifier.
    package init(_ path: StaticString, _ part: String) {
        self.init(text: "\(path)" + Self.encoded(part))
    }

    /// Within a view of an earlier time, views lead to others of that time.
    private init(text: String) {
        self.text = text
        let isExport = text.hasPrefix("/api/v1/export/")
        let isView = !text.hasPrefix("/assets/") && !text.hasPrefix("/api/")
        if isView || isExport, let time = PointInTime.shown {
            self = with(PointInTime.parameter, time)
        }
    }

    /// The same address, of the archive as it is now.
    package static func now(_ path: StaticString) -> Address {
        PointInTime.$shown.withValue(nil) { Address(path) }
    }

    /// With a parameter; the same address where it has no value.
    package func with(_ name: String, _ value: String?) -> Address {
        guard let value else { return self }
        var address = self
        address.text += (hasQuery ? "&" : "?") + Self.encoded(name) + "=" + Self.encoded(value)
        address.hasQuery = true
        return address
    }

    /// With several parameters.
    package func with(_ parameters: [(String, String)]) -> Address {
        parameters.reduce(self) { $0.with($1.0, $1.1) }
    }

    /// At a place on that page.
    package func at(_ fragment: String) -> Address {
        var address = self
        address.text += "#" + Self.encoded(fragment)
        return address
    }

    /// Percent-encoded but for what RFC 3986 leaves unreserved.
    static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                bytes.append(byte)
            default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
#endif
