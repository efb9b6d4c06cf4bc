#if Server
import Foundation

/// Base64 (RFC 4648) as headers and tokens use it.
enum Base64 {
    /// With or without padding.
    static func decoded(_ text: some StringProtocol) -> [UInt8]? {
        var text = String(text)
        while text.utf8.count % 4 != 0 { text += "=" }
        return Data(base64Encoded: text).map(Array.init)
    }

    /// For addresses and tokens: `-` and `_`, without padding.
    static func encodedForURL(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }
}
#endif
