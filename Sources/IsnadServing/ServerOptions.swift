import IsnadModel

/// How an archive is served.
package struct ServerOptions: Sendable {
    /// Address to listen at. Anything but the loopback addresses needs a token.
    package var host = "127.0.0.1"
    /// 0 takes a free one.
    package var port = 8080
    /// What a client has to show, as `Authorization: Bearer …` or by way of `/login`. Nil: nothing.
    package var token: String?
    /// Names, beside those of the loopback address, by which this server may be called.
    package var names: [String] = []
    /// Folder to read the files of the pages from, instead of those that the program was built with: for work on the pages.
    package var webFolder: String?
    /// Shown on the page that says what this is.
    package var version = ""
    package var rulesVersion = ""

    package init() {}

    var isLoopback: Bool { host == "127.0.0.1" || host == "localhost" || host == "::1" }
}

/// Reads and codes a report that somebody pastes. Given by whoever composes the program: serving itself knows no text processing.
package struct ReportCoding: Sendable {
    /// One line of the NDJSON input form → the document with its claims, or what is wrong with it.
    package var code: @Sendable ([UInt8]) async -> (coded: CodedDocument?, diagnostics: [Diagnostic])

    package init(code: @escaping @Sendable ([UInt8]) async -> (coded: CodedDocument?, diagnostics: [Diagnostic])) { self.code = code }
}

/// Bounds that no request can move.
enum Limits {
    /// Bytes of a request's body.
    static let body = 2 << 20
    /// Rows of one answer, and of one that is downloaded as a file.
    static let rows = 200
    static let rowsOfFile = 10_000
    /// Seconds from the first byte of a request to the last byte of its answer.
    static let seconds: Int64 = 12
    /// Seconds that a connection may lie idle.
    static let idleSeconds: Int64 = 10
    static let connections = 400
    /// Parameters of a query, and bytes of its values.
    static let parameters = 40
    static let value = 2_000
}
