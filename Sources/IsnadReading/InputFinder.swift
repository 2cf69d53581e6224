import Foundation
import IsnadModel

/// One thing to read, found from the paths that the user named.
package enum Input: Sendable {
    /// A report of its own file, with the side file of metadata where there is one.
    case report(path: String, metadata: String?)
    /// A file of NDJSON, read line by line.
    case lines(path: String)
    case standardInput
    /// A path that could not be used.
    case failed(ReadResult)
}

/// Expands files and folders into inputs, in sorted order.
package enum InputFinder {
    package static func find(_ paths: [String]) -> [Input] { paths.flatMap { find($0) } }

    private static func find(_ path: String) -> [Input] {
        if path == "-" { return [.standardInput] }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            return [failed(path, "missing", "There is no such file or folder.")]
        }
        return isFolder.boolValue ? folder(path) : file(path, named: true)
    }

    private static func folder(_ path: String) -> [Input] {
        guard let walker = FileManager.default.enumerator(atPath: path) else { return [failed(path, "unreadable", "The folder cannot be listed.")] }
        var names: [String] = []
        while let name = walker.nextObject() as? String { names.append(name) }
        let base = path.hasSuffix("/") ? path : path + "/"
        let inputs = names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }.flatMap { file(base + $0, named: false) }
        return inputs.isEmpty ? [failed(path, "empty-folder", "The folder holds no .txt, .html or .ndjson file.")] : inputs
    }

    private static func file(_ path: String, named: Bool) -> [Input] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else { return [] }
        switch ending(path) {
        case "txt", "html", "htm":
            let side = String(path.prefix(path.count - ending(path).count)) + "json"
            return [.report(path: path, metadata: FileManager.default.fileExists(atPath: side) ? side : nil)]
        case "ndjson", "jsonl": return [.lines(path: path)]
        default: return named ? [failed(path, "unknown-kind", "Files of this kind are not read; known are .txt, .html and .ndjson.")] : []
        }
    }

    private static func ending(_ path: String) -> String {
        guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return "" }
        return path[path.index(after: dot)...].lowercased()
    }

    static func failed(_ path: String, _ cause: String, _ message: String) -> Input {
        .failed(ReadResult(path: path, diagnostics: [Diagnostic(.error, cause: cause, message: message)]))
    }
}
