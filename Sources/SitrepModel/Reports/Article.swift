/// Clean text of one capture with what is known of its origin.
///
/// `text` is the capture's text as decoded; page furniture stays in it but is marked in `parts` and is
/// never read, so that every offset refers to what the outlet published.
public struct Article: Sendable, Hashable {
    /// What it is called in output: the identifier given with it, else its file's name without ending.
    public var id: String
    /// SHA-256 of the raw bytes, hexadecimal.
    public var captureHash: String
    /// Where it was read from.
    public var source: Source
    /// The headline.
    public var title: String?
    /// The masthead.
    public var outlet: String?
    /// The wire agency whose text it carries, e.g. "EFE".
    public var agency: String?
    /// As the byline names them.
    public var authors: [String]
    /// BCP 47 language of most of the text, e.g. "en"; "und" where unknown.
    public var language: String
    /// When it was published; nil where nothing tells.
    public var published: PublicationDate?
    /// The head of the text, where it has one.
    public var dateline: Dateline?
    /// The article's text.
    public var text: SourceText
    /// The text's parts in order, without overlap; white space between them belongs to none.
    public var parts: [Part]
    /// Why nothing is read from it; nil where it is read.
    public var unusable: String?
    /// When its page says that it was last changed.
    public var modified: PublicationDate?
    /// The address that its page calls its own.
    public var canonicalURL: String?
    /// The outlet's section, e.g. "World".
    public var section: String?
    /// The same report in other languages, in the page's order.
    public var alternates: [Alternate] = []
    /// What sort of page it was on; nil where it came as plain text.
    public var verdict: PageVerdict?
    /// Which source of the page each metadata field was taken from, and how far that is trusted.
    public var provenance: [MetadataField: Provenance] = [:]

    /// Where an article came from.
    public enum Source: Sendable, Hashable {
        case path(String)
        case url(String)
        case stream
    }

    /// A version of the report in another language.
    public struct Alternate: Sendable, Hashable, Codable {
        /// BCP 47 language, or "x-default".
        public var language: String
        /// Its address.
        public var url: String

        /// Makes one from its parts.
        public init(language: String, url: String) {
            self.language = language
            self.url = url
        }
    }

    /// A stretch of the text and its function on the page.
    public struct Part: Sendable, Hashable {
        /// Where it stands.
        public var span: Span
        /// What sort it is.
        public var kind: Kind
        /// BCP 47 language; "und" where unknown.
        public var language: String

        /// The sorts.
        public enum Kind: String, Sendable, Hashable, Codable {
            case title, heading, paragraph, listItem, dateline, byline, credit, copyright
            /// Front matter, or a line that only gives metadata.
            case metadata
            /// A headline repeated in another language.
            case foreignTitle
            /// Menus, comment boxes, share buttons, notices.
            case furniture

            /// Whether the Reader reads it.
            public var isRead: Bool {
                switch self {
                case .title, .heading, .paragraph, .listItem: true
                default: false
                }
            }
        }

        /// Makes one from its parts.
        public init(span: Span, kind: Kind, language: String) {
            self.span = span
            self.kind = kind
            self.language = language
        }
    }

    /// Makes one from its parts.
    public init(
        id: String, captureHash: String, source: Source, title: String? = nil,
        outlet: String? = nil, agency: String? = nil, authors: [String] = [],
        language: String = "und", published: PublicationDate? = nil,
        dateline: Dateline? = nil, text: SourceText, parts: [Part], unusable: String? = nil
    ) {
        self.id = id
        self.captureHash = captureHash
        self.source = source
        self.title = title
        self.outlet = outlet
        self.agency = agency
        self.authors = authors
        self.language = language
        self.published = published
        self.dateline = dateline
        self.text = text
        self.parts = parts
        self.unusable = unusable
    }
}

/// When an article was published, and how that is known.
public typealias PublicationDate = KnownDate
