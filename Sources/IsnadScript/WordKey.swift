/// A 64-bit key of a folded word: equal for all spellings that folding lays together.
///
/// FNV-1a over folded codes with a final mix (Fowler, Noll, Vo; the mix is the finaliser of SplitMix64). Two different words of a
/// lexicon of a million entries share a key with probability 3·10⁻⁸; the rule lint reports such a pair.
public struct WordKey: Hashable, Sendable {
    public let bits: UInt64

    @inlinable public init(bits: UInt64) { self.bits = bits }

    @inlinable public static var seed: UInt64 { 0xCBF2_9CE4_8422_2325 }

    @inlinable public static func step(_ state: UInt64, _ code: UInt8) -> UInt64 { (state ^ UInt64(code)) &* 0x100_0000_01B3 }

    /// State behind a code of a text: folded, nothing for an ignorable code, two letters for a ligature.
    @inlinable public static func add(_ state: UInt64, _ code: UInt8) -> UInt64 {
        if code == LetterCode.ignorable { return state }
        if code >= LetterCode.lamAlef { return step(step(state, LetterCode.lam), LetterCode.alef) }
        return step(state, LetterCode.folded(code))
    }

    @inlinable public static func finish(_ state: UInt64) -> WordKey {
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return WordKey(bits: z ^ (z >> 31))
    }

    /// Key of codes between two positions; ignorable codes are skipped.
    /// - Parameter before: state left by codes that stand before them (see `step`).
    @inlinable public static func of(_ codes: [UInt8], _ start: Int, _ end: Int, after before: UInt64 = seed) -> WordKey {
        var state = before
        var i = start
        while i < end {
            state = add(state, codes[i])
            i += 1
        }
        return finish(state)
    }

    /// State behind the article.
    public static let article = step(step(seed, LetterCode.alef), LetterCode.lam)

    /// Key of a word with the article before it.
    public static func withArticle(_ word: String) -> WordKey {
        var word = word
        return word.withUTF8 { of(utf8: $0, after: article) }
    }

    /// Key of a word written in a rule file.
    public static func of(_ word: String) -> WordKey {
        var word = word
        return word.withUTF8 { of(utf8: $0) }
    }

    /// Key of a text's bytes, nothing folded.
    public static func of(exactly text: String) -> WordKey {
        var text = text
        return text.withUTF8 { bytes in finish(bytes.reduce(seed) { step($0, $1) }) }
    }

    /// Key of a word as UTF-8.
    public static func of(_ word: ArraySlice<UInt8>) -> WordKey {
        word.withUnsafeBufferPointer { of(utf8: $0) }
    }

    /// Key of a word as UTF-8.
    /// - Parameter before: state left by letters that stand before it.
    public static func of(utf8 bytes: UnsafeBufferPointer<UInt8>, after before: UInt64 = seed) -> WordKey {
        ScriptText.withLowTable { low in
            var (state, i) = (before, 0)
            while i < bytes.count { state = add(state, ScriptText.code(bytes, &i, low)) }
            return finish(state)
        }
    }

    /// Key of a sequence of words, given the key of what came before: phrases are walked word by word.
    @inlinable public func then(_ next: WordKey) -> WordKey {
        WordKey.finish((bits &* 0x9E37_79B9_7F4A_7C15) ^ next.bits)
    }
}
