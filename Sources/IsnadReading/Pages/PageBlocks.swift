/// A run of text between two block elements.
struct PageBlock {
    var text: String
    var words: Int
    /// Words that stand inside links.
    var linkedWords: Int
    /// A surrounding element is named as navigation, footer, comments, advertising, related reports or the like.
    var isAside: Bool
    /// A surrounding element is named as the article.
    var isArticle: Bool
    var isHeading: Bool
}

/// Walks a page's tokens and collects text blocks and facts (meta elements, JSON-LD, headings).
struct BlockCollector {
    private(set) var blocks: [PageBlock] = []
    private(set) var facts: [String: String] = [:]
    private var open: [(name: String, aside: Bool, article: Bool)] = []
    private var pending: [UInt8] = []
    private var linked = 0
    private var linkDepth = 0
    private var asideDepth = 0
    private var articleDepth = 0
    private var raw: String?
    private var isJSONLD = false
    private var heading: String?
    static let maximumDepth = 4096

    private static let blockElements: Set<String> = [
        "p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "tr", "td", "th", "table", "section", "article", "header", "footer",
        "nav", "aside", "main", "form", "figure", "figcaption", "blockquote", "body", "html", "head", "title", "hr", "dl", "dd", "dt", "time", "button",
    ]
    private static let asideElements: Set<String> = ["nav", "footer", "aside", "button", "select", "figure", "figcaption", "head"]
    private static let asideHints = [
        "nav", "menu", "footer", "comment", "related", "share", "social", "sidebar", "advert", "ads", "banner", "breadcrumb", "tags", "promo",
        "newsletter", "subscribe", "caption", "copyright", "widget", "popular", "most-read", "recommend", "cookie",
    ]
    private static let articleHints = ["article", "story", "content", "post-body", "entry", "news-text", "main-text", "body-text"]
    private static let voidElements: Set<String> = ["br", "img", "meta", "link", "hr", "input", "source", "area", "base", "col", "embed", "track", "wbr"]

    mutating func run(_ bytes: [UInt8]) {
        var tokenizer = HTMLTokenizer(bytes)
        while let token = tokenizer.next() {
            switch token {
            case .text(let range): text(tokenizer.slice(range))
            case .open(let name, let attributes): start(name, attributes)
            case .close(let name): end(name)
            }
        }
        flush()
    }

    private mutating func text(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        if let raw {
            rawText(raw, bytes)
            return
        }
        let decoded = CharacterReferences.decode(bytes)
        if linkDepth > 0 { linked += decoded.split { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x0D }.count }
        pending += decoded
    }

    private mutating func rawText(_ name: String, _ bytes: [UInt8]) {
        if name == "title", facts["title"] == nil { facts["title"] = Self.collapsed(CharacterReferences.decode(bytes)) }
        if name == "script", isJSONLD { structured(bytes) }
    }

    /// `datePublished`, `headline` and author name of JSON-LD, read as bare strings: pages often break its syntax.
    private mutating func structured(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        for (key, fact) in [("\"datePublished\"", "datepublished"), ("\"headline\"", "headline")] where facts[fact] == nil {
            let parts = text.components(key)
            guard parts.count > 1 else { continue }
            let values = parts[1].components("\"")
            if values.count > 1 { facts[fact] = values[1] }
        }
    }

    private mutating func start(_ name: String, _ attributes: [(String, String)]) {
        if name == "meta" { return meta(attributes) }
        if name == "link" { return canonical(attributes) }
        if ["script", "style", "textarea", "title", "noscript", "iframe", "xmp"].contains(name) {
            raw = name
            isJSONLD = attributes.contains { $0.0 == "type" && $0.1.contains("ld+json") }
            return
        }
        if name == "time", let value = attributes.first(where: { $0.0 == "datetime" })?.1, facts["time"] == nil { facts["time"] = value }
        if Self.blockElements.contains(name) { flush() }
        if name.utf8.count == 2, name.hasPrefix("h"), name != "hr" { heading = name }
        if name == "a" { linkDepth += 1 }
        guard !Self.voidElements.contains(name), open.count < Self.maximumDepth else { return }
        let hints = attributes.filter { $0.0 == "class" || $0.0 == "id" || $0.0 == "itemprop" || $0.0 == "role" }.map { $0.1.lowercased() }.joined(
            separator: " ")
        let isAside = Self.asideElements.contains(name) || Self.hasHint(hints, Self.asideHints)
        let isArticle = name == "article" || name == "main" || Self.hasHint(hints, Self.articleHints)
        open.append((name, isAside, isArticle))
        asideDepth += isAside ? 1 : 0
        articleDepth += isArticle ? 1 : 0
    }

