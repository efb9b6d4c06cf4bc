/// A compressed stream being taken apart piece by piece; its memory does not grow with the stream.
protocol StreamDecoder: AnyObject {
    /// Begins a new member or frame.
    func restart()

    /// Takes what it can of the input and fills what it can of the output.
    func step(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> StreamStep
}

/// What one step of a decoder did.
struct StreamStep {
    enum Outcome: Equatable {
        /// It wants more input or more room.
        case more
        /// The member or frame is complete, and its checksum holds.
        case ended
        /// The stream is not what it claims to be.
        case damaged(String)
    }

    /// Bytes of the input that are done with.
    var consumed: Int
    /// Bytes written to the output.
    var produced: Int
    var outcome: Outcome
}
