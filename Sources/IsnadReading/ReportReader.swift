import IsnadModel
import IsnadRules
import IsnadScript

/// Turns received bytes into documents. Pure; never throws: what is wrong becomes a diagnostic.
package struct ReportReader: Sendable {
    private let furniture: FurnitureFinder
    private let pages: PageReader
    private let datelines: Dateline
    /// Which members of a line of NDJSON hold what.
    private var columns = ColumnMap()

    package init(rules: RuleFiles) {
        furniture = FurnitureFinder(rules: rules)
        datelines = Dateline(rules: rules)
        pages = PageReader(rules: rules, furniture: furniture, datelines: datelines)
    }

    /// The same reader for lines whose members have other names.
    package func with(_ columns: ColumnMap) -> ReportReader {
        var reader = self
        reader.columns = columns
        return reader
    }

    /// An item, wherever it was taken from.
    package func read(_ item: Item, published: CivilDate? = nil) -> ReadResult {
        switch item {
        case .told(let result): return result
        case .line(let bytes, let path, let number, let offset): return readLine(bytes, path: path, number: number, offset: offset, published: published)
        case .row(let fields, let path, let number, let offset): return readRow(fields, path, number, offset, published)
        case .entry(let entry, let outlet, let path): return readEntry(entry, outlet, path, published)
        case .report(let raw, let metadata, let notes):
            var result = read(raw, metadata: metadata, published: published)
            result.diagnostics = notes + result.diagnostics
            return result
        }
    }

    /// A report of its own file, or one that a crawl holds.
    /// - Parameters:
    ///   - metadata: bytes of the side file `NAME.json`, where there is one.
    ///   - published: day of publication that the user names; it counts before any that the report gives.
    package func read(_ item: RawItem, metadata: [UInt8]? = nil, published: CivilDate? = nil) -> ReadResult {
        guard !item.bytes.isEmpty else { return failure(item.path, "empty", "There is nothing in it.") }
        let isPage = isHTML(item)
        let labels = [item.charset, isPage ? CharsetLabel.find(item.bytes) : ""]
        guard let decoded = TextDecoder.decode(item.bytes, labels: labels) else {
            return failure(item.path, "binary", "This is not text: it holds control bytes.")
        }
        var diagnostics = decoded.diagnostics
        let side = sideFile(metadata, &diagnostics)
        let id = item.id ?? Self.name(InputFinder.unpacked(item.path))
        var document: Document
        if isPage {
            document = pages.read(decoded.utf8, path: item.path, id: id, address: side.url ?? item.url, &diagnostics)
        } else {
            document = Document(path: item.path, id: id, text: decoded.text)
        }
        document.url = document.url ?? item.url
        side.apply(to: &document, datelines: datelines, &diagnostics)
        return finish(document, diagnostics, published, isPage: isPage)
    }

    /// Every block of a page, with the reason why it is part of the report or not.
    package func blocks(_ item: RawItem) -> [JudgedBlock] {
        guard let decoded = TextDecoder.decode(item.bytes, labels: [item.charset, CharsetLabel.find(item.bytes)]) else { return [] }
        var diagnostics: [Diagnostic] = []
        return pages.blocks(decoded.utf8, path: item.path, &diagnostics)
    }

    /// The items of a feed; nil when the bytes are no text.
    package func feed(_ bytes: [UInt8], charset: String) -> Feed? {
        TextDecoder.decode(bytes, labels: [charset, CharsetLabel.find(bytes)]).map { pages.feed($0.utf8) }
    }

    private func readEntry(_ entry: Feed.Item, _ outlet: String, _ path: String, _ published: CivilDate?) -> ReadResult {
        var diagnostics: [Diagnostic] = []
        var document = pages.readFragment(entry.html, title: entry.title, path: path, id: entry.id.isEmpty ? (entry.url.isEmpty ? path : entry.url) : entry.id)
        document.url = entry.url.isEmpty ? nil : entry.url
        document.outlet = outlet.isEmpty ? nil : outlet
        document.author = entry.author.isEmpty ? nil : entry.author
        if !entry.published.isEmpty { document.published = PublishedDate.read(entry.published) ?? datelines.date(entry.published) }
        if entry.isSummary, !entry.html.isEmpty {
            diagnostics.append(Diagnostic(.note, cause: "summary", message: "The feed gives a summary of the report and not its text."))
        }
        return finish(document, diagnostics, published)
    }

    private func readRow(_ fields: [String: [UInt8]], _ path: String, _ number: Int, _ offset: Int, _ published: CivilDate?) -> ReadResult {
        var diagnostics: [Diagnostic] = []
        var values: [String: String] = [:]
        for (name, bytes) in fields.sorted(by: { $0.key < $1.key }) {
            guard let decoded = TextDecoder.decode(bytes, labels: []) else { continue }
            values[name] = decoded.text
            if name == "text" || name == "html" { diagnostics += decoded.diagnostics }
        }
        return readFields(Metadata(values), "\(path)#\(number)", id: "\(Self.name(path))-\(number)", diagnostics, number, offset, published)
    }

    private func sideFile(_ bytes: [UInt8]?, _ diagnostics: inout [Diagnostic]) -> Metadata {
        guard let bytes else { return Metadata() }
        do {
            let side = try Metadata(json: bytes)
            diagnostics += side.diagnostics
            return side
        } catch {
            let message = "The side file with metadata is no JSON object (\(error.cause), at its byte \(error.byte)); it was left aside."
            diagnostics.append(Diagnostic(.warning, cause: "metadata", message: message))
            return Metadata()
        }
    }

    /// One line of NDJSON. `number` counts from 1, `offset` is the byte of the file where the line begins.
    package func readLine(_ bytes: [UInt8], path: String, number: Int, offset: Int, published: CivilDate? = nil) -> ReadResult {
        let place = "\(path)#\(number)"
        var (text, notes, invalid) = (bytes, [Diagnostic](), UTF8Check.invalid(bytes))
        // A file may be put together out of lines in several encodings.
        if invalid.count > 0, let (utf8, told) = TextDecoder.recoded(bytes) { (text, notes, invalid) = (utf8, told, (0, 0)) }
        let line: Metadata
        do {
            line = try Metadata(json: text, columns: columns, invalid: invalid)
        } catch {
            let byte = offset + error.byte
            let message = "Line \(number) is no JSON object (\(error.cause), at byte \(byte)); it was left out."
            return ReadResult(path: place, diagnostics: [Diagnostic(.error, cause: "malformed-json", message: message, line: number, byte: byte)])
        }
        return readFields(line, place, id: "\(Self.name(path))-\(number)", notes + line.diagnostics, number, offset, published)
    }

    /// A report whose text and metadata are given field by field.
    private func readFields(
        _ line: Metadata, _ place: String, id: String, _ earlier: [Diagnostic], _ number: Int, _ offset: Int, _ published: CivilDate?
    ) -> ReadResult {
        var diagnostics = earlier
        var document: Document
        if let html = line.html, (line.text ?? "").isEmpty {
            document = pages.read(Array(html.utf8), path: place, id: id, address: line.url, &diagnostics)
        } else if line.text != nil {
            document = Document(path: place, id: id, text: LineText.whole(line))
        } else {
            let message = "Line \(number) has neither \"text\" nor \"html\"; it was left out."
            return ReadResult(path: place, diagnostics: [Diagnostic(.error, cause: "no-text", message: message, line: number, byte: offset)])
        }
        line.apply(to: &document, datelines: datelines, &diagnostics)
        var result = finish(document, diagnostics, published, isPage: (line.text ?? "").isEmpty)
        for k in result.diagnostics.indices { result.diagnostics[k].line = number }
        return result
    }

    // MARK: What all forms share

    /// - Parameter isPage: what is furniture in a page has been left out of its text already.
    private func finish(_ read: Document, _ earlier: [Diagnostic], _ published: CivilDate?, isPage: Bool = false) -> ReadResult {
        var document = read
        var diagnostics = earlier
        if let published { document.published = published }
        if document.published == nil, let url = document.url { document.published = PublishedDate.inAddress(url) }
        if document.published == nil { document.published = datelines.published(document.text) }
        let script = ScriptText(document.text)
        guard script.codes.contains(where: { LetterCode.isLetter($0) || LetterCode.isDigit($0) }) else {
            return ReadResult(path: document.path, diagnostics: diagnostics + [Diagnostic(.error, cause: "empty", message: "There is no text in it.")])
        }
        document.language = Self.language(script)
        if document.language != "ar" {
            diagnostics.append(Diagnostic(.warning, cause: "not-arabic", message: "Most letters are not Arabic; nothing can be read out of it."))
        }
        if let end = Self.titleEnd(script) {
            document.titleSpan = Span(start: 0, end: end)
            document.title = document.title ?? script.string(0, end)
        }
        if !isPage { document.furniture = furniture.find(script, title: document.titleSpan, author: document.author) }
        return ReadResult(path: document.path, document: document, diagnostics: diagnostics)
    }

    /// `ar` when most letters are Arabic.
    private static func language(_ script: ScriptText) -> String {
        var (arabic, other) = (0, 0)
        for code in script.codes {
            if LetterCode.isArabicLetter(code) { arabic += 1 } else if LetterCode.isLatinLetter(code) { other += 1 }
        }
        return arabic > other ? "ar" : "und"
    }

    /// End of the first line, when a blank line follows it. A line ends with LF, CR or both.
    private static func titleEnd(_ script: ScriptText) -> Int? {
        guard let end = script.codes.firstIndex(of: 0x0A), script.codes[..<end].contains(where: LetterCode.isLetter) else { return nil }
        var next = afterLineEnd(script, end)
        while next < script.count, script.codes[next] == 0x20 || script.codes[next] == LetterCode.ignorable { next += 1 }
        return next < script.count && script.codes[next] == 0x0A ? end : nil
    }

    private static func afterLineEnd(_ script: ScriptText, _ at: Int) -> Int {
        func byte(_ i: Int) -> UInt8? { i < script.count ? script.bytes[Int(script.byteOffsets[i])] : nil }
        return byte(at) == 0x0D && byte(at + 1) == 0x0A ? at + 2 : at + 1
    }

    private func failure(_ path: String, _ cause: String, _ message: String) -> ReadResult {
        ReadResult(path: path, diagnostics: [Diagnostic(.error, cause: cause, message: message)])
    }

    /// Whether an item is read as a page and not as a text.
    package func isPage(_ item: RawItem) -> Bool { isHTML(item) }

    private func isHTML(_ item: RawItem) -> Bool {
        if let type = item.mediaType { return type == "text/html" || type == "application/xhtml+xml" }
        let path = item.path.lowercased()
        if path.hasSuffix(".html") || path.hasSuffix(".htm") { return true }
        if path.hasSuffix(".txt") { return false }
        return item.bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF } == UInt8(ascii: "<")
    }

    /// File name without folder and ending.
    static func name(_ path: String) -> String {
        let file = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? path
        guard let dot = file.utf8.lastIndex(of: UInt8(ascii: ".")), dot > file.utf8.startIndex else { return file }
        return String(file[..<dot])
    }
}

/// The text of a report that a line of NDJSON gives.
enum LineText {
    /// Title, blank line and body, unless the body begins with its title already.
    static func whole(_ line: Metadata) -> String {
        let (title, body) = (trimmed(line.title ?? ""), trimmed(line.text ?? ""))
        if title.isEmpty || body.starts(with: title) { return String(decoding: body, as: UTF8.self) }
        return String(decoding: title + [0x0A, 0x0A] + body + [0x0A], as: UTF8.self)
    }

    /// Without ASCII spaces, line ends and no-break spaces at both ends.
    private static func trimmed(_ text: String) -> ArraySlice<UInt8> {
        let bytes = Array(text.utf8)
        var (from, to) = (0, bytes.count)
        while from < to {
            if bytes[from] <= 0x20 { from += 1 } else if from + 1 < to, bytes[from] == 0xC2, bytes[from + 1] == 0xA0 { from += 2 } else { break }
        }
        while to > from {
            if bytes[to - 1] <= 0x20 { to -= 1 } else if to - 2 >= from, bytes[to - 2] == 0xC2, bytes[to - 1] == 0xA0 { to -= 2 } else { break }
        }
        return bytes[from..<to]
    }
}
