import IsnadLanguage

/// The word that announces a name, carried on over the words that may be its complements (`مجلس الأمن القومي الإيراني`: all go with `مجلس`, council).
struct NameChain {
    /// Class of the announcing word, or `none`.
    private(set) var head = Self.none
    /// Number of words since.
    private(set) var distance = 0
    static let none: UInt8 = 255
    static let longest = 6

    /// A sign or number ends a chain.
    mutating func stop() { head = Self.none }

    /// What leads to the word at hand: its head and how far it is, 1…4 (4: further). Signs, verbs, function words and words behind a clitic end a chain.
    mutating func next(_ wordClass: UInt8, _ flags: NameFlags, _ part: PartOfSpeech?) -> (head: UInt8, distance: Int)? {
        if !flags.isDisjoint(with: [.preposition, .conjunction]) { head = Self.none }
        let found = head == Self.none ? nil : (head, min(distance, 4))
        if wordClass >= UInt8(NameClass.fixed.count) {
            (head, distance) = (wordClass, 1)
        } else if NameClass.endsChain(wordClass) || part == .verb || part == .preposition {
            head = Self.none
        } else {
            distance += 1
            if distance > Self.longest { head = Self.none }
        }
        return found
    }
}
