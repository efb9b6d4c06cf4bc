import Foundation
import SitrepModel

extension RecordDraft {
    /// A draft read back from a record's JSON, with its traits; without what its JSON leaves out.
    init(_ kind: RecordKind, _ body: Data) throws {
        let decoder = JSONDecoder()
        func read<Value: Decodable>(_ type: Value.Type) throws -> Value {
            try decoder.decode(type, from: body)
        }
        switch kind {
        case .event:
            try self.init(
                read(Event.self), day: nil, reported: nil, texts: 0, outlets: [])
        case .story: try self.init(read(Story.self))
        case .syndication: try self.init(read(SyndicationGroup.self))
        case .difference: try self.init(read(Difference.self))
        case .demand: try self.init(read(Demand.self))
        case .force: try self.init(read(Force.self))
        case .aid: try self.init(read(Aid.self))
        case .meeting: try self.init(read(Meeting.self))
        case .position: try self.init(read(Position.self))
        case .statement: try self.init(read(Statement.self))
        case .tension: try self.init(read(Tension.self))
        case .article, .correction:
            throw ArchiveError.refused(path: "", reason: "\(kind) is no record")
        }
    }
}
