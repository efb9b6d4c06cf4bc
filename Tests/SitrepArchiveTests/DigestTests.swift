import CDigest
import Foundation
import SitrepModel
import Testing

@testable import SitrepArchive

/// SHA-256 by the processor's instructions, by portable C and by the model's Swift: all the same.
@Suite struct DigestTests {
    @Test func theStandardsExample() {
        #expect(
            Digest(of: Array("abc".utf8)).description
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func allImplementationsAgree() {
        let bytes = (0..<300).map { UInt8(truncatingIfNeeded: $0 * 37 + $0 / 7) }
        for count in 0..<bytes.count {
            let part = Array(bytes[..<count])
            var portable = [UInt8](repeating: 0, count: 32)
            sitrep_sha256_portable(part, count, &portable)
            let digest = Digest(of: part)
            #expect(Array(digest.bytes) == portable)
            #expect(digest.description == ContentHash.hex(part))
            #expect(Digest(hex: digest.description) == digest)
        }
    }

    @Test func rowsOfOtherShapesHaveOtherDigests() {
        var rows: [Digest] = []
        for values in [["a", "bc"], ["ab", "c"], ["abc"], ["abc", nil], [nil, "abc"]] {
            var row = RowDigest("test")
            for value in values { row.add(value) }
            rows.append(row.finish())
        }
        #expect(Set(rows).count == rows.count)
    }

    @Test func cursorsOfOtherListsAreRefused() throws {
        let cursor = Cursor(list: "events1", keys: [-3, 99])
        #expect((try Cursor(cursor.text, list: "events1", keys: 2)) == cursor)
        for (text, list) in [
            (cursor.text, "events2"), ("", "events1"), ("abc", "events1"),
            (String(cursor.text.dropLast()), "events1"), (cursor.text + "A", "events1"),
        ] {
            #expect(throws: ArchiveError.badCursor(text)) {
                _ = try Cursor(text, list: list, keys: 2)
            }
        }
    }
}
