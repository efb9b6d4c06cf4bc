/// What the call asks for.
struct Options {
    var seconds = 600
    var seed: UInt64 = 1
    /// Seconds that one input may take beyond what its words should.
    var slowest = 10.0
    var folder = ".build/fuzz"
    /// Whether the files are inputs to be read as they are.
    var isReplay = false
    var files: [String] = []

    init(_ arguments: [String]) throws {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--input": isReplay = true
            case "--save":
                guard let value = rest.popFirst() else { throw UsageError(reason: "which folder?") }
                folder = value
            case "--seconds", "--seed", "--slowest":
                guard let value = rest.popFirst().flatMap({ UInt64($0) }), value < 1 << 40 else {
                    throw UsageError(reason: "\(argument) wants a whole number")
                }
                switch argument {
                case "--seconds": seconds = max(1, Int(value))
                case "--seed": seed = value
                default: slowest = Double(value)
                }
            default:
                guard !argument.hasPrefix("-") else {
                    throw UsageError(reason: "there is no option \(argument)")
                }
                files.append(argument)
            }
        }
        if files.isEmpty { throw UsageError(reason: "no file is given") }
    }
}

/// A call that can't be carried out.
struct UsageError: Error, CustomStringConvertible {
    var reason: String
    var description: String {
        "\(reason); call: sitrep-fuzz [--seconds N] [--seed S] [--slowest N] [--save FOLDER] "
            + "REPORT..., or sitrep-fuzz --input FILE..."
    }
}
