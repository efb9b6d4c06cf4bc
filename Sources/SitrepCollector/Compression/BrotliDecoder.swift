import CBrotli

/// Brotli through libbrotlidec. Its window is at most 16 MiB: large-window streams are refused.
final class BrotliDecoder: StreamDecoder {
    private var state: OpaquePointer?

    init() { state = BrotliDecoderCreateInstance(nil, nil, nil) }

    deinit { BrotliDecoderDestroyInstance(state) }

    func restart() {
        BrotliDecoderDestroyInstance(state)
        state = BrotliDecoderCreateInstance(nil, nil, nil)
    }

    func step(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> StreamStep {
        guard let state else {
            return StreamStep(consumed: 0, produced: 0, outcome: .damaged("brotli has no memory"))
        }
        var (given, room) = (input.count, output.count)
        var from = input.bindMemory(to: UInt8.self).baseAddress
        var to = output.bindMemory(to: UInt8.self).baseAddress
        let result = BrotliDecoderDecompressStream(state, &given, &from, &room, &to, nil)
        let outcome: StreamStep.Outcome =
            switch result {
            case BROTLI_DECODER_RESULT_SUCCESS: .ended
            case BROTLI_DECODER_RESULT_ERROR: .damaged("invalid data")
            default: .more
            }
        return StreamStep(
            consumed: input.count - given, produced: output.count - room, outcome: outcome)
    }
}
