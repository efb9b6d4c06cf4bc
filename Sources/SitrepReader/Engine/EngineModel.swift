import CKernels

/// A loaded model: configuration, vocabulary and packed weights. Never changes once made, which is
/// why it may be shared although its weights are behind pointers.
final class EngineModel: @unchecked Sendable {
    let configuration: EngineConfiguration
    let path: EnginePath
    let kernels: UnsafePointer<ck_kernels>
    let wordPiece: WordPiece
    let encoder: Encoder
    let syntaxVectors: WordVectors
    let actVectors: WordVectors?
    let upos: TagHead
    let feats: TagHead?
    let parse: ParseHead
    let names: NameHead?
    let acts: ActHead?
    let roles: RoleHead?

    private let file: SafeTensors
    private let storage: AlignedStorage

    init(weights: String, vocabulary: String, path: EnginePath) throws(EngineError) {
        guard path.isAvailable else { throw .unsupported("the kernels' path \(path.rawValue)") }
        let pieces = try MappedFile(path: vocabulary)
        wordPiece = try WordPiece(vocabulary: pieces.bytes, file: vocabulary)
        file = try SafeTensors(path: weights)
        guard let json = file.metadata["config"] else {
            throw .malformed(file: weights, offset: 8, reason: "the metadata has no config")
        }
        let configuration = try EngineConfiguration(json: json)
        self.configuration = configuration
        self.path = path
        kernels = ck_kernels_for(path.kernel)
        storage = AlignedStorage()
        let loader = WeightLoader(file: file, path: path.kernel, storage: storage)
        let labels = configuration.labels
        encoder = try Encoder(
            configuration: configuration, vocabulary: wordPiece.count, loader: loader)
        syntaxVectors = try WordVectors(
            tap: "syntax", hidden: configuration.hidden, loader: loader)
        let width = syntaxVectors.width
        upos = try TagHead(name: "pos", labels: labels.upos.count, width: width, loader: loader)
        feats =
            loader.has("feats")
            ? try TagHead(
                name: "feats", labels: labels.feats.count, width: width, loader: loader) : nil
        parse = try ParseHead(labels: labels.deprel.count, width: width, loader: loader)
        names =
            loader.has("ner")
            ? try NameHead(labels: labels.names.count, width: width, loader: loader) : nil
        if loader.has("act.root") {
            actVectors = try WordVectors(
                tap: "acts", hidden: configuration.hidden, loader: loader)
            acts = try ActHead(configuration: configuration, width: width, loader: loader)
        } else {
            actVectors = nil
            acts = nil
        }
        roles =
            loader.has("role.w")
            ? try RoleHead(configuration: configuration, width: width, loader: loader) : nil
    }
}
