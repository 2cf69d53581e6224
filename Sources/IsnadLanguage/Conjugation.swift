import IsnadScript

/// Which endings a stem of a verb takes. A word is looked up by cutting its endings off, so each stem is stored with those that fit it.
struct StemUse: OptionSet, Sendable, Hashable {
    let rawValue: UInt16
    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// No ending (`قال`, `يقول`).
    static let bare = StemUse(rawValue: 1)
    /// No ending, before an object pronoun (`رماه`, `يلقاه`: the alef maqsura becomes alef).
    static let bareWithPronoun = StemUse(rawValue: 2)
    /// Past: the teh of the feminine (`قالت`, `قالتا`).
    static let feminine = StemUse(rawValue: 4)
    /// The plural's waw (`قالوا`, `يقولون`).
    static let plural = StemUse(rawValue: 8)
    /// The dual's alef (`قالا`, `يقولان`).
    static let dual = StemUse(rawValue: 16)
    /// Endings that begin with a consonant (`قلنا`, `يقلن`).
    static let consonant = StemUse(rawValue: 32)
    /// The teh of the first person, where the stem differs from the feminine's (`قلت`, `فررت`).
    static let firstPerson = StemUse(rawValue: 64)
    /// The present without an ending after لم (`لم يكن`).
    static let jussive = StemUse(rawValue: 128)
    /// A bare stem in alef maqsura or in yeh, which folding lays together (`يرى`, `يري`).
    static let maqsura = StemUse(rawValue: 256)
    static let yeh = StemUse(rawValue: 512)
    /// Of a nominal form: no pronoun can follow (the accusative's alef).
    static let withoutPronoun = StemUse(rawValue: 1024)
    /// Of a nominal form: it ends in ta marbuta.
    static let tehMarbuta = StemUse(rawValue: 2048)
    /// Of a verb of the wide lexicon: news hardly uses it. The same bit as `NominalUse.rare`.
    static let rare = StemUse(rawValue: 4096)

    static let soundPast: StemUse = [.bare, .bareWithPronoun, .feminine, .plural, .dual, .consonant]
    static let soundPresent: StemUse = [.bare, .bareWithPronoun, .plural, .dual, .consonant]
}

/// Derives the stems of a verb from its third person masculine singular in past and present, as printed (`استعاد`, `يستعيد`: regained).
///
/// Works on letter codes, and gives keys only: a large lexicon is read without a string being made.
struct Conjugation {
    struct Stem {
        var key: WordKey
        var isPast: Bool
        var use: StemUse
        var isPassive = false
    }

    private typealias L = LetterCode

    /// - Parameters:
    ///   - a: the past in folded codes; `pastLast` is its last letter before folding, which tells `رمى` from `نسي`.
    ///   - b: folded codes of the present without its prefix letter.
    static func stems(
        past a: [UInt8], pastLast: UInt8, present b: [UInt8], presentLast: UInt8, _ emit: (Stem) -> Void
    ) {
        guard a.count > 1, let last = b.last, b.count > 1 || a[0] == L.waw else { return }
        let isHollow = isHollow(a, b)
        addPast(a, pastLast, isHollow, isDoubled(a, b), emit)
        if isHamza(presentLast) {
            for seat in [L.waw, L.yeh] { emit(Stem(key: key(b, b.count - 1, seat), isPast: false, use: [.plural, .bareWithPronoun])) }
        }
        addPresent(b, presentLast == L.alefMaqsura ? presentLast : last, a, isHollow, isDoubled(a, b), emit)
    }

    /// Whether the long vowel before the last letter is the verb's own (`قال`/`يقول`, passive `قيل`/`يقال`), unlike `كون`/`يكون` (formed).
    private static func isHollow(_ past: [UInt8], _ present: [UInt8]) -> Bool {
        guard past.count > 2, present.count > 2 else { return false }
        let middle = past[past.count - 2]
        guard present.last == past.last else { return false }
        let long = isLong(present[present.count - 2])
        // The third form keeps its alef (`حارب`/`يحارب`): there the present repeats the past.
        if middle == L.alef { return long && (present != past || past.count == 3) }
        return middle == L.yeh && present[present.count - 2] == L.alef
    }

    private static func isLong(_ letter: UInt8) -> Bool { letter == L.alef || letter == L.waw || letter == L.yeh }

    /// Whether the last root letter is written once for two (`فر`/`يفر`, `احتل`/`يحتل`, `استمر`/`يستمر`).
    private static func isDoubled(_ past: [UInt8], _ present: [UInt8]) -> Bool {
        guard let last = past.last, present.last == last, !isLong(last) else { return false }
        switch past.count {
        case 2: return present.count == 2
        case 3: return past[0] == L.alef && present.count == 2
        case 4: return past[0] == L.alef && (past[1] == L.noon || past[2] == L.teh) && !isLong(past[2])
        case 5: return past[0] == L.alef && past[1] == L.seen && past[2] == L.teh && past[3] != L.alef && past[3] != L.yeh
        default: return false
        }
    }

