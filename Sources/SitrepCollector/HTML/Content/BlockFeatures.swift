import CTrees
import SitrepModel

/// Describes each block of a page by numbers: its text, the elements around it, what their classes say,
/// its neighbours, where on the page it stands.
///
/// ``ContentModel`` chooses by them; ``nameList`` says what each is.
struct BlockFeatures {
    /// So many blocks stand side by side: their first numbers, then their second ones, and so on.
    static let tile = Int(SITREP_TREES_TILE)

    /// Tiles of blocks, zeros where the last one lacks some.
    let values: [Float]
    /// How many blocks there are.
    let count: Int

    /// How many numbers describe a block.
    var width: Int { Self.width }
    var tiles: Int { (count + Self.tile - 1) / Self.tile }

    private static let width = nameList.count

    /// - Parameters:
    ///   - title: the page's own title.
    ///   - body: the text that the page's JSON-LD gives as its article, empty where it gives none.
    init(_ context: BlockContext, title: [UInt8], body: [UInt8]) {
        var describer = BlockDescriber(PageSurvey(context, title: title, body: body))
        let count = context.blocks.count
        let size = Self.width * Self.tile
        let tiles = (count + Self.tile - 1) / Self.tile
        self.count = count
        values = [Float](unsafeUninitializedCapacity: tiles * size) { values, used in
            guard let start = values.baseAddress, tiles > 0 else { return }
            (start + (tiles - 1) * size).initialize(repeating: 0, count: size)
            for block in 0..<count {
                describer.describe(
                    block, into: start + block / Self.tile * size + block % Self.tile)
            }
            used = tiles * size
        }
    }

    /// One row a block.
    var rows: [Float] {
        (0..<count).flatMap { block in
            (0..<width).map { number in
                values[(block / Self.tile * width + number) * Self.tile + block % Self.tile]
            }
        }
    }

    /// What the numbers of a block are called.
    static let nameList: [String] = {
        let page = PageBlocks(
            text: Array("text".utf8),
            blocks: [PageBlock(span: Span(0, 4), element: 0, firstNode: 0, lastNode: 0)],
            hints: [[]])
        var describer = BlockDescriber(
            PageSurvey(BlockContext(tree: HTMLParser.empty, page: page), title: [], body: []))
        return describer.names()
    }()
}
