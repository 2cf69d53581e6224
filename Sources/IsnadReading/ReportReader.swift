import IsnadModel
import IsnadRules
import IsnadScript

/// What reading one report gives: the document, unless it holds no text, and what the user should know.
package struct ReadResult: Sendable {
    package var path: String
    package var document: Document?
    package var diagnostics: [Diagnostic]

    package init(path: String, document: Document? = nil, diagnostics: [Diagnostic] = []) {
        (self.path, self.document, self.diagnostics) = (path, document, diagnostics)
    }

    package var hasError: Bool { diagnostics.contains { $0.severity == .error } }
}

/// Turns received bytes into documents. Pure; never throws: what is wrong becomes a diagnostic.
package struct ReportReader: Sendable {
    private let furniture: FurnitureFinder
    private let pages: PageReader
    private let datelines: Dateline

    package init(rules: RuleFiles) {
        furniture = FurnitureFinder(rules: rules)
        pages = PageReader(rules: rules)
        datelines = Dateline(rules: rules)
    }

    /// A report of its own file.
    /// - Parameter metadata: bytes of the side file `NAME.json`, where there is one.
    package func read(_ item: RawItem, metadata: [UInt8]? = nil, published: CivilDate? = nil) -> ReadResult {
        var diagnostics: [Diagnostic] = []
        guard !item.bytes.isEmpty else { return failure(item.path, "empty", "The file is empty.") }
        let isPage = isHTML(item)
        guard let decoded = TextDecoder.decode(item.bytes, label: isPage ? PageReader.charsetLabel(item.bytes) : "") else {
            return failure(item.path, "binary", "The file is not text: it holds control bytes.")
        }
        diagnostics += decoded.diagnostics
        var side = Metadata()
        if let metadata {
            if let read = Metadata(json: metadata) {
                side = read
            } else {
                diagnostics.append(Diagnostic(.warning, cause: "metadata", message: "The side file with metadata is no JSON object; it was left aside."))
            }
        }
        var document: Document
        if isPage {
            document = pages.read(decoded.text, path: item.path, id: Self.name(item.path), &diagnostics)
        } else {
            document = Document(path: item.path, id: Self.name(item.path), text: decoded.text)
        }
        side.apply(to: &document, &diagnostics)
        return finish(document, diagnostics, published)
    }

    /// One line of NDJSON. `number` counts from 1, `offset` is the byte where the line begins.
    package func readLine(_ bytes: [UInt8], path: String, number: Int, offset: Int, published: CivilDate? = nil) -> ReadResult {
        let place = "\(path)#\(number)"
        guard let line = Metadata(json: bytes) else {
            let error = Diagnostic(
                .error, cause: "malformed-json", message: "Line \(number) (byte \(offset)) is no JSON object; it was left out.", line: number, byte: offset)
            return ReadResult(path: place, diagnostics: [error])
        }
        var diagnostics: [Diagnostic] = []
        var document: Document
        if let html = line.html, line.text == nil {
            document = pages.read(html, path: place, id: "\(Self.name(path))-\(number)", &diagnostics)
        } else {
            document = Document(path: place, id: "\(Self.name(path))-\(number)", text: Self.whole(line))
        }
        line.apply(to: &document, &diagnostics)
        return finish(document, diagnostics, published)
    }

    /// Title, blank line and body, unless the body begins with its title already.
    private static func whole(_ line: Metadata) -> String {
        let body = trimmed(line.text ?? "")
        guard let title = line.title, !title.isEmpty, !body.hasPrefix(title) else { return body }
        return title + "\n\n" + body + "\n"
    }

    private static func trimmed(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(scalars)
    }

    private func finish(_ read: Document, _ earlier: [Diagnostic], _ published: CivilDate?) -> ReadResult {
        var document = read
        var diagnostics = earlier
        if let published { document.published = published }
        if document.published == nil { document.published = datelines.published(document.text) }
        let script = ScriptText(document.text)
        guard script.codes.contains(where: { LetterCode.isLetter($0) || LetterCode.isDigit($0) }) else {
            return ReadResult(path: document.path, diagnostics: diagnostics + [Diagnostic(.error, cause: "empty", message: "There is no text in it.")])
        }
        document.language = Self.language(script)
        if document.language != "ar" {
            diagnostics.append(Diagnostic(.warning, cause: "not-arabic", message: "Most letters are not Arabic; nothing can be read out of it."))
        }
        setTitle(&document, script)
        document.furniture = furniture.find(script, title: document.titleSpan)
        return ReadResult(path: document.path, document: document, diagnostics: diagnostics)
    }

    private static func language(_ script: ScriptText) -> String {
        let arabic = script.codes.reduce(0) { $0 + (LetterCode.isArabicLetter($1) ? 1 : 0) }
        let latin = script.codes.reduce(0) { $0 + (LetterCode.isLatinLetter($1) ? 1 : 0) }
        return arabic > latin ? "ar" : "und"
    }

    /// The first line is the title when a blank line follows it.
    private func setTitle(_ document: inout Document, _ script: ScriptText) {
        guard let end = script.codes.firstIndex(of: 0x0A), end > 0 else { return }
        var next = end + 1
        while next < script.count, script.codes[next] == 0x20 || script.codes[next] == 0 { next += 1 }
        let crlf = script.string(end, end + 1) == "\r" && next < script.count && script.codes[next] == 0x0A
        if crlf { next += 1 }
        guard next < script.count, script.codes[next] == 0x0A else { return }
        document.titleSpan = Span(start: 0, end: end)
        document.title = document.title ?? script.string(0, end)
    }

    private func failure(_ path: String, _ cause: String, _ message: String) -> ReadResult {
        ReadResult(path: path, diagnostics: [Diagnostic(.error, cause: cause, message: message)])
    }

    private func isHTML(_ item: RawItem) -> Bool {
        if item.path.hasSuffix(".html") || item.path.hasSuffix(".htm") { return true }
        if item.path.hasSuffix(".txt") { return false }
        return item.bytes.first { $0 > 0x20 } == UInt8(ascii: "<")
    }

    /// File name without folder and ending.
    static func name(_ path: String) -> String {
        let file = path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? path
        guard let dot = file.utf8.lastIndex(of: UInt8(ascii: ".")), dot > file.utf8.startIndex else { return file }
        return String(file[..<dot])
    }
}
