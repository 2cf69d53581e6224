import Foundation
import IsnadModel

/// One thing to read, found from the paths that the user named.
package enum Input: Sendable {
    /// A report of its own file, with the side file of metadata where there is one.
    case report(path: String, metadata: String?)
    /// A file of NDJSON, read line by line.
    case lines(path: String)
    /// A table in text with a head line: CSV, or with tabs or semicolons.
    case table(path: String)
    /// A crawl: WARC or WET.
    case crawl(path: String)
    /// RSS, Atom, RDF or a sitemap.
    case feed(path: String)
    /// A zip file with any of these inside.
    case zip(path: String)
    case standardInput
    /// Something to tell about a path instead of a report: it could not be used, or files in it were passed over.
    case failed(ReadResult)
}

/// Expands files and folders into inputs, in the order of the bytes of their paths. Whatever cannot be used becomes a diagnostic.
package struct InputFinder {
    private var inputs: [Input] = []
    /// Real paths of the folders that lead to the one being listed: a link back to one of them is a loop.
    private var trail: [String] = []
    /// Whether a report was passed over because it is known.
    private var hasKnown = false
    /// Folders inside folders that are followed.
    static let maximumDepth = 128

    private let options: Options

    /// What is left out of folders.
    package struct Options: Sendable {
        /// Reports of their own files that are passed over without being opened, by their paths.
        package var known: Set<String>
        /// Folders are looked at again and again: one that holds nothing new is no fault, and a file that was changed in the last two seconds is
        /// left for the next look, for somebody may still be writing it.
        package var isWatching: Bool

        package init(known: Set<String> = [], isWatching: Bool = false) { (self.known, self.isWatching) = (known, isWatching) }
    }

    private init(_ options: Options) { self.options = options }

    package static func find(_ paths: [String], _ options: Options = Options()) -> [Input] {
        var finder = InputFinder(options)
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
            if !hasReport, !hasFault, !options.isWatching, !hasKnown {
                fail(path, "empty-folder", "The folder holds no file that is read; known are \(Self.knownNames).")
            }
            if !options.isWatching { note(path, passedOver) }
        case .file: if !addFile(path) { fail(path, "unknown-kind", "Files of this kind are not read; known are \(Self.knownNames).") }
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
        let texts = Set(sorted.filter { ["txt", "html", "htm", "xhtml"].contains(Self.ending(Self.unpacked($0))) }.map { Self.stem(Self.unpacked($0)) })
        var passedOver: [String] = []
        for name in sorted {
            switch FileKind(base + name) {
            case .folder: passedOver += list(base + name)
            case .file where options.isWatching && Self.isUnsettled(base + name): break
            case .file where !addFile(base + name):
                if Self.ending(name) != "json" || !texts.contains(Self.stem(name)) { passedOver.append(base + name) }
            case .brokenLink where Self.isKnown(name): fail(base + name, "broken-link", "The link leads nowhere, or back to itself.")
            default: break
            }
        }
        return passedOver
    }

    /// Whether a file was changed so lately that it may not be whole.
    private static func isUnsettled(_ path: String) -> Bool {
        let changed = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
        return changed.map { $0.timeIntervalSinceNow > -2 } ?? false
    }

    /// What a file holds, by its name.
    enum Form { case report, lines, table, crawl, feed, zip, other }

    static func form(_ path: String) -> Form {
        let plain = unpacked(path)
        switch ending(plain) {
        case "txt", "html", "htm", "xhtml": return .report
        case "ndjson", "jsonl": return .lines
        case "csv", "tsv": return .table
        case "warc", "wet", "arc-warc": return .crawl
        case "rss", "atom", "xml", "rdf": return .feed
        case "zip": return plain == path ? .zip : .other
        default: return .other
        }
    }

    /// False when files of this kind are not read.
    private mutating func addFile(_ path: String) -> Bool {
        switch Self.form(path) {
        case .report where options.known.contains(path): hasKnown = true
        case .report:
            let side = Self.stem(Self.unpacked(path)) + ".json"
            inputs.append(.report(path: path, metadata: FileKind(side) == .file ? side : nil))
        case .lines: inputs.append(.lines(path: path))
        case .table: inputs.append(.table(path: path))
        case .crawl: inputs.append(.crawl(path: path))
        case .feed: inputs.append(.feed(path: path))
        case .zip: inputs.append(.zip(path: path))
        case .other: return false
        }
        return true
    }

    /// Endings of files that are read, as the messages name them.
    private static let knownNames = ".txt, .html, .ndjson, .csv, .warc, .wet, .rss, .atom, .xml and .zip, also packed as .gz or .zst"

    private static func isKnown(_ name: String) -> Bool { form(name) != .other }

    /// Of a report in a file of its own.
    static func mediaType(_ path: String) -> String { ending(unpacked(path)) == "txt" ? "text/plain" : "text/html" }

    /// A path without the ending of its packing.
    static func unpacked(_ path: String) -> String { ["gz", "zst"].contains(ending(path)) ? stem(path) : path }

    private mutating func fail(_ path: String, _ cause: String, _ message: String) {
        inputs.append(.failed(ReadResult(path: path, diagnostics: [Diagnostic(.error, cause: cause, message: message)])))
    }

    private mutating func note(_ path: String, _ passedOver: [String]) {
        guard let first = passedOver.first else { return }
        let message = "\(passedOver.count) files of other kinds were passed over, the first is \(first)."
        inputs.append(.failed(ReadResult(path: path, diagnostics: [Diagnostic(.note, cause: "passed-over", message: message)])))
    }

    /// What follows the last dot of a file's name, in lower case.
    static func ending(_ path: String) -> String {
        let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return "" }
        return String(Substring(name[name.index(after: dot)...])).lowercased()
    }

    /// A path without the dot and what follows it.
    static func stem(_ path: String) -> String {
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
