import IsnadModel
import IsnadRules
import IsnadScript

/// Gets the report out of a page: its text, title, day, outlet, author and address; what stands around it is set aside, each piece with a reason.
struct PageReader: Sendable {
    private let datelines: Dateline
    private let tags = TagTable()
    private let hints: HintTable
    private let references: CharacterReferences
    private let furniture: FurnitureFinder
    private let bylines: Byline

    init(rules: RuleFiles, furniture: FurnitureFinder, datelines: Dateline) {
        (self.furniture, self.datelines) = (furniture, datelines)
        hints = HintTable(rules: rules)
        bylines = Byline(rules: rules)
        references = CharacterReferences(rules: rules)
    }

    /// - Parameter address: where the page came from, when its carrier tells.
    func read(_ bytes: [UInt8], path: String, id: String, address: String?, _ diagnostics: inout [Diagnostic]) -> Document {
        judge(bytes, path: path, id: id, address: address, &diagnostics).document
    }

    /// Every block of the page with the reason why it is part of the report or not.
    func blocks(_ bytes: [UInt8], path: String, _ diagnostics: inout [Diagnostic]) -> [JudgedBlock] {
        let page = judge(bytes, path: path, id: path, address: nil, &diagnostics)
        return page.tree.blocks.indices.map { JudgedBlock(text: page.tree.string(page.tree.blocks[$0]), verdict: page.verdicts[$0]) }
    }

    /// A page that was read: its report, and what became of each block.
    private struct Page {
        var document: Document
        let tree: PageTree
        let verdicts: [MainText.Verdict]
    }

    private func judge(_ bytes: [UInt8], path: String, id: String, address: String?, _ diagnostics: inout [Diagnostic]) -> Page {
        let tree = PageTree(bytes, tags: tags, hints: hints, references: references)
        tellLimits(tree, &diagnostics)
        let details = PageDetails(tree, references)
        let title = PageTitle(details)
        let main = main(tree, details, title)
        var verdicts = main.verdicts
        let kept = withoutFurniture(tree, &verdicts)
        if kept.isEmpty { diagnostics.append(Diagnostic(.warning, cause: "no-main-text", message: "No running text was found in the page.")) }
        var document = Self.document(tree, title: title.text, kept, path: path, id: id)
        document.url = details.url
        document.outlet = details.outlet(title: title.text)
        let isFurniture = { (element: Int32) in main.aside(element) != nil }
        let around = Self.around(tree, title.block, kept)
        document.author = details.author(outlet: document.outlet, bylines: bylines, near: around, isFurniture: isFurniture)
        let date = PageDate(details, datelines)
        document.published = date.published(address: document.url ?? address, title: title.block, kept: kept, isFurniture: isFurniture)
        return Page(document: document, tree: tree, verdicts: verdicts)
    }

    /// Title, blank line, and a line for each block that is kept.
    private static func document(_ tree: PageTree, title: String, _ kept: [Int], path: String, id: String) -> Document {
        var text: [UInt8] = []
        text.reserveCapacity(kept.reduce(title.utf8.count + 2) { $0 + tree.blocks[$1].text.count + 1 })
        if !title.isEmpty { text += Array(title.utf8) + [0x0A, 0x0A] }
        for (k, i) in kept.enumerated() {
            if k > 0 { text.append(0x0A) }
            text += tree.text[tree.blocks[i].text]
        }
        var document = Document(path: path, id: id, text: String(decoding: text, as: UTF8.self))
        document.title = title.isEmpty ? nil : title
        return document
    }

    /// A piece of a page that a feed gives: all its text, without what is furniture by its words.
    func readFragment(_ bytes: [UInt8], title: String, path: String, id: String) -> Document {
        let tree = PageTree(bytes, tags: tags, hints: hints, references: references)
        let key = Array(Folding.key(title).utf8)
        var verdicts = tree.blocks.map { block in
            let isOwn = block.linked * 2 <= block.words && !(block.text.count < title.utf8.count + 40 && Self.says(key, block, tree))
            return MainText.Verdict(isKept: isOwn, kind: nil, reason: "the feed's own text")
        }
        let kept = withoutFurniture(tree, &verdicts)
        return Self.document(tree, title: title, kept, path: path, id: id)
    }

    /// Whether the folded form of a block is just this.
    private static func says(_ key: [UInt8], _ block: PageBlock, _ tree: PageTree) -> Bool {
        Folding.bytes(of: tree.text[block.text], most: key.count + 2) == key
    }

