/// An element of a page. Elements stand in one flat array, each behind its parent; nothing owns anything.
struct PageElement {
    var tag: Tag
    /// Index of the element that holds it; -1 for the outermost.
    var parent: Int32
    /// What its own names say.
    var hints: Hints
    /// Nearest element, itself included, that its names or its kind make furniture; -1 where there is none.
    var aside: Int32
    /// 1…6 inside a heading.
    var heading: UInt8
    /// Whether what it holds is never shown as text.
    var isUnseen: Bool
    /// Blocks that it holds, those of elements inside it too.
    var firstBlock: Int32
    var endBlock: Int32 = 0
}

/// A run of text without a break inside it.
struct PageBlock {
    /// Bytes of `PageTree.text`: single spaces between words, none at the ends.
    var text: Range<Int> { Int(start)..<Int(end) }
    var start: Int32
    var end: Int32
    var element: Int32
    var words: Int32
    /// Words that stand inside links.
    var linked: Int32
    /// Commas, full stops and their like.
    var stops: Int32
    var endsWithStop: Bool
    /// It links to the rules, terms or privacy policy of the site.
    var isPolicy = false
}

/// A page as a flat list of elements and blocks of text, and what its head tells.
struct PageTree {
    private(set) var elements: [PageElement] = []
    private(set) var blocks: [PageBlock] = []
    private(set) var text: [UInt8] = []
    private(set) var facts = PageFacts()
    /// Elements that were nested deeper than is kept.
    private(set) var tooDeep = 0
    private(set) var hasCutAttributes = false
    /// Blocks that were left out because the page holds more than anyone reads.
    private(set) var tooMany = 0

    /// Deepest nesting that is kept, as in browsers.
    static let maximumDepth = 512
    /// Elements and blocks of one page; a long page has some ten thousand.
    static let maximumCount = 400_000

    private let tags: TagTable
    private let hints: HintTable
    private let references: CharacterReferences
    private var tokenizer: HTMLTokenizer

    // MARK: The open elements

    private var open: [Int32] = []
    /// For each open element, where in `open` the next outer one of its tag stands; -1 where none does.
    private var outerSame: [Int32] = []
    /// For each open element, where the innermost scope at or outside it stands.
    private var scope: [Int32] = []
    /// Innermost open element of each tag, as a place in `open`; -1 where none is open.
    private var innermost = [Int32](repeating: -1, count: Tag.allCases.count)
    /// Elements beyond the deepest nesting that are open.
    private var overflow = 0

    // MARK: The block that is being written

    private var writer: PageText
    private var hasPolicyLink = false

    init(_ bytes: [UInt8], tags: TagTable, hints: HintTable, references: CharacterReferences) {
        (self.tags, self.hints, self.references) = (tags, hints, references)
        tokenizer = HTMLTokenizer(bytes)
        writer = PageText(capacity: bytes.count / 2 + 64)
        elements.reserveCapacity(1024)
        blocks.reserveCapacity(512)
        push(.html, [])
        while tokenizer.next() {
            switch tokenizer.kind {
            case .text: add(tokenizer.range, tokenizer.textContent)
            case .startTag: startTag()
            case .endTag: endTag(tags.tag(bytes, tokenizer.range))
            case .comment, .doctype: break
            }
        }
        flush()
        while let last = open.popLast() { elements[Int(last)].endBlock = Int32(blocks.count) }
        text = writer.finish()
        hasCutAttributes = tokenizer.hasCutAttributes
    }

    var bytes: [UInt8] { tokenizer.bytes }

    func string(_ block: PageBlock) -> String { String(decoding: text[block.text], as: UTF8.self) }

    // MARK: Text

    private mutating func add(_ range: Range<Int>, _ content: HTMLTokenizer.Content) {
        let parent = elements[Int(open.last ?? 0)]
        switch parent.tag {
        case .title where content == .rcdata:
            if facts.titleElement == nil { facts.titleElement = range }
            return
        case .script, .style, .noscript, .iframe, .noembed, .noframes, .xmp, .textarea:
            if parent.tag == .script, facts.isStructuredOpen { facts.structured.append(range) }
            return
        default: if parent.isUnseen { return }
        }
        writer.write(tokenizer.bytes, range, references)
    }

