import IsnadLanguage

/// Vague words and fractions.
extension CardinalReader {
    /// `عشرات` (tens), and with a scale behind it `عشرات الآلاف` (tens of thousands).
    func vague(_ text: AnalyzedText, _ i: Int, _ end: Int, _ item: NumberWords.Item) -> Cardinal {
        var found = Cardinal(end: i + 1, value: item.value)
        (found.high, found.isVague) = (item.high, true)
        while let next = words.at(text, found.end, end), next.kind == .plural || next.kind == .scale,
            !next.clitics.contains(.conjunction), !next.clitics.contains(.preposition)
        {
            found.low *= next.value
            found.high = (found.high + 1) * next.value - 1
            found.end += 1
        }
        return found
    }

    /// `آلاف` (thousands) that nothing counts.
    func vaguePlural(_ i: Int, _ item: NumberWords.Item) -> Cardinal {
        var found = Cardinal(end: i + 1, value: item.value * 2)
        (found.high, found.isVague) = (item.value * 10 - 1, true)
        return found
    }

    /// `بضعة آلاف` (a few thousand) is as vague as `آلاف`; `بضعة` before a counted noun gives no number.
    func someScale(_ text: AnalyzedText, _ i: Int, _ end: Int) -> Cardinal? {
        guard let next = words.at(text, i + 1, end), next.clitics.isEmpty else { return nil }
        switch next.kind {
        case .plural: return vaguePlural(i + 1, next)
        case .vague: return vague(text, i + 1, end, next)
        default: return nil
        }
    }

    /// `نصف` (half) is a share; `نصف مليون` (half a million) and `ثلاثة أرباع` (three quarters) are read whole.
    func fraction(_ text: AnalyzedText, _ i: Int, _ end: Int, _ item: NumberWords.Item) -> Cardinal {
        if let next = words.at(text, i + 1, end), next.kind == .scale, next.clitics.subtracting(.article).isEmpty {
            return Cardinal(end: i + 2, value: item.high * next.value)
        }
        var found = Cardinal(end: i + 1, value: item.value)
        found.isFraction = true
        return found
    }
}
