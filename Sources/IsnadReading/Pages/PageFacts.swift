/// What the head of a page and the marks in its body tell about the report, as places in the page's bytes.
struct PageFacts {
    struct Meta {
        var name: Range<Int>
        var content: Range<Int>
    }

    private(set) var metas: [Meta] = []
    private(set) var canonical: Range<Int>?
    private(set) var language: Range<Int>?
    /// Values of `datetime`, with the elements that have them.
    private(set) var times: [(value: Range<Int>, element: Int32, isPublication: Bool)] = []
    /// Elements named as the report's title, date, author, body or outlet.
    private(set) var named: [(hints: Hints, element: Int32)] = []
    var titleElement: Range<Int>?
    /// Scripts of JSON-LD.
    var structured: [Range<Int>] = []
    var isStructuredOpen = false
    /// Marks that are kept of one kind: a page has some dozens.
    private static let most = 512

    mutating func meta(_ tokenizer: HTMLTokenizer) {
        let name = tokenizer.value("property") ?? tokenizer.value("name") ?? tokenizer.value("itemprop")
        guard let name, name.count < 64, let content = tokenizer.value("content"), !content.isEmpty, metas.count < Self.most else { return }
        metas.append(Meta(name: name, content: content))
    }

    mutating func link(_ tokenizer: HTMLTokenizer) {
        guard canonical == nil, let rel = tokenizer.value("rel"), tokenizer.matches(rel, "canonical") else { return }
        canonical = tokenizer.value("href")
    }

    mutating func html(_ tokenizer: HTMLTokenizer) {
        if language == nil { language = tokenizer.value("lang") }
    }

    mutating func element(_ tokenizer: HTMLTokenizer, _ tag: Tag, _ hints: Hints, _ index: Int32) {
        if tag == .time || !hints.isDisjoint(with: .date), times.count < Self.most,
            let value = tokenizer.value("datetime") ?? (hints.contains(.date) ? tokenizer.value("content") ?? tokenizer.value("title") : nil)
        {
            times.append((value, index, tokenizer.value("pubdate") != nil || hints.contains(.date)))
        }
        if !hints.isDisjoint(with: [.title, .date, .author, .outlet, .body, .byline]), named.count < Self.most { named.append((hints, index)) }
    }
}