    /// Ends the block that is being written.
    private mutating func flush() {
        guard let range = writer.endBlock() else { return }
        if blocks.count < Self.maximumCount {
            let (stops, ends) = writer.punctuation(range)
            if !writer.isNothing(range) {
                blocks.append(
                    PageBlock(
                        start: Int32(range.lowerBound), end: Int32(range.upperBound), element: open.last ?? 0, words: writer.words, linked: writer.linked,
                        stops: stops, endsWithStop: ends,
                        isPolicy: hasPolicyLink && writer.words > writer.linked + 6))
            }
        } else {
            tooMany += 1
        }
        writer.beginBlock()
        hasPolicyLink = false
    }

    // MARK: Elements

    private mutating func push(_ tag: Tag, _ hints: Hints) {
        let index = Int32(elements.count)
        let parent = open.last ?? -1
        let outer = parent < 0 ? nil : elements[Int(parent)]
        let isAside = !hints.isDisjoint(with: .furniture) || tag == .nav || tag == .aside || tag == .figcaption || tag == .dialog
        elements.append(
            PageElement(
                tag: tag, parent: parent, hints: hints, aside: isAside ? index : outer?.aside ?? -1, heading: max(tag.heading, outer?.heading ?? 0),
                isUnseen: tag.isUnseen || outer?.isUnseen ?? false, firstBlock: Int32(blocks.count)))
        let place = Int32(open.count)
        outerSame.append(innermost[Int(tag.rawValue)])
        scope.append(tag.isScope ? place : scope.last ?? 0)
        innermost[Int(tag.rawValue)] = place
        open.append(index)
    }

    /// Closes open elements down to a place, that one included.
    private mutating func close(to place: Int32) {
        flush()
        while open.count > max(Int(place), 1), let element = open.popLast() {
            elements[Int(element)].endBlock = Int32(blocks.count)
            innermost[Int(elements[Int(element)].tag.rawValue)] = outerSame.removeLast()
            scope.removeLast()
        }
    }

    private mutating func startTag() {
        let tag = tags.tag(tokenizer.bytes, tokenizer.range)
        if !tokenizer.isSelfClosing || tag != .other, !isForeign { tokenizer.content = tag.content }
        switch tag {
        case .meta: return facts.meta(tokenizer)
        case .link: return facts.link(tokenizer)
        case .html: return facts.html(tokenizer)
        case .body: return closeHead()
        case .head where open.count > 1: return
        case .head, .title, .style, .noscript, .template: break
        case .script: facts.isStructuredOpen = isStructured()
        case .base, .col, .wbr, .source, .track, .param, .embed, .area, .input: return
        case .br, .hr: return flush()
        case .a: link()
        default: break
        }
        if innermost[Int(Tag.head.rawValue)] >= 0, tag != .script, tag != .title, tag != .style, tag != .noscript, tag != .template { closeHead() }
        endImplied(by: tag)
        if tag == .img { return }
        let found = names(tag)
        if tag.isFormatting, found.isEmpty { return }
        if tag == .a || tag == .span, found.isEmpty { return }
        if tag.isBlock || !found.isEmpty || tag.content != .data || tag.isUnseen { flush() }
        guard !tag.isVoid, !(tokenizer.isSelfClosing && isForeign) else { return }
        if tag == .svg || tag == .math { tokenizer.allowsCDATA = true }
        guard open.count < Self.maximumDepth, elements.count < Self.maximumCount else {
            // Elements that are not kept are still counted, so that their end tags close nothing outside.
            overflow += 1
            tooDeep += 1
            return
        }
        push(tag, found)
        facts.element(tokenizer, tag, found, Int32(elements.count - 1))
    }

