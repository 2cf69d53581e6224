import IsnadLanguage
import IsnadScript

/// Finds names of one or more words, longest first, by walking from word to word in a table of prefixes.
public struct PhraseIndex: Sendable {
    private struct Node: Sendable {
        /// First entry that ends here, or -1.
        var entry: Int32 = -1
        /// Whether longer names begin so.
        var goesOn = false
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
            if node >= 0 { nodes[Int(node)].goesOn = true }
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

    /// Where names begin whose first word has this key, or -1.
    @inline(__always) func node(_ key: WordKey) -> Int32 { table.find(key) }

    /// The longest name that begins at a token, if any. Quotation marks inside a name are passed over.
    public func longest(_ text: AnalyzedText, _ token: Int, _ end: Int) -> Match? {
        var best: Match?
        NameKeys.eachStart(text, token) { key, start in
            guard let match = walk(text, token, end, key, start) else { return }
            if best.map({ $0.tokens.upperBound < match.tokens.upperBound }) ?? true { best = match }
        }
        return best
    }

    /// The longest name that begins at a token under a given key of its first word.
    public func longest(_ text: AnalyzedText, _ token: Int, _ end: Int, _ first: WordKey, _ start: Int32) -> Match? {
        walk(text, token, end, first, start)
    }

    private func walk(_ text: AnalyzedText, _ token: Int, _ end: Int, _ first: WordKey, _ start: Int32) -> Match? {
        let node = table.find(first)
        return node < 0 ? nil : longest(text, token, end, first, start, at: node)
    }

    /// The same where the first word has been looked up already.
    func longest(_ text: AnalyzedText, _ token: Int, _ end: Int, _ first: WordKey, _ start: Int32, at firstNode: Int32) -> Match? {
        var (key, node, i) = (first, firstNode, token)
        var best: Match?
        while node >= 0 {
            if nodes[Int(node)].entry >= 0 { best = Match(tokens: token..<(i + 1), start: start, entry: nodes[Int(node)].entry) }
            guard nodes[Int(node)].goesOn else { break }
            i += 1
            while i < end, NameKeys.isPassed(text.tokens[i]) { i += 1 }
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
        var name = name
        name.withUTF8 { bytes in
            var from = 0
            for i in 0...bytes.count where i == bytes.count || bytes[i] == 0x20 {
                if i > from {
                    let next = WordKey.of(utf8: UnsafeBufferPointer(rebasing: bytes[from..<i]))
                    key = key?.then(next) ?? next
                }
                from = i + 1
            }
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

    /// What may stand between the words of a listed name: quotation marks, and the lines of a hashtag (`#التحالف_العربي`).
    static func isPassed(_ token: Token) -> Bool { isQuote(token) || token.code == 0x5F }

    /// Calls a body with the key of the whole word, then with those behind the proclitics of its readings, each place once.
    @inline(__always)
    static func eachStart(_ text: AnalyzedText, _ i: Int, _ body: (WordKey, Int32) -> Void) {
        let token = text.tokens[i]
        body(token.key, token.start)
        guard token.kind == .arabic else { return }
        var done: UInt64 = 1
        for r in Int(token.firstReading)..<Int(token.firstReading + token.readingCount) {
            let reading = text.readings[r]
            let start = token.start + Int32(reading.leading)
            guard reading.leading > 0, start < token.end, done & 1 << UInt64(reading.leading) == 0 else { continue }
            done |= 1 << UInt64(reading.leading)
            let (from, to) = (Int(start), Int(token.end))
            body(WordKey.of(text.script.codes, from, to), start)
            if reading.proclitics.contains([.lam, .article]) { body(withArticle(text.script.codes, from, to), start) }
        }
    }

    /// The same for a distinct word that stands in no text.
    /// - Parameter word: its folded codes.
    static func eachStart(_ word: [UInt8], _ readings: ArraySlice<Reading>, _ body: (WordKey) -> Void) {
        body(WordKey.of(word, 0, word.count))
        for reading in readings where reading.leading > 0 && Int(reading.leading) < word.count {
            body(WordKey.of(word, Int(reading.leading), word.count))
            if reading.proclitics.contains([.lam, .article]) { body(withArticle(word, Int(reading.leading), word.count)) }
        }
    }

    /// Behind ل the article loses its alef: `للرقة` is looked up as `الرقة`.
    private static func withArticle(_ codes: [UInt8], _ start: Int, _ end: Int) -> WordKey {
        var state = WordKey.step(WordKey.seed, LetterCode.alef)
        for i in start..<end where codes[i] != 0 { state = WordKey.step(state, LetterCode.folded(codes[i])) }
        return WordKey.finish(state)
    }
}
