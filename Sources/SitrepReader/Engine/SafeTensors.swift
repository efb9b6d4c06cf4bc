import FoundationEssentials

/// The element types of tensors that the engine reads.
enum TensorType: String {
    case i8 = "I8"
    case f16 = "F16"
    case f32 = "F32"

    var size: Int {
        switch self {
        case .i8: 1
        case .f16: 2
        case .f32: 4
        }
    }
}

/// One tensor of a weight file: its type, its shape (last dimension fastest) and its bytes.
struct Tensor {
    let name: String
    let type: TensorType
    let shape: [Int]
    let bytes: UnsafeRawBufferPointer

    var count: Int { shape.reduce(1, *) }
}

/// A weight file in the safetensors format: a little-endian 64-bit header length, a JSON header of
/// names, types, shapes and offsets, then the raw tensors.
///
/// Tensors point into the mapped file and live as long as this object. Format:
/// https://github.com/huggingface/safetensors
struct SafeTensors {
    private struct Entry: Decodable {
        let dtype: String
        let shape: [Int]
        let data_offsets: [Int]
    }

    private struct Header: Decodable {
        struct Key: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        var metadata: [String: String] = [:]
        var entries: [String: Entry] = [:]

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            for key in container.allKeys {
                if key.stringValue == "__metadata__" {
                    metadata = try container.decode([String: String].self, forKey: key)
                } else {
                    entries[key.stringValue] = try container.decode(Entry.self, forKey: key)
                }
            }
        }
    }

    /// The file's free-text metadata.
    let metadata: [String: String]
    private let tensors: [String: Tensor]
    private let file: MappedFile

    /// Maps the file at `path` and checks that every tensor lies within it.
    init(path: String) throws(EngineError) {
        file = try MappedFile(path: path)
        let bytes = file.bytes
        guard bytes.count >= 8 else {
            throw .malformed(file: path, offset: 0, reason: "shorter than a header")
        }
        let length = Int(
            truncatingIfNeeded: UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self)))
        guard length > 0, length <= bytes.count - 8 else {
            throw .malformed(file: path, offset: 0, reason: "header length \(length) is wrong")
        }
        let header: Header
        do {
            header = try JSONDecoder().decode(
                Header.self, from: Data(bytes[8..<(8 + length)]))
        } catch {
            throw .malformed(file: path, offset: 8, reason: "the header is not valid JSON")
        }
        let data = UnsafeRawBufferPointer(rebasing: bytes[(8 + length)...])
        var tensors: [String: Tensor] = [:]
        for (name, entry) in header.entries {
            // Types that the engine never reads may be in the file; they are left out.
            guard let type = TensorType(rawValue: entry.dtype) else { continue }
            var count = type.size
            for dimension in entry.shape {
                let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
                guard dimension >= 0, !overflow else {
                    throw .malformed(file: path, offset: 8, reason: "\(name) has a bad shape")
                }
                count = product
            }
            guard entry.data_offsets.count == 2, entry.data_offsets[0] >= 0,
                entry.data_offsets[1] <= data.count,
                entry.data_offsets[1] - entry.data_offsets[0] == count
            else {
                throw .malformed(file: path, offset: 8, reason: "\(name) lies outside the file")
            }
            tensors[name] = Tensor(
                name: name, type: type, shape: entry.shape,
                bytes: UnsafeRawBufferPointer(
                    rebasing: data[entry.data_offsets[0]..<entry.data_offsets[1]]))
        }
        metadata = header.metadata
        self.tensors = tensors
    }

    /// The tensor of that name, or nil.
    func tensor(_ name: String) -> Tensor? { tensors[name] }

    /// The tensor of that name and shape.
    func tensor(_ name: String, shape: [Int]) throws(EngineError) -> Tensor {
        guard let tensor = tensors[name] else { throw .missingTensor(name: name) }
        guard tensor.shape == shape else {
            throw .unexpectedTensor(
                name: name, found: "\(tensor.type.rawValue) \(tensor.shape)", expected: "\(shape)")
        }
        return tensor
    }
}
