import Foundation

/// Makes trees of pages; keep one for many pages.
///
/// Cost: one pass over the bytes; memory of 20 bytes a node beside the source. Whatever the bytes
/// are, the result is a tree: nothing is refused, nothing recurses, open elements are never more than
/// ``depthLimit``, nodes never more than ``nodeLimit``.
package struct HTMLParser: Sendable {
    /// Elements nested deeper become children of the deepest allowed one, as in browsers.
    package static let depthLimit = 512
    /// Nodes of one page; what comes after is left out and ``HTMLTree/isCut`` set. The largest of
    /// 2,000 pages of all kinds had a tenth.
    package static let nodeLimit = 1 << 20

    private let names = TagNameTable()
    private let references = CharacterReferences()

    /// Loads the table of character references.
    package init() {}

    /// The tree of no page at all.
    static let empty = HTMLTree(
        source: [],
        nodes: [
            HTMLTree.Node(kind: .document, name: .other, parent: -1, end: 1, first: 0, last: 0)
        ], references: CharacterReferences(empty: ()))

    /// The tree of a page.
    ///
    /// - Parameter bytes: UTF-8; what is invalid in it stays in the text's bytes as it is. Beyond
    ///   2 GiB nothing is read.
    package func parse(_ bytes: [UInt8]) -> HTMLTree {
        var builder = HTMLTreeBuilder(
            expecting: bytes.count / 24 + 16, nodeLimit: Self.nodeLimit,
            depthLimit: Self.depthLimit)
        bytes.withUnsafeBufferPointer { buffer in
            let bounded = UnsafeBufferPointer(rebasing: buffer[..<min(buffer.count, 1 << 31)])
            var tokenizer = HTMLTokenizer(bounded, names: names)
            builder.build(bounded, &tokenizer)
        }
        return HTMLTree(
            source: bytes, nodes: builder.nodes, isCut: builder.isCut, references: references)
    }
}
