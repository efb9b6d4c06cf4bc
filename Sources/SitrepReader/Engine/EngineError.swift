/// Why the language engine could not be loaded. Each case names the input and, where there is one,
/// the byte at which reading stopped.
package enum EngineError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file is not there or cannot be read.
    case unreadable(file: String, reason: String)
    /// The file's bytes are not in the format that its name promises.
    case malformed(file: String, offset: Int, reason: String)
    /// A tensor that the configuration calls for is missing.
    case missingTensor(name: String)
    /// A tensor has another type or shape than the configuration calls for.
    case unexpectedTensor(name: String, found: String, expected: String)
    /// The configuration asks for something that this engine does not do.
    case unsupported(String)

    package var description: String {
        switch self {
        case .unreadable(let file, let reason):
            "\(file): cannot be read: \(reason)"
        case .malformed(let file, let offset, let reason):
            "\(file): byte \(offset): \(reason); fetch or export the file again"
        case .missingTensor(let name):
            "the weight file has no tensor \(name); export the model again"
        case .unexpectedTensor(let name, let found, let expected):
            "tensor \(name) is \(found), expected \(expected); export the model again"
        case .unsupported(let what):
            "the weight file asks for \(what), which this version does not do"
        }
    }
}
