#if Server
/// A table with caption and headings. Wide ones scroll by themselves, by keyboard too.
struct DataTable {
    /// What the table is; read out first.
    var caption: String
    /// Headings of the columns.
    var columns: [String]
    /// Cells of each row; the first heads it.
    var rows: [[HTML]]
    /// Columns of figures, from 0.
    var figures: Set<Int> = []
    /// Whether the caption is only for those who hear the page.
    var hidesCaption = false
    /// Where a script finds the rows.
    var id: String?
    /// The column whose cell heads its row.
    var head = 0
    /// How it takes up room.
    var shape = Shape.wide

    /// Shapes of tables.
    enum Shape: Sendable {
        case wide
        /// As narrow as its content: figures that belong together stay together.
        case compact
        /// On a narrow screen every row becomes a paragraph, its cells named.
        case stacked
    }

    var html: HTML {
        tag(
            "div", style, Attribute("tabindex", "0"), Attribute("role", "region"),
            .label(caption)
        ) {
            tag("table", id.map(Attribute.id)) {
                tag("caption", hidesCaption ? .class("hidden") : nil) { caption }
                tag("thead") {
                    tag("tr") {
                        columns.enumerated().map { n, title in
                            tag(
                                "th", Attribute("scope", "col"),
                                figures.contains(n) ? .class("figure") : nil
                            ) { title }
                        }
                    }
                }
                tag("tbody") { rows.map(row) }
            }
        }
    }

    private var style: Attribute {
        switch shape {
        case .wide: .class("scroll")
        case .compact: .class("scroll", "compact")
        case .stacked: .class("scroll", "stacked")
        }
    }

    private func row(_ cells: [HTML]) -> HTML {
        tag("tr") {
            cells.enumerated().map { n, cell -> HTML in
                if n == head, !cell.isEmpty {
                    return tag("th", Attribute("scope", "row")) { cell }
                }
                let isNamed = shape == .stacked && !cell.isEmpty
                return tag(
                    "td", figures.contains(n) ? .class("figure") : nil,
                    isNamed ? Attribute("data-label", columns[n]) : nil
                ) { cell }
            }
        }
    }
}

/// A part of a view with its heading.
func section(
    _ title: String, id: String, note: String? = nil, more: (String, Address)? = nil,
    @Markup content: () -> HTML
) -> HTML {
    tag("section", .id(id), Attribute("aria-labelledby", id + "-title")) {
        tag("div", .class("sectionhead")) {
            tag("h2", .id(id + "-title")) { title }
            if let more { tag("a", .class("more"), .href(more.1)) { more.0 } }
        }
        if let note { tag("p", .class("note")) { note } }
        content()
    }
}

/// Says that there is nothing.
func nothing(_ words: String) -> HTML { tag("p", .class("nothing")) { words } }

/// Links to what follows in a long list.
func following(_ address: Address, _ cursor: String?) -> HTML? {
    cursor.map { cursor in
        tag("p", .class("following")) {
            tag("a", .href(address.with("cursor", cursor)), Attribute("rel", "next")) { "More" }
        }
    }
}
#endif