    private mutating func link() {
        guard let address = tokenizer.value("href") else {
            writer.isInLink = false
            return
        }
        writer.isInLink = true
        if hints.isPolicy(tokenizer.bytes, address) { hasPolicyLink = true }
    }

    private var isForeign: Bool { innermost[Int(Tag.svg.rawValue)] >= 0 || innermost[Int(Tag.math.rawValue)] >= 0 }

    private func isStructured() -> Bool {
        guard let type = tokenizer.value("type") else { return false }
        return type.count < 60 && Bytes.contains(tokenizer.bytes[type], "ld+json")
    }

    /// What the names of the element say; nothing for the page as a whole.
    private func names(_ tag: Tag) -> Hints {
        var found: Hints = []
        for attribute in tokenizer.attributes {
            let name = attribute.name
            switch name.count {
            case 2 where tokenizer.matches(name, "id"), 4 where tokenizer.matches(name, "role"), 5 where tokenizer.matches(name, "class"),
                8 where tokenizer.matches(name, "itemprop"), 3 where tokenizer.matches(name, "rel") && tag == .a:
                found.formUnion(hints.hints(tokenizer.bytes, attribute.value))
            case 6 where tokenizer.matches(name, "hidden"): found.insert(.hidden)
            case 5 where tokenizer.matches(name, "style") && hidesText(attribute.value): found.insert(.hidden)
            default: break
            }
        }
        return found
    }

    private func hidesText(_ value: Range<Int>) -> Bool {
        let style = tokenizer.bytes[value.prefix(200)].filter { $0 != 0x20 }
        return Bytes.contains(style[...], "display:none")
    }

    private mutating func closeHead() {
        let head = innermost[Int(Tag.head.rawValue)]
        if head >= 0 { close(to: head) }
        if open.count == 1 { push(.body, []) }
    }

    /// Elements that end where one of a tag begins, although no end tag says so.
    private mutating func endImplied(by tag: Tag) {
        switch tag {
        case .li: endImplied(.li)
        case .dt, .dd:
            endImplied(.dt)
            endImplied(.dd)
        case .option, .optgroup: endImplied(.option)
        case .td, .th:
            endImplied(.td, in: .table)
            endImplied(.th, in: .table)
        case .tr: endImplied(.tr, in: .table)
        case .tbody, .thead, .tfoot: for part in [Tag.tbody, .thead, .tfoot] { endImplied(part, in: .table) }
        default: if tag.isBlock, tag != .time, tag != .table { endImplied(.p) }
        }
    }

    /// Closes the innermost open part of a table, unless another table has begun inside it.
    private mutating func endImplied(_ tag: Tag, in outer: Tag) {
        let place = innermost[Int(tag.rawValue)]
        if place >= 0, place > innermost[Int(outer.rawValue)] { close(to: place) }
    }

    /// Closes the innermost open element of a tag, unless a cell, table or the like stands between.
    private mutating func endImplied(_ tag: Tag) {
        let place = innermost[Int(tag.rawValue)]
        guard place >= 0, place >= (scope.last ?? 0) else { return }
        // A list inside an entry keeps the entry open.
        if tag == .li, max(innermost[Int(Tag.ul.rawValue)], innermost[Int(Tag.ol.rawValue)]) > place { return }
        close(to: place)
    }

    private mutating func endTag(_ tag: Tag) {
        if tag == .a { writer.isInLink = false }
        if tag == .br || tag.isBlock { flush() }
        if tag == .svg || tag == .math { tokenizer.allowsCDATA = false }
        guard tag != .body, tag != .html, !tag.isVoid else { return }
        if overflow > 0, !tag.isFormatting, tag != .a, tag != .span {
            overflow -= 1
            return
        }
        let place = innermost[Int(tag.rawValue)]
        guard place >= 0 else { return }
        let limit = scope.last ?? 0
        if place >= limit || (tag.isScope && tag != .button) || tag == .form { close(to: place) }
    }
}
