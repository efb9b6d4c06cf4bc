/// One record of a web archive: WARC 1.0 or 1.1 (ISO 28500:2017) or ARC 1 or 2.
public struct WebArchiveRecord: Sendable, Hashable {
    /// What a record tells of.
    public enum Kind: String, Sendable, Hashable {
        case warcinfo, response, resource, request, metadata, revisit, conversion, continuation
        /// A type that the standard doesn't have; readers are to pass it over.
        case other
    }

    /// Where a record begins.
    public struct Place: Sendable, Hashable, CustomStringConvertible {
        /// Offset in the file: of the record, or of the compressed member that it begins in. Reading
        /// can begin anew there.
        public var offset: Int
        /// Offset in what that member unpacks to.
        public var inner: Int

        /// "byte 5120" or "byte 0, unpacked byte 812".
        public var description: String {
            "byte \(offset)" + (inner > 0 ? ", unpacked byte \(inner)" : "")
        }
    }

    /// What is known of a record's soundness.
    public enum Integrity: Sendable, Hashable {
        /// Its digest matches.
        case verified
        /// It states no digest, or none was asked to be checked.
        case unchecked
        /// Its block is not what its digest says.
        case mismatched
        /// It comes out of damaged compressed data and has no digest to vouch for it.
        case suspect
    }

    /// How its file writes records.
    public enum Format: Sendable, Hashable {
        case warc, arc
    }

    /// What it tells of.
    public var kind: Kind
    /// WARC or ARC.
    public var format: Format
    /// Its named fields; an ARC record has none.
    public var fields: HeaderFields
    /// The address that it is about.
    public var targetURI: String?
    /// When it was captured, RFC 3339.
    public var date: String?
    /// What its content is said to be; of a response that HTTP brought, "application/http".
    public var mediaType: String?
    /// Where it begins.
    public var place: Place
    /// Whether it is sound.
    public var integrity: Integrity
    let bytes: [UInt8]
    let blockStart: Int

    /// Its content: of a response with its HTTP head.
    public var block: ArraySlice<UInt8> { bytes[blockStart...] }

    /// Whether it holds only part of its content, the rest being in continuation records.
    public var isSegment: Bool { fields["WARC-Segment-Number"] != nil }

    /// Why the archiver cut its content off, e.g. "length" or "time"; nil where it didn't.
    public var truncation: String? { fields["WARC-Truncated"] }
}
