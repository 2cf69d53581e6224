import IsnadModel

/// What a side file or a line of NDJSON says about a report.
struct Metadata {
    private(set) var id: String?
    private(set) var url: String?
    private(set) var outlet: String?
    private(set) var title: String?
    private(set) var author: String?
    private(set) var published: String?
    private(set) var text: String?
    private(set) var html: String?
    /// What had to be repaired or left aside in reading it.
    private(set) var diagnostics: [Diagnostic] = []

    init() {}

    /// Fields that are known already, by their names.
    init(_ values: [String: String]) {
        (id, url, outlet, title) = (values["id"], values["url"], values["outlet"], values["title"])
        (author, published, text, html) = (values["author"], values["published"], values["text"], values["html"])
    }

    /// - Parameters:
    ///   - columns: names that members have instead of Isnad's.
    ///   - invalid: what is no UTF-8 in the bytes, where that is known.
    /// - Throws: the byte and cause of the first fault, when the bytes are no JSON object.
    init(json bytes: [UInt8], columns: ColumnMap = ColumnMap(), invalid: (count: Int, first: Int)? = nil) throws(JSONObject.Fault) {
        let object = try JSONObject(bytes)
        id = field(object, "id", columns)
        url = field(object, "url", columns)
        outlet = field(object, "outlet", columns)
        title = field(object, "title", columns)
        author = field(object, "author", columns)
        published = field(object, "published", columns)
        text = field(object, "text", columns)
        html = field(object, "html", columns)
        if let name = object.repeatedNames.first { warn("duplicate-key", "The name \"\(name.prefix(40))\" stands more than once; the last one counts.") }
        if object.replaced > 0 { warn("not-unicode", "\(object.replaced) escapes are no characters (lone surrogates, NUL) and were replaced.") }
        let invalid = invalid ?? UTF8Check.invalid(bytes)
        if invalid.count > 0 { warn("not-utf8", UTF8Check.message(invalid), byte: invalid.first) }
    }

    /// The first of the names that a member may have and that holds a string or number.
    private mutating func field(_ object: JSONObject, _ own: String, _ columns: ColumnMap) -> String? {
        for name in columns.names(own) {
            switch object.members[name] {
            case .string(let value): return value
            case .number(let value): return value
            case .other where name == columns.name(own):
                warn("metadata", "The value of \"\(name)\" is neither a string nor a number; it was left aside.")
            case .other, .null, nil: continue
            }
        }
        return nil
    }

    private mutating func warn(_ cause: String, _ message: String, byte: Int? = nil) {
        diagnostics.append(Diagnostic(.warning, cause: cause, message: message, byte: byte))
    }

    /// Adds what is known to a document; a date that cannot be read is told.
    func apply(to document: inout Document, datelines: Dateline, _ diagnostics: inout [Diagnostic]) {
        if let id = filled(id) { document.id = id }
        document.url = filled(url) ?? document.url
        document.outlet = filled(outlet) ?? document.outlet
        document.title = filled(title) ?? document.title
        document.author = filled(author) ?? document.author
        guard let published = filled(published) else { return }
        if let date = PublishedDate.read(published) ?? datelines.date(published) {
            document.published = date
        } else {
            diagnostics.append(Diagnostic(.warning, cause: "date", message: "The publication date \"\(published.prefix(40))\" could not be read."))
        }
    }

    private func filled(_ value: String?) -> String? {
        guard let value, value.utf8.contains(where: { $0 > 0x20 }) else { return nil }
        return value
    }
}
