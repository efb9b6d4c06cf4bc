import CKernels

/// A linear layer with its weights packed for one path of the kernels, in 8 bits or in floats as
/// the weight file has them.
struct LinearLayer {
    private enum Weights {
        case bytes(UnsafePointer<ck_linear_i8>)
        case floats(UnsafePointer<ck_linear_f32>)
    }

    /// Rows of the weight matrix.
    let outputs: Int
    /// Columns of the weight matrix.
    let inputs: Int
    private let weights: Weights

    /// Whether inputs are read in their 8-bit form.
    var readsBytes: Bool {
        if case .bytes = weights { true } else { false }
    }

    /// out = activation(W x + b) for some rows of `input`; the first result goes to row
    /// `outputRow` of `output`.
    func apply(
        _ input: Activations, rows: Range<Int>, to output: Activations, outputRow: Int,
        activation: ck_activation = .identity, with kernels: UnsafePointer<ck_kernels>
    ) {
        let target = output.row(outputRow)
        switch weights {
        case .bytes(let layer):
            kernels.pointee.linear_i8(
                layer, input.bytes + rows.lowerBound * input.byteStride, input.byteStride,
                input.scales + rows.lowerBound, rows.count, target, output.stride, activation)
        case .floats(let layer):
            kernels.pointee.linear_f32(
                layer, input.row(rows.lowerBound), input.stride, rows.count, target,
                output.stride, activation)
        }
    }

    /// The same for the first `rows` rows of both.
    func apply(
        _ input: Activations, rows: Int, to output: Activations,
        activation: ck_activation = .identity, with kernels: UnsafePointer<ck_kernels>
    ) {
        apply(
            input, rows: 0..<rows, to: output, outputRow: 0, activation: activation, with: kernels)
    }

    /// Packs row-major 8-bit weights. The parts are stacked: their outputs follow each other.
    init(
        parts: [(weight: Tensor, scale: Tensor, bias: Tensor?)], inputs: Int,
        path: ck_path, storage: AlignedStorage
    ) {
        self.inputs = inputs
        outputs = parts.reduce(0) { $0 + $1.weight.count / inputs }
        let padded = outputs.rounded(upTo: 16)
        let rows = UnsafeMutablePointer<Int8>.allocate(capacity: outputs * inputs)
        defer { rows.deallocate() }
        let packed = storage.allocate(Int8.self, count: ck_packed_size(outputs, inputs))
        let offsets = storage.allocate(Int32.self, count: padded)
        let scales = storage.allocate(Float.self, count: padded)
        let biases = storage.allocate(Float.self, count: padded)
        var first = 0
        for part in parts {
            let count = part.weight.count / inputs
            UnsafeMutableRawBufferPointer(start: rows + first * inputs, count: count * inputs)
                .copyMemory(from: part.weight.bytes)
            part.scale.copyFloats(to: scales + first)
            part.bias?.copyFloats(to: biases + first)
            first += count
        }
        ck_pack_i8(path, rows, outputs, inputs, packed, offsets)
        let layer = storage.allocate(ck_linear_i8.self, count: 1)
        layer.initialize(
            to: ck_linear_i8(
                outputs: outputs, inputs: inputs, packed: packed, offsets: offsets, scales: scales,
                biases: biases))
        weights = .bytes(layer)
    }

    /// Packs row-major float weights [outputs][inputs].
    init(
        floats: UnsafePointer<Float>, outputs: Int, inputs: Int, bias: Tensor?,
        storage: AlignedStorage
    ) {
        self.inputs = inputs
        self.outputs = outputs
        let packed = storage.allocate(Float.self, count: ck_packed_size_f32(outputs, inputs))
        let biases = storage.allocate(Float.self, count: outputs.rounded(upTo: 16))
        bias?.copyFloats(to: biases)
        ck_pack_f32(floats, outputs, inputs, packed)
        let layer = storage.allocate(ck_linear_f32.self, count: 1)
        layer.initialize(
            to: ck_linear_f32(outputs: outputs, inputs: inputs, packed: packed, biases: biases))
        weights = .floats(layer)
    }
}

extension Tensor {
    /// Copies the values as floats; 16-bit floats are widened.
    func copyFloats(to target: UnsafeMutablePointer<Float>) {
        switch type {
        case .f32:
            for i in 0..<count {
                target[i] = bytes.loadUnaligned(fromByteOffset: i * 4, as: Float.self)
            }
        case .f16:
            for i in 0..<count {
                target[i] = Float(
                    halfBits: bytes.loadUnaligned(fromByteOffset: i * 2, as: UInt16.self))
            }
        case .i8:
            for i in 0..<count { target[i] = Float(Int8(bitPattern: bytes[i])) }
        }
    }
}

extension Float {
    /// The value of an IEEE 754 half-precision bit pattern.
    init(halfBits bits: UInt16) {
        let sign = UInt32(bits & 0x8000) << 16
        let exponent = UInt32(bits >> 10 & 0x1F)
        let fraction = UInt32(bits & 0x3FF)
        if exponent == 0 {
            let magnitude = Float(fraction) * 0x1p-24
            self = sign == 0 ? magnitude : -magnitude
        } else {
            let wide = exponent == 31 ? 255 : exponent + 112
            self = Float(bitPattern: sign | wide << 23 | fraction << 13)
        }
    }
}