    private static func addPast(_ a: [UInt8], _ fineLast: UInt8, _ isHollow: Bool, _ isDoubled: Bool, _ emit: (Stem) -> Void) {
        let n = a.count
        if n > 2, fineLast == L.alef || fineLast == L.alefMaqsura { return addDefectivePast(a, fineLast, emit) }
        var use = StemUse.soundPast
        if isHollow || isDoubled && n < 5 { use.remove(.consonant) }
        if n > 2, fineLast == L.yeh {
            // The yeh of `لقي` falls out before the plural's waw only: لقوا, but لقيت (met).
            use.remove(.plural)
            emit(Stem(key: key(a, n - 1), isPast: true, use: .plural))
        }
        emit(Stem(key: key(a, n), isPast: true, use: use))
        if isHollow {
            emit(Stem(key: key(a, n - 2, a[n - 1]), isPast: true, use: [.consonant, .firstPerson]))
            if a[n - 2] == L.alef {
                emit(Stem(key: key(a, n - 2, L.yeh, a[n - 1]), isPast: true, use: [.bare, .feminine, .plural, .bareWithPronoun], isPassive: true))
            }
        }
        if isHamza(fineLast) {
            // The hamza's seat goes with the ending (`أساؤوا`, `قرأن`).
            emit(Stem(key: key(a, n - 1, L.waw), isPast: true, use: .plural))
            emit(Stem(key: key(a, n - 1, L.yeh), isPast: true, use: [.consonant, .firstPerson]))
            if isHollow { emit(Stem(key: key(a, n - 2, L.yeh), isPast: true, use: [.consonant, .firstPerson])) }
        }
        if isDoubled { emit(Stem(key: key(a, n, a[n - 1]), isPast: true, use: [.consonant, .firstPerson])) }
    }

    private static func isHamza(_ fine: UInt8) -> Bool { fine == L.hamza || fine == L.alefHamza || fine == L.yehHamza || fine == L.wawHamza }

    private static func addDefectivePast(_ a: [UInt8], _ fineLast: UInt8, _ emit: (Stem) -> Void) {
        let n = a.count
        emit(Stem(key: key(a, n - 1), isPast: true, use: [.feminine, .plural]))
        emit(Stem(key: key(a, n - 1, L.alef), isPast: true, use: fineLast == L.alef ? [.bare, .bareWithPronoun] : .bareWithPronoun))
        if fineLast == L.alef { emit(Stem(key: key(a, n - 1, L.waw), isPast: true, use: [.consonant, .firstPerson, .dual])) }
        if fineLast == L.alefMaqsura { emit(Stem(key: key(a, n - 1, L.yeh), isPast: true, use: [.bare, .consonant, .firstPerson, .dual, .maqsura])) }
        // Folded, the passive in yeh is also the active in alef maqsura; with teh it is the passive (`أجريت`: was held).
        emit(Stem(key: key(a, n - 1, L.yeh), isPast: true, use: fineLast == L.alef ? [.bare, .feminine] : .feminine, isPassive: true))
    }

    private static func addPresent(
        _ b: [UInt8], _ last: UInt8, _ past: [UInt8], _ isHollow: Bool, _ isDoubled: Bool, _ emit: (Stem) -> Void
    ) {
        let n = b.count
        if n > 1, last == L.alef || last == L.waw || last == L.yeh || last == L.alefMaqsura, n > 2 || past.last == L.yeh || past.last == L.alef {
            return addDefectivePresent(b, last, emit)
        }
        var use = StemUse.soundPresent
        if isHollow || isDoubled { use.remove(.consonant) }
        emit(Stem(key: key(b, n), isPast: false, use: use))
        if isHollow {
            emit(Stem(key: key(b, n - 2, b[n - 1]), isPast: false, use: [.consonant, .jussive]))
            if b[n - 2] != L.alef { emit(Stem(key: key(b, n - 2, L.alef, b[n - 1]), isPast: false, use: [.bare, .plural], isPassive: true)) }
        }
        if isDoubled { emit(Stem(key: key(b, n, b[n - 1]), isPast: false, use: [.consonant, .jussive])) }
        // The waw that the active loses stands again in the passive (`يجد`, `يوجد`: is found).
        if past.first == L.waw, n == past.count - 1 { emit(Stem(key: key(past, past.count), isPast: false, use: [.bare, .plural], isPassive: true)) }
    }

    private static func addDefectivePresent(_ b: [UInt8], _ last: UInt8, _ emit: (Stem) -> Void) {
        let n = b.count
        var use: StemUse = last == L.alef ? [.bare, .bareWithPronoun] : [.bare, .bareWithPronoun, .dual, .consonant]
        if last == L.yeh { use.insert(.yeh) }
        if last == L.alefMaqsura { use.insert(.maqsura) }
        emit(Stem(key: key(b, n), isPast: false, use: use))
        if last == L.alefMaqsura { emit(Stem(key: key(b, n - 1, L.alef), isPast: false, use: .bareWithPronoun)) }
        if last == L.waw { emit(Stem(key: key(b, n - 1, L.yeh), isPast: false, use: .bare, isPassive: true)) }
        emit(Stem(key: key(b, n - 1), isPast: false, use: n > 2 ? [.plural, .jussive] : .plural))
    }

    /// Key of the first letters of a word with up to two others behind them.
    private static func key(_ codes: [UInt8], _ count: Int, _ then: UInt8 = 0, _ last: UInt8 = 0) -> WordKey {
        var state = WordKey.seed
        for i in 0..<count { state = WordKey.step(state, codes[i]) }
        if then != 0 { state = WordKey.step(state, then) }
        if last != 0 { state = WordKey.step(state, last) }
        return WordKey.finish(state)
    }
}
