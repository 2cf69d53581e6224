import Foundation
import IsnadModel

/// One thing to read, found from the paths that the user named.
package enum Input: Sendable {
    /// A report of its own file, with the side file of metadata where there is one.
    case report(path: String, metadata: String?)
    /// A file of NDJSON, read line by line.
    case lines(path: String)
    case standardInput
    /// Something to tell about a path instead of a report: it could not be used, or files in it were passed over.
    case failed(ReadResult)
}

/// Expands files and folders into inputs, in the order of the bytes of their paths. Whatever cannot be used becomes a diagnostic.
package struct InputFinder {
    private var inputs: [Input] = []
    /// Real paths of the folders that lead to the one being listed: a link back to one of them is a loop.
    private var trail: [String] = []
    /// Folders inside folders that are followed.
    static let maximumDepth = 128

    private init() {}

    package static func find(_ paths: [String]) -> [Input] {
        var finder = InputFinder()
        for path in paths { finder.add(path) }
        return finder.inputs
    }

    private mutating func add(_ path: String) {
        if path == "-" { return inputs.append(.standardInput) }
        switch FileKind(path) {
        case .folder:
            let before = inputs.count
            let passedOver = list(path)
            let hasReport = inputs[before...].contains { if case .failed = $0 { false } else { true } }
            let hasFault = inputs[before...].contains { if case .failed(let result) = $0 { result.hasError } else { false } }
            if !hasReport, !hasFault { fail(path, "empty-folder", "The folder holds no .txt, .html or .ndjson file.") }
            note(path, passedOver)
        case .file: if !addFile(path) { fail(path, "unknown-kind", "Files of this kind are not read; known are .txt, .html and .ndjson.") }
        case .missing: fail(path, "missing", "There is no such file or folder.")
        case .brokenLink: fail(path, "broken-link", "The link leads nowhere, or back to itself.")
        case .other: fail(path, "unreadable", "This is neither a file nor a folder.")
        }
    }

    /// Adds what a folder holds, folders inside it too; gives the files that are no reports.
    private mutating func list(_ path: String) -> [String] {
        let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard !trail.contains(real) else {
            fail(path, "loop", "The link leads back to a folder that holds it; it was not followed.")
            return []
        }
        guard trail.count < Self.maximumDepth else {
            fail(path, "too-deep", "Folders lie more than \(Self.maximumDepth) deep; this one was not opened.")
            return []
        }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            fail(path, "unreadable", "The folder cannot be listed.")
            return []
        }
        trail.append(real)
        defer { trail.removeLast() }
        let base = path.hasSuffix("/") ? path : path + "/"
        let sorted = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let texts = Set(sorted.filter { Self.ending($0) == "txt" || Self.ending($0).hasPrefix("htm") }.map { Self.stem($0) })
        var passedOver: [String] = []
        for name in sorted {
            switch FileKind(base + name) {
            case .folder: passedOver += list(base + name)
            case .file where !addFile(base + name):
                if Self.ending(name) != "json" || !texts.contains(Self.stem(name)) { passedOver.append(base + name) }
            case .brokenLink where Self.isKnown(name): fail(base + name, "broken-link", "The link leads nowhere, or back to itself.")
            default: break
            }
        }
        return passedOver
    }

    /// False when files of this kind are not read.
    private mutating func addFile(_ path: String) -> Bool {
        switch Self.ending(path) {
        case "txt", "html", "htm":
            let side = Self.stem(path) + ".json"
            inputs.append(.report(path: path, metadata: FileKind(side) == .file ? side : nil))
        case "ndjson", "jsonl": inputs.append(.lines(path: path))
        default: return false
        }
        return true
    }

    private static func isKnown(_ name: String) -> Bool { ["txt", "html", "htm", "ndjson", "jsonl"].contains(ending(name)) }

    private mutating func fail(_ path: String, _ cause: String, _ message: String) {
        inputs.append(.failed(ReadResult(path: path, diagnostics: [Diagnostic(.error, cause: cause, message: message)])))
    }

    private mutating func note(_ path: String, _ passedOver: [String]) {
        guard let first = passedOver.first else { return }
        let message = "\(passedOver.count) files of other kinds were passed over, the first is \(first)."
        inputs.append(.failed(ReadResult(path: path, diagnostics: [Diagnostic(.note, cause: "passed-over", message: message)])))
    }

    /// What follows the last dot of a file's name, in lower case.
    private static func ending(_ path: String) -> String {
        let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return "" }
        return String(Substring(name[name.index(after: dot)...])).lowercased()
    }

    /// A path without the dot and what follows it.
    private static func stem(_ path: String) -> String {
        let length = ending(path).utf8.count
        return length == 0 ? path : String(decoding: path.utf8.dropLast(length + 1), as: UTF8.self)
    }
}

/// What lies at a path.
enum FileKind {
    case file, folder, missing, brokenLink, other

    init(_ path: String) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            // A link whose end does not exist has attributes of its own.
            self = (try? FileManager.default.attributesOfItem(atPath: path)) == nil ? .missing : .brokenLink
            return
        }
        if isFolder.boolValue {
            self = .folder
        } else {
            let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
            let type = (try? FileManager.default.attributesOfItem(atPath: real))?[.type] as? FileAttributeType
            self = type == .typeRegular ? .file : .other
        }
    }
}
