#if Server
/// A piece of HTML, made of elements and text.
///
/// Safe by construction: names of elements and attributes are written in the source (`StaticString`),
/// and everything else comes in as text, which is escaped on the way. There is no way to put markup in
/// as a string, so what a report says can only ever be shown.
///
///     tag("p", .class("note")) {
///         "Told by "
///         tag("b") { outlet }
///     }
package struct HTML: Sendable, Hashable {
    /// UTF-8.
    package private(set) var bytes: [UInt8]

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Nothing.
    package static let empty = HTML(bytes: [])

    /// Whether it is nothing.
    package var isEmpty: Bool { bytes.isEmpty }

    /// Text, escaped.
    package init(text: String) {
        bytes = []
        Escaping.append(text, to: &bytes)
    }

    /// One after the other.
    package init(_ parts: some Sequence<HTML>) {
        bytes = []
        for part in parts { bytes += part.bytes }
    }

    /// Pieces with another between each two.
    package init(_ parts: some Sequence<HTML>, separator: HTML) {
        bytes = []
        for (n, part) in parts.enumerated() {
            if n > 0 { bytes += separator.bytes }
            bytes += part.bytes
        }
    }

    /// Puts another piece after this one.
    package mutating func append(_ other: HTML) { bytes += other.bytes }

    /// An element with an end tag.
    fileprivate init(_ name: StaticString, _ attributes: [Attribute?], content: HTML) {
        bytes = []
        bytes.reserveCapacity(content.bytes.count + 64)
        open(name, attributes)
        bytes += content.bytes
        bytes += [0x3C, 0x2F]
        add(name)
        bytes.append(0x3E)
        if Self.blocks.contains("\(name)") { bytes.append(0x0A) }
    }

    /// An element without content or end tag.
    fileprivate init(void name: StaticString, _ attributes: [Attribute?]) {
        bytes = []
        open(name, attributes)
    }

    private mutating func open(_ name: StaticString, _ attributes: [Attribute?]) {
        bytes.append(0x3C)
        add(name)
        for case let attribute? in attributes {
            bytes.append(0x20)
            add(attribute.name)
            guard let value = attribute.value else { continue }
            bytes += [0x3D, 0x22]
            Escaping.append(value, to: &bytes)
            bytes.append(0x22)
        }
        bytes.append(0x3E)
    }

    private mutating func add(_ name: StaticString) {
        name.withUTF8Buffer { bytes += $0 }
    }

    /// A whole document of the piece, which is the `html` element.
    package static func document(_ root: HTML) -> [UInt8] {
        Array("<!DOCTYPE html>\n".utf8) + root.bytes
    }

    /// After these a line ends, so that the page's source can be read; nothing depends on it.
    private static let blocks: Set<String> = [
        "head", "title", "header", "main", "footer", "nav", "section", "table", "thead", "tbody",
        "tr", "ul", "ol", "li", "dl", "p", "h1", "h2", "h3", "form", "details", "svg", "g",
    ]
}

/// An attribute of an element.
package struct Attribute: Sendable, Hashable {
    let name: StaticStringName
    /// Nil for those that are just there.
    let value: String?

    /// An attribute with a value, which is escaped. For addresses there is ``href(_:)``: a value that a
    /// browser would run or follow (`href`, `src`, `style`, `on...`) can't be given here.
    package init(_ name: StaticString, _ value: String) {
        precondition(Self.isPlain("\(name)"), "addresses and scripts are not plain attributes")
        self.name = StaticStringName(name)
        self.value = value
    }

    private init(trusted name: StaticString, _ value: String?) {
        self.name = StaticStringName(name)
        self.value = value
    }

    private static func isPlain(_ name: String) -> Bool {
        !name.hasPrefix("on")
            && !["href", "src", "srcset", "action", "formaction", "style", "srcdoc"].contains(name)
    }

    /// `class`.
    package static func `class`(_ names: StaticString...) -> Attribute {
        Attribute("class", names.map { "\($0)" }.joined(separator: " "))
    }
    /// `id`.
    package static func id(_ name: String) -> Attribute { Attribute("id", name) }
    /// `title`.
    package static func title(_ text: String) -> Attribute { Attribute("title", text) }
    /// `aria-label`.
    package static func label(_ text: String) -> Attribute { Attribute("aria-label", text) }
    /// `href` of an address of this server.
    package static func href(_ address: Address) -> Attribute {
        Attribute(trusted: "href", address.text)
    }
    /// `href` of a place on the same page.
    package static func href(fragment: String) -> Attribute {
        Attribute(trusted: "href", "#" + Address.encoded(fragment))
    }
    /// `src` of an address of this server.
    package static func src(_ address: Address) -> Attribute {
        Attribute(trusted: "src", address.text)
    }
    /// `action` of a form.
    package static func action(_ address: Address) -> Attribute {
        Attribute(trusted: "action", address.text)
    }
    /// An attribute without a value.
    package static func flag(_ name: StaticString) -> Attribute {
        Attribute(trusted: name, nil)
    }
    /// Just there where the condition holds.
    package static func flag(_ name: StaticString, if condition: Bool) -> Attribute? {
        condition ? flag(name) : nil
    }
}

