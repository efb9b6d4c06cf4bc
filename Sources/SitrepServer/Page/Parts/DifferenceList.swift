#if Server
import SitrepModel

/// Differences between reports, each value beside the others with who gives it.
struct DifferenceList {
    var references: References

    func html(_ differences: [Kept<Difference>]) -> HTML {
        tag("ul", .class("differences")) { differences.map { line($0.value) } }
    }

    private func line(_ difference: Difference) -> HTML {
        tag("li") {
            tag("p") {
                tag(
                    "a", .class("event"), .href(EventLines.address(difference.event)),
                    Attribute("dir", "auto")
                ) { difference.about }
                " "
                tag("span", .class("tail")) { "\(difference.field): " }
                tag("span", .class("differ")) { difference.kind.words }
            }
            tag("ul", .class("values")) {
                difference.values.map { value in
                    tag("li") {
                        tag("b", Attribute("dir", "auto")) { value.value }
                        tag("span", .class("tail")) {
                            " " + Words.count(value.origins.count, "origin") + " "
                        }
                        references.links(value.evidence)
                    }
                }
            }
        }
    }
}
#endif
