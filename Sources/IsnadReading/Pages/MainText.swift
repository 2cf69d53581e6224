/// Finds the part of a page that is its report, and judges each block in it.
///
/// Running text votes for the container that it stands in and, less, for those around it; names that a page gives its elements weigh a little.
/// From the winner the region grows outward as long as what it takes in is nearly all running text (after the idea of text and link density in
/// Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text Features", 2010, and of votes for parents in Readability).
struct MainText {
    /// Why a block is part of the report, or is not.
    struct Verdict {
        var isKept: Bool
        /// Kind of furniture of a block that is left out.
        var kind: String?
        /// One phrase for people.
        var reason: String
    }

    private let tree: PageTree
    /// Words of running text by block; 0 for blocks that are none.
    private var running: [Int32]
    /// Aside elements whose names are not believed, because most of the page's text stands in them.
    private var disbelieved: Set<Int32> = []
    private var disbelievedKinds: Hints = []
    /// Blocks of prose that advertise other reports.
    private var isTeaser: Set<Int> = []
    private(set) var verdicts: [Verdict]
    /// Blocks that are the report, in order.
    private(set) var kept: [Int] = []

    /// - Parameters:
    ///   - title: block of the report's heading, where one was found.
    ///   - isTitle: whether a block says nothing but the title.
    ///   - isLead: whether the page's own summary of the report begins like a block.
    init(_ tree: PageTree, title: Int?, isTitle: (PageBlock) -> Bool, isLead: (PageBlock) -> Bool) {
        self.tree = tree
        running = tree.blocks.map { Self.running($0) }
        verdicts = [Verdict](repeating: Verdict(isKept: false, kind: nil, reason: "outside the report"), count: tree.blocks.count)
        disbelieveNames()
        dropTeasers()
        if let region = region(title, isLead) {
            judge(lead(before: region, title) + Array(blocks(region)), title, isTitle)
        } else {
            judge(Array(tree.blocks.indices), title, isTitle)
        }
    }

    // MARK: Running text

    /// Words of a block that read like prose.
    private static func running(_ block: PageBlock) -> Int32 {
        let own = block.words - block.linked
        if block.isPolicy { return 0 }
        guard block.linked * 3 < block.words || own >= 25 else { return 0 }
        if own >= 12 || (own >= 6 && block.endsWithStop) { return own }
        return 0
    }

    /// The aside elements around an element, innermost first, up to a depth.
    private func forEachAside(_ element: Int32, _ body: (Int32) -> Bool) {
        var aside = tree.elements[Int(element)].aside
        var steps = 0
        while aside >= 0, steps < 16 {
            if !body(aside) { return }
            let parent = tree.elements[Int(aside)].parent
            aside = parent < 0 ? -1 : tree.elements[Int(parent)].aside
            steps += 1
        }
    }

    private mutating func disbelieveNames() {
        var inside: [Int32: Int32] = [:]
        var total: Int32 = 0
        for (i, block) in tree.blocks.enumerated() where running[i] > 0 {
            total += running[i]
            forEachAside(block.element) { aside in
                inside[aside, default: 0] += running[i]
                return true
            }
        }
        for (aside, words) in inside where words * 20 > total * 11 && !tree.elements[Int(aside)].hints.contains(.comments) {
            disbelieved.insert(aside)
            // A page that calls its report a widget calls all of it so.
            disbelievedKinds.formUnion(tree.elements[Int(aside)].hints.intersection([.widget, .navigation, .hidden, .copyright]))
        }
    }

    // MARK: Teasers

    /// Prose in a row of boxes, each with a linked headline and little text, advertises other reports.
    private mutating func dropTeasers() {
        var boxes: [Int32: (running: Int, links: Int, blocks: [Int])] = [:]
        for (i, block) in tree.blocks.enumerated() where block.words >= 3 {
            guard running[i] > 0 || block.linked * 3 >= block.words * 2, aside(block.element) == nil else { continue }
            let box = container(block.element)
            if running[i] > 0 { boxes[box, default: (0, 0, [])].running += 1 } else { boxes[box, default: (0, 0, [])].links += 1 }
            boxes[box]?.blocks.append(i)
        }
        let teasers = boxes.filter { $0.value.links > 0 && $0.value.links <= 2 && (1...2).contains($0.value.running) }
        var rows: [Int32: Int] = [:]
        for box in teasers.keys { rows[tree.elements[Int(box)].parent, default: 0] += 1 }
        for (box, found) in teasers where rows[tree.elements[Int(box)].parent, default: 0] >= 2 {
            for i in found.blocks where running[i] > 0 {
                running[i] = 0
                isTeaser.insert(i)
            }
        }
    }

    /// The kind of furniture that the names of the elements around an element make it; nil where none does.
    func aside(_ element: Int32) -> String? {
        var kind: String?
        forEachAside(element) { aside in
            let element = tree.elements[Int(aside)]
            let names = element.hints.intersection(.furniture)
            if disbelieved.contains(aside) || (!names.isEmpty && disbelievedKinds.isSuperset(of: names)) { return true }
            kind = element.tag == .figcaption ? "caption" : element.hints.kind
            return false
        }
        return kind
    }

    // MARK: The region

    private static func isContainer(_ tag: Tag) -> Bool {
        switch tag {
        case .div, .td, .th, .article, .section, .main, .body, .html, .form, .center, .fieldset, .header, .table, .tr, .tbody, .details, .other: true
        default: false
        }
    }

    private func container(_ element: Int32) -> Int32 {
        var at = element
        while at > 0, !Self.isContainer(tree.elements[Int(at)].tag) { at = tree.elements[Int(at)].parent }
        return max(at, 0)
    }

