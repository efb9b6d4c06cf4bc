import Foundation
import SitrepModel
import Testing

@testable import SitrepCollector

/// Web archives among the files and folders that are read without an archive of ours.
@Suite struct ArchivesAsReportsTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("sitrep-archives-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func page(_ title: String, _ place: String) -> [UInt8] {
        Array(
            """
            <html><head><title>\(title)</title></head><body><article><h1>\(title)</h1>
            <p>The envoys of both sides met in \(place) on Tuesday and spoke for two hours about the \
            release of the prisoners, the ministry said.</p>
            <p>They will meet again next week, a spokesman for the mediators told reporters.</p>
            </article></body></html>
            """.utf8)
    }

    private func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = folder.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        return file.path
    }

    private func response(_ uri: String, _ body: [UInt8]) -> [UInt8] {
        WARCWriter.record("response", uri: uri, WARCWriter.http(body))
    }

    @Test func everyPageIsAReport() throws {
        let first = response("https://post.example/world/oslo", page("Envoys meet", "Oslo"))
        let second = response("https://post.example/world/bergen", page("Talks go on", "Bergen"))
        _ = try write("crawl.warc.gz", WARCWriter.gzip(first) + WARCWriter.gzip(second + first))
        _ = try write("note.txt", Array("The envoys left Oslo on Wednesday.".utf8))
        let collection = Collector().collect(paths: [folder.path])
        #expect(
            collection.articles.map(\.id) == ["note", "post.example-bergen", "post.example-oslo"])
        #expect(collection.articles.last?.title == "Envoys meet")
        #expect(collection.articles.last?.source == .url("https://post.example/world/oslo"))
        #expect(collection.troubles.isEmpty)
    }

    @Test func aDamagedArchiveIsNamedAndTheRestRead() throws {
        let good = response("https://post.example/world/oslo", page("Envoys meet", "Oslo"))
        let paths = [
            try write("good.warc", good), try write("bad.warc", Array("no archive at all".utf8)),
        ]
        for order in [paths, paths.reversed()] {
            let collection = Collector().collect(paths: order)
            #expect(collection.articles.map(\.id) == ["post.example-oslo"])
            #expect(collection.troubles.map(\.input) == [paths[1]])
        }
    }

    @Test func archivesThatAreAllNoiseGiveTroublesOnly() throws {
        let path = try write(
            "crawl.warc", WARCWriter.record("warcinfo", media: "text/plain", Array("x".utf8)))
        let collection = Collector().collect(paths: [path])
        #expect(collection.articles.isEmpty)
        #expect(collection.troubles.map(\.reason) == ["the web archive holds no page and no text"])
    }
}
