import IsnadScript

/// Endings and prefixes of the verb, as letter codes.
enum VerbForms {
    struct Form {
        var prefix: [UInt8]
        var ending: [UInt8]
        /// The ending before an object pronoun, where it differs (`وا` loses its alef: قتلوه).
        var endingBeforePronoun: [UInt8]?
        var inflection: Inflection
        /// Kinds of stem (see `Conjugation`) that take this ending.
        var stems: Set<UInt8>
        var score: Int16

        /// The stem that is left when prefix and ending are cut off.
        func stem(_ w: [UInt8], _ range: Range<Int>, hasEnclitic: Bool) -> Range<Int>? {
            let tail = hasEnclitic ? endingBeforePronoun ?? ending : ending
            guard range.count >= prefix.count + tail.count + 2 else { return nil }
            for (i, code) in prefix.enumerated() where w[range.lowerBound + i] != code { return nil }
            for (i, code) in tail.enumerated() where w[range.upperBound - tail.count + i] != code { return nil }
            return (range.lowerBound + prefix.count)..<(range.upperBound - tail.count)
        }

        func accepts(stemKind: UInt8, hasEnclitic: Bool) -> Bool { stems.contains(stemKind) }
    }

    private typealias P = Conjugation.PastStem
    private typealias R = Conjugation.PresentStem
    private static let a = LetterCode.alef, w = LetterCode.waw, t = LetterCode.teh, n = LetterCode.noon, y = LetterCode.yeh
    private static let m = LetterCode.meem

    static let past: [Form] = [
        pastForm([], .init(tense: .past, person: 3, number: .singular, gender: .masculine), [.any, .bareOnly], 0),
        pastForm([t], .init(tense: .past, person: 3, number: .singular, gender: .feminine), [.any, .beforeVowel], 2),
        pastForm([w, a], .init(tense: .past, person: 3, number: .plural, gender: .masculine), [.any, .beforeVowel, .beforeWaw], 4, before: [w]),
        pastForm([a], .init(tense: .past, person: 3, number: .dual, gender: .masculine), [.any], -6),
        pastForm([t, a], .init(tense: .past, person: 3, number: .dual, gender: .feminine), [.any, .beforeVowel], -2),
        pastForm([n], .init(tense: .past, person: 3, number: .plural, gender: .feminine), [.any, .beforeConsonant], -4),
        pastForm([n, a], .init(tense: .past, person: 1, number: .plural), [.any, .beforeConsonant], 0),
        pastForm([t], .init(tense: .past, person: 1, number: .singular), [.beforeConsonant], -6),
    ]

    static let present: [Form] = [
        presentForm(y, [], .init(tense: .present, person: 3, number: .singular, gender: .masculine), [.any, .bareOnly], 3),
        presentForm(t, [], .init(tense: .present, person: 3, number: .singular, gender: .feminine), [.any, .bareOnly], 0),
        presentForm(n, [], .init(tense: .present, person: 1, number: .plural), [.any, .bareOnly], -3),
        presentForm(a, [], .init(tense: .present, person: 1, number: .singular), [.any], -8),
        presentForm(y, [w, n], .init(tense: .present, person: 3, number: .plural, gender: .masculine), [.any, .beforeVowel], 5),
        presentForm(y, [w, a], .init(tense: .present, person: 3, number: .plural, gender: .masculine), [.any, .beforeVowel], 4, before: [w]),
        presentForm(y, [a, n], .init(tense: .present, person: 3, number: .dual, gender: .masculine), [.any], 2),
        presentForm(t, [a, n], .init(tense: .present, person: 3, number: .dual, gender: .feminine), [.any], 0),
        presentForm(y, [n], .init(tense: .present, person: 3, number: .plural, gender: .feminine), [.any], -4),
    ]

    private static func pastForm(
        _ ending: [UInt8], _ inflection: Inflection, _ stems: [Conjugation.PastStem], _ score: Int16, before: [UInt8]? = nil
    ) -> Form {
        Form(
            prefix: [], ending: ending, endingBeforePronoun: before, inflection: inflection, stems: Set(stems.map(\.rawValue)), score: score)
    }

    private static func presentForm(
        _ prefix: UInt8, _ ending: [UInt8], _ inflection: Inflection, _ stems: [Conjugation.PresentStem], _ score: Int16, before: [UInt8]? = nil
    ) -> Form {
        Form(
            prefix: [prefix], ending: ending, endingBeforePronoun: before, inflection: inflection, stems: Set(stems.map(\.rawValue)),
            score: score)
    }
}
