import CKernels

/// What the lower-cased pieces hide of a word: its case and its ending.
enum WordSurface {
    /// Buckets of word endings.
    static let suffixes = 4096
    /// Kinds of shape, twice: within a sentence and as its first word.
    static let shapes = 16

    /// Row of the shape table: 0 small letters, 1 initial capital, 2 capitals, 3 mixed, 4 with a
    /// digit, 5 neither letter nor digit, 6 one capital, 7 no ASCII letter but others; and 8 more
    /// for the first word of a sentence. Bytes from 0x80 count as small letters.
    static func shape(of word: UnsafeBufferPointer<UInt8>, isFirst: Bool) -> Int32 {
        var upper = 0
        var lower = 0
        var high = 0
        var digits = 0
        for byte in word {
            switch byte {
            case 0x41...0x5A: upper += 1
            case 0x61...0x7A: lower += 1
            case 0x30...0x39: digits += 1
            case 0x80...: high += 1
            default: break
            }
        }
        let kind: Int32 =
            if digits > 0 {
                4
            } else if upper == 0 && lower == 0 {
                high > 0 ? 7 : 5
            } else if upper == 0 {
                0
            } else if lower + high == 0 {
                upper == 1 ? 6 : 2
            } else {
                upper == 1 && (0x41...0x5A).contains(word[0]) ? 1 : 3
            }
        return isFirst ? kind + 8 : kind
    }

    /// Row of the suffix table: the FNV-1a hash of the last three bytes, or fewer.
    static func suffix(of word: UnsafeBufferPointer<UInt8>) -> Int32 {
        var hash: UInt32 = 0x811C_9DC5
        for byte in word.suffix(3) { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return Int32(hash % UInt32(suffixes))
    }
}

/// Makes word vectors of the encoder's output: the mean of a word's pieces, then its shape's and
/// its ending's learned vectors. The root's vector is that of the sentence mark, then zeros.
struct WordVectors {
    private static let shapeWidth = 16
    private static let suffixWidth = 32

    private let shapes: FloatTable
    private let suffixes: FloatTable
    private let hidden: Int

    /// Width of a word vector.
    let width: Int

    /// Loads the tables of one group of heads, named by its tap.
    init(tap: String, hidden: Int, loader: WeightLoader) throws(EngineError) {
        shapes = try loader.table(
            "\(tap).shape", rows: WordSurface.shapes, width: Self.shapeWidth)
        suffixes = try loader.table(
            "\(tap).suffix", rows: WordSurface.suffixes, width: Self.suffixWidth)
        self.hidden = hidden
        width = hidden + Self.shapeWidth + Self.suffixWidth
    }

    /// Fills one row of `vectors` for each word and root of the batch, floats and 8-bit form.
    func fill(
        _ vectors: Activations, batch: EngineBatch, encoded: Activations,
        with kernels: UnsafePointer<ck_kernels>
    ) {
        vectors.reserve(rows: batch.rows)
        for row in 0..<batch.rows {
            let (first, count) = batch.pieces[row]
            let (shape, suffix) = batch.surface[row]
            let target = vectors.row(row)
            kernels.pointee.mean(
                encoded.row(Int(first)), encoded.stride, Int(count), hidden, target)
            let tail = target + hidden
            if shape < 0 {
                tail.update(repeating: 0, count: Self.shapeWidth + Self.suffixWidth)
            } else {
                tail.update(from: shapes.row(Int(shape)), count: Self.shapeWidth)
                (tail + Self.shapeWidth).update(
                    from: suffixes.row(Int(suffix)), count: Self.suffixWidth)
            }
        }
        vectors.quantise(rows: 0..<batch.rows, with: kernels)
    }
}
