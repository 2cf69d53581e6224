import IsnadLanguage
import IsnadScript

/// A number read from words, digits or both, before its hedges.
struct Cardinal {
    /// First token after it.
    var end: Int
    var low: Double
    var high: Double
    var isVague = false
    var isFraction = false
    /// A fraction ended it (`مليون ونصف`): nothing more joins.
    var isClosed = false
    /// The scale word that it ends with (`25 ألف`), else 1.
    var scale = 1.0
    /// What the last scale word counts; the value itself where there is none.
    var counted = 0.0
    /// Where the last و joined two parts, and the value before it: `بين خمسة وعشرين` may be two numbers.
    var lastJoin: (token: Int, value: Double)?

    init(end: Int, value: Double) { (self.end, low, high, counted) = (end, value, value, value) }
}

/// Reads cardinals: the largest sum that the words allow.
struct CardinalReader: Sendable {
    let words: NumberWords

    /// The number that begins at a token, whatever clitics its first word carries.
    func read(_ text: AnalyzedText, _ i: Int, _ end: Int) -> Cardinal? {
        if text.tokens[i].isDigits { return sum(text, i, end) }
        guard let item = words.at(text, i, end) else { return nil }
        switch item.kind {
        case .vague: return vague(text, i, end, item)
        case .plural: return vaguePlural(i, item)
        case .some: return someScale(text, i, end)
        case .fraction: return fraction(text, i, end, item)
        case .unit, .leading, .ten, .tens, .hundred, .hundreds, .scale, .either, .dual: return sum(text, i, end)
        default: return nil
        }
    }

    // MARK: Sums

    /// Groups joined by و, each smaller than the scale before it: `مليونا و300 ألف` (1,300,000).
    private func sum(_ text: AnalyzedText, _ start: Int, _ end: Int) -> Cardinal? {
        guard var whole = part(text, start, end) else { return nil }
        while whole.scale > 1, !whole.isClosed, let next = joined(text, whole.end, end), let more = part(text, next, end),
            more.low < whole.scale, more.scale < whole.scale
        {
            var joinedUp = Cardinal(end: more.end, value: whole.low + more.low)
            (joinedUp.scale, joinedUp.counted) = (more.scale, more.counted)
            joinedUp.lastJoin = (whole.end, whole.low)
            whole = joinedUp
        }
        return whole
    }

    /// One group with its scale: `خمسة وعشرون ألفا` (25,000).
    private func part(_ text: AnalyzedText, _ i: Int, _ end: Int) -> Cardinal? {
        guard var found = group(text, i, end) ?? scale(text, i, end) else { return nil }
        while let item = words.at(text, found.end, end), item.kind == .scale || item.kind == .plural || item.kind == .either,
            isPlain(item.clitics), found.scale == 1 || item.value > found.scale
        {
            if found.scale == 1 {
                if let digits = DigitValue.of(text, found.end - 1, scaled: true), found.end == i + 1 { found.low = digits }
                found.counted = found.low
            }
            found.low *= item.value
            found.scale *= item.value
            found.end += 1
        }
        found.high = found.low
        return found.scale > 1 ? withHalf(text, found, end) : found
    }

    /// A scale word that nothing counts: `ألف` (1,000), `ألفان` (2,000), `ألفا` one or two by what follows.
    private func scale(_ text: AnalyzedText, _ i: Int, _ end: Int) -> Cardinal? {
        guard let item = words.at(text, i, end) else { return nil }
        switch item.kind {
        case .scale:
            return scaled(i + 1, 1, item.value)
        case .dual:
            return scaled(i + 1, 2, item.value)
        case .either:
            let token = text.tokens[i]
            let marked = (Int(token.start)..<Int(token.end)).contains { text.script.codes[$0] == 0 }
            let one = marked || i + 1 >= end || !text.tokens[i + 1].isArabic || joined(text, i + 1, end) != nil
            return scaled(i + 1, one ? 1 : 2, item.value)
        default:
            return nil
        }
    }

    private func scaled(_ end: Int, _ count: Double, _ scale: Double) -> Cardinal {
        var found = Cardinal(end: end, value: count * scale)
        (found.scale, found.counted) = (scale, count)
        return found
    }

    /// `مليون ونصف` and `مليون ونصف المليون` (one and a half million).
    private func withHalf(_ text: AnalyzedText, _ whole: Cardinal, _ end: Int) -> Cardinal {
        guard let item = words.at(text, whole.end, end), item.kind == .fraction, item.clitics.contains(.waw), item.value < 1 else {
            return whole
        }
        var found = whole
        found.low += item.high * whole.scale
        (found.high, found.end, found.isClosed) = (found.low, whole.end + 1, true)
        if let again = words.at(text, found.end, end), again.kind == .scale, again.value == whole.scale { found.end += 1 }
        return found
    }

    // MARK: Below a thousand

    private func group(_ text: AnalyzedText, _ i: Int, _ end: Int) -> Cardinal? {
        guard let whole = wholeGroup(text, i, end) else { return nil }
        guard let word = words.at(text, whole.end, end), word.kind == .decimal, word.clitics.isEmpty else { return whole }
        return decimal(text, whole, end) ?? whole
    }