/// A name that is written in the source.
struct StaticStringName: Sendable, Hashable {
    let text: StaticString

    init(_ text: StaticString) { self.text = text }

    static func == (a: Self, b: Self) -> Bool { "\(a.text)" == "\(b.text)" }
    func hash(into hasher: inout Hasher) { hasher.combine("\(text)") }
}

extension HTML {
    fileprivate mutating func add(_ name: StaticStringName) { add(name.text) }
}

/// An element; its content is written in braces, text as strings.
package func tag(
    _ name: StaticString, _ attributes: Attribute?..., @Markup content: () -> HTML
) -> HTML { HTML(name, attributes, content: content()) }

/// An element with attributes made elsewhere.
package func tag(
    _ name: StaticString, attributes: [Attribute?], @Markup content: () -> HTML
) -> HTML { HTML(name, attributes, content: content()) }

/// An element without content: `br`, `input`, `link`, `meta`.
package func void(_ name: StaticString, _ attributes: Attribute?...) -> HTML {
    HTML(void: name, attributes)
}

/// Lets the content of elements be written as a list: strings are text, pieces stay what they are.
@resultBuilder
package enum Markup {
    package static func buildExpression(_ text: String) -> HTML { HTML(text: text) }
    package static func buildExpression(_ text: String?) -> HTML {
        text.map(HTML.init(text:)) ?? .empty
    }
    package static func buildExpression(_ piece: HTML) -> HTML { piece }
    package static func buildExpression(_ piece: HTML?) -> HTML { piece ?? .empty }
    package static func buildExpression(_ pieces: [HTML]) -> HTML { HTML(pieces) }
    package static func buildBlock(_ parts: HTML...) -> HTML { HTML(parts) }
    package static func buildOptional(_ part: HTML?) -> HTML { part ?? .empty }
    package static func buildEither(first: HTML) -> HTML { first }
    package static func buildEither(second: HTML) -> HTML { second }
    package static func buildArray(_ parts: [HTML]) -> HTML { HTML(parts) }
}

/// Text as it may stand in content and in quoted attributes.
enum Escaping {
    static func append(_ text: String, to bytes: inout [UInt8]) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": bytes += "&amp;".utf8
            case "<": bytes += "&lt;".utf8
            case ">": bytes += "&gt;".utf8
            case "\"": bytes += "&quot;".utf8
            case "'": bytes += "&#39;".utf8
            default:
                if isRefused(scalar.value) {
                    bytes += [0xEF, 0xBF, 0xBD]
                } else {
                    bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
                }
            }
        }
    }

    /// Controls that HTML forbids, and direction overrides and isolates, which could make a quote read
    /// as what it does not say: they show as U+FFFD.
    private static func isRefused(_ v: UInt32) -> Bool {
        if v < 0x20 { return v != 0x09 && v != 0x0A && v != 0x0D }
        return (0x7F...0x9F).contains(v) || (0x202A...0x202E).contains(v)
            || (0x2066...0x2069).contains(v) || v == 0xFFFE || v == 0xFFFF
    }
}
#endif
