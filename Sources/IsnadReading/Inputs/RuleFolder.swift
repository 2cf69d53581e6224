import Foundation
import IsnadRules

/// Rule files of a folder, in place of the embedded ones: for trying a rule without building.
package enum RuleFolder {
    package static func read(_ path: String) -> RuleFiles {
        var files: [(path: String, bytes: [UInt8])] = []
        let walker = FileManager.default.enumerator(atPath: path)
        while let name = walker?.nextObject() as? String {
            guard name.hasSuffix(".tsv") || name.hasSuffix(".rules") else { continue }
            guard let data = FileManager.default.contents(atPath: path + "/" + name) else { continue }
            files.append((name, Array(data)))
        }
        return RuleFiles(files: files)
    }
}
