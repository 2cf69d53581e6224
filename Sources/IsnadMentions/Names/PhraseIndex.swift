import IsnadLanguage
import IsnadScript

/// Finds names of one or more words, longest first, by walking from word to word in a table of prefixes.
public struct PhraseIndex: Sendable {
    private struct Node: Sendable {
        /// First entry that ends here, or -1.
        var entry: Int32 = -1
    }
    private struct Link: Sendable {
        var payload: Int32
        var next: Int32
    }

    private var table = KeyTable(minimumCapacity: 60_000)
    private var nodes: [Node] = []
    private var links: [Link] = []

    public init() {}

    /// Adds a name under a payload number; a name may have several payloads (a place name that two places share).
    public mutating func add(_ name: String, _ payload: Int32) { add(Array(name.utf8)[...], payload) }

    public mutating func add(_ name: ArraySlice<UInt8>, _ payload: Int32) {
        add(name.split(separator: 0x20).map { WordKey.of($0) }, payload)
    }

    /// The same for the keys of a name's words.
    mutating func add(_ words: [WordKey], _ payload: Int32) {
        var key: WordKey?
        var node: Int32 = -1
        for wordKey in words {
            let prefix = key?.then(wordKey) ?? wordKey
            node = table.find(prefix)
            if node < 0 {
                nodes.append(Node())
                node = Int32(nodes.count - 1)
                table.set(prefix, node)
            }
            key = prefix
        }
        guard node >= 0 else { return }
        links.append(Link(payload: payload, next: nodes[Int(node)].entry))
        nodes[Int(node)].entry = Int32(links.count - 1)
    }

    /// A name found: payloads are read with `payloads(_:)`.
    public struct Match: Sendable {
        public var tokens: Range<Int>
        /// First scalar of the name, behind the proclitics of its first word.
        public var start: Int32
        public var entry: Int32
    }

    /// The longest name that begins at a token, if any. Quotation marks inside a name are passed over.
    public func longest(_ text: AnalyzedText, _ token: Int, _ end: Int) -> Match? {
        var best: Match?
        for (key, start) in NameKeys.starts(text, token) {
            guard let match = walk(text, token, end, key, start) else { continue }
            if best.map({ $0.tokens.upperBound < match.tokens.upperBound }) ?? true { best = match }
        }
        return best
    }

    /// The longest name that begins at a token under a given key of its first word.
    public func longest(_ text: AnalyzedText, _ token: Int, _ end: Int, _ first: WordKey, _ start: Int32) -> Match? {
        walk(text, token, end, first, start)
    }

    private func walk(_ text: AnalyzedText, _ token: Int, _ end: Int, _ first: WordKey, _ start: Int32) -> Match? {
        var key = first
        var node = table.find(key)
        guard node >= 0 else { return nil }
        var best: Match?
        var i = token
        while node >= 0 {
            if nodes[Int(node)].entry >= 0 { best = Match(tokens: token..<(i + 1), start: start, entry: nodes[Int(node)].entry) }
            i += 1
            while i < end, NameKeys.isQuote(text.tokens[i]) { i += 1 }
            guard i < end, text.tokens[i].kind != .punctuation, text.tokens[i].kind != .lineBreak else { break }
            key = key.then(text.tokens[i].key)
            node = table.find(key)
        }
        return best
    }

    /// The first payload of a name of one word, by its key.
    public func single(_ key: WordKey) -> Int32? {
        let node = table.find(key)
        guard node >= 0, nodes[Int(node)].entry >= 0 else { return nil }
        return links[Int(nodes[Int(node)].entry)].payload
    }

    /// The first link of a name of any number of words, or -1.
    public func first(_ name: String) -> Int32 {
        var key: WordKey?
        for word in name.utf8.split(separator: 0x20) {
            let next = WordKey.of(String(Substring(word)))
            key = key?.then(next) ?? next
        }
        let node = key.map { table.find($0) } ?? -1
        return node >= 0 ? nodes[Int(node)].entry : -1
    }

    /// The payload of a link, and the next link or -1: for walking without an array.
    public func payload(_ link: Int32) -> Int32 { links[Int(link)].payload }
    public func next(_ link: Int32) -> Int32 { links[Int(link)].next }

    /// Calls a body with each payload of a name.
    @inline(__always) public func eachPayload(_ entry: Int32, _ body: (Int32) -> Void) {
        var at = entry
        while at >= 0 {
            body(links[Int(at)].payload)
            at = links[Int(at)].next
        }
    }

    public func payloads(_ entry: Int32) -> [Int32] {
        var found: [Int32] = []
        var at = entry
        while at >= 0 {
            found.append(links[Int(at)].payload)
            at = links[Int(at)].next
        }
        return found
    }
}

/// The keys under which the first word of a name may be known: whole, and without its proclitics.
enum NameKeys {
    static func isQuote(_ token: Token) -> Bool {
        token.code == 0x22 || token.code == LetterCode.openQuote || token.code == LetterCode.closeQuote
    }

    static func starts(_ text: AnalyzedText, _ i: Int) -> [(WordKey, Int32)] {
        let token = text.tokens[i]
        var found = [(token.key, token.start)]
        guard token.kind == .arabic else { return found }
        let codes = text.script.codes
        for reading in text.allReadings(i) where reading.leading > 0 {
            let start = token.start + Int32(reading.leading)
            guard start < token.end, !found.contains(where: { $0.1 == start }) else { continue }
            found.append((WordKey.of(codes, Int(start), Int(token.end)), start))
            if reading.proclitics.contains([.lam, .article]) {
                found.append((withArticle(codes, Int(start), Int(token.end)), start))
            }
        }
        return found
    }

    /// Behind ل the article loses its alef: `للرقة` is looked up as `الرقة`.
    private static func withArticle(_ codes: [UInt8], _ start: Int, _ end: Int) -> WordKey {
        var state = WordKey.step(WordKey.seed, LetterCode.alef)
        for i in start..<end where codes[i] != 0 { state = WordKey.step(state, LetterCode.folded(codes[i])) }
        return WordKey.finish(state)
    }
}
