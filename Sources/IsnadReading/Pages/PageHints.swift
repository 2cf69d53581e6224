import IsnadRules
import IsnadScript

/// What the names that a page gives its elements say about them.
struct Hints: OptionSet {
    let rawValue: UInt32

    static let navigation = Hints(rawValue: 1)
    static let related = Hints(rawValue: 1 << 1)
    static let share = Hints(rawValue: 1 << 2)
    static let comments = Hints(rawValue: 1 << 3)
    static let subscribe = Hints(rawValue: 1 << 4)
    static let advert = Hints(rawValue: 1 << 5)
    static let caption = Hints(rawValue: 1 << 6)
    static let copyright = Hints(rawValue: 1 << 7)
    static let widget = Hints(rawValue: 1 << 8)
    static let hidden = Hints(rawValue: 1 << 9)
    static let byline = Hints(rawValue: 1 << 10)
    static let tags = Hints(rawValue: 1 << 11)
    static let date = Hints(rawValue: 1 << 12)
    static let author = Hints(rawValue: 1 << 13)
    static let title = Hints(rawValue: 1 << 14)
    static let article = Hints(rawValue: 1 << 15)
    static let body = Hints(rawValue: 1 << 16)
    static let outlet = Hints(rawValue: 1 << 17)
    static let summary = Hints(rawValue: 1 << 18)

    /// Those that make an element furniture.
    static let furniture: Hints = [.navigation, .related, .share, .comments, .subscribe, .advert, .caption, .copyright, .widget, .hidden, .tags]
    /// Those that stand beside the report and tell about it.
    static let about: Hints = [.byline, .date, .author]

    /// Kind of furniture, as `Furniture.kind` names it.
    var kind: String {
        if contains(.comments) { return "comments" }
        if contains(.share) { return "share" }
        if contains(.related) { return "related" }
        if contains(.advert) { return "advert" }
        if contains(.subscribe) { return "subscribe" }
        if contains(.caption) { return "caption" }
        if contains(.copyright) { return "copyright" }
        if contains(.tags) { return "tags" }
        if contains(.hidden) { return "hidden" }
        return "navigation"
    }
}

/// The words of `Rules/furniture/page-hints.tsv`, found in values of `class`, `id`, `itemprop` and `role`.
struct HintTable: Sendable {
    private var words = KeyTable(minimumCapacity: 512)
    private var hints: [Hints] = []
    /// First parts of a name that make the rest a state and no purpose: `has-sidebar`, `no-comments`.
    private var states = KeyTable(minimumCapacity: 32)
    /// For each first letter the lengths of the words that begin with it, as bits.
    private var shapes = [UInt64](repeating: 0, count: 32)
    /// Words of addresses of a site's rules.
    private var policies = KeyTable(minimumCapacity: 32)

    init(rules: RuleFiles) {
        let names: [String: Hints] = [
            "navigation": .navigation, "related": .related, "share": .share, "comments": .comments, "subscribe": .subscribe, "advert": .advert,
            "caption": .caption, "copyright": .copyright, "widget": .widget, "hidden": .hidden, "byline": .byline, "tags": .tags, "date": .date,
            "author": .author, "title": .title, "article": .article, "body": .body, "outlet": .outlet, "summary": .summary,
        ]
        for row in Table(rules.bytes("furniture/page-hints.tsv")).rows {
            for word in row.list(0) {
                let key = Self.key(Array(word.utf8)[...])
                shapes[Int((word.utf8.first ?? 0) & 0x1F)] |= 1 << UInt64(min(word.utf8.count, 63))
                if row[1] == "state" {
                    states.set(key, 0)
                } else if row[1] == "policy" {
                    policies.set(key, 0)
                } else if let hint = names[row[1]] {
                    words.set(key, Int32(hints.count))
                    hints.append(hint)
                }
            }
        }
    }

    /// Whether an address leads to the rules of a site: one of its parts is a word such as `privacy` or `terms`.
    func isPolicy(_ bytes: [UInt8], _ address: Range<Int>) -> Bool {
        guard address.count <= 200 else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            var from = address.lowerBound
            for i in address.lowerBound...address.upperBound where i == address.upperBound || !ASCII.isLetter(bytes[i]) {
                if i - from >= 5, i - from <= 16, mayBeWord(bytes, from, i), policies.find(key(bytes, from, i)) >= 0 { return true }
                from = i + 1
            }
            return false
        }
    }

    private static func key(_ word: ArraySlice<UInt8>) -> WordKey {
        var state = WordKey.seed
        for byte in word { state = WordKey.step(state, ASCII.lower(byte)) }
        return WordKey.finish(state)
    }

    /// What a value says: each of its names as a whole, and the parts of each that hyphens, underscores and capitals divide.
    func hints(_ bytes: [UInt8], _ value: Range<Int>) -> Hints {
        // No list of names that means anything is longer.
        let end = min(value.upperBound, value.lowerBound + 400)
        return bytes.withUnsafeBufferPointer { bytes in
            var found: Hints = []
            var i = value.lowerBound
            while i < end {
                while i < end, bytes[i] <= 0x20 { i += 1 }
                let start = i
                while i < end, bytes[i] > 0x20 { i += 1 }
                if start < i { found.formUnion(name(bytes, start, i)) }
            }
            return found
        }
    }

    private func name(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Hints {
        if mayBeWord(bytes, start, end), let whole = hint(key(bytes, start, end)) { return whole }
        var found: Hints = []
        var (from, i, isFirst) = (start, start, true)
        while i <= end {
            let isLetter = i < end && ASCII.isLetter(bytes[i])
            let isCapital = isLetter && i > from && bytes[i] <= 0x5A && bytes[i - 1] >= 0x61
            if !isLetter || isCapital {
                if i > from, mayBeWord(bytes, from, i) {
                    let key = key(bytes, from, i)
                    if isFirst, i < end, states.find(key) >= 0 { return [] }
                    if let part = hint(key) { found.formUnion(part) }
                }
                if i > from { isFirst = false }
                from = isLetter ? i : i + 1
            }
            i += 1
        }
        return found
    }

    /// Whether any word of the table begins with the letter and has the length: most parts of names need no key.
    @inline(__always) private func mayBeWord(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
        shapes[Int(bytes[start] & 0x1F)] & (1 << UInt64(min(end - start, 63))) != 0
    }

    private func key(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> WordKey {
        var state = WordKey.seed
        for i in start..<end { state = WordKey.step(state, ASCII.lower(bytes[i])) }
        return WordKey.finish(state)
    }

    private func hint(_ key: WordKey) -> Hints? {
        let found = words.find(key)
        return found < 0 ? nil : hints[Int(found)]
    }
}
