/// 64 MiB of zeros in 52 bytes, as `BrotliEncoderCompress` packs them (quality 9, window 24).
enum BrotliBomb {
    static let bytes: [UInt8] = {
        let digits = Array(
            "cfffff7f002400e2b14072effff9ffff0f8004401c1680eefd3fffffff01900088c302d0bdffcfffff7f001200715800baf7ff51"
                .utf8)
        let value = { (digit: UInt8) in digit < 0x3A ? digit - 0x30 : digit - 0x61 + 10 }
        return stride(from: 0, to: digits.count, by: 2).map {
            value(digits[$0]) << 4 | value(digits[$0 + 1])
        }
    }()
}
