import IsnadModel

/// One page under construction: its language, its address, and the words of that language.
struct Page: Sendable {
    let language: Language
    let address: Address
    private let labels = Labels.shared

    init(_ language: Language, _ address: Address) {
        (self.language, self.address) = (language, address)
    }

    var isArabic: Bool { language == .arabic }

    func word(_ key: String) -> String { labels.word(key, language) }
    func label(_ key: String) -> Markup { Markup(text: word(key)) }

    /// A label with a number in the place of `#`.
    func label(_ key: String, _ number: String) -> Markup {
        let parts = word(key).split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return "\(word(key)) \(name: number)" }
        return "\(String(parts[0]))<b>\(name: number)</b>\(String(parts[1]))"
    }

    /// An address of this site in the page's language, as the value of an attribute.
    func to(_ path: String, _ query: [(String, String)] = []) -> Markup {
        Address(path: path, query: query).markup(language)
    }

    func link(_ path: String, _ words: String, _ query: [(String, String)] = []) -> Markup {
        "<a href=\"\(to(path, query))\">\(name: words)</a>"
    }

    func heading(_ key: String) -> Markup { "<h2>\(label(key))</h2>" }

    func badge(_ words: String, _ kind: BadgeKind = .plain) -> Markup {
        switch kind {
        case .plain: "<span class=\"badge\">\(words)</span> "
        case .warning: "<span class=\"badge warn\">\(words)</span> "
        case .good: "<span class=\"badge good\">\(words)</span> "
        }
    }

    enum BadgeKind: Sendable { case plain, warning, good }

    /// Names and dates beside each other. Each is isolated: a date beside an Arabic name would be shown back to front.
    func line(_ words: [String?]) -> Markup {
        words.compactMap { $0 }.filter { !$0.isEmpty }.markup(between: " · ") { "\(name: $0)" }
    }

    func headerRow(_ keys: [String]) -> Markup {
        "<thead><tr>\(keys.markup { "<th scope=\"col\">\(label($0))</th>" })</tr></thead>"
    }

    /// A cell that carries its column's name, shown beside it where the screen is too narrow for columns.
    func cell(_ content: Markup, _ key: String) -> Markup {
        content.isEmpty ? "<td></td>" : "<td data-label=\"\(word(key))\">\(content)</td>"
    }

    /// A day in words: 14 نوفمبر 2018, 14 November 2018.
    func day(_ day: CivilDate) -> String { "\(day.day) \(word("month_\(day.month)")) \(day.year)" }

    func days(_ start: CivilDate?, _ end: CivilDate?) -> String {
        guard let start else { return end.map { day($0) } ?? "" }
        guard let end, end != start else { return day(start) }
        return day(start) + " \u{2013} " + day(end)
    }

    /// A day or month of a tally (`2018-11`, `2018-11-14`, `2018`) in words.
    func period(_ key: String) -> String {
        if let day = CivilDate(iso: key) { return self.day(day) }
        if let day = CivilDate(iso: key + "-01") { return "\(word("month_\(day.month)")) \(day.year)" }
        return key
    }

    /// Several names of one value, which stories part by bars, as a list.
    func listed(_ value: String) -> String {
        value.utf8.contains(0x7C) ? value.split(separator: "|").map { $0.trimmed }.joined(separator: language.comma) : value
    }

    /// A number with its thousands parted.
    func number(_ value: Int) -> String {
        let digits = Array(String(abs(value)).utf8)
        var out: [UInt8] = value < 0 ? [0x2D] : []
        for (i, digit) in digits.enumerated() {
            if i > 0, (digits.count - i) % 3 == 0 { out.append(0x2C) }
            out.append(digit)
        }
        return String(decoding: out, as: UTF8.self)
    }

    // MARK: The frame

    /// The whole page.
    func render(title: String, _ body: Markup, scripts: [String] = [], wide: Bool = false) -> [UInt8] {
        let direction = language.direction
        let name = title.isEmpty ? word("title") : title + " · " + word("title")
        let page: Markup = """
            <!doctype html>
            <html lang="\(language.rawValue)" dir="\(direction)"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">\
            <meta name="color-scheme" content="light dark"><title>\(name)</title><link rel="icon" href="/icon.svg" type="image/svg+xml">\
            <link rel="stylesheet" href="/style.css"><script src="/page.js" defer></script>\(scripts.markup { "<script src=\"/\($0)\" defer></script>" })</head>
            <body\(Markup.when(wide, " class=\"wide\""))><a class="skip" href="#main">\(label("skip"))</a>
            <header><a class="brand" href="\(to("/"))"><svg viewBox="0 0 24 24" aria-hidden="true"><use href="/icon.svg#mark"/></svg>\(label("title"))</a>
            <nav aria-label="\(word("menu"))">\(navigation)</nav>\(searchForm)\(switches)</header>
            <main id="main" tabindex="-1">\(body)</main>
            <footer><p>\(label("about_line"))</p><p><a href="\(to("/about"))">\(label("about"))</a> · <a href="/api/openapi.json">API</a> · <button type="button" class="plain" data-help hidden>\(label("keys"))</button></p></footer>
            \(keys)</body></html>
            """
        return page.bytes
    }

    private var navigation: Markup {
        let entries = [
            ("/", "overview"), ("/stories", "stories"), ("/reports", "reports"), ("/entities", "entities"), ("/review", "review"),
            ("/upload", "upload"),
        ]
        return entries.markup { path, key in
            let isHere = path == address.path || path != "/" && address.path.utf8.starts(with: path.dropLast(1).utf8) && path.utf8.count > 1
            return "<a href=\"\(to(path))\"\(Markup.when(isHere, " aria-current=\"page\""))>\(label(key))</a>"
        }
    }

    /// The list of keys; the script opens it.
    private var keys: Markup {
        let rows = [
            ("/", "search"), ("J / K", "keys_next"), ("Enter", "keys_open"), ("G O", "overview"), ("G S", "stories"), ("G E", "entities"), ("G R", "review"),
            ("?", "keys"),
        ]
        return """
            <dialog data-keys aria-label="\(word("keys"))"><h2>\(label("keys"))</h2><dl>\(rows.markup { key, meaning in
                "<dt><kbd>\(key)</kbd></dt><dd>\(label(meaning))</dd>"
            })</dl><button type="button" data-close>\(label("close"))</button></dialog>
            """
    }

    private var searchForm: Markup {
        let kept: Markup = isArabic ? "" : "<input type=\"hidden\" name=\"lang\" value=\"en\">"
        return """
            <form action="/search" role="search">\(kept)<input id="q" name="q" type="search" dir="auto" maxlength="200" aria-label="\(word("search"))" \
            placeholder="\(word("search_hint"))" value="\(address.path == "/search" ? address.value("q") ?? "" : "")"><button>\(label("search"))</button></form>
            """
    }

    private var switches: Markup {
        let there = Address(path: address.path, query: address.query.filter { $0.0 != "lang" })
        return """
            <div class="switches"><a lang="\(language.other.rawValue)" hreflang="\(language.other.rawValue)" href="\(there.markup(language.other))">\(label("other_language"))</a>\
            <button type="button" class="plain" data-theme-switch hidden aria-label="\(word("theme"))">◐</button></div>
            """
    }
}

extension Substring {
    /// Without spaces at both ends.
    var trimmed: String {
        var rest = self
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}

extension Markup {
    /// Chosen markup in an interpolation: `\(isOn ? " checked" : "")` must be markup, not text.
    static func when(_ condition: Bool, _ markup: Markup) -> Markup { condition ? markup : Markup() }
}
