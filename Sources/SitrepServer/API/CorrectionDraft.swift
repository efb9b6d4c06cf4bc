#if Server
import Foundation
import SitrepArchive

/// A correction as it is sent: as JSON by programs, as a form by the page.
struct CorrectionDraft: Sendable {
    /// What is said.
    var correction: Correction
    /// Who says that he says it.
    private var name: String?
    /// Where the browser goes on after a form.
    private(set) var goOn: String?

    private struct Body: Decodable {
        var kind: String
        var name: String?
        var events: [String]?
        var event: String?
        var assertions: [String]?
        var subject: String?
        var fields: [String: String]?
        var reason: String?
        var text: String?
        var correction: Int?
    }

    /// - Throws: ``Problem`` where the body is not a correction.
    init(type: String?, body: [UInt8]) throws {
        let type = (type ?? "").prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        switch type {
        case "application/json":
            try Self.checkKeys(body)
            guard let body = try? JSONDecoder().decode(Body.self, from: Data(body)) else {
                throw Problem.badRequest("The body is not a correction.")
            }
            (correction, name) = (try Self.correction(body), body.name)
        case "application/x-www-form-urlencoded":
            guard let text = String(validating: body, as: UTF8.self) else {
                throw Problem.badRequest("The form is not UTF-8.")
            }
            let form = try Query(text: text, nil)
            (correction, name) = (try Self.correction(form: form), try Self.value(form, "name"))
            let place = try Self.value(form, "return") ?? "/"
            goOn = Self.isOwn(place) ? place : "/"
        default:
            throw Problem(
                .unsupportedMediaType, "A correction is sent as JSON or as a form.",
                remedy: "Send it with 'Content-Type: application/json'.")
        }
    }

    /// Who signs it: the token's name, else the name that is given.
    func signed(by principal: Principal?) throws -> String {
        if let principal { return principal.name }
        let name = self.name ?? ""
        guard Self.hasWords(name), name.unicodeScalars.count <= 80,
            name.unicodeScalars.allSatisfy({ $0.value >= 32 })
        else {
            throw Problem.badRequest(
                "The correction is not signed.", remedy: "Give your name as 'name'.")
        }
        return name
    }

    private static let keys: Set<String> = [
        "kind", "name", "events", "event", "assertions", "subject", "fields", "reason", "text",
        "correction",
    ]

    private static func checkKeys(_ body: [UInt8]) throws {
        let object = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
        guard let object else { throw Problem.badRequest("The body is not a JSON object.") }
        guard keys.isSuperset(of: object.keys) else {
            throw Problem.badRequest(
                "The body has members that corrections don't have.",
                remedy: "They have: \(keys.sorted().joined(separator: ", ")).")
        }
    }

    private static func correction(_ body: Body) throws -> Correction {
        func need<T>(_ value: T?, _ name: String, _ isRight: (T) -> Bool) throws -> T {
            guard let value, isRight(value) else {
                throw Problem.badRequest(
                    "A correction of kind '\(body.kind)' has '\(name)', and this one's is missing, "
                        + "blank or too long.")
            }
            return value
        }
        func subject(_ value: String?, _ name: String) throws -> String {
            try need(value, name, isName)
        }
        func words(_ value: String?, _ name: String) throws -> String {
            try need(value, name) { hasWords($0) && $0.unicodeScalars.count <= 4000 }
        }
        switch body.kind {
        case "merge":
            return .merge(
                events: try need(body.events, "events") {
                    (2...50).contains($0.count) && Set($0).count == $0.count
                        && $0.allSatisfy(isName)
                })
        case "split":
            return .split(
                event: try subject(body.event, "event"),
                assertions: try need(body.assertions, "assertions") {
                    (1...200).contains($0.count) && $0.allSatisfy(isName)
                })
        case "recode":
            return .recode(
                subject: try subject(body.subject, "subject"),
                fields: try need(body.fields, "fields") {
                    (1...30).contains($0.count)
                        && $0.values.allSatisfy { $0.unicodeScalars.count <= 500 }
                })
        case "reject":
            return .reject(
                subject: try subject(body.subject, "subject"),
                reason: try words(body.reason, "reason"))
        case "note":
            return .note(
                subject: try subject(body.subject, "subject"), text: try words(body.text, "text"))
        case "undo":
            return .undo(
                correction: try need(body.correction, "correction") {
                    (1...1_000_000_000).contains($0)
                }, reason: try words(body.reason, "reason"))
        default:
            throw Problem.badRequest(
                "There is no such kind of correction.",
                remedy: "The kinds are merge, split, recode, reject, note and undo.")
        }
    }

    private static func isName(_ text: String) -> Bool {
        (1...200).contains(text.unicodeScalars.count)
    }

    /// Something else than blanks and control characters.
    private static func hasWords(_ text: String) -> Bool {
        text.unicodeScalars.contains { !$0.properties.isWhitespace && $0.value >= 32 }
    }

    /// A form's fields are named like the members; codes and values of a recoding `field.NAME`.
    private static func correction(form: Query) throws -> Correction {
        var fields: [String: String] = [:]
        for name in form.names where name.hasPrefix("field.") {
            if let text = try value(form, name) { fields[String(name.dropFirst(6))] = text }
        }
        let number = try value(form, "correction").flatMap { Int($0) }
        return try correction(
            Body(
                kind: try value(form, "kind") ?? "", events: try values(form, "events"),
                event: try value(form, "event"), assertions: try values(form, "assertions"),
                subject: try value(form, "subject"), fields: fields.isEmpty ? nil : fields,
                reason: try value(form, "reason"), text: try value(form, "text"),
                correction: number))
    }

    /// Forms send what was left empty, too.
    private static func values(_ form: Query, _ name: String) throws -> [String]? {
        let values = form.raw(name).filter { !$0.isEmpty }
        return values.isEmpty ? nil : values
    }

    private static func value(_ form: Query, _ name: String) throws -> String? {
        let values = try values(form, name) ?? []
        guard values.count < 2 else { throw Problem.badRequest("'\(name)' is given twice.") }
        return values.first
    }

    /// An address of this server, and of no other.
    private static func isOwn(_ place: String) -> Bool {
        place.hasPrefix("/") && !place.hasPrefix("//") && !place.hasPrefix("/\\")
            && place.unicodeScalars.allSatisfy { $0.value > 32 && $0.value < 127 }
    }
}
#endif
