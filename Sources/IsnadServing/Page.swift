import IsnadModel

/// The frame that all pages share: head, title bar, search, footer.
struct Page {
    let language: Language
    private let labels = Labels.shared
    var html = HTML()

    init(_ language: Language) { self.language = language }

    func word(_ key: String) -> String { labels.word(key, language) }

    mutating func label(_ key: String) { html.text(word(key)) }

    /// A whole page.
    static func render(_ language: Language, title: String, path: String, _ body: (inout Page) -> Void) -> [UInt8] {
        var page = Page(language)
        page.open(title, path)
        body(&page)
        page.close()
        return page.html.bytes
    }

    private mutating func open(_ title: String, _ path: String) {
        html.raw("<!doctype html><html lang=\"")
        html.text(language.rawValue)
        html.raw("\" dir=\"")
        html.raw(language.direction)
        html.raw("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
        html.text(title.isEmpty ? word("title") : title + " · " + word("title"))
        html.raw("</title><link rel=\"stylesheet\" href=\"/style.css\"></head><body><a class=\"skip\" href=\"#main\">")
        label("skip")
        html.raw("</a><header><a class=\"name\" href=\"")
        address("/")
        html.raw("\">")
        label("title")
        html.raw("</a><nav>")
        link("/", word("stories"))
        link("/entities", word("entities"))
        link("/reports", word("reports"))
        html.raw("<a hreflang=\"")
        html.text(language.other.rawValue)
        html.raw("\" href=\"")
        html.text(path)
        html.raw("?lang=")
        html.text(language.other.rawValue)
        html.raw("\">")
        label("other_language")
        html.raw("</a></nav><form action=\"/search\" role=\"search\"><input type=\"hidden\" name=\"lang\" value=\"")
        html.text(language.rawValue)
        html.raw("\"><input name=\"q\" type=\"search\" dir=\"auto\" aria-label=\"")
        label("search")
        html.raw("\" placeholder=\"")
        label("search_hint")
        html.raw("\"><button>")
        label("search")
        html.raw("</button></form></header><main id=\"main\">")
    }

    private mutating func close() {
        html.raw("</main><footer>")
        label("about")
        html.raw("</footer></body></html>")
    }

    /// An address of this site in the page's language.
    mutating func address(_ path: StaticString, _ part: String = "") {
        html.raw(path)
        html.urlPart(part)
        html.raw("?lang=")
        html.text(language.rawValue)
    }

    mutating func link(_ path: StaticString, _ part: String = "", _ words: String) {
        html.raw("<a href=\"")
        address(path, part)
        html.raw("\">")
        html.isolated(words)
        html.raw("</a>")
    }

    mutating func link(_ path: StaticString, _ words: String) { link(path, "", words) }

    mutating func heading(_ key: String) {
        html.raw("<h2>")
        label(key)
        html.raw("</h2>")
    }

    mutating func badge(_ words: String, isWarning: Bool = false) {
        if isWarning { html.raw("<span class=\"badge warn\">") } else { html.raw("<span class=\"badge\">") }
        html.text(words)
        html.raw("</span> ")
    }

    /// A cell that carries its column's name, shown beside it where the screen is too narrow for columns.
    mutating func openCell(label key: String) {
        html.raw("<td data-label=\"")
        label(key)
        html.raw("\">")
    }

    mutating func cell(_ words: String, label key: String) {
        openCell(label: key)
        if !words.isEmpty { html.isolated(words) }
        html.raw("</td>")
    }

    mutating func cell(_ words: String) {
        html.raw("<td>")
        html.isolated(words)
        html.raw("</td>")
    }

    /// Names and dates beside each other. Each is isolated: a date beside an Arabic name would be shown back to front.
    mutating func line(_ words: [String?]) {
        var isFirst = true
        for case let words? in words where !words.isEmpty {
            if !isFirst { html.raw(" · ") }
            html.isolated(words)
            isFirst = false
        }
    }

    mutating func headerRow(_ keys: [String]) {
        html.raw("<thead><tr>")
        for key in keys {
            html.raw("<th scope=\"col\">")
            label(key)
            html.raw("</th>")
        }
        html.raw("</tr></thead>")
    }
}
