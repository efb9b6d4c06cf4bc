import Foundation
import SitrepCollector
import SitrepModel

/// Files that the Collector has read, as arrivals, with their bytes read one after the other.
package struct CollectedFiles: Sequence, Sendable {
    private var items: [Item] = []
    /// How many arrivals there are.
    package var count: Int { items.count }

    private struct Item: Sendable {
        var path: String?
        var article: Article?
        var troubles: [Trouble]
    }

    /// Orders what was collected by identifier; what has no article comes first.
    package init(_ collection: Collection) {
        var troubles = Dictionary(grouping: collection.troubles, by: \.input)
        var read: [Item] = []
        for article in collection.articles {
            guard case .path(let path) = article.source else { continue }
            read.append(
                Item(
                    path: path, article: article, troubles: troubles.removeValue(forKey: path) ?? []
                ))
        }
        items =
            troubles.sorted { $0.key < $1.key }.map {
                Item(path: Self.isReport($0.key) ? $0.key : nil, article: nil, troubles: $0.value)
            } + read
    }

    package func makeIterator() -> AnyIterator<Arrival> {
        var rest = items.makeIterator()
        return AnyIterator { rest.next().map(Self.arrival) }
    }

    private static func arrival(_ item: Item) -> Arrival {
        guard let path = item.path, let data = FileManager.default.contents(atPath: path),
            data.count <= 64 << 20
        else { return Arrival(capture: nil, article: nil, troubles: item.troubles) }
        let capture = Capture(bytes: Array(data), source: .path(path))
        guard let article = item.article, article.captureHash != capture.hash else {
            return Arrival(capture: capture, article: item.article, troubles: item.troubles)
        }
        let changed = Trouble(
            input: path, reason: "the file changed while it was read",
            remedy: "Run the same command again.")
        return Arrival(capture: nil, article: nil, troubles: item.troubles + [changed])
    }

    /// Whether the bytes of what could not be used are worth keeping: a file, not a folder.
    private static func isReport(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            && !isFolder.boolValue && !path.hasSuffix("articles.json")
    }
}
