/// Bytes as received, before anything is known about them.
public struct RawItem: Sendable {
    /// Where the bytes came from, as the user named it (a path, or `-` for standard input).
    public var path: String
    public var bytes: [UInt8]
    /// What its carrier says of it (a crawl, a feed, an HTTP response); all may be missing.
    public var id: String?
    public var url: String?
    /// `text/html`, `text/plain` …, in small letters and without parameters.
    public var mediaType: String?
    /// The carrier's name for the encoding, in small letters; empty where it names none.
    public var charset = ""
    /// When it was received, as the carrier writes it.
    public var received: String?

    public init(path: String, bytes: [UInt8]) {
        (self.path, self.bytes) = (path, bytes)
    }
}

/// One report: its own text and what is known about it. The text is sacred: every span of every claim points into it.
public struct Document: Hashable, Sendable, Codable {
    /// Where the report came from; for a line of NDJSON the file's path and `#` and the line's number.
    public var path: String
    /// The report's own id where one is given, else its file name without ending.
    public var id: String
    public var url: String?
    public var title: String?
    public var outlet: String?
    public var author: String?
    /// The day on which the report was published; relative times are resolved from it and from nothing else.
    public var published: CivilDate?
    /// ISO 639 code of the language that most letters belong to: `ar`, or `und`.
    public var language: String
    public var text: String
    /// Place of the title inside `text`, where the text begins with it.
    public var titleSpan: Span?
    /// Parts of `text` that are not the report's own words (related headlines, captions told twice, …).
    public var furniture: [Furniture]

    public init(path: String, id: String, text: String) {
        (self.path, self.id, self.text) = (path, id, text)
        language = "und"
        furniture = []
    }
}

/// A part of a page that is not the report's own text.
public struct Furniture: Hashable, Sendable, Codable {
    /// `related`, `caption`, `repeated`, `subscribe`, `share`, `copyright`, `comments`, `byline`, `advert`, `navigation`
    public var kind: String
    public var span: Span

    public init(kind: String, span: Span) {
        (self.kind, self.span) = (kind, span)
    }
}

/// Something that the user should know about an input: what, where, and why. Diagnostics never stop a run.
public struct Diagnostic: Hashable, Sendable, Codable {
    public enum Severity: String, Sendable, Codable {
        /// The rest of the document was read as usual.
        case note
        /// Something was left out or repaired.
        case warning
        /// The document could not be read.
        case error
    }

    public var severity: Severity
    /// A stable word for the cause, such as `not-utf8`, `empty`, `malformed-json`.
    public var cause: String
    /// One sentence in plain English.
    public var message: String
    /// The place: line (from 1), or byte offset (from 0), where known.
    public var line: Int?
    public var byte: Int?

    public init(_ severity: Severity, cause: String, message: String, line: Int? = nil, byte: Int? = nil) {
        (self.severity, self.cause, self.message, self.line, self.byte) = (severity, cause, message, line, byte)
    }
}