    /// `1 فاصلة 5`, `واحد فاصلة خمسة وسبعون` (1.75), `صفر فاصلة صفر خمسة` (0.05).
    private func decimal(_ text: AnalyzedText, _ whole: Cardinal, _ end: Int) -> Cardinal? {
        var (at, zeros) = (whole.end + 1, 0)
        if at < end, text.tokens[at].isDigits, let fraction = DigitValue.plain(text, at) {
            let length = Int(text.tokens[at].end - text.tokens[at].start)
            return Cardinal(end: at + 1, value: whole.low + Double(fraction) / DecimalPower.of(length))
        }
        while at + 1 < end, let zero = words.at(text, at, end), zero.kind == .unit, zero.value == 0 { (at, zeros) = (at + 1, zeros + 1) }
        guard at < end, let rest = wholeGroup(text, at, end) else { return nil }
        let places = zeros + (rest.low >= 100 ? 3 : rest.low >= 10 ? 2 : 1)
        return Cardinal(end: rest.end, value: whole.low + rest.low / DecimalPower.of(places))
    }

    private func wholeGroup(_ text: AnalyzedText, _ i: Int, _ end: Int) -> Cardinal? {
        if text.tokens[i].isDigits { return digits(text, i, end) }
        guard let item = words.at(text, i, end) else { return nil }
        switch item.kind {
        case .unit, .leading: return fromUnit(text, i, end, item)
        case .ten, .tens: return Cardinal(end: i + 1, value: item.value)
        case .hundred, .hundreds: return withRest(text, Cardinal(end: i + 1, value: item.value), end)
        default: return nil
        }
    }

    private func digits(_ text: AnalyzedText, _ i: Int, _ end: Int) -> Cardinal? {
        guard let value = DigitValue.of(text, i) else { return nil }
        if let factor = DigitValue.factor(text, i + 1, end) { return Cardinal(end: i + 2, value: value * factor) }
        return Cardinal(end: i + 1, value: value)
    }

    /// A unit alone, with ten (`ثلاثة عشر`), with a hundred (`ثلاث مئة`) or with tens (`خمسة وعشرون`).
    private func fromUnit(_ text: AnalyzedText, _ i: Int, _ end: Int, _ item: NumberWords.Item) -> Cardinal? {
        if let next = words.at(text, i + 1, end), isPlain(next.clitics) {
            if next.kind == .part { return portion(i + 2, item.value * next.value) }
            if next.kind == .ten { return Cardinal(end: i + 2, value: item.value + 10) }
            if next.kind == .hundred, item.value >= 3 { return withRest(text, Cardinal(end: i + 2, value: item.value * 100), end) }
        }
        if let at = joined(text, i + 1, end), let next = words.at(text, at, end), next.kind == .tens {
            var found = Cardinal(end: at + 1, value: item.value + next.value)
            found.lastJoin = (i + 1, item.value)
            return found
        }
        return item.kind == .leading ? nil : Cardinal(end: i + 1, value: item.value)
    }

    private func portion(_ end: Int, _ share: Double) -> Cardinal {
        var found = Cardinal(end: end, value: (share * 1e9).rounded() / 1e9)
        (found.isFraction, found.isClosed) = (true, true)
        return found
    }

    /// What follows hundreds: `مئة وخمسة وعشرون` (125); speech leaves the و out before a unit.
    private func withRest(_ text: AnalyzedText, _ hundreds: Cardinal, _ end: Int) -> Cardinal {
        let at = joined(text, hundreds.end, end) ?? hundreds.end
        guard at < end, let item = words.at(text, at, end), at > hundreds.end || item.clitics.contains(.waw) || item.clitics.isEmpty else {
            return hundreds
        }
        let rest: Cardinal?
        switch item.kind {
        case .unit, .leading: rest = fromUnit(text, at, end, item)
        case .ten, .tens: rest = Cardinal(end: at + 1, value: item.value)
        default: rest = nil
        }
        guard let rest, at > hundreds.end || item.clitics.contains(.waw) || rest.low > 20 else { return hundreds }
        var found = Cardinal(end: rest.end, value: hundreds.low + rest.low)
        found.lastJoin = rest.lastJoin.map { ($0.token, hundreds.low + $0.value) } ?? (hundreds.end, hundreds.low)
        return found
    }

    // MARK: Joining

    /// The token of a number that و joins to what stands before `i`: و written onto it, or a و of its own.
    func joined(_ text: AnalyzedText, _ i: Int, _ end: Int) -> Int? {
        guard i < end, let item = words.at(text, i, end) else { return nil }
        if item.kind == .clitic, text.tokens[i].code == LetterCode.waw, i + 1 < end, text.tokens[i + 1].isDigits { return i + 1 }
        if item.kind == .conjunction, i + 1 < end {
            if text.tokens[i + 1].isDigits { return i + 1 }
            return words.at(text, i + 1, end).map { isPlain($0.clitics) && isCounting($0.kind) } == true ? i + 1 : nil
        }
        return item.clitics.contains(.waw) && !item.clitics.contains(.preposition) && isCounting(item.kind) ? i : nil
    }

    private func isCounting(_ kind: NumberWords.Kind) -> Bool {
        switch kind {
        case .unit, .leading, .ten, .tens, .hundred, .hundreds, .scale, .either, .dual: true
        default: false
        }
    }

    private func isPlain(_ clitics: Clitics) -> Bool { clitics.isEmpty }
}

enum DecimalPower {
    static func of(_ digits: Int) -> Double {
        var power = 1.0
        for _ in 0..<min(max(digits, 0), 15) { power *= 10 }
        return power
    }
}
