import IsnadScript

/// The words that one analyzer has met, with their readings: news repeats its words. It changes no result.
struct WordMemory: Sendable {
    private struct Entry {
        /// Folded key of the whole word.
        var key: WordKey
        /// Readings as a range of `pool`.
        var first: Int32
        var count: Int32
    }

    /// Numbers of words by the key of their letters as they are written.
    private var seen = KeyTable(minimumCapacity: 4096)
    private var entries: [Entry] = []
    private var pool: [Reading] = []
    /// Counts how often the memory began anew: numbers of words hold within one epoch.
    private(set) var epoch: UInt32 = 0
    /// Bound on remembered words; past it the memory starts anew, so that a long run does not grow.
    private static let limit = 200_000

    /// Empties a memory that has grown too large.
    mutating func bound() {
        guard entries.count > Self.limit else { return }
        seen = KeyTable(minimumCapacity: 4096)
        entries.removeAll(keepingCapacity: true)
        pool.removeAll(keepingCapacity: true)
        epoch &+= 1
    }

    /// Gives each Arabic word its number, its folded key and its place among the readings of the text.
    /// - Parameter read: folded key and readings of a word that was not met before; it always has some.
    mutating func number(_ tokens: inout [Token], _ read: (Token) -> (key: WordKey, readings: [Reading])) {
        var total: Int32 = 0
        tokens.withUnsafeMutableBufferPointer { tokens in
            for i in tokens.indices where tokens[i].kind == .arabic {
                var word = seen.find(tokens[i].key)
                if word < 0 { word = learn(tokens[i], read(tokens[i])) }
                let entry = entries[Int(word)]
                tokens[i].key = entry.key
                tokens[i].word = word
                tokens[i].firstReading = total
                tokens[i].readingCount = entry.count
                total += entry.count
            }
        }
    }

    private mutating func learn(_ token: Token, _ found: (key: WordKey, readings: [Reading])) -> Int32 {
        let word = Int32(entries.count)
        entries.append(Entry(key: found.key, first: Int32(pool.count), count: Int32(found.readings.count)))
        pool.append(contentsOf: found.readings)
        seen.set(token.key, word)
        return word
    }

    /// The readings of all words of a text, one behind the other; their order within a word is settled there, by its neighbours.
    func readings(of tokens: [Token]) -> [Reading] {
        let total = tokens.last { $0.readingCount > 0 }.map { Int($0.firstReading + $0.readingCount) } ?? 0
        return [Reading](unsafeUninitializedCapacity: total) { out, count in
            pool.withUnsafeBufferPointer { pool in
                for token in tokens where token.readingCount > 0 {
                    let (from, to) = (Int(entries[Int(token.word)].first), Int(token.firstReading))
                    for k in 0..<Int(token.readingCount) { out[to + k] = pool[from + k] }
                }
            }
            count = total
        }
    }
}
