import Foundation

@testable import SitrepReader

/// Writes a model with arbitrary but fixed weights, to exercise shapes and paths without a trained
/// one.
struct SyntheticModel {
    var hidden = 64
    var feedForward = 128
    var layers = 3
    var syntaxTap = 2
    var actsTap = 3
    var maximumPieces = 24
    var arc = 32
    var relation = 24
    var inner = 32
    var labels: [String: [String]] = [
        "upos": (0..<17).map { "U\($0)" },
        "feats": (0..<60).map { "F\($0)" },
        "deprel": ["root", "parataxis"] + (0..<9).map { "r\($0)" },
        "ner": ["O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG"],
        "root": ["O"] + (1...20).map { "R\($0)" },
        "cameo": (0..<33).map { "C\($0)" },
        "plover": (0..<16).map { "P\($0)" },
        "modality": ["actual", "future", "hypothetical", "negated"],
        "role": ["none", "actor", "target", "teller", "other"],
    ]
    var vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"] + SyntheticModel.pieces

    static let pieces: [String] = {
        let letters = "abcdefghijklmnopqrstuvwxyz0123456789.,'-\"".map(String.init)
        return letters + letters.map { "##" + $0 } + [
            "the", "minister", "said", "troops", "##s", "##ing", "border", "talk", "on", "of",
        ]
    }()

    private struct Part {
        let name: String
        let type: String
        let shape: [Int]
        let bytes: [UInt8]
    }

    private var seed: UInt64 = 42
    private var parts: [Part] = []

    init() {}

    private mutating func next() -> Float {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Float(Int32(truncatingIfNeeded: seed >> 32)) / Float(Int32.max)
    }

    private mutating func floats(
        _ name: String, _ shape: [Int], around centre: Float = 0, by width: Float
    ) {
        var bytes: [UInt8] = []
        for _ in 0..<shape.reduce(1, *) {
            withUnsafeBytes(of: centre + width * next()) { bytes.append(contentsOf: $0) }
        }
        parts.append(Part(name: name, type: "F32", shape: shape, bytes: bytes))
    }

    private mutating func bytes(_ name: String, _ shape: [Int], scaleName: String, scale: Float) {
        var bytes: [UInt8] = []
        for _ in 0..<shape.reduce(1, *) {
            bytes.append(UInt8(bitPattern: Int8(clamping: Int(127 * next()))))
        }
        parts.append(Part(name: name, type: "I8", shape: shape, bytes: bytes))
        floats(scaleName, Array(shape.dropLast()), around: scale, by: scale / 4)
    }

    private mutating func linear(_ name: String, _ outputs: Int, _ inputs: Int, bytes isBytes: Bool)
    {
        let spread = 1.7 / Float(inputs).squareRoot()
        if isBytes {
            bytes(
                name + ".weight", [outputs, inputs], scaleName: name + ".scale",
                scale: spread / 127)
        } else {
            floats(name + ".weight", [outputs, inputs], by: spread)
        }
        floats(name + ".bias", [outputs], by: 0.1)
    }

    /// Writes the model into a new temporary folder and returns it.
    mutating func write() throws -> URL {
        let count = vocabulary.count
        bytes("embed.word", [count, hidden], scaleName: "embed.word.scale", scale: 0.01)
        floats("embed.position", [maximumPieces, hidden], by: 0.3)
        norm("embed.norm")
        for i in 0..<layers {
            for name in ["q", "k", "v", "o"] {
                linear("layer.\(i).\(name)", hidden, hidden, bytes: true)
            }
            linear("layer.\(i).ffn1", feedForward, hidden, bytes: true)
            linear("layer.\(i).ffn2", hidden, feedForward, bytes: true)
            norm("layer.\(i).norm1")
            norm("layer.\(i).norm2")
        }
        for tap in ["syntax", "acts"] {
            floats(tap + ".shape", [16, 16], by: 0.3)
            floats(tap + ".suffix", [4096, 32], by: 0.3)
        }
        let width = hidden + 48
        func size(_ name: String) -> Int { labels[name]?.count ?? 0 }
        linear("pos", size("upos"), width, bytes: false)
        linear("feats", size("feats"), width, bytes: true)
        for name in ["arc_dep", "arc_head"] { linear(name, arc, width, bytes: true) }
        for name in ["rel_dep", "rel_head"] { linear(name, relation, width, bytes: true) }
        floats("arc.u", [arc, arc], by: 0.5)
        floats("arc.b", [arc], by: 0.5)
        bytes(
            "rel.w", [size("deprel"), relation + 1, relation + 1], scaleName: "rel.w.scale",
            scale: 0.003)
        linear("ner", size("ner"), width, bytes: false)
        floats("ner.transition", [size("ner"), size("ner")], by: 1)
        floats("ner.start", [size("ner")], by: 1)
        linear("act.root", size("root"), width, bytes: false)
        linear("act.cameo", size("cameo"), width, bytes: true)
        linear("act.plover", size("plover"), width, bytes: false)
        linear("act.modality", size("modality"), width, bytes: false)
        linear("role.trigger", inner, width, bytes: true)
        linear("role.word", inner, width, bytes: true)
        floats("role.distance", [33, inner], by: 0.3)
        floats("role.w", [size("role"), inner + 1, inner + 1], by: 0.2)

        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("sitrep-synthetic-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data((vocabulary.joined(separator: "\n") + "\n").utf8)
            .write(to: folder.appendingPathComponent("vocabulary.txt"))
        try file().write(to: folder.appendingPathComponent("engine.safetensors"))
        return folder
    }

    private mutating func norm(_ name: String) {
        floats(name + ".weight", [hidden], around: 1, by: 0.2)
        floats(name + ".bias", [hidden], by: 0.1)
    }

    private func file() throws -> Data {
        let config: [String: Any] = [
            "version": "synthetic", "hidden": hidden, "heads": hidden / 32, "ffn": feedForward,
            "layers": layers, "max_pieces": maximumPieces, "gelu": "tanh",
            "taps": ["syntax": syntaxTap, "acts": actsTap], "labels": labels,
        ]
        let json = try JSONSerialization.data(withJSONObject: config, options: [.sortedKeys])
        var header: [String: Any] = [
            "__metadata__": ["config": String(decoding: json, as: UTF8.self)]
        ]
        var data = Data()
        for part in parts {
            header[part.name] = [
                "dtype": part.type, "shape": part.shape,
                "data_offsets": [data.count, data.count + part.bytes.count],
            ]
            data.append(contentsOf: part.bytes)
        }
        let head = try JSONSerialization.data(withJSONObject: header, options: [.sortedKeys])
        var file = Data()
        withUnsafeBytes(of: UInt64(head.count).littleEndian) { file.append(contentsOf: $0) }
        return file + head + data
    }
}

extension EngineText {
    /// A text of sentences given as lists of words.
    init(_ sentences: [[String]]) {
        self.init(bytes: [], words: [], sentences: [])
        for sentence in sentences {
            let first = words.count
            for word in sentence {
                let start = bytes.count
                bytes.append(contentsOf: word.utf8)
                words.append(WordRange(start: Int32(start), end: Int32(bytes.count)))
                bytes.append(0x20)
            }
            self.sentences.append(first..<words.count)
        }
    }
}
