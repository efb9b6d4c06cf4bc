/// The classes of elements by which the HTML standard states its rules (sections 13.1.2, 13.2.4.2).
extension HTMLTreeBuilder {
    /// Elements that have no content.
    static let void: TagSet = [
        .area, .base, .basefont, .bgsound, .br, .col, .embed, .frame, .hr, .image, .img, .input,
        .keygen, .link, .meta, .param, .source, .track, .wbr,
    ]

    static let headContent: TagSet = [
        .base, .basefont, .bgsound, .link, .meta, .noframes, .noscript, .script, .style, .template,
        .title, .head, .html,
    ]

    static let rawContent: TagSet = [.title, .textarea]

    static let headings: TagSet = [.h1, .h2, .h3, .h4, .h5, .h6]

    static let formatting: TagSet = [
        .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u,
    ]

    /// A paragraph ends where one of these begins.
    static let closesParagraph: TagSet = [
        .address, .article, .aside, .blockquote, .center, .dd, .details, .dialog, .dir, .div, .dl,
        .dt, .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header,
        .hgroup, .hr, .li, .listing, .main, .menu, .nav, .ol, .p, .plaintext, .pre, .search,
        .section, .summary, .table, .ul, .xmp,
    ]

    /// Blocks and others that end tags of inline elements don't reach beyond.
    static let special: TagSet = [
        .address, .applet, .article, .aside, .blockquote, .body, .button, .caption, .center,
        .colgroup, .dd, .details, .dialog, .dir, .div, .dl, .dt, .fieldset, .figcaption, .figure,
        .footer, .form, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup, .html,
        .iframe, .li, .listing, .main, .marquee, .menu, .nav, .noembed, .noframes, .noscript,
        .object, .ol, .p, .plaintext, .pre, .script, .search, .section, .select, .style, .summary,
        .table, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title, .tr, .ul, .xmp,
    ]

    static let scope: TagSet = [
        .applet, .caption, .html, .table, .td, .th, .marquee, .object, .template, .foreignobject,
    ]
    static let buttonScope: TagSet = scope.union([.button])
    static let listScope: TagSet = scope.union([.ol, .ul])
    static let tableScope: TagSet = [.html, .table, .template]

    static let cells: TagSet = [.td, .th, .caption]
    /// Where a new table ends the one before instead of standing in it.
    static let tableParts: TagSet = [.table, .tbody, .thead, .tfoot, .tr]
    static let tableSections: TagSet = [.caption, .colgroup, .tbody, .thead, .tfoot]
    static let rowParts: TagSet = [.caption, .colgroup, .tr]
    static let cellParts: TagSet = [.caption, .colgroup, .td, .th]

    /// Elements of HTML that end an `svg` or `math` in which they are found.
    static let breaksOut: TagSet = [
        .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1,
        .h2, .h3, .h4, .h5, .h6, .head, .hr, .i, .img, .li, .menu, .meta, .nobr, .ol, .p, .pre,
        .ruby, .s, .small, .span, .strong, .strike, .sub, .sup, .table, .tt, .u, .ul, .`var`,
    ]
}