    private func region(_ title: Int?, _ isLead: (PageBlock) -> Bool) -> Int32? {
        var votes = [Float](repeating: 0, count: tree.elements.count)
        for (i, block) in tree.blocks.enumerated() where running[i] > 0 && aside(block.element) == nil {
            var weight = Float(min(running[i], 200)) * (block.stops > 1 ? 1 : 0.7)
            // What stands above the heading is hardly the report.
            if let title, i < title { weight *= 0.3 }
            if running[i] >= 12, isLead(block) { weight *= 3 }
            var at = container(block.element)
            for share: Float in [1, 0.5, 0.25, 0.12] {
                votes[Int(at)] += weight * share
                guard at > 0 else { break }
                at = container(tree.elements[Int(at)].parent)
            }
        }
        var best: (element: Int32, votes: Float)?
        for i in votes.indices where votes[i] > 0 {
            let value = votes[i] * favour(tree.elements[i])
            if value > best?.votes ?? 0 { best = (Int32(i), value) }
        }
        return best.map { grown($0.element, title) }
    }

    private func favour(_ element: PageElement) -> Float {
        var favour: Float = 1
        if element.hints.contains(.body) { favour *= 1.4 }
        if element.hints.contains(.article) || element.tag == .article || element.tag == .main { favour *= 1.2 }
        if element.tag == .body || element.tag == .html { favour *= 0.8 }
        return favour
    }

    /// The region with what belongs to it around it.
    private func grown(_ start: Int32, _ title: Int?) -> Int32 {
        var region = start
        var at = start
        for _ in 0..<8 where at > 0 {
            at = container(tree.elements[Int(at)].parent)
            let (inner, outer) = (tree.elements[Int(region)], tree.elements[Int(at)])
            var (added, all, before): (Int32, Int32, Bool) = (0, 0, true)
            for i in Int(outer.firstBlock)..<Int(outer.endBlock) where i < Int(inner.firstBlock) || i >= Int(inner.endBlock) {
                let block = tree.blocks[i]
                let element = tree.elements[Int(block.element)]
                if i == title || element.heading == 1 || !element.hints.isDisjoint(with: .about) || aside(block.element) != nil { continue }
                if let title, i < title, running[i] == 0 { continue }
                added += running[i]
                all += block.words
                if i >= Int(inner.endBlock), running[i] > 0 { before = false }
            }
            guard added > 0 else { continue }
            if added * 10 >= all * (before ? 5 : 8) { region = at } else if all > 60 { break }
        }
        return region
    }

    private func blocks(_ element: Int32) -> Range<Int> {
        Int(tree.elements[Int(element)].firstBlock)..<Int(tree.elements[Int(element)].endBlock)
    }

    /// The standfirst: the few paragraphs between the title and the region, where little else stands.
    private func lead(before region: Int32, _ title: Int?) -> [Int] {
        guard let title, title < blocks(region).lowerBound else { return [] }
        var (found, words, others): ([Int], Int32, Int32) = ([], 0, 0)
        for i in (title + 1)..<blocks(region).lowerBound {
            let block = tree.blocks[i]
            if aside(block.element) != nil || isTeaser.contains(i) { continue }
            if running[i] > 0 {
                found.append(i)
                words += block.words
            } else if tree.elements[Int(block.element)].hints.isDisjoint(with: .about) {
                others += block.words
            }
        }
        return found.count <= 3 && words <= 160 && others <= 60 ? found : []
    }

    // MARK: Judging blocks

    private mutating func judge(_ range: [Int], _ title: Int?, _ isTitle: (PageBlock) -> Bool) {
        var candidates: [Int] = []
        for i in range {
            if let verdict = refusal(i, title, isTitle) { verdicts[i] = verdict } else { candidates.append(i) }
        }
        guard let first = candidates.firstIndex(where: { running[$0] > 0 }), let last = candidates.lastIndex(where: { running[$0] > 0 }) else {
            for i in candidates { keep(i, "the only text") }
            return
        }
        for (k, i) in candidates.enumerated() {
            if k < first {
                refuse(i, "byline", "short line before the first paragraph")
            } else if k > last {
                refuse(i, "navigation", "short line behind the last paragraph")
            } else {
                keep(i, running[i] > 0 ? "running text" : "short line between paragraphs")
            }
        }
    }

    private mutating func keep(_ i: Int, _ reason: String) {
        verdicts[i] = Verdict(isKept: true, kind: nil, reason: reason)
        kept.append(i)
    }

    private mutating func refuse(_ i: Int, _ kind: String, _ reason: String) { verdicts[i] = Verdict(isKept: false, kind: kind, reason: reason) }

    private func refusal(_ i: Int, _ title: Int?, _ isTitle: (PageBlock) -> Bool) -> Verdict? {
        let block = tree.blocks[i]
        let element = tree.elements[Int(block.element)]
        if i == title { return Verdict(isKept: false, kind: nil, reason: "the title") }
        if let kind = aside(block.element) { return Verdict(isKept: false, kind: kind, reason: "an element named \(kind)") }
        if isTeaser.contains(i) { return Verdict(isKept: false, kind: "related", reason: "one of a row of teasers") }
        if block.isPolicy { return Verdict(isKept: false, kind: "comments", reason: "links to the rules of the site") }
        if isTitle(block) { return Verdict(isKept: false, kind: "repeated", reason: "the title again") }
        if !element.hints.isDisjoint(with: .about), block.words < 16 {
            return Verdict(isKept: false, kind: "byline", reason: "an element named byline, date or author")
        }
        if block.linked * 2 > block.words, block.words - block.linked < 20 { return Verdict(isKept: false, kind: "related", reason: "mostly links") }
        if let title, i < title, running[i] == 0 { return Verdict(isKept: false, kind: "navigation", reason: "short line above the title") }
        return nil
    }
}
