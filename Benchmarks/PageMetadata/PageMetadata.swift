import Foundation
import SitrepCollector
import SitrepModel

/// Reads the metadata of pages and writes one JSON line a page.
///
///     page-metadata MANIFEST      lines "id, tab, address, tab, file"
///
/// Times go to standard error: processor time of one core, from bytes in memory to article.
@main
enum PageMetadataBenchmark {
    private struct Line: Encodable {
        var id: String
        var title: String?
        var authors: [String]
        var agency: String?
        var outlet: String?
        var published: String?
        var modified: String?
        var language: String
        var verdict: PageVerdict?
        var provenance: [MetadataField: Provenance]
    }

    static func main() throws {
        guard CommandLine.arguments.count == 2 else {
            print("call: page-metadata MANIFEST")
            exit(2)
        }
        let collector = Collector()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var (seconds, pages) = (0.0, 0)
        let manifest = try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8)
        for row in manifest.split(separator: "\n") {
            let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(
                String.init)
            guard fields.count == 3 else { continue }
            let capture = Capture(
                bytes: Array(try Data(contentsOf: URL(fileURLWithPath: fields[2]))),
                source: .url(fields[1]), mediaType: "text/html")
            let start = clock()
            let article = try? collector.article(of: capture, name: fields[0]).article
            seconds += Double(clock() - start) / Double(CLOCKS_PER_SEC)
            pages += 1
            let line = Line(
                id: fields[0], title: article?.title, authors: article?.authors ?? [],
                agency: article?.agency, outlet: article?.outlet,
                published: article?.published?.value.value,
                modified: article?.modified?.value.value, language: article?.language ?? "und",
                verdict: article?.verdict, provenance: article?.provenance ?? [:])
            FileHandle.standardOutput.write(try encoder.encode(line) + Data([0x0A]))
        }
        let rate = (Double(pages) / seconds).rounded()
        FileHandle.standardError.write(
            Data("\(pages) pages, \(rate) a second of one core's time, bytes to article\n".utf8))
    }
}
