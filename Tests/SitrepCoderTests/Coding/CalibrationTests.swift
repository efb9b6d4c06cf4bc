import Foundation
import SitrepReader
import Testing

@testable import SitrepCoder

@Suite struct CalibrationTests {
    static func calibration(_ text: String) throws -> Calibration {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(
            "calibration-\(UUID().uuidString).tsv")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try Calibration(file: file)
    }

    @Test(arguments: [(0, 0), (0.25, 0.1), (0.5, 0.2), (0.75, 0.6), (1, 1), (2, 1)])
    func runsStraightBetweenPoints(raw: Double, probability: Double) throws {
        let calibration = try Self.calibration("# raw\tprobability\n0\t0\n0.5\t0.2\n1\t1\n")
        #expect(calibration.probability(raw) == probability)
    }

    @Test(arguments: ["", "0\t0\n", "0\t0\n0.5\t0.7\n1\t0.6\n", "0\t0\n0\t1\n", "0\tx\n1\t1\n"])
    func refusesWhatDoesNotRise(text: String) {
        #expect(throws: ResourceError.self) { try Self.calibration(text) }
    }

    @Test func theTableInPlaceRises() throws {
        let calibration = try Calibration(
            file: CoderResources.directory.appendingPathComponent("acts/calibration.tsv"))
        let values = stride(from: 0.0, through: 1.0, by: 0.01).map(calibration.probability)
        #expect(values == values.sorted())
        #expect(values[0] < 0.1 && values[100] > 0.8)
    }
}
