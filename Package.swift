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
    ],
    traits: [
        .trait(
            name: "Server",
            description: "Whatever needs the HTTP stack; the core does without."),
        .default(enabledTraits: ["Server"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .target(
            name: "CKernels",
            cSettings: [.unsafeFlags(["-O3", "-ffp-contract=off"])]),
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        .systemLibrary(
            name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(
            name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"])]),
        .target(name: "SitrepModel"),
        .target(
            name: "SitrepCollector",
            dependencies: ["SitrepModel", "CCurl", "CDeflate", "CZlib", "CZstd", "CBrotli"],
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
            name: "SitrepCommands",
            dependencies: [
                "SitrepModel", "SitrepCollector", "SitrepReader", "SitrepCoder", "SitrepDesk",
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
            name: "web-archive-bench", dependencies: ["SitrepModel", "SitrepCollector"],
            path: "Benchmarks/WebArchiveBench"),
        .executableTarget(
            name: "collector-fuzz", dependencies: ["SitrepModel", "SitrepCollector"],
            path: "Benchmarks/CollectorFuzz", exclude: ["Seeds"]),
        .executableTarget(
            name: "choice-questions",
            dependencies: ["SitrepModel", "SitrepCollector", "SitrepReader", "SitrepCoder"],
            path: "Training/ChoiceQuestions"),
        .executableTarget(
            name: "sitrep-fuzz",
            dependencies: ["SitrepModel", "SitrepCollector", "SitrepReader", "SitrepCoder"],
            path: "Benchmarks/SitrepFuzz"),
        .testTarget(name: "SitrepModelTests", dependencies: ["SitrepModel"]),
        .testTarget(
            name: "SitrepCollectorTests", dependencies: ["SitrepCollector", "CZlib", "CZstd"]),
        .testTarget(name: "SitrepReaderTests", dependencies: ["SitrepReader"]),
        .testTarget(name: "SitrepCoderTests", dependencies: ["SitrepCoder"]),
        .testTarget(name: "SitrepDeskTests", dependencies: ["SitrepDesk"]),
        .testTarget(name: "SitrepCommandsTests", dependencies: ["SitrepCommands"]),
    ],
    swiftLanguageModes: [.v6]
)
