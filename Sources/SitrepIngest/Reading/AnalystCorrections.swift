import SitrepArchive
import SitrepModel

extension ArchiveReader {
    /// The corrections and notes that hold, as a brief shows them: events by their present
    /// identifiers instead of the lineages that the log names.
    package func analystCorrections() throws -> [AnalystCorrection] {
        try standingCorrections().compactMap { stored in
            var (text, fields) = (String?.none, [String: String]?.none)
            switch stored.correction {
            case .reject(_, let reason): text = reason
            case .note(_, let words): text = words
            case .recode(_, let values): fields = values
            case .merge, .split: break
            case .undo: return nil
            }
            let subjects = try stored.correction.subjects.map { name in
                try record(.event, name)?.id ?? name
            }
            return AnalystCorrection(
                number: stored.number, kind: stored.correction.kind, who: stored.who,
                time: stored.time, subjects: subjects, text: text, fields: fields)
        }
    }
}
