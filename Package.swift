// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Arrows point from later stages to earlier ones, never back: see ARCHITECTURE.md.
func stage(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
    name: "isnad",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "isnad", targets: ["IsnadCommand"]),
        .executable(name: "isnad-worker", targets: ["IsnadWorker"]),
        .executable(name: "isnad-reader", targets: ["IsnadReader"]),
        .executable(name: "isnad-fuzz", targets: ["IsnadFuzz"]),
        .library(name: "IsnadPipeline", targets: ["IsnadPipeline", "IsnadModel"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
    ],
    targets: [
        stage("IsnadModel"),
        stage("IsnadScript", ["IsnadModel"]),
        .target(name: "CIsnadWeb"),
        .target(name: "CIsnadRules"),
        stage("IsnadRules", ["IsnadModel", "IsnadScript", "CIsnadRules"]),
        .systemLibrary(name: "CIsnadZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        stage("IsnadBytes", ["CIsnadZlib"]),
        stage("IsnadReading", ["IsnadModel", "IsnadScript", "IsnadRules", "IsnadBytes"]),
        stage("IsnadLanguage", ["IsnadModel", "IsnadScript", "IsnadRules"]),
        stage("IsnadMentions", ["IsnadModel", "IsnadScript", "IsnadRules", "IsnadLanguage"]),
        stage("IsnadClaims", ["IsnadModel", "IsnadScript", "IsnadRules", "IsnadLanguage", "IsnadMentions"]),
        stage("IsnadCorroboration", ["IsnadModel", "IsnadScript", "IsnadRules"]),
        stage("IsnadExport", ["IsnadModel", "IsnadScript", "IsnadCorroboration"]),
        stage(
            "IsnadPipeline",
            ["IsnadModel", "IsnadScript", "IsnadRules", "IsnadReading", "IsnadLanguage", "IsnadMentions", "IsnadClaims"]),
        stage(
            "IsnadStore",
            [
                "IsnadModel", "IsnadScript", "IsnadBytes", "IsnadCorroboration", "IsnadExport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        stage(
            "IsnadServing",
            [
                "IsnadModel", "IsnadScript", "IsnadRules", "IsnadCorroboration", "IsnadStore", "IsnadExport", "CIsnadWeb",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ]),
        stage(
            "IsnadWatching",
            [
                "IsnadModel", "IsnadReading", .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
            ]),
        .executableTarget(
            name: "IsnadCommand",
            dependencies: [
                "IsnadModel", "IsnadScript", "IsnadRules", "IsnadReading", "IsnadLanguage", "IsnadMentions", "IsnadClaims",
                "IsnadCorroboration", "IsnadPipeline", "IsnadStore", "IsnadExport", "IsnadServing", "IsnadWatching",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "IsnadWorker",
            dependencies: ["IsnadModel", "IsnadRules", "IsnadReading", "IsnadClaims", "IsnadCorroboration", "IsnadPipeline", "IsnadExport"],
            swiftSettings: settings),
        .executableTarget(name: "IsnadReader", dependencies: ["IsnadModel", "IsnadRules", "IsnadReading"], swiftSettings: settings),
        stage("IsnadProbe", ["IsnadModel", "IsnadRules", "IsnadReading"]),
        .executableTarget(name: "IsnadFuzz", dependencies: ["IsnadProbe"], swiftSettings: settings),
        stage("IsnadTestSupport", ["IsnadModel", "IsnadRules", "IsnadPipeline", "IsnadStore"]),
        .testTarget(
            name: "IsnadMentionsTests",
            dependencies: ["IsnadModel", "IsnadRules", "IsnadLanguage", "IsnadMentions"],
            swiftSettings: settings),
        tests("IsnadLanguageTests", ["IsnadModel", "IsnadRules", "IsnadLanguage"]),
        tests("IsnadReadingTests", ["IsnadModel", "IsnadRules", "IsnadBytes", "IsnadReading", "IsnadProbe", "IsnadTestSupport"]),
        tests(
            "IsnadWatchingTests",
            [
                "IsnadModel", "IsnadRules", "IsnadReading", "IsnadWatching", .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "NIOCore", package: "swift-nio"),
            ]),
        tests("IsnadClaimsTests", ["IsnadModel", "IsnadRules", "IsnadScript", "IsnadLanguage", "IsnadClaims", "IsnadPipeline"]),
        tests("IsnadPipelineTests", ["IsnadModel", "IsnadRules", "IsnadReading", "IsnadClaims", "IsnadPipeline", "IsnadExport", "IsnadTestSupport"]),
        tests("IsnadCommandTests", ["IsnadCommand", "IsnadTestSupport"]),
        tests("IsnadCorroborationTests", ["IsnadModel", "IsnadRules", "IsnadCorroboration"]),
        tests(
            "IsnadStoreTests",
            ["IsnadModel", "IsnadBytes", "IsnadCorroboration", "IsnadStore", .product(name: "GRDB", package: "GRDB.swift")]),
    ]
)
