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
        blocks(bytes, path: path, id: id, address: address, &diagnostics).document
    }

    /// The document and every block of the page with the reason why it is part of the report or not.
    func blocks(_ bytes: [UInt8], path: String, id: String, address: String?, _ diagnostics: inout [Diagnostic]) -> (document: Document, blocks: [JudgedBlock])
    {
        let tree = PageTree(bytes, tags: tags, hints: hints, references: references)
        tellLimits(tree, &diagnostics)
        let details = PageDetails(tree, references)
        let title = PageTitle(details)
        let main = main(tree, details, title)
        var verdicts = main.verdicts
        let kept = withoutFurniture(tree, &verdicts)
        if kept.isEmpty { diagnostics.append(Diagnostic(.warning, cause: "no-main-text", message: "No running text was found in the page.")) }
        let body = kept.map { tree.string(tree.blocks[$0]) }.joined(separator: "\n")
        var document = Document(path: path, id: id, text: title.text.isEmpty ? body : title.text + "\n\n" + body)
        document.title = title.text.isEmpty ? nil : title.text
        document.url = details.url
        document.outlet = details.outlet(title: title.text)
        let isFurniture = { (element: Int32) in main.aside(element) != nil }
        let around = Self.around(tree, title.block, kept)
        document.author = details.author(outlet: document.outlet, bylines: bylines, near: around, isFurniture: isFurniture)
        let date = PageDate(details, datelines)
        document.published = date.published(address: document.url ?? address, title: title.block, kept: kept, isFurniture: isFurniture)
        let judged = tree.blocks.indices.map { JudgedBlock(text: tree.string(tree.blocks[$0]), verdict: verdicts[$0]) }
        return (document, judged)
    }

    /// A piece of a page that a feed gives: all its text, without what is furniture by its words.
    func readFragment(_ bytes: [UInt8], title: String, path: String, id: String) -> Document {
        let tree = PageTree(bytes, tags: tags, hints: hints, references: references)
        let key = Folding.key(title)
        var verdicts = tree.blocks.map { block in
            let isOwn = block.linked * 2 <= block.words && !(block.text.count < title.utf8.count + 40 && Folding.key(tree.string(block)) == key)
            return MainText.Verdict(isKept: isOwn, kind: nil, reason: "the feed's own text")
        }
        let kept = withoutFurniture(tree, &verdicts)
        let body = kept.map { tree.string(tree.blocks[$0]) }.joined(separator: "\n")
        var document = Document(path: path, id: id, text: title.isEmpty ? body : title + "\n\n" + body)
        document.title = title.isEmpty ? nil : title
        return document
    }

    func feed(_ bytes: [UInt8]) -> Feed { Feed(bytes, references: references) }

    private func main(_ tree: PageTree, _ details: PageDetails, _ title: PageTitle) -> MainText {
        // The first words of a page's own summary are mostly those of the report.
        let lead = [details.data.body, details.summary ?? ""].map { Array(Folding.key(String(decoding: $0.utf8.prefix(200), as: UTF8.self)).utf8.prefix(48)) }
            .filter { $0.count >= 30 }
        return MainText(
            tree, title: title.block,
            isTitle: { block in
                guard block.text.count < title.text.utf8.count + 40, block.words > 1 else { return false }
                return Folding.key(tree.string(block)) == title.key
            },
            isLead: { block in
                guard !lead.isEmpty else { return false }
                let key = Folding.key(String(decoding: tree.text[block.text].prefix(220), as: UTF8.self))
                return lead.contains { key.utf8.starts(with: $0) }
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
