#if Server
import SitrepModel

/// The page's own style sheet, scripts and icon. Their names carry a hash of their content, so browsers
/// keep them for good and never show an old one.
struct PageAssets: Sendable {
    /// A file as it is served.
    struct File: Sendable, Hashable {
        var name: String
        var bytes: [UInt8]
        var type: String

        var address: Address { Address("/assets/", name) }

        init(_ stem: String, _ ending: String, type: String) {
            bytes = (try? ServerResources.bytes("\(stem).\(ending)")) ?? []
            name = "\(stem).\(ContentHash.hex(bytes).prefix(12)).\(ending)"
            self.type = type
        }
    }

    let style = File("site", "css", type: "text/css; charset=utf-8")
    let script = File("site", "js", type: "text/javascript; charset=utf-8")
    let settings = File("settings", "js", type: "text/javascript; charset=utf-8")
    let icon = File("icon", "svg", type: "image/svg+xml")

    /// Those that come with the server, read once.
    static let bundled = PageAssets()

    /// Their addresses, for the head of every page.
    var files: Shell.Files {
        Shell.Files(
            style: style.address, script: script.address, settings: settings.address,
            icon: icon.address)
    }

    func file(_ name: String) -> File? {
        [style, script, settings, icon].first { $0.name == name }
    }
}
#endif
