import Foundation

/// Runs the built `isnad` and keeps what it prints.
package struct CommandRunner: Sendable {
    package struct Outcome: Sendable {
        package var code: Int32
        package var output: String
        package var errors: String
    }

    private let executable: URL

    /// Nil when the program has not been built beside the tests.
    package init?() {
        let folder = Bundle.main.bundleURL
        let candidates = [folder, folder.deletingLastPathComponent()] + Self.buildFolders()
        guard let found = candidates.map({ $0.appendingPathComponent("isnad") }).first(where: { FileManager.default.isExecutableFile(atPath: $0.path) })
        else { return nil }
        executable = found
    }

    private static func buildFolders() -> [URL] {
        let root = Repository.root
        return ["debug", "release"].map { root.appendingPathComponent(".build/\($0)") }
    }

    package func run(_ arguments: [String], input: String? = nil) throws -> Outcome {
        let process = Process()
        let (out, err, feed) = (Pipe(), Pipe(), Pipe())
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = Repository.root
        (process.standardOutput, process.standardError, process.standardInput) = (out, err, feed)
        try process.run()
        if let input { feed.fileHandleForWriting.write(Data(input.utf8)) }
        try feed.fileHandleForWriting.close()
        // Outputs of these tests are small: reading one after the other cannot block on a full pipe of the other.
        let output = out.fileHandleForReading.readDataToEndOfFile()
        let errors = err.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            code: process.terminationStatus, output: String(decoding: output, as: UTF8.self), errors: String(decoding: errors, as: UTF8.self))
    }
}

/// Where the repository and the shared material lie.
package enum Repository {
    package static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The shared material beside the repository, or where `ISNAD_SHARED` says; nil where it is absent.
    package static var shared: URL? {
        let path = ProcessInfo.processInfo.environment["ISNAD_SHARED"] ?? root.deletingLastPathComponent().appendingPathComponent("shared").path
        return FileManager.default.fileExists(atPath: path) ? URL(fileURLWithPath: path) : nil
    }

    package static var samples: String { root.appendingPathComponent("Samples").path }
    package static var specs: String { root.appendingPathComponent("Specs").path }
}

/// A folder that is gone when the value is.
package final class TemporaryFolder: Sendable {
    package let url: URL

    package init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("isnad-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes a file and gives its path.
    package func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }

    package func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }
}
