import CZstd

/// Zstandard through libzstd, with or without a dictionary.
final class ZstdDecoder: StreamDecoder {
    private let context: OpaquePointer?

    /// Frames that want a window of more than two to the `windowLog` bytes are refused as damaged;
    /// 27 (128 MiB) is what the zstd program accepts, 23 what HTTP allows (RFC 9659).
    init(windowLog: Int32) {
        context = ZSTD_createDCtx()
        _ = ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, windowLog)
    }

    deinit { ZSTD_freeDCtx(context) }

    func restart() { _ = ZSTD_DCtx_reset(context, ZSTD_reset_session_only) }

    /// All frames from here on are read with the dictionary; false where it is none.
    func use(dictionary: [UInt8]) -> Bool {
        ZSTD_isError(ZSTD_DCtx_loadDictionary(context, dictionary, dictionary.count)) == 0
    }

    func step(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> StreamStep {
        guard let context else {
            return StreamStep(consumed: 0, produced: 0, outcome: .damaged("libzstd has no memory"))
        }
        var from = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var to = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let result = ZSTD_decompressStream(context, &to, &from)
        let outcome: StreamStep.Outcome =
            if ZSTD_isError(result) != 0 {
                .damaged(String(cString: ZSTD_getErrorName(result)).lowercased())
            } else {
                result == 0 ? .ended : .more
            }
        return StreamStep(consumed: from.pos, produced: to.pos, outcome: outcome)
    }
}
