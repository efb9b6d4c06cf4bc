import Foundation
import SitrepCollector
import SitrepModel

/// Extracts the articles of a folder of pages and tells how long it took.
///
///     extraction text FOLDER [SITES] one JSON line a page: id (the name without .html), text, means;
///                                   with SITES, lines "id, tab, site", what repeats over the pages of
///                                   a site is learned first, and that is not in the time
///     extraction blocks FOLDER OUT  what the choice of content is trained on: OUT.f32, .names, .txt
///
/// Times go to standard error: processor time of one core, from bytes in memory to article.
@main
enum Extraction {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count >= 2, ["text", "blocks"].contains(arguments[0]) else {
            print("call: extraction text FOLDER, or extraction blocks FOLDER OUT")
            exit(2)
        }
        let folder = URL(fileURLWithPath: arguments[1], isDirectory: true)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".html") }.sorted()
        let pages = try names.map { Array(try Data(contentsOf: folder.appendingPathComponent($0))) }
        let ids = names.map { String($0.dropLast(5)) }
        if arguments[0] == "blocks" {
            guard arguments.count == 3 else { exit(2) }
            try blocks(ids, pages, out: arguments[2])
        } else {
            try text(ids, pages, arguments.count > 2 ? sites(arguments[2], ids, pages) : [:])
        }
    }

    /// What repeats over the pages of each page's site.
    private static func sites(
        _ path: String, _ ids: [String], _ pages: [[UInt8]]
    ) throws -> [String: SiteFurniture] {
        let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
            .map { $0.split(separator: "\t").map(String.init) }.filter { $0.count == 2 }
        let site = Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
        let reader = HTMLReader()
        var learned: [String: SiteFurniture] = [:]
        for (id, page) in zip(ids, pages) {
            guard let name = site[id] else { continue }
            learned[name, default: SiteFurniture()].add(reader.fingerprints(page))
        }
        return site.compactMapValues { learned[$0] }
    }

    private struct Line: Encodable {
        var id: String
        var text: String
        var means: String
    }

    private static func text(
        _ ids: [String], _ pages: [[UInt8]], _ furniture: [String: SiteFurniture]
    ) throws {
        let reader = HTMLReader()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var lines: [Line] = []
        var best = Double.infinity
        // The first round warms up; the best of three counts.
        for round in 0..<3 {
            let start = clock()
            for (id, page) in zip(ids, pages) {
                let article = try? reader.read(page, input: id, furniture: furniture[id]).article
                guard round == 0 else { continue }
                lines.append(
                    Line(
                        id: id, text: article?.text ?? "",
                        means: article?.means.rawValue ?? "refused"))
            }
            best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC))
        }
        for line in lines {
            FileHandle.standardOutput.write(try encoder.encode(line))
            FileHandle.standardOutput.write(Data([0x0A]))
        }
        let bytes = pages.reduce(0) { $0 + $1.count }
        let rate = Double(pages.count) / best
        FileHandle.standardError.write(
            Data(
                ("\(pages.count) pages, \(bytes / max(1, pages.count) / 1000) kB each: "
                    + "\(Int(rate)) pages/s, \(Int(Double(bytes) / best / 1e6)) MB/s\n").utf8))
    }

    private static func blocks(_ ids: [String], _ pages: [[UInt8]], out: String) throws {
        let dump = ContentDump()
        var values = Data()
        var texts = ""
        for (id, page) in zip(ids, pages) {
            let (rows, blocks) = dump.page(page)
            rows.withUnsafeBufferPointer { values.append(Data(buffer: $0)) }
            for block in blocks { texts += "\(id)\t\(block)\n" }
        }
        try values.write(to: URL(fileURLWithPath: out + ".f32"))
        try Data(texts.utf8).write(to: URL(fileURLWithPath: out + ".txt"))
        try Data(dump.names.joined(separator: "\n").utf8)
            .write(to: URL(fileURLWithPath: out + ".names"))
    }
}