    func feed(_ bytes: [UInt8]) -> Feed { Feed(bytes, references: references) }

    private func main(_ tree: PageTree, _ details: PageDetails, _ title: PageTitle) -> MainText {
        // The first words of a page's own summary are mostly those of the report.
        let lead = [details.data.body, details.summary ?? ""].map { Array(Folding.key(String(decoding: $0.utf8.prefix(200), as: UTF8.self)).utf8.prefix(48)) }
            .filter { $0.count >= 30 }
        let key = Array(title.key.utf8)
        return MainText(
            tree, title: title.block,
            isTitle: { block in
                guard block.text.count < title.text.utf8.count + 40, block.words > 1 else { return false }
                return Self.says(key, block, tree)
            },
            isLead: { block in
                guard !lead.isEmpty else { return false }
                let own = Folding.bytes(of: tree.text[block.text].prefix(220), most: 49)
                return lead.contains { own.starts(with: $0) }
            })
    }

    /// Blocks between the title and the report, and the few behind it, where bylines stand.
    private static func around(_ tree: PageTree, _ title: Int?, _ kept: [Int]) -> [Int] {
        guard let first = kept.first, let last = kept.last else { return [] }
        let start = max(0, min(title ?? first, first) - 3)
        return Array(start...first) + Array(last..<min(last + 4, tree.blocks.count))
    }

    /// Blocks that are left when lines that are furniture by their words are set aside too.
    private func withoutFurniture(_ tree: PageTree, _ verdicts: inout [MainText.Verdict]) -> [Int] {
        let kept = tree.blocks.indices.filter { verdicts[$0].isKept }
        guard !kept.isEmpty else { return [] }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(tree.text.count)
        for i in kept {
            bytes += tree.text[tree.blocks[i].text]
            bytes.append(0x0A)
        }
        let script = ScriptText(utf8: bytes)
        var line = 0
        var isGone = [Bool](repeating: false, count: kept.count)
        var at = 0
        for piece in furniture.find(
            script, title: nil, author: nil, isHeading: { $0 < kept.count && tree.elements[Int(tree.blocks[kept[$0]].element)].heading > 0 })
        {
            while at < piece.span.start {
                if script.codes[at] == 0x0A { line += 1 }
                at += 1
            }
            guard line < kept.count else { break }
            isGone[line] = true
            verdicts[kept[line]] = MainText.Verdict(isKept: false, kind: piece.kind, reason: "its words")
        }
        return kept.indices.filter { !isGone[$0] }.map { kept[$0] }
    }

    private func tellLimits(_ tree: PageTree, _ diagnostics: inout [Diagnostic]) {
        func warn(_ cause: String, _ message: String) { diagnostics.append(Diagnostic(.warning, cause: cause, message: message)) }
        if tree.tooDeep > 0 {
            warn(
                "too-deep",
                "\(tree.tooDeep) elements are nested deeper than \(PageTree.maximumDepth) or stand behind the last that is kept; their text was read as that of the element around them."
            )
        }
        if tree.hasCutAttributes {
            warn("too-many-attributes", "A tag has more than \(HTMLTokenizer.maximumAttributes) attributes; the rest were passed over.")
        }
        if tree.tooMany > 0 { warn("too-many-blocks", "\(tree.tooMany) pieces of text behind the first \(PageTree.maximumCount) were left out.") }
    }
}

/// A block of a page and why it is part of the report or not.
package struct JudgedBlock: Sendable {
    package let text: String
    package let isKept: Bool
    /// Kind of furniture, where it is one; see `Furniture.kind`.
    package let kind: String?
    package let reason: String

    init(text: String, verdict: MainText.Verdict) {
        (self.text, isKept, kind, reason) = (text, verdict.isKept, verdict.kind, verdict.reason)
    }
}

extension String {
    /// Parts between a separator, over bytes.
    func components(_ separator: String) -> [String] {
        let (text, mark) = (Array(utf8), Array(separator.utf8))
        var parts: [String] = []
        var (start, i) = (0, 0)
        while i + mark.count <= text.count {
            if text[i] == mark[0], text[i..<(i + mark.count)].elementsEqual(mark) {
                parts.append(String(decoding: text[start..<i], as: UTF8.self))
                i += mark.count
                start = i
            } else {
                i += 1
            }
        }
        parts.append(String(decoding: text[start...], as: UTF8.self))
        return parts
    }
}
