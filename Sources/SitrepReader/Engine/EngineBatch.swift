/// A run of words that the encoder reads as one sequence: a sentence, or a window of a sentence too
/// long for the model.
struct EngineSegment {
    /// Index of the sentence in the caller's list.
    let sentence: Int
    /// The segment's first word within its sentence.
    let firstWord: Int
    let words: Int
    /// Rows of the token matrix, with the marks before and after.
    let tokens: Range<Int>
    /// First row of the word-vector matrix: the root, then the words.
    let firstRow: Int

    /// Rows of the word vectors, the root's first.
    var rows: Range<Int> { firstRow..<(firstRow + words + 1) }
    /// Rows of the words alone.
    var wordRows: Range<Int> { (firstRow + 1)..<(firstRow + words + 1) }
}

/// Word pieces of many segments in one row of tokens, and where each word's pieces are.
///
/// One worker owns it; its buffers are used again for each batch.
struct EngineBatch {
    private(set) var segments: [EngineSegment] = []
    /// Piece of each token.
    private(set) var ids: [Int32] = []
    /// Position of each token in its segment.
    private(set) var positions: [Int32] = []
    /// For each row of the word vectors: first token, and number of tokens.
    private(set) var pieces: [(first: Int32, count: Int32)] = []
    /// For each row of the word vectors: rows of the shape and suffix tables; -1 for the root.
    private(set) var surface: [(shape: Int32, suffix: Int32)] = []
    private var pieceScratch = WordPiece.Scratch()

    var tokens: Int { ids.count }
    var rows: Int { pieces.count }

    mutating func removeAll() {
        segments.removeAll(keepingCapacity: true)
        ids.removeAll(keepingCapacity: true)
        positions.removeAll(keepingCapacity: true)
        pieces.removeAll(keepingCapacity: true)
        surface.removeAll(keepingCapacity: true)
    }

    /// Appends one segment with as many of the words as fit and returns how many did.
    mutating func append(
        words: ArraySlice<WordRange>, of text: UnsafeBufferPointer<UInt8>, sentence: Int,
        firstWord: Int, wordPiece: WordPiece, maximumPieces: Int
    ) -> Int {
        let start = ids.count
        let firstRow = pieces.count
        pieces.append((Int32(start), 1))
        surface.append((-1, -1))
        ids.append(wordPiece.start)
        var taken = 0
        for range in words {
            let lower = min(max(0, Int(range.start)), text.count)
            let upper = min(max(lower, Int(range.end)), text.count)
            let word = UnsafeBufferPointer(rebasing: text[lower..<upper])
            let first = ids.count
            wordPiece.append(word: word, to: &ids, scratch: &pieceScratch)
            if ids.count - start + 1 > maximumPieces {
                if taken > 0 {
                    ids.removeSubrange(first...)
                    break
                }
                ids.removeSubrange((start + maximumPieces - 1)...)
            }
            pieces.append((Int32(first), Int32(ids.count - first)))
            surface.append(
                (
                    WordSurface.shape(of: word, isFirst: firstWord + taken == 0),
                    WordSurface.suffix(of: word)
                ))
            taken += 1
        }
        ids.append(wordPiece.end)
        for position in 0..<(ids.count - start) { positions.append(Int32(position)) }
        segments.append(
            EngineSegment(
                sentence: sentence, firstWord: firstWord, words: taken,
                tokens: start..<ids.count, firstRow: firstRow))
        return taken
    }
}