    private static func hasHint(_ hints: String, _ words: [String]) -> Bool {
        guard !hints.isEmpty else { return false }
        let parts = hints.utf8.split { $0 == 0x20 || $0 == 0x2D || $0 == 0x5F }.map { String(Substring($0)) }
        return words.contains { word in parts.contains { $0 == word || $0 == word + "s" } || word.utf8.count > 5 && hints.contains(word) }
    }

    private mutating func end(_ name: String) {
        if raw == name {
            raw = nil
            return
        }
        if Self.blockElements.contains(name) { flush() }
        if name == "a" { linkDepth = max(0, linkDepth - 1) }
        if name == heading { heading = nil }
        guard let at = open.lastIndex(where: { $0.name == name }), open.count - at < 256 else { return }
        for element in open[at...] {
            asideDepth -= element.aside ? 1 : 0
            articleDepth -= element.article ? 1 : 0
        }
        open.removeSubrange(at...)
    }

    private mutating func meta(_ attributes: [(String, String)]) {
        let name = attributes.first { $0.0 == "property" || $0.0 == "name" || $0.0 == "itemprop" }?.1.lowercased()
        guard let name, let value = attributes.first(where: { $0.0 == "content" })?.1, facts[name] == nil else { return }
        facts[name] = Self.collapsed(CharacterReferences.decode(Array(value.utf8)))
    }

    private mutating func canonical(_ attributes: [(String, String)]) {
        guard attributes.contains(where: { $0.0 == "rel" && $0.1 == "canonical" }), let url = attributes.first(where: { $0.0 == "href" })?.1 else { return }
        facts["canonical"] = facts["canonical"] ?? url
    }

    private mutating func flush() {
        defer { (pending, linked) = ([], 0) }
        let text = Self.collapsed(pending)
        guard !text.isEmpty else { return }
        if heading == "h1", facts["h1"] == nil { facts["h1"] = text }
        let words = text.utf8.split(separator: 0x20).count
        blocks.append(
            PageBlock(text: text, words: words, linkedWords: linked, isAside: asideDepth > 0, isArticle: articleDepth > 0, isHeading: heading != nil))
    }

    /// Single spaces between words, none at the ends.
    private static func collapsed(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        for byte in bytes {
            if byte <= 0x20 {
                if let last = out.last, last != 0x20 { out.append(0x20) }
            } else {
                out.append(byte)
            }
        }
        if out.last == 0x20 { out.removeLast() }
        return String(decoding: out, as: UTF8.self)
    }
}

/// Chooses the blocks of the report's own text.
enum MainText {
    static func choose(_ blocks: [PageBlock], title: String) -> [String] {
        let hasArticle = blocks.contains { $0.isArticle && isText($0) && !$0.isAside }
        let pool = blocks.filter { !$0.isAside && (!hasArticle || $0.isArticle) && $0.text != title }
        guard let first = pool.firstIndex(where: isText), let last = pool.lastIndex(where: isText) else {
            return pool.filter { $0.linkedWords == 0 }.map(\.text)
        }
        return pool[first...last].filter { isText($0) || $0.isHeading && $0.linkedWords == 0 || isShortProse($0) }.map(\.text)
    }

    /// Running text: enough words, few of them linked.
    private static func isText(_ block: PageBlock) -> Bool { block.words >= 10 && block.linkedWords * 3 < block.words }

    private static func isShortProse(_ block: PageBlock) -> Bool { block.words >= 4 && block.linkedWords == 0 }
}
