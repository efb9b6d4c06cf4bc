/// SHA-1 (FIPS 180-4), which web archives name their contents by. For telling damage, not forgery.
enum SHA1 {
    /// The digest's 20 bytes.
    static func digest(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var state: State = (0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0)
        let whole = bytes.count & ~63
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 16) { w in
            guard let words = w.baseAddress else { return }
            for offset in stride(from: 0, to: whole, by: 64) {
                mix(&state, bytes, offset, words)
            }
            let tail = PaddedTail(bytes, isBigEndian: true)
            tail.bytes.withUnsafeBytes { rest in
                for offset in stride(from: 0, to: rest.count, by: 64) {
                    mix(&state, rest, offset, words)
                }
            }
        }
        return [state.0, state.1, state.2, state.3, state.4].flatMap { word in
            stride(from: UInt32(24), through: 0, by: -8).map {
                UInt8(truncatingIfNeeded: word >> $0)
            }
        }
    }

    private typealias State = (UInt32, UInt32, UInt32, UInt32, UInt32)

    @inline(__always)
    private static func mix(
        _ state: inout State, _ bytes: UnsafeRawBufferPointer, _ offset: Int,
        _ w: UnsafeMutablePointer<UInt32>
    ) {
        for i in 0..<16 {
            w[i] = UInt32(
                bigEndian: bytes.loadUnaligned(fromByteOffset: offset &+ i &* 4, as: UInt32.self))
        }
        var (a, b, c, d, e) = state
        @inline(__always) func turn(_ f: UInt32, _ k: UInt32, _ word: UInt32) {
            let t = (a << 5 | a >> 27) &+ f &+ e &+ k &+ word
            (e, d, c, b, a) = (d, c, b << 30 | b >> 2, a, t)
        }
        @inline(__always) func word(_ i: Int) -> UInt32 {
            let x = w[(i &+ 13) & 15] ^ w[(i &+ 8) & 15] ^ w[(i &+ 2) & 15] ^ w[i & 15]
            let y = x << 1 | x >> 31
            w[i & 15] = y
            return y
        }
        for i in 0..<16 { turn(d ^ (b & (c ^ d)), 0x5A82_7999, w[i]) }
        for i in 16..<20 { turn(d ^ (b & (c ^ d)), 0x5A82_7999, word(i)) }
        for i in 20..<40 { turn(b ^ c ^ d, 0x6ED9_EBA1, word(i)) }
        for i in 40..<60 { turn((b & c) | (d & (b | c)), 0x8F1B_BCDC, word(i)) }
        for i in 60..<80 { turn(b ^ c ^ d, 0xCA62_C1D6, word(i)) }
        state = (state.0 &+ a, state.1 &+ b, state.2 &+ c, state.3 &+ d, state.4 &+ e)
    }
}

/// The end of a message with the padding of MD5, SHA-1 and SHA-256: one or two blocks of 64 bytes.
struct PaddedTail {
    let bytes: [UInt8]

    init(_ message: UnsafeRawBufferPointer, isBigEndian: Bool) {
        var tail = Array(message[(message.count & ~63)...])
        tail.append(0x80)
        while tail.count % 64 != 56 { tail.append(0) }
        let bits = UInt64(message.count) &* 8
        withUnsafeBytes(of: isBigEndian ? bits.bigEndian : bits.littleEndian) {
            tail.append(contentsOf: $0)
        }
        bytes = tail
    }
}
