/// A word's place in its text, as UTF-8 byte offsets: `start` inclusive, `end` exclusive.
package struct WordRange: Sendable, Equatable {
    package var start: Int32
    package var end: Int32

    package init(start: Int32, end: Int32) {
        self.start = start
        self.end = end
    }
}

/// A text for the engine: its UTF-8 bytes, its words in order, and which words make up each
/// sentence.
///
/// Words are those of Universal Dependencies ("do" and "n't" apart). The bytes need not be valid
/// UTF-8; ranges are clamped to the text.
package struct EngineText: Sendable {
    package var bytes: [UInt8]
    package var words: [WordRange]
    /// Ranges of indices into `words`, in order and without overlap.
    package var sentences: [Range<Int>]

    package init(bytes: [UInt8], words: [WordRange], sentences: [Range<Int>]) {
        self.bytes = bytes
        self.words = words
        self.sentences = sentences
    }
}

/// What the engine is to do beyond tags, syntax and names.
package struct EngineOptions: Sendable, Equatable {
    /// Run the upper layers and the act heads.
    package var readsActs = true
    /// A word is reported as a trigger from this probability of being one, between 0 and 1.
    package var triggerThreshold: Float = 0.5
    /// How many CAMEO codes are kept for each trigger.
    package var cameoCount = 5
    /// Threads that work at the same time, at least 1.
    package var threads = 1

    package init(
        readsActs: Bool = true, triggerThreshold: Float = 0.5, cameoCount: Int = 5,
        threads: Int = 1
    ) {
        self.readsActs = readsActs
        self.triggerThreshold = triggerThreshold
        self.cameoCount = cameoCount
        self.threads = threads
    }
}
