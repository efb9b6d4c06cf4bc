import SitrepModel

/// Pages' blocks as numbers and text, from which the choice of content is trained.
package struct ContentDump: Sendable {
    private let hints = HintTable()
    private let parser = HTMLParser()

    package init() {}

    /// What the numbers of a row are.
    package var names: [String] { BlockFeatures.nameList }

    /// A page's rows after each other, and its blocks' texts.
    package func page(_ bytes: [UInt8]) -> (values: [Float], texts: [String]) {
        let tree = parser.parse(bytes)
        let page = BlockReader(marks: hints.marks, phrases: hints.phrases).read(tree)
        let title = tree.first(.title).map { Array(tree.text(of: $0).utf8) } ?? []
        let features = BlockFeatures(
            BlockContext(tree: tree, page: page), title: title, body: ArticleBody.find(in: tree))
        return (
            features.rows,
            page.blocks.map { String(decoding: page.text[$0.span.range], as: UTF8.self) }
        )
    }
}
