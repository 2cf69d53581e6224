import IsnadModel

/// What reading one report gives: the document, unless it holds no text, and what the user should know.
package struct ReadResult: Sendable {
    /// Where the report came from; for a line of NDJSON the file's path and `#` and the line's number.
    package var path: String
    package var document: Document?
    package var diagnostics: [Diagnostic]

    package init(path: String, document: Document? = nil, diagnostics: [Diagnostic] = []) {
        (self.path, self.document, self.diagnostics) = (path, document, diagnostics)
    }

    package var hasError: Bool { diagnostics.contains { $0.severity == .error } }
}
