import IsnadScript

/// Endings and prefixes of the verb, as letter codes.
enum VerbForms {
    struct Form: Sendable {
        /// The letter before the stem of a present; 0 in the past.
        var prefix: UInt8
        var ending: Ending
        /// The ending before an object pronoun, where it differs (`وا` loses its alef: قتلوه).
        var endingBeforePronoun: Ending
        var inflection: Inflection
        /// What a stem must allow.
        var use: StemUse
        var score: Int16
    }

    /// Up to three letters, the last in the lowest byte.
    struct Ending: Sendable {
        var letters: UInt32
        var count: Int

        init(_ codes: UInt8...) {
            letters = codes.reduce(0) { $0 << 8 | UInt32($1) }
            count = codes.count
        }

        @inline(__always) func ends(_ w: [UInt8], _ end: Int) -> Bool {
            var (rest, at) = (letters, end - 1)
            while rest != 0 {
                if w[at] != UInt8(truncatingIfNeeded: rest) { return false }
                rest >>= 8
                at -= 1
            }
            return true
        }
    }

    private static let a = LetterCode.alef, w = LetterCode.waw, t = LetterCode.teh, n = LetterCode.noon, y = LetterCode.yeh

    static let past: [Form] = [
        past(Ending(), .init(tense: .past, person: 3, number: .singular, gender: .masculine), .bare, 0),
        past(Ending(t), .init(tense: .past, person: 3, number: .singular, gender: .feminine), .feminine, 2),
        past(Ending(w, a), .init(tense: .past, person: 3, number: .plural, gender: .masculine), .plural, 4, before: Ending(w)),
        past(Ending(a), .init(tense: .past, person: 3, number: .dual, gender: .masculine), .dual, -6),
        past(Ending(t, a), .init(tense: .past, person: 3, number: .dual, gender: .feminine), .feminine, -2),
        past(Ending(n), .init(tense: .past, person: 3, number: .plural, gender: .feminine), .consonant, -4),
        past(Ending(n, a), .init(tense: .past, person: 1, number: .plural), .consonant, 0),
        past(Ending(t), .init(tense: .past, person: 1, number: .singular), .firstPerson, -6),
    ]

    static let present: [Form] = [
        present(y, Ending(), .init(tense: .present, person: 3, number: .singular, gender: .masculine), .bare, 3),
        present(t, Ending(), .init(tense: .present, person: 3, number: .singular, gender: .feminine), .bare, 0),
        present(n, Ending(), .init(tense: .present, person: 1, number: .plural), .bare, -3),
        present(a, Ending(), .init(tense: .present, person: 1, number: .singular), .bare, -8),
        present(y, Ending(w, n), .init(tense: .present, person: 3, number: .plural, gender: .masculine, mood: .indicative), .plural, 5),
        present(y, Ending(w, a), .init(tense: .present, person: 3, number: .plural, gender: .masculine, mood: .short), .plural, 4, before: Ending(w)),
        present(y, Ending(a, n), .init(tense: .present, person: 3, number: .dual, gender: .masculine, mood: .indicative), .dual, 2),
        present(t, Ending(a, n), .init(tense: .present, person: 3, number: .dual, gender: .feminine, mood: .indicative), .dual, 0),
        present(y, Ending(a), .init(tense: .present, person: 3, number: .dual, gender: .masculine, mood: .short), .dual, -6),
        present(y, Ending(n), .init(tense: .present, person: 3, number: .plural, gender: .feminine), .consonant, -4),
        present(t, Ending(w, n), .init(tense: .present, person: 2, number: .plural, gender: .masculine, mood: .indicative), .plural, -6),
        present(y, Ending(), .init(tense: .present, person: 3, number: .singular, gender: .masculine, mood: .short), .jussive, -8),
        present(t, Ending(), .init(tense: .present, person: 3, number: .singular, gender: .feminine, mood: .short), .jussive, -10),
    ]

    private static func past(_ ending: Ending, _ inflection: Inflection, _ use: StemUse, _ score: Int16, before: Ending? = nil) -> Form {
        Form(prefix: 0, ending: ending, endingBeforePronoun: before ?? ending, inflection: inflection, use: use, score: score)
    }

    private static func present(
        _ prefix: UInt8, _ ending: Ending, _ inflection: Inflection, _ use: StemUse, _ score: Int16, before: Ending? = nil
    ) -> Form {
        Form(prefix: prefix, ending: ending, endingBeforePronoun: before ?? ending, inflection: inflection, use: use, score: score)
    }
}
