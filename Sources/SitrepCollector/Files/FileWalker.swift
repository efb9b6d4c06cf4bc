import Foundation
import SitrepModel

/// The reports that paths stand for: files as given, and those in folders, in sorted order.
struct FileWalker {
    /// Endings of the reports that are read, in folders and as given.
    static let endings: Set<String> = ["txt", "text", "md", "markdown", "html", "htm", "xhtml"]
    /// Endings of web pages among them.
    static let pageEndings: Set<String> = ["html", "htm", "xhtml"]
    static let sidecarName = "articles.json"

    /// A file to read, and the folders whose sidecar may speak of it, nearest first.
    struct File {
        var path: String
        var folders: [String]
    }

    /// Which files are reports.
    enum Selection {
        /// Those with one of the endings, and web archives.
        case texts
        /// All but sidecars and hidden files; what they hold tells more.
        case everything
    }

    private let selection: Selection
    private(set) var files: [File] = []
    private(set) var troubles: [Trouble] = []
    private var seenFiles: Set<Identity> = []
    private var seenFolders: Set<Identity> = []

    /// What a path leads to, whatever its name.
    private struct Identity: Hashable {
        var device: UInt64
        var node: UInt64
    }

    private enum Kind { case file, folder, other }

    init(_ paths: [String], selection: Selection = .texts) {
        self.selection = selection
        for path in Set(paths).sorted() {
            guard let (kind, identity) = status(path) else {
                missing(path)
                continue
            }
            switch kind {
            case .folder:
                let before = files.count + troubles.count + seenFiles.count
                let isNew = seenFolders.insert(identity).inserted
                if isNew { walk(path, above: [identity], folders: []) }
                if isNew, files.count + troubles.count + seenFiles.count == before {
                    troubles.append(
                        Trouble(
                            input: path, reason: "the folder holds no reports",
                            remedy:
                                "Reports' names end in .txt, .text, .md, .markdown, .html or .warc.gz."
                        ))
                }
            case .file: addGiven(path, identity)
            case .other:
                troubles.append(
                    Trouble(
                        input: path, reason: "it is neither a file nor a folder",
                        remedy: "Save the report as a file and give that."))
            }
        }
        files.sort { $0.path < $1.path }
    }

    private mutating func addGiven(_ path: String, _ identity: Identity) {
        let name = Self.name(path)
        if name == Self.sidecarName { return }
        let ending = Self.ending(name)
        guard selection == .everything || ending.isEmpty || Self.isReport(name) else {
            troubles.append(
                Trouble(
                    input: path, reason: "files of the type .\(ending) are not read",
                    remedy:
                        "Save the report as plain text (.txt), Markdown (.md) or a page (.html)."))
            return
        }
        if seenFiles.insert(identity).inserted {
            files.append(File(path: path, folders: [Self.folder(path)]))
        }
    }

    private mutating func walk(_ folder: String, above: [Identity], folders: [String]) {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            troubles.append(
                Trouble(
                    input: folder, reason: "the folder can't be opened: \(Self.reason(error))",
                    remedy: "Check its permissions."))
            return
        }
        for name in names where !name.hasPrefix(".") {
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            let isReport =
                selection == .everything
                ? name != Self.sidecarName && !Self.isCompanion(name, among: names)
                : Self.isReport(name)
            guard let (kind, identity) = status(path) else {
                if isReport { missing(path) }
                continue
            }
            switch kind {
            case .folder:
                if above.contains(identity) {
                    troubles.append(
                        Trouble(
                            input: path, reason: "the link leads back to a folder that holds it",
                            remedy: "Nothing is lost; remove the link to be rid of this message."))
                } else if isReport, selection == .texts {
                    troubles.append(
                        Trouble(
                            input: path, reason: "it is named like a report but is a folder",
                            remedy: "Rename it, or give it by itself to read what it holds."))
                } else if seenFolders.insert(identity).inserted {
                    walk(path, above: above + [identity], folders: [folder] + folders)
                }
            case .file where isReport:
                if seenFiles.insert(identity).inserted {
                    files.append(File(path: path, folders: [folder] + folders))
                }
            case .other where isReport && selection == .texts:
                troubles.append(
                    Trouble(
                        input: path, reason: "it is named like a report but is not a file",
                        remedy: "Save the report as a file."))
            default: break
            }
        }
    }

    /// Whether a file is kept beside another by SQLite or by an archive: its log, seal or visits.
    private static func isCompanion(_ name: String, among names: [String]) -> Bool {
        guard let hyphen = name.lastIndex(of: "-"),
            ["wal", "shm", "journal", "seal", "visits"].contains(name[hyphen...].dropFirst())
        else { return false }
        return names.contains(String(name[..<hyphen]))
    }

    private mutating func missing(_ path: String) {
        let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
        troubles.append(
            target.map {
                Trouble(
                    input: path, reason: "the link leads to \($0), which can't be reached",
                    remedy: "Mend or remove the link.")
            }
                ?? Trouble(
                    input: path, reason: "there is no such file or folder",
                    remedy: "Check the spelling and the folder you are in."))
    }

    /// Follows links; nil where nothing is reached.
    private func status(_ path: String) -> (Kind, Identity)? {
        var info = stat()
        guard stat(path, &info) == 0 else { return nil }
        let kind: Kind =
            switch info.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            default: .other
            }
        return (kind, Identity(device: UInt64(info.st_dev), node: UInt64(info.st_ino)))
    }

    /// Whether a name is that of a text, page or web archive.
    private static func isReport(_ name: String) -> Bool {
        endings.contains(ending(name)) || WebArchiveReader.isNamedLikeOne(name)
    }

    static func name(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    static func folder(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The ending in small letters, without its stop; empty where there is none.
    static func ending(_ name: String) -> String {
        guard let stop = name.lastIndex(of: "."), stop != name.startIndex else { return "" }
        return name[name.index(after: stop)...].lowercased()
    }

    /// The name without its ending.
    static func stem(_ path: String) -> String {
        let name = name(path)
        guard let stop = name.lastIndex(of: "."), stop != name.startIndex else { return name }
        return String(name[..<stop])
    }

    static func reason(_ error: any Error) -> String {
        let error = error as NSError
        if let under = error.userInfo[NSUnderlyingErrorKey] as? NSError { return reason(under) }
        if error.domain == NSPOSIXErrorDomain {
            return String(cString: strerror(Int32(error.code)))
        }
        return error.localizedDescription
    }
}
