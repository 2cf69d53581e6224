import CIsnadRules
import IsnadModel

/// The files under `Rules/`: those embedded in the program, or those of a folder that the user names instead.
public struct RuleFiles: Sendable {
    /// Path below `Rules/` and bytes, sorted by path.
    public let files: [(path: String, bytes: [UInt8])]

    public init(files: [(path: String, bytes: [UInt8])]) {
        self.files = files.sorted { $0.path < $1.path }
    }

    /// The rules that the program was built with.
    public static let embedded = RuleFiles(
        files: (0..<isnad_rule_file_count()).map { index in
            let file = isnad_rule_file_at(index)
            return (String(cString: file.path), Array(UnsafeBufferPointer(start: file.bytes, count: file.size)))
        })

    public func bytes(_ path: String) -> [UInt8] {
        files.first { $0.path == path }?.bytes ?? []
    }

    public func folder(_ prefix: String) -> [(path: String, bytes: [UInt8])] {
        files.filter { $0.path.hasPrefix(prefix) }
    }
}
