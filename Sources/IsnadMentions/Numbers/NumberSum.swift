/// Adds up the words of one number: units, tens, hundreds, multipliers, and vague words with the bounds that the vocabulary gives them.
struct NumberSum {
    private var total = 0.0
    private var current = 0.0
    private var last: NumberWords.Kind?
    private var count = 0
    private var vague: (Double, Double)?
    private var hadDigits = false

    var isEmpty: Bool { count == 0 }
    var isVague: Bool { vague != nil }
    var endsWithMultiplier: Bool { last == .multiplier || last == .dualMultiplier }
    /// `أحد` and `إحدى` alone are no number: they need the ten behind them.
    var isComplete: Bool { !(count == 1 && last == .unitBeforeTeen) }
    var low: Double? { vague?.0 ?? (total + current) }
    var high: Double? { vague?.1 ?? (total + current) }

    /// Whether a word goes on with the number; without و only multipliers, hundreds and teens do.
    func accepts(_ word: NumberWords.Word, conjunction: Bool) -> Bool {
        if isEmpty { return starts(word.kind) }
        if vague != nil { return word.kind == .vagueMultiplier && last == .vagueTens || word.kind == .vagueMultiplier && last == .vagueHundreds }
        switch word.kind {
        case .teen: return !conjunction && (last == .unit || last == .unitBeforeTeen) && current < 10
        case .hundred: return conjunction ? endsWithMultiplier : last == .unit && current < 10
        case .multiplier, .vagueMultiplier: return !conjunction && !endsWithMultiplier
        case .ten: return conjunction && (last == .unit || last == .unitBeforeTeen || last == .hundred || last == .hundreds || endsWithMultiplier)
        case .unit: return conjunction && (last == .hundred || last == .hundreds || endsWithMultiplier)
        case .hundreds, .dualMultiplier: return conjunction && endsWithMultiplier
        default: return false
        }
    }

    private func starts(_ kind: NumberWords.Kind) -> Bool {
        switch kind {
        case .unit, .teen, .ten, .hundred, .hundreds, .multiplier, .dualMultiplier, .unitBeforeTeen: true
        case .vagueMultiplier, .vagueHundreds, .vagueTens: true
        default: false
        }
    }

    mutating func add(digits value: Double) {
        current += value
        (last, hadDigits) = (.unit, true)
        count += 1
    }

    mutating func add(_ word: NumberWords.Word) {
        switch word.kind {
        case .unit, .ten, .hundreds, .unitBeforeTeen: current += word.value
        case .teen: current += 10
        case .hundred: current = last == .unit && current > 0 && current < 10 && !hadDigits ? current * 100 : current + 100
        case .multiplier:
            total += (current == 0 ? 1 : current) * word.value
            current = 0
        case .dualMultiplier: total += word.value
        case .vagueMultiplier: addVague(word)
        case .vagueHundreds: vague = (200, 999)
        case .vagueTens: vague = (20, 99)
        default: break
        }
        last = word.kind
        count += 1
    }

    private mutating func addVague(_ word: NumberWords.Word) {
        if let (low, high) = vague {
            vague = (low * word.value, (high + 1) * word.value - 1)
        } else if count > 0 {
            total += (current == 0 ? 1 : current) * word.value
            current = 0
        } else {
            vague = (2 * word.value, 10 * word.value - 1)
        }
    }
}
