#if Server
import Foundation

/// The files that come with the server.
enum ServerResources {
    /// The bytes of a file.
    static func bytes(_ name: String) throws -> [UInt8] {
        let file = Bundle.module.bundleURL.appendingPathComponent("Resources/\(name)")
        return Array(try Data(contentsOf: file))
    }

    /// The description of the API, OpenAPI 3.1.
    static func openAPI() throws -> [UInt8] { try bytes("openapi.json") }
}
#endif
