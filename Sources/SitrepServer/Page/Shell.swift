#if Server
/// What surrounds every view: head, navigation, search, settings.
struct Shell: Sendable {
    /// Addresses of the style sheet and scripts.
    struct Files: Sendable, Hashable {
        var style: Address
        var script: Address
        var settings: Address
        var icon: Address
    }

    /// The views, in the order of the navigation.
    enum Section: String, CaseIterable, Sendable {
        case brief = "Brief"
        case timeline = "Timeline"
        case compare = "Compare"
        case ledgers = "Ledgers"
        case calendar = "Calendar"
        case map = "Map"
        case network = "Network"
        case tension = "Tension"
        case reports = "Reports"
        case new = "What is new"
        case log = "Log"

        var address: Address {
            switch self {
            case .brief: Address("/")
            case .timeline: Address("/timeline")
            case .compare: Address("/compare")
            case .ledgers: Address("/ledgers")
            case .calendar: Address("/calendar")
            case .map: Address("/map")
            case .network: Address("/network")
            case .tension: Address("/tension")
            case .reports: Address("/reports")
            case .new: Address("/new")
            case .log: Address("/log")
            }
        }
    }

    var files: Files
    /// The words that were looked for, to stand in the box again.
    var searched = ""

    /// A whole page.
    ///
    /// - Parameters:
    ///   - section: nil for what is none of the views, such as a message.
    ///   - title: for the window and the heading.
    func page(
        _ section: Section?, title: String, lead: HTML = .empty, @Markup content: () -> HTML
    ) -> [UInt8] {
        HTML.document(
            tag("html", Attribute("lang", "en")) {
                head(title)
                tag("body") {
                    tag("a", .class("skip"), .href(fragment: "content")) { "Skip to the content" }
                    header(section)
                    tag("main", .id("content"), Attribute("tabindex", "-1")) {
                        PointInTime.banner
                        tag("div", .class("heading")) {
                            tag("h1") { title }
                            lead
                        }
                        content()
                    }
                    Self.footer
                }
            })
    }

    private func head(_ title: String) -> HTML {
        tag("head") {
            void("meta", Attribute("charset", "utf-8"))
            void(
                "meta", Attribute("name", "viewport"),
                Attribute("content", "width=device-width, initial-scale=1"))
            void(
                "meta", Attribute("name", "color-scheme"), Attribute("content", "light dark"))
            // No address of this server is told to others; to itself it is, because without that
            // browsers hide where a form was posted from, and the server would refuse it.
            void("meta", Attribute("name", "referrer"), Attribute("content", "same-origin"))
            tag("title") { title == "Sitrep" ? title : title + " - Sitrep" }
            void("link", Attribute("rel", "stylesheet"), .href(files.style))
            void("link", Attribute("rel", "icon"), .href(files.icon))
            tag("script", .src(files.settings)) {}
            tag("script", .src(files.script), .flag("defer")) {}
        }
    }

    private func header(_ section: Section?) -> HTML {
        tag("header", .class("site")) {
            tag("a", .class("name"), .href(Address("/"))) { "Sitrep" }
            tag("nav", .label("Views")) {
                tag("ul") {
                    Section.allCases.map { item in
                        tag("li") {
                            tag(
                                "a", .href(item.address),
                                item == section ? Attribute("aria-current", "page") : nil
                            ) { item.rawValue }
                        }
                    }
                }
            }
            tag("form", .class("find"), .action(Address("/search")), Attribute("role", "search")) {
                tag("label", Attribute("for", "find"), .class("hidden")) { "Search the reports" }
                void(
                    "input", .id("find"), Attribute("type", "search"), Attribute("name", "q"),
                    Attribute("value", searched), Attribute("placeholder", "Search"))
                PointInTime.field
                tag("button") { "Find" }
            }
            Self.settings
        }
    }

    /// They are kept by a script in the browser; without scripts the system's own settings hold.
    private static var settings: HTML {
        tag("details", .class("settings"), .flag("hidden")) {
            tag("summary") { "Display" }
            tag("div") {
                choice(
                    "theme", "Colours",
                    [("auto", "As the system"), ("light", "Light"), ("dark", "Dark")])
                choice("text", "Text", [("normal", "Normal"), ("large", "Large")])
            }
        }
    }

    private static func choice(
        _ name: String, _ title: String, _ values: [(String, String)]
    ) -> HTML {
        tag("fieldset") {
            tag("legend") { title }
            values.map { value, words in
                tag("label") {
                    void(
                        "input", Attribute("type", "radio"), Attribute("name", name),
                        Attribute("value", value))
                    " " + words
                }
            }
        }
    }

    private static var footer: HTML {
        tag("footer", .class("site")) {
            tag("p") {
                "Every statement leads to the sentence that it rests on. * marks a day that was "
                "concluded from context. "
                tag("abbr", .class("q1"), .title("verbal cooperation")) { "+" }
                " verbal and "
                tag("abbr", .class("q2"), .title("material cooperation")) { "++" }
                " material cooperation, "
                tag("abbr", .class("q3"), .title("verbal conflict")) { "\u{2212}" }
                " verbal and "
                tag("abbr", .class("q4"), .title("material conflict")) { "\u{2212}\u{2212}" }
                " material conflict. "
                tag("a", .href(Address("/api/v1/openapi.json"))) { "API" }
            }
            tag("form", .class("asof"), .action(.now("/"))) {
                tag("label") {
                    "The archive as it stood at the end of "
                    void(
                        "input", Attribute("type", "date"), Attribute("name", "as_of"),
                        Attribute(
                            "value", PointInTime.shown.map { String($0.prefix(10)) } ?? ""))
                }
                tag("button") { "Show" }
            }
        }
    }
}
#endif
