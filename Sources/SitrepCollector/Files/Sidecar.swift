import Foundation
import SitrepModel

/// An `articles.json` beside reports: what is known of them, by identifier or path.
struct Sidecar {
    private var byStem: [String: Metadata] = [:]
    private var byPath: [String: Metadata] = [:]
    private(set) var troubles: [Trouble] = []
    /// The folder that it lies in.
    let folder: String

    /// Reads a folder's sidecar; nil where there is none.
    init?(folder: String) {
        self.folder = folder
        let path =
            folder.hasSuffix("/")
            ? folder + FileWalker.sidecarName : folder + "/" + FileWalker.sidecarName
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let entries: [JSONValue]
        do {
            let bytes = try FileReader(lineLimit: .max).read(path)
            switch try JSONDecoder().decode(JSONValue.self, from: Data(bytes)) {
            case .array(let values): entries = values
            case .object(let object):
                if case .array(let values)? = object["articles"] {
                    entries = values
                } else {
                    entries = [.object(object)]
                }
            default: entries = []
            }
        } catch let trouble as Trouble {
            troubles.append(trouble)
            return
        } catch {
            troubles.append(
                Trouble(
                    input: path, reason: "it is not valid JSON\(Self.detail(error))",
                    remedy: "Mend it; until then the reports are read without it."))
            return
        }
        for (i, entry) in entries.enumerated() { add(entry, number: i + 1, path) }
    }

    private mutating func add(_ entry: JSONValue, number: Int, _ path: String) {
        guard case .object(let object) = entry else {
            troubles.append(
                Trouble(
                    input: path, place: "entry \(number)", reason: "it is not an object",
                    remedy: "Each entry needs an id or a path, and what is known of that report."))
            return
        }
        var metadata = Metadata(origin: FileWalker.sidecarName)
        var file: String?
        for (key, value) in object {
            if key == "path" {
                file = value.strings.first
            } else {
                metadata.set(key, value.strings)
            }
        }
        if let file {
            byPath[file.hasPrefix("./") ? String(file.dropFirst(2)) : file] = metadata
        } else if let id = metadata.id {
            byStem[id] = metadata
        } else {
            troubles.append(
                Trouble(
                    input: path, place: "entry \(number)", reason: "it has neither id nor path",
                    remedy: "Name the report: its file's name without ending as id, or its path."))
        }
    }

    func metadata(for path: String) -> Metadata? {
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        let relative = path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
        return byPath[relative] ?? byStem[FileWalker.stem(path)]
    }

    private static func detail(_ error: any Error) -> String {
        guard case DecodingError.dataCorrupted(let context) = error,
            let under = context.underlyingError as? NSError,
            let text = under.userInfo[NSDebugDescriptionErrorKey] as? String
        else { return "" }
        return " (\(text.hasSuffix(".") ? String(text.dropLast()) : text))"
    }
}

/// Any JSON, of which only texts and lists of texts matter here.
enum JSONValue: Decodable {
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])
    case other

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let string = try? value.decode(String.self) {
            self = .string(string)
        } else if let array = try? value.decode([JSONValue].self) {
            self = .array(array)
        } else if let object = try? value.decode([String: JSONValue].self) {
            self = .object(object)
        } else {
            self = .other
        }
    }

    var strings: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let values): values.flatMap(\.strings)
        default: []
        }
    }
}
