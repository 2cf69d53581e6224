// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "isnad-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "isnad", path: "..")],
    targets: [
        .executableTarget(
            name: "IsnadBenchmarks",
            dependencies: [.product(name: "IsnadPipeline", package: "isnad")])
    ]
)
