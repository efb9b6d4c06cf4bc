import CDigest
import Foundation
import GRDB

/// A SHA-256 digest (FIPS 180-4): what the custody chain is made of.
public struct Digest: Sendable, Hashable, CustomStringConvertible, DatabaseValueConvertible {
    /// 32 bytes.
    public let bytes: Data

    /// The digest of the bytes.
    public init(of content: some ContiguousBytes) {
        var digest = [UInt8](repeating: 0, count: 32)
        content.withUnsafeBytes { content in
            sitrep_sha256(
                content.baseAddress?.assumingMemoryBound(to: UInt8.self), content.count, &digest)
        }
        bytes = Data(digest)
    }

    /// Takes 32 bytes as they are; nil for any other number.
    public init?(bytes: Data) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Reads 64 hexadecimal digits; nil for anything else.
    public init?(hex: String) {
        let digits = Array(hex.utf8)
        guard digits.count == 64 else { return nil }
        var bytes = Data(capacity: 32)
        for i in stride(from: 0, to: 64, by: 2) {
            guard let a = Self.nibble(digits[i]), let b = Self.nibble(digits[i + 1]) else {
                return nil
            }
            bytes.append(a << 4 | b)
        }
        self.bytes = bytes
    }

    /// What the first entry of a chain has as its previous one.
    public static let none = Digest(of: [UInt8]())

    /// 64 lower-case hexadecimal digits.
    public var description: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self)
    }

    /// The first twelve digits, for messages.
    public var short: String { String(description.prefix(12)) }

    private static func nibble(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x61 + 10
        case 0x41...0x46: digit - 0x41 + 10
        default: nil
        }
    }

    /// As a blob.
    public var databaseValue: DatabaseValue { bytes.databaseValue }

    /// Reads a blob of 32 bytes.
    public static func fromDatabaseValue(_ value: DatabaseValue) -> Digest? {
        Data.fromDatabaseValue(value).flatMap(Digest.init(bytes:))
    }
}

/// Values written one after the other, each with its type and length, so that no two lists of values
/// give the same bytes; then their digest.
struct RowDigest {
    private var bytes: [UInt8] = []

    /// - Parameter name: of the table, so that rows of two tables never pass for each other.
    init(_ name: String) { add(name) }

    mutating func add(_ value: Int?) {
        guard let value else { return bytes.append(0) }
        bytes.append(1)
        number(UInt64(bitPattern: Int64(value)))
    }

    mutating func add(_ value: Double?) {
        guard let value else { return bytes.append(0) }
        bytes.append(2)
        number(value.bitPattern)
    }

    mutating func add(_ value: String?) {
        guard let value else { return bytes.append(0) }
        bytes.append(3)
        number(UInt64(value.utf8.count))
        bytes.append(contentsOf: value.utf8)
    }

    mutating func add(_ value: Data?) {
        guard let value else { return bytes.append(0) }
        bytes.append(4)
        number(UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    mutating func add(_ digest: Digest) { add(digest.bytes) }

    func finish() -> Digest { Digest(of: bytes) }

    private mutating func number(_ value: UInt64) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
