// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "sitrep",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "sitrep", targets: ["sitrep"]),
        .library(name: "SitrepModel", targets: ["SitrepModel"]),
        .library(name: "SitrepCollector", targets: ["SitrepCollector"]),
        .library(name: "SitrepReader", targets: ["SitrepReader"]),
        .library(name: "SitrepCoder", targets: ["SitrepCoder"]),
        .library(name: "SitrepDesk", targets: ["SitrepDesk"]),
        .library(name: "SitrepArchive", targets: ["SitrepArchive"]),
        .library(name: "SitrepIngest", targets: ["SitrepIngest"]),
        .library(name: "SitrepExports", targets: ["SitrepExports"]),
    ],
    traits: [
        .trait(
            name: "Server",
            description: "Whatever needs the HTTP stack; the core does without."),
        .default(enabledTraits: ["Server"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(
            url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.0.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    ],
    targets: [
        .target(
            name: "CKernels",
            cSettings: [.unsafeFlags(["-O3", "-ffp-contract=off"])]),
        .target(name: "CDigest", cSettings: [.unsafeFlags(["-O3"])]),
        .target(name: "CTrees", cSettings: [.unsafeFlags(["-O3"])]),
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        .target(
            name: "CCLD2", cxxSettings: [.unsafeFlags(["-O2"])],
            linkerSettings: [.linkedLibrary("cld2")]),
        .systemLibrary(
            name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(
            name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"])]),
        .systemLibrary(
            name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .target(name: "SitrepModel", dependencies: ["CDigest"]),
        .target(
            name: "SitrepCollector",
            dependencies: [
                "SitrepModel", "CCLD2", "CCurl", "CDeflate", "CTrees", "CZlib", "CZstd", "CBrotli",
            ],
            resources: [.copy("Resources")]),
        .target(
            name: "SitrepReader",
            dependencies: ["SitrepModel", "CKernels"],
            resources: [.copy("Resources")]),
        .target(
            name: "SitrepCoder",
            dependencies: ["SitrepModel", "SitrepReader"],
            resources: [.copy("Resources")]),
        .target(
            name: "SitrepDesk", dependencies: ["SitrepModel"],
            resources: [
                .embedInCode("Resources/words.tsv"), .embedInCode("Resources/alliances.tsv"),
            ]),
        .target(
            name: "SitrepArchive",
            dependencies: [
                "SitrepModel", "CDigest", "CDeflate",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .target(name: "SitrepExports", dependencies: ["SitrepModel"]),
        .target(
            name: "SitrepIngest",
            dependencies: [
                "SitrepModel", "SitrepCollector", "SitrepReader", "SitrepCoder", "SitrepDesk",
                "SitrepArchive", "SitrepExports",
            ]),
        .target(
            name: "SitrepServer",
            dependencies: [
                "SitrepModel", "SitrepDesk", "SitrepArchive", "SitrepIngest", "SitrepExports",
                .target(name: "CArgon2", condition: .when(traits: ["Server"])),
                .product(
                    name: "Hummingbird", package: "hummingbird",
                    condition: .when(traits: ["Server"])),
                .product(
                    name: "ServiceLifecycle", package: "swift-service-lifecycle",
                    condition: .when(traits: ["Server"])),
                .product(
                    name: "Logging", package: "swift-log", condition: .when(traits: ["Server"])),
                .product(
                    name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Server"])),
                .product(
                    name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["Server"])),
            ],
            resources: [.copy("Resources")]),
        .target(
            name: "SitrepCommands",
            dependencies: [
                "SitrepModel", "SitrepCollector", "SitrepReader", "SitrepCoder", "SitrepDesk",
                "SitrepArchive", "SitrepIngest", "SitrepExports",
                .target(name: "SitrepServer", condition: .when(traits: ["Server"])),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(name: "sitrep", dependencies: ["SitrepCommands"]),
        .executableTarget(
            name: "sitrep-bench",
            dependencies: ["SitrepModel", "SitrepCollector", "SitrepReader", "SitrepCoder"],
            path: "Benchmarks/SitrepBench"),
        .executableTarget(
            name: "desk-scaling", dependencies: ["SitrepModel", "SitrepDesk"],
            path: "Benchmarks/DeskScaling"),
        .executableTarget(
            name: "extraction", dependencies: ["SitrepModel", "SitrepCollector"],
            path: "Benchmarks/Extraction"),
        .executableTarget(
            name: "web-archive-bench", dependencies: ["SitrepModel", "SitrepCollector"],
            path: "Benchmarks/WebArchiveBench"),
        .executableTarget(
            name: "collector-fuzz", dependencies: ["SitrepModel", "SitrepCollector"],
            path: "Benchmarks/CollectorFuzz", exclude: ["Seeds"]),
        .executableTarget(
            name: "page-metadata", dependencies: ["SitrepModel", "SitrepCollector"],
            path: "Benchmarks/PageMetadata"),
        .executableTarget(
            name: "choice-questions",
            dependencies: ["SitrepModel", "SitrepCollector", "SitrepReader", "SitrepCoder"],
            path: "Training/ChoiceQuestions"),
        .executableTarget(
            name: "sitrep-fuzz",
            dependencies: ["SitrepModel", "SitrepCollector", "SitrepReader", "SitrepCoder"],
            path: "Benchmarks/SitrepFuzz"),
        .target(
            name: "GeneratedReports", dependencies: ["SitrepModel"],
            path: "Benchmarks/GeneratedReports"),
        .executableTarget(
            name: "server-load",
            dependencies: ["SitrepArchive", "SitrepIngest", "GeneratedReports"],
            path: "Benchmarks/ServerLoad", exclude: ["mixed.lua", "streams.py"]),
        .executableTarget(
            name: "archive-ingest",
            dependencies: [
                "SitrepModel", "SitrepArchive", "GeneratedReports",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            path: "Benchmarks/ArchiveIngest"),
        .target(
            name: "CWriteTrap", path: "Tests/CWriteTrap",
            linkerSettings: [.linkedLibrary("sqlite3")]),
        .executableTarget(
            name: "archive-crash",
            dependencies: ["SitrepArchive", "SitrepIngest", "GeneratedReports", "CWriteTrap"],
            path: "Tests/ArchiveCrash"),
        .testTarget(name: "SitrepModelTests", dependencies: ["SitrepModel"]),
        .testTarget(
            name: "SitrepCollectorTests",
            dependencies: ["SitrepCollector", "CTrees", "CZlib", "CZstd"]),
        .testTarget(name: "SitrepReaderTests", dependencies: ["SitrepReader"]),
        .testTarget(name: "SitrepCoderTests", dependencies: ["SitrepCoder"]),
        .testTarget(
            name: "SitrepServerTests",
            dependencies: ["SitrepServer", "SitrepArchive", "SitrepIngest"]),
        .testTarget(
            name: "SitrepExportsTests", dependencies: ["SitrepExports"],
            exclude: ["read_exports.py"]),
        .testTarget(name: "SitrepDeskTests", dependencies: ["SitrepDesk"]),
        .testTarget(
            name: "SitrepArchiveTests",
            dependencies: [
                "SitrepArchive", "CDigest", "GeneratedReports",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            resources: [.copy("Fixtures")]),
        .testTarget(
            name: "SitrepIngestTests",
            dependencies: [
                "SitrepIngest", "SitrepArchive", "SitrepCollector", "SitrepDesk",
                "GeneratedReports", "archive-crash",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "SitrepCommandsTests", dependencies: ["SitrepCommands", "SitrepIngest"]),
    ],
    swiftLanguageModes: [.v6]
)
