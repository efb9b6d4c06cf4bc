import SitrepModel

/// How much may come out of something compressed before it is taken for a bomb and refused.
public struct ExpansionLimits: Sendable, Hashable {
    /// Bytes that may come out.
    public var size: Int
    /// Bytes that may come out for each byte that goes in. Deflate reaches 1,032, text hardly 50.
    public var ratio: Int
    /// Bytes that may come out before the ratio counts: small repetitive pages pack well.
    public var ratioFreeSize: Int

    /// 64 MiB, and 200 to 1 beyond the first MiB.
    public init(size: Int = 64 << 20, ratio: Int = 200, ratioFreeSize: Int = 1 << 20) {
        self.size = size
        self.ratio = ratio
        self.ratioFreeSize = ratioFreeSize
    }

    /// Bytes that so many compressed ones may become.
    func room(packed: Int) -> Int {
        let (byRatio, tooMany) = packed.multipliedReportingOverflow(by: ratio)
        return min(size, tooMany ? size : max(byRatio, ratioFreeSize))
    }

    /// What to say where more comes out.
    func trouble(packed: Int, input: String, place: String?) -> Trouble {
        let reason =
            room(packed: packed) < size
            ? "it unpacks to more than \(ratio) times its size, like a decompression bomb"
            : "it unpacks to more than \(ByteCount(size)), the limit"
        return Trouble(
            input: input, place: place, reason: reason,
            remedy: "It was passed over; unpack it yourself if you trust it.")
    }
}

/// A number of bytes as people say it: "64 MiB", "812 bytes".
struct ByteCount: CustomStringConvertible {
    let bytes: Int

    init(_ bytes: Int) { self.bytes = bytes }

    var description: String {
        switch bytes {
        case 1: "1 byte"
        case let n where n >= 1 << 20 && n & (1 << 20 - 1) == 0: "\(n >> 20) MiB"
        case let n where n >= 1 << 10 && n & (1 << 10 - 1) == 0: "\(n >> 10) KiB"
        default: "\(bytes) bytes"
        }
    }
}
