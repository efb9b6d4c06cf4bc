/// Compares a record's content with the digests that it states.
struct DigestCheck {
    /// `.verified` or `.mismatched`; nil where there is nothing to compare.
    let integrity: WebArchiveRecord.Integrity?

    /// The block's digest settles it. The payload's, where it is the only one, is held against each
    /// of the three things that archivers take for the payload: the body as it stands, the body
    /// without its transfer coding, and the whole block.
    init(_ record: WebArchiveRecord) {
        guard record.format == .warc else {
            integrity = nil
            return
        }
        let block = record.block
        if let digest = record.fields["WARC-Block-Digest"].flatMap(RecordDigest.init) {
            integrity = block.withUnsafeBytes(digest.matches) ? .verified : .mismatched
            return
        }
        // A revisit's payload is elsewhere; a segment's is only part of it.
        guard record.kind == .response || record.kind == .resource, !record.isSegment,
            let digest = record.fields["WARC-Payload-Digest"].flatMap(RecordDigest.init)
        else {
            integrity = nil
            return
        }
        var candidates = [block]
        if let http = try? HTTPResponse(block, of: record.bytes, limits: WebArchiveLimits()) {
            candidates = [http.body]
            if http.isChunked, let body = ChunkedBody(http.body) {
                candidates.append(body.bytes[...])
            }
            candidates.append(block)
        }
        integrity =
            candidates.contains { $0.withUnsafeBytes(digest.matches) } ? .verified : .mismatched
    }
}
