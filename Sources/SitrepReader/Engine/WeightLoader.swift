import CKernels

/// Takes tensors from a weight file, checks their shapes and packs them for one path.
struct WeightLoader {
    let file: SafeTensors
    let path: ck_path
    let storage: AlignedStorage

    /// Whether the file has the linear layer or table of that name.
    func has(_ name: String) -> Bool {
        file.tensor(name + ".weight") != nil || file.tensor(name) != nil
    }

    /// The linear layer `name`, of the given shape.
    func linear(_ name: String, outputs: Int, inputs: Int) throws(EngineError) -> LinearLayer {
        try linear(
            weight: name + ".weight", scale: name + ".scale", bias: name + ".bias",
            shape: [outputs, inputs])
    }

    /// A weight tensor used as a linear layer: all dimensions but the last are its outputs.
    func linear(
        weight: String, scale: String, bias: String?, shape: [Int]
    ) throws(EngineError) -> LinearLayer {
        let inputs = shape[shape.count - 1]
        let outputs = shape.dropLast().reduce(1, *)
        let tensor = try file.tensor(weight, shape: shape)
        var biasTensor: Tensor?
        if let bias, file.tensor(bias) != nil {
            biasTensor = try file.tensor(bias, shape: Array(shape.dropLast()))
        }
        guard tensor.type == .i8 else {
            let floats = UnsafeMutablePointer<Float>.allocate(capacity: tensor.count)
            defer { floats.deallocate() }
            tensor.copyFloats(to: floats)
            return LinearLayer(
                floats: floats, outputs: outputs, inputs: inputs, bias: biasTensor,
                storage: storage)
        }
        let scaleTensor = try file.tensor(scale, shape: Array(shape.dropLast()))
        return LinearLayer(
            parts: [(tensor, scaleTensor, biasTensor)], inputs: inputs, path: path,
            storage: storage)
    }

    /// Several 8-bit layers over the same input as one whose outputs follow each other.
    func stacked(
        _ names: [String], outputs: Int, inputs: Int
    ) throws(EngineError) -> LinearLayer {
        var parts: [(weight: Tensor, scale: Tensor, bias: Tensor?)] = []
        for name in names {
            let weight = try file.tensor(name + ".weight", shape: [outputs, inputs])
            guard weight.type == .i8 else {
                throw .unexpectedTensor(
                    name: weight.name, found: weight.type.rawValue, expected: "I8")
            }
            parts.append(
                (
                    weight, try file.tensor(name + ".scale", shape: [outputs]),
                    try file.tensor(name + ".bias", shape: [outputs])
                ))
        }
        return LinearLayer(parts: parts, inputs: inputs, path: path, storage: storage)
    }

    /// A table of floats whose rows are padded with zeros to a multiple of 16.
    func table(_ name: String, rows: Int, width: Int) throws(EngineError) -> FloatTable {
        let tensor = try file.tensor(name, shape: [rows, width])
        return FloatTable(
            tensor: tensor, rows: rows, width: width, scale: nil, storage: storage)
    }

    /// A vector of floats, padded with zeros to a multiple of 16.
    func vector(_ name: String, count: Int) throws(EngineError) -> UnsafePointer<Float> {
        let tensor = try file.tensor(name, shape: [count])
        let values = storage.allocate(Float.self, count: count.rounded(upTo: 16))
        tensor.copyFloats(to: values)
        return UnsafePointer(values)
    }

    /// A tensor of several dimensions as a table of its last dimension, made floats by its scales
    /// when it is in 8 bits.
    func rows(_ name: String, shape: [Int]) throws(EngineError) -> FloatTable {
        let tensor = try file.tensor(name, shape: shape)
        var scale: Tensor?
        if tensor.type == .i8 {
            scale = try file.tensor(name + ".scale", shape: Array(shape.dropLast()))
        }
        return FloatTable(
            tensor: tensor, rows: shape.dropLast().reduce(1, *), width: shape[shape.count - 1],
            scale: scale, storage: storage)
    }
}

/// Rows of floats, each padded with zeros to a multiple of 16.
struct FloatTable {
    let rows: Int
    let width: Int
    let stride: Int
    let values: UnsafePointer<Float>

    init(tensor: Tensor, rows: Int, width: Int, scale: Tensor?, storage: AlignedStorage) {
        self.rows = rows
        self.width = width
        stride = width.rounded(upTo: 16)
        let target = storage.allocate(Float.self, count: rows * stride)
        let source = UnsafeMutablePointer<Float>.allocate(capacity: max(1, rows * width))
        defer { source.deallocate() }
        tensor.copyFloats(to: source)
        let scales = UnsafeMutablePointer<Float>.allocate(capacity: max(1, rows))
        defer { scales.deallocate() }
        scale?.copyFloats(to: scales)
        for row in 0..<rows {
            for i in 0..<width {
                let value = source[row * width + i]
                target[row * stride + i] = scale == nil ? value : value * scales[row]
            }
        }
        values = UnsafePointer(target)
    }

    /// The first float of a row.
    func row(_ index: Int) -> UnsafePointer<Float> { values + index * stride }
}
