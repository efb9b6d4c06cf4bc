#if Server
import SitrepArchive
import SitrepModel

/// Forms with which an analyst corrects an event. They post to the API.
struct CorrectionForms {
    var lineage: String
    var event: Event
    var assertions: [Assertion]
    var neighbours: [Kept<Event>]
    /// Where the browser goes on.
    var back: String

    var html: HTML {
        tag("div", .class("forms")) {
            form("note", "Note", isOpen: true) {
                Self.hidden("subject", lineage)
                Self.area("Note", "text", id: "note-text")
            }
            form("recode", "Re-code") {
                Self.hidden("subject", lineage)
                Self.field("CAMEO code", "field.cameo", id: "recode-cameo", value: event.cameo)
                Self.field(
                    "Day", "field.when", id: "recode-when", value: event.when?.value.value ?? "")
                Self.field(
                    "Actors", "field.actors", id: "recode-actors",
                    value: event.actors.map(\.key).joined(separator: " "))
                Self.field(
                    "Targets", "field.targets", id: "recode-targets",
                    value: event.targets.map(\.key).joined(separator: " "))
            }
            form("reject", "Reject") {
                Self.hidden("subject", lineage)
                Self.area("Why it is wrong", "reason", id: "reject-reason")
            }
            if !neighbours.isEmpty {
                form("merge", "Merge with another event") {
                    Self.hidden("events", lineage)
                    tag("label", Attribute("for", "merge-event")) { "The same as" }
                    tag("select", .id("merge-event"), Attribute("name", "events")) {
                        neighbours.map { other in
                            option(
                                other.lineage,
                                (other.value.when.map { Words.short($0.value) + ": " } ?? "")
                                    + other.value.summary, chosen: false)
                        }
                    }
                }
            }
            if assertions.count > 1 {
                form("split", "Split off sentences") {
                    Self.hidden("event", lineage)
                    tag("fieldset") {
                        tag("legend") { "Sentences that tell another event" }
                        assertions.map { assertion in
                            tag("label", .class("check")) {
                                void(
                                    "input", Attribute("type", "checkbox"),
                                    Attribute("name", "assertions"),
                                    Attribute("value", assertion.id))
                                " " + assertion.sentence.quote
                            }
                        }
                    }
                }
            }
        }
    }

    private func form(
        _ kind: String, _ title: String, isOpen: Bool = false, @Markup fields: () -> HTML
    ) -> HTML {
        tag("details", .flag("open", if: isOpen)) {
            tag("summary") { title }
            Self.form(kind, button: title, back: back, fields: fields)
        }
    }

    /// A form that posts a correction of a kind.
    static func form(
        _ kind: String, button: String, back: String, suffix: String = "",
        @Markup fields: () -> HTML
    ) -> HTML {
        tag(
            "form", .class("correction"), Attribute("method", "post"),
            .action(Address("/api/v1/corrections"))
        ) {
            hidden("kind", kind)
            hidden("return", back)
            fields()
            field(
                "Your name", "name", id: "\(kind)-name\(suffix)", value: "", isSignature: true)
            tag("button") { button }
        }
    }

    static func hidden(_ name: String, _ value: String) -> HTML {
        void(
            "input", Attribute("type", "hidden"), Attribute("name", name),
            Attribute("value", value))
    }

    static func field(
        _ title: String, _ name: String, id: String, value: String, isSignature: Bool = false,
        isRequired: Bool = false
    ) -> HTML {
        tag("p") {
            tag("label", Attribute("for", id)) { title }
            void(
                "input", .id(id), Attribute("name", name), Attribute("value", value),
                isSignature ? Attribute("autocomplete", "name") : nil,
                .flag("required", if: isSignature || isRequired))
        }
    }

    static func area(_ title: String, _ name: String, id: String) -> HTML {
        tag("p") {
            tag("label", Attribute("for", id)) { title }
            tag(
                "textarea", .id(id), Attribute("name", name), Attribute("rows", "2"),
                .flag("required")
            ) {}
        }
    }
}

/// Corrections and notes, each signed; those that hold can be undone.
struct CorrectionList {
    var corrections: [StoredCorrection]
    /// Where the browser goes on after one is undone.
    var back: String
    /// Whether each names what it speaks of.
    var showsSubject = false

    var html: HTML {
        tag("ul", .class("corrections")) { corrections.map(line) }
    }

    private func line(_ stored: StoredCorrection) -> HTML {
        tag("li", stored.holds ? nil : .class("undone")) {
            tag("p") {
                tag("b") { stored.correction.kind }
                " "
                tag("span", Attribute("dir", "auto")) { Self.words(stored.correction) }
                tag("span", .class("tail")) {
                    " \(stored.who), \(Words.time(stored.time)), number \(stored.number)"
                    if let undo = stored.undoneBy { " · undone by number \(undo)" }
                }
                if showsSubject, let subject = Self.event(stored.correction) {
                    " "
                    tag("a", .class("ref"), .href(EventLines.address(subject))) { "event" }
                }
            }
            if stored.holds, stored.correction.kind != "undo" {
                tag("details") {
                    tag("summary") { "Undo" }
                    CorrectionForms.form(
                        "undo", button: "Undo number \(stored.number)", back: back,
                        suffix: "-\(stored.number)"
                    ) {
                        CorrectionForms.hidden("correction", "\(stored.number)")
                        CorrectionForms.field(
                            "Why", "reason", id: "undo-reason-\(stored.number)", value: "",
                            isRequired: true)
                    }
                }
            }
        }
    }

    static func words(_ correction: Correction) -> String {
        switch correction {
        case .merge(let events): "these are one event: " + events.joined(separator: ", ")
        case .split(_, let assertions):
            Words.count(assertions.count, "sentence") + " of another event"
        case .recode(_, let fields):
            fields.sorted { $0.key < $1.key }.map { "\($0.key) is \($0.value)" }
                .joined(separator: ", ")
        case .reject(_, let reason): reason
        case .note(_, let text): text
        case .undo(let number, let reason): "number \(number): \(reason)"
        }
    }

    /// The event that it speaks of, as far as its words tell.
    static func event(_ correction: Correction) -> String? {
        switch correction {
        case .merge(let events): events.first
        case .split(let event, _): event
        case .recode(let subject, _), .reject(let subject, _), .note(let subject, _): subject
        case .undo: nil
        }
    }
}
#endif
