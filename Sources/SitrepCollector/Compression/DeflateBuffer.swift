import CDeflate

/// Deflate through libdeflate: more than twice as fast as zlib where input and output are whole.
final class DeflateBuffer {
    enum Result: Equatable {
        /// So many bytes were read and written; the checksum holds.
        case done(consumed: Int, produced: Int)
        /// The output is too short.
        case wantsRoom
        /// The data are damaged or end early.
        case damaged
    }

    private let decompressor: OpaquePointer?

    init() { decompressor = libdeflate_alloc_decompressor() }

    deinit { libdeflate_free_decompressor(decompressor) }

    /// Unpacks the one member that the input begins with.
    func unpack(
        _ wrapping: InflateDecoder.Wrapping, _ input: UnsafeRawBufferPointer,
        into output: UnsafeMutableRawBufferPointer
    ) -> Result {
        guard let decompressor, let from = input.baseAddress, let to = output.baseAddress else {
            return .damaged
        }
        var (consumed, produced) = (0, 0)
        let call =
            switch wrapping {
            case .raw: libdeflate_deflate_decompress_ex
            case .zlib: libdeflate_zlib_decompress_ex
            case .gzip: libdeflate_gzip_decompress_ex
            }
        switch call(
            decompressor, from, input.count, to, output.count, &consumed, &produced)
        {
        case LIBDEFLATE_SUCCESS: return .done(consumed: consumed, produced: produced)
        case LIBDEFLATE_INSUFFICIENT_SPACE: return .wantsRoom
        default: return .damaged
        }
    }
}
