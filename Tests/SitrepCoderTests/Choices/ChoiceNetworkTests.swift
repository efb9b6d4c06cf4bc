import Foundation
import SitrepReader
import Testing

@testable import SitrepCoder

@Suite struct ChoiceNetworkTests {
    private func network(_ table: String) throws -> ChoiceNetwork {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("choice-\(UUID().uuidString).tsv")
        try Data(table.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try ChoiceNetwork(file: file, features: ["near", "named"], shifts: 1)
    }

    private static let table = """
        # two hidden units
        nothing shift\t0.5
        output\t1\t2
        bias\t0\t0
        near\t1\t-1
        named\t0\t1

        """

    @Test func likelierIsWhatScoresMore() throws {
        let network = try network(Self.table)
        // near: 1 unit of the first; named: 1 unit of the second, which counts twice; nothing: 0.5.
        let p = network.probabilities(
            of: [[(0, 1)], [(1, 1)], []], nothing: 2, kind: 0)
        #expect(abs(p.reduce(0, +) - 1) < 1e-5)
        #expect(p[1] > p[0] && p[0] > p[2])
        #expect(abs(p[1] / p[0] - Float(exp(1.0))) < 1e-3)
        #expect(abs(p[0] / p[2] - Float(exp(0.5))) < 1e-3)
    }

    @Test func negativeUnitsAreCutOff() throws {
        let network = try network(Self.table)
        let p = network.probabilities(of: [[(0, 1)], [(0, 1), (1, 1)]], nothing: -1, kind: 0)
        #expect(abs(p[0] - p[1]) < 1e-6)
    }

    @Test(arguments: ["near\t1\t-1\n", "output\t1\t2\n", "nothing shift\t0.5\n"])
    func aMissingRowIsNamed(row: String) throws {
        let table = Self.table.replacingOccurrences(of: row, with: "")
        #expect {
            _ = try network(table)
        } throws: { error in
            "\(error)".contains(row.split(separator: "\t")[0])
        }
    }

    @Test func aShortRowIsNamed() throws {
        let table = Self.table.replacingOccurrences(of: "named\t0\t1", with: "named\t0")
        #expect(throws: ResourceError.self) { _ = try network(table) }
    }
}
