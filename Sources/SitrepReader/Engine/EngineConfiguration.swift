import FoundationEssentials

/// The shape of a trained engine and the labels of its heads, as the weight file's metadata tells.
package struct EngineConfiguration: Sendable, Equatable {
    /// Which layer's output, counted in layers run, each group of heads reads.
    package struct Taps: Sendable, Equatable {
        /// Read by tags, syntax and names.
        package let syntax: Int
        /// Read by acts and their roles.
        package let acts: Int
    }

    /// The labels of each head, in the order of its outputs. A head that was not trained has none.
    package struct Labels: Sendable, Equatable {
        /// Universal parts of speech.
        package let upos: [String]
        /// Feature bundles, such as `Number=Sing|Person=3`; `_` or empty is no feature.
        package let feats: [String]
        /// Universal dependency relations, with the subtypes that the model keeps.
        package let deprel: [String]
        /// Name tags: `O`, and `B-` and `I-` with the kind of name.
        package let names: [String]
        /// `O`, and the twenty CAMEO roots.
        package let actRoot: [String]
        /// Full CAMEO codes.
        package let cameo: [String]
        /// PLOVER event types.
        package let plover: [String]
        /// Modalities of an act.
        package let modality: [String]
        /// Roles of words in an act; the first is none.
        package let role: [String]
    }

    /// What scores are divided by before they become probabilities, so that these are honest
    /// (Guo and others 2017); 1 where the model says nothing.
    package struct Temperatures: Sendable, Equatable {
        package let actRoot: Float
        package let cameo: Float
        package let plover: Float
        package let modality: Float
        package let role: Float
    }

    /// Width of the encoder.
    package let hidden: Int
    /// Attention heads, each 32 wide.
    package let heads: Int
    /// Width of the feed-forward layer.
    package let feedForward: Int
    /// Layers in the file.
    package let layers: Int
    /// Longest sequence, with its two marks.
    package let maximumPieces: Int
    /// Which layers the heads read.
    package let taps: Taps
    /// Labels of the heads.
    package let labels: Labels
    /// Temperatures of the act heads.
    package let temperatures: Temperatures
    /// The model's version, free text; every output names it.
    package let version: String
    /// The probability of an act from which a word counts as a trigger, as tuned when the model was made.
    package let triggerThreshold: Float
}

extension EngineConfiguration {
    private struct Stored: Decodable {
        struct Taps: Decodable {
            let syntax: Int
            let acts: Int?
        }

        let hidden: Int?
        let heads: Int?
        let ffn: Int?
        let layers: Int
        let max_pieces: Int?
        let gelu: String?
        let taps: Taps
        let labels: [String: [String]]
        let temperature: [String: Float]?
        let version: Version?
        let threshold: [String: Float]?
    }

    /// A version is written as a number or as text.
    private enum Version: Decodable {
        case number(Int)
        case text(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                self = .number(number)
            } else {
                self = .text(try container.decode(String.self))
            }
        }

        var description: String {
            switch self {
            case .number(let number): "\(number)"
            case .text(let text): text
            }
        }
    }

    /// Reads the JSON text of the metadata's `config`.
    init(json: String) throws(EngineError) {
        let stored: Stored
        do {
            stored = try JSONDecoder().decode(Stored.self, from: Data(json.utf8))
        } catch {
            throw .malformed(
                file: "config", offset: 0, reason: "the configuration does not decode: \(error)")
        }
        guard stored.gelu ?? "tanh" == "tanh" else {
            throw .unsupported("the activation \(stored.gelu ?? "")")
        }
        hidden = stored.hidden ?? 384
        heads = stored.heads ?? 12
        feedForward = stored.ffn ?? 1536
        layers = stored.layers
        maximumPieces = stored.max_pieces ?? 192
        taps = Taps(syntax: stored.taps.syntax, acts: stored.taps.acts ?? stored.taps.syntax)
        version = stored.version?.description ?? "unversioned"
        triggerThreshold = stored.threshold?["root"] ?? 0.5
        func named(_ keys: String...) -> [String] {
            keys.lazy.compactMap { stored.labels[$0] }.first ?? []
        }
        labels = Labels(
            upos: named("upos"), feats: named("feats"), deprel: named("deprel"),
            names: named("ner", "names"), actRoot: named("root", "act_root"),
            cameo: named("cameo"), plover: named("plover"), modality: named("modality"),
            role: named("role", "roles"))
        func temperature(_ key: String) -> Float {
            let value = stored.temperature?[key] ?? 1
            return value > 0 ? value : 1
        }
        temperatures = Temperatures(
            actRoot: temperature("root"), cameo: temperature("cameo"),
            plover: temperature("plover"), modality: temperature("modality"),
            role: temperature("role"))
        guard heads * 32 == hidden, hidden % 64 == 0, feedForward % 64 == 0 else {
            throw .unsupported("\(heads) heads over a width of \(hidden)")
        }
        guard taps.syntax >= 1, taps.syntax <= taps.acts, taps.acts <= layers, maximumPieces >= 3
        else {
            throw .unsupported("taps \(taps.syntax) and \(taps.acts) of \(layers) layers")
        }
        guard labels.upos.count <= 255, labels.deprel.count <= 255, labels.names.count <= 255,
            labels.feats.count <= 65_535
        else { throw .unsupported("so many labels") }
    }
}
