#if Server
import SitrepModel

/// Fields of the forms that narrow a view down.
enum Filters {
    static func choice(
        _ name: String, _ title: String, _ values: [String], _ chosen: String?,
        words: (String) -> String = { $0 }
    ) -> HTML {
        tag("label") {
            title + " "
            tag("select", Attribute("name", name)) {
                option("", "any", chosen: chosen == nil)
                values.map { option($0, words($0), chosen: $0 == chosen) }
            }
        }
    }

    static func party(_ chosen: String?, _ keys: [String]) -> HTML {
        let all = keys.contains { $0 == chosen } ? keys : keys + [chosen].compactMap { $0 }
        return choice(
            "party", "Party",
            all.sorted { (PartyNames.display($0), $0) < (PartyNames.display($1), $1) }, chosen,
            words: PartyNames.display)
    }

    static func text(_ words: String?) -> HTML {
        tag("label") {
            "Words "
            void(
                "input", Attribute("type", "search"), Attribute("name", "text"),
                Attribute("value", words ?? ""))
        }
    }

    static func day(_ name: String, _ title: String, _ day: CalendarDay?) -> HTML {
        tag("label") {
            title + " "
            void(
                "input", Attribute("type", "date"), Attribute("name", name),
                Attribute("value", day.map { "\($0)" } ?? ""))
        }
    }
}
#endif
