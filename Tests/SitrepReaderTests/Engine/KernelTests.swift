import CKernels
import Testing

@testable import SitrepReader

@Suite struct KernelTests {
    private static let paths = EnginePath.allCases.filter(\.isAvailable)

    private struct Sequence {
        var state: UInt64 = 1

        mutating func next() -> Float {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float(Int32(truncatingIfNeeded: state >> 32)) / Float(Int32.max)
        }
    }

    private func fill(_ matrix: Activations, rows: Int, spread: Float = 2) {
        var sequence = Sequence()
        matrix.reserve(rows: rows)
        for row in 0..<rows {
            for i in 0..<matrix.width { matrix.row(row)[i] = spread * sequence.next() }
        }
    }

    private func values(_ matrix: Activations, rows: Int) -> [Float] {
        (0..<rows).flatMap { row in (0..<matrix.width).map { matrix.row(row)[$0] } }
    }

    /// Bit patterns, so that a difference in the last place or in a zero's sign shows.
    private func bits(_ values: [Float]) -> [UInt32] { values.map(\.bitPattern) }

    @Test(arguments: [
        (outputs: 384, inputs: 384, rows: 37), (outputs: 97, inputs: 433, rows: 5),
        (outputs: 1, inputs: 1, rows: 1), (outputs: 64, inputs: 1536, rows: 8),
        (outputs: 17, inputs: 6, rows: 13),
    ])
    func bytesTimesBytesAreExactOnEveryPath(outputs: Int, inputs: Int, rows: Int) {
        var sequence = Sequence(state: 99)
        let weights = (0..<(outputs * inputs)).map { index in
            // The extremes are where a saturating sum would go wrong.
            index % 3 == 0 ? Int8(index % 2 == 0 ? 127 : -127) : Int8(127 * sequence.next())
        }
        let input = Activations(width: inputs, quantised: true)
        fill(input, rows: rows)
        var expected: [UInt32] = []
        for path in Self.paths {
            let kernels = ck_kernels_for(path.kernel)
            #expect(kernels.pointee.path == path.kernel)
            input.quantise(rows: 0..<rows, with: kernels)
            let storage = AlignedStorage()
            let packed = storage.allocate(Int8.self, count: ck_packed_size(outputs, inputs))
            let padded = outputs.rounded(upTo: 16)
            let offsets = storage.allocate(Int32.self, count: padded)
            let scales = storage.allocate(Float.self, count: padded)
            let biases = storage.allocate(Float.self, count: padded)
            for i in 0..<outputs { (scales[i], biases[i]) = (1, 0) }
            ck_pack_i8(path.kernel, weights, outputs, inputs, packed, offsets)
            var layer = ck_linear_i8(
                outputs: outputs, inputs: inputs, packed: packed, offsets: offsets,
                scales: scales, biases: biases)
            let output = Activations(width: outputs, rows: rows, quantised: false)
            for row in 0..<rows { input.scales[row] = 1 }
            kernels.pointee.linear_i8(
                &layer, input.bytes, input.byteStride, input.scales, rows, output.floats,
                output.stride, .identity)
            for row in 0..<rows {
                for o in 0..<outputs {
                    var sum = 0
                    for i in 0..<inputs {
                        sum +=
                            (Int(input.bytes[row * input.byteStride + i]) - 128)
                            * Int(weights[o * inputs + i])
                    }
                    #expect(output.row(row)[o] == Float(sum), "\(path) row \(row) output \(o)")
                }
            }
            kernels.pointee.linear_i8(
                &layer, input.bytes, input.byteStride, input.scales, rows, output.floats,
                output.stride, .gelu)
            let result = bits(values(output, rows: rows))
            if expected.isEmpty { expected = result }
            #expect(result == expected, "\(path)")
        }
    }

