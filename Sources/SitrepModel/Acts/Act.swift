/// The four quad classes of event data, numbered as GDELT does.
public enum QuadClass: Int, Codable, Sendable, CaseIterable {
    case verbalCooperation = 1
    case materialCooperation = 2
    case verbalConflict = 3
    case materialConflict = 4

    /// The quad class of a CAMEO root: 01-05, 06-08, 09-13, 14-20.
    public init?(root: Int) {
        switch root {
        case 1...5: self = .verbalCooperation
        case 6...8: self = .materialCooperation
        case 9...13: self = .verbalConflict
        case 14...20: self = .materialConflict
        default: return nil
        }
    }
}

/// A PLOVER coding: event type, and where they apply mode and contexts.
public struct Plover: Codable, Sendable, Hashable {
    /// AGREE, CONSULT, SUPPORT, ... ; nil where PLOVER has no such event (plain statements).
    public var event: String?
    /// How: visit, arrest, troops, ...
    public var mode: String?
    /// What the act is about: military, legal, economic, ...
    public var contexts: [String]

    /// Makes one from its parts.
    public init(event: String?, mode: String? = nil, contexts: [String] = []) {
        self.event = event
        self.mode = mode
        self.contexts = contexts
    }
}

/// What kind of act: its codes in CAMEO and PLOVER and its values.
public struct Act: Codable, Sendable, Hashable {
    /// CAMEO code of two to four digits, e.g. "0231".
    public var cameo: String
    /// Its PLOVER coding.
    public var plover: Plover
    /// Goldstein scale, -10 (conflict) to +10 (cooperation).
    public var goldstein: Double
    /// Its quad class.
    public var quad: QuadClass

    /// Makes one from its parts.
    public init(cameo: String, plover: Plover, goldstein: Double, quad: QuadClass) {
        self.cameo = cameo
        self.plover = plover
        self.goldstein = goldstein
        self.quad = quad
    }

    /// The two-digit CAMEO root.
    public var root: String { String(cameo.prefix(2)) }
}

/// Whether an act happened, will, may, or did not.
public enum Modality: String, Codable, Sendable, CaseIterable {
    /// Happened, or is said to have happened, or goes on.
    case actual
    /// Planned, scheduled, promised.
    case future
    /// Feared, possible, conditional, under consideration.
    case hypothetical
    /// Said not to happen or not to have happened.
    case negated
}