    @Test func quantisingRoundsHalfToEvenAndKeepsTheLargest() {
        let input = Activations(width: 16, rows: 2, quantised: true)
        let row: [Float] = [
            127, -127, 0, 0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 126.4, 126.6, 3, -3, 0.49, 1, -1,
        ]
        for path in Self.paths {
            let kernels = ck_kernels_for(path.kernel)
            for i in 0..<16 { (input.row(0)[i], input.row(1)[i]) = (row[i], 0) }
            input.quantise(rows: 0..<2, with: kernels)
            let bytes = (0..<16).map { Int(input.bytes[$0]) - 128 }
            #expect(
                bytes == [127, -127, 0, 0, 2, 2, 0, -2, -2, 126, 127, 3, -3, 0, 1, -1])
            #expect(input.scales[0] == 1)
            #expect(input.scales[1] == 0)
            #expect((0..<16).allSatisfy { input.bytes[input.byteStride + $0] == 128 })
        }
    }

    @Test func geluAndSoftmaxAreCloseToTheirDefinitions() {
        let kernels = ck_kernels_for(EnginePath.fastest.kernel)
        let x = Activations(width: 416, rows: 1, quantised: false)
        let zero = Activations(width: 416, rows: 1, quantised: false)
        for i in 0..<416 { x.row(0)[i] = (Float(i) - 208) / 16 }
        kernels.pointee.add_gelu(x.row(0), zero.row(0), 416)
        for i in 0..<416 {
            let v = (Double(i) - 208) / 16
            let expected =
                v
                / (1
                    + exp2(
                        -2 * 1.4426950408889634 * 0.7978845608028654 * (v + 0.044715 * v * v * v)))
            #expect(abs(Double(x.row(0)[i]) - expected) < 2e-6 * max(1, abs(v)))
        }
        let scores = Activations(width: 21, rows: 1, quantised: false)
        for i in 0..<21 { scores.row(0)[i] = Float(i) * 0.7 - 9 }
        kernels.pointee.softmax(scores.floats, scores.stride, 1, 21, 1)
        let total = (0..<21).reduce(0.0) { $0 + exp2(Double($1) * 0.7 * 1.4426950408889634) }
        for i in 0..<21 {
            let expected = exp2(Double(i) * 0.7 * 1.4426950408889634) / total
            #expect(abs(Double(scores.row(0)[i]) - expected) < 1e-6)
        }
        #expect(scores.row(0)[21] == 0)
    }

    @Test(arguments: [1, 3, 16, 31, 32, 45, 192])
    func floatKernelsGiveTheSameBitsOnEveryPath(length: Int) {
        var expected: [[UInt32]] = []
        for path in Self.paths {
            let kernels = ck_kernels_for(path.kernel)
            let projected = Activations(width: 3 * 64, quantised: false)
            fill(projected, rows: length)
            let context = Activations(width: 64, rows: length, quantised: true)
            let storage = AlignedStorage()
            let scratch = storage.allocate(Float.self, count: ck_attention_scratch(length))
            kernels.pointee.attention(
                projected.floats, projected.stride, length, 2, context.floats, context.stride,
                scratch)
            let attended = values(context, rows: length)
            let weights = Activations(width: 64, rows: 2, quantised: false)
            fill(weights, rows: 2)
            kernels.pointee.add_norm(
                context.floats, context.stride, projected.floats, projected.stride,
                weights.row(0), weights.row(1), 1e-12, length, 64, context.bytes,
                context.byteStride, context.scales)
            let normed = values(context, rows: length)
            let dot = kernels.pointee.dot(context.row(0), weights.row(0), 64)
            let result = [bits(attended), bits(normed), [dot.bitPattern]]
            if expected.isEmpty { expected = result }
            #expect(result == expected, "\(path)")
            #expect(!normed.contains { !$0.isFinite })
        }
    }

    @Test func attentionIsSoftmaxOfProductsTimesValues() {
        let kernels = ck_kernels_for(EnginePath.fastest.kernel)
        let length = 19
        let projected = Activations(width: 3 * 64, quantised: false)
        fill(projected, rows: length)
        let context = Activations(width: 64, rows: length, quantised: false)
        let storage = AlignedStorage()
        kernels.pointee.attention(
            projected.floats, projected.stride, length, 2, context.floats, context.stride,
            storage.allocate(Float.self, count: ck_attention_scratch(length)))
        for head in 0..<2 {
            for i in 0..<length {
                let weights = (0..<length).map { j in
                    let product = (0..<32).reduce(0.0) {
                        $0
                            + Double(projected.row(i)[head * 32 + $1])
                            * Double(projected.row(j)[64 + head * 32 + $1])
                    }
                    return exp2(product / 32.0.squareRoot() * 1.4426950408889634)
                }
                let total = weights.reduce(0, +)
                for d in 0..<32 {
                    let expected = (0..<length).reduce(0.0) {
                        $0 + weights[$1] / total * Double(projected.row($1)[128 + head * 32 + d])
                    }
                    #expect(abs(Double(context.row(i)[head * 32 + d]) - expected) < 1e-5)
                }
            }
        }
    }
}

/// 2 to the power of x, without a maths library.
private func exp2(_ x: Double) -> Double {
    let whole = x.rounded()
    let r = (x - whole) * 0.6931471805599453
    var (term, sum) = (1.0, 1.0)
    for n in 1..<20 {
        term *= r / Double(n)
        sum += term
    }
    return sum * Double(sign: .plus, exponent: Int(max(-1000, min(1000, whole))), significand: 1)
}
