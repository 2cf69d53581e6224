import IsnadLanguage
import IsnadRules
import IsnadScript

/// Decides what a number counts, from the noun behind or before it: the units of the claims vocabulary (`person`, `money`, `locality` …).
///
/// Example: `20 ألف نازح` (20,000 displaced) counts persons, `الجرحى الثلاثة` (the three wounded) too, `12 كلم` (12 km) something other.
public struct NumberUnits: Sendable {
    private enum Place { case counted, square, before, part }
    private struct Word {
        var unit: String
        var place: Place
    }

    private let lexicon: Lexicon
    private var words: [Word] = []
    private var index = CliticTable(minimumCapacity: 32_768)

    public init(rules: RuleFiles, lexicon: Lexicon) {
        self.lexicon = lexicon
        let places: [String: Place] = ["square": .square, "before": .before, "money-part": .part]
        let rows = Table(rules.bytes("lexicon/units.tsv")).rows.filter { $0[2] != "dual" && $0[2] != "no-dual" }
        for row in rows {
            for word in row.list(0) { index.add(word, entry: words.count, dressed: false) }
            words.append(Word(unit: row[1], place: places[row[2]] ?? .counted))
        }
        // Dressed forms come after all bare ones, so that `لغم` (mine) is never read as ل and `غم` (grams).
        for (entry, row) in rows.enumerated() {
            for word in row.list(0) { index.add(word, entry: entry, dressed: true) }
        }
    }

    /// - Parameter number: a number of `text`; ordinals count nothing.
    public func unit(_ number: NumberMention, _ text: AnalyzedText) -> String {
        if number.isFraction, number.isPercent { return isDuration(number, text) ? "duration" : "percent" }
        if number.isPercent { return "percent" }
        if number.isOrdinal { return "other" }
        let end = text.tokens.count
        if isMoneySign(text, number.core.lowerBound - 1) { return "money" }
        var at = max(number.core.upperBound, number.tokens.upperBound)
        while at < end, isSkipped(text, at) { at += 1 }
        if let unit = counted(text, at, end) { return unit }
        return before(number, text) ?? "other"
    }

    /// `نصف ساعة` (half an hour)
    private func isDuration(_ number: NumberMention, _ text: AnalyzedText) -> Bool {
        counted(text, number.tokens.upperBound, text.tokens.count) == "duration"
    }

    // MARK: Hundredths

    /// `43 سنتا` right behind an amount of money, as a part of it, with the first token behind its noun.
    public func smallMoney(_ number: NumberMention, behind money: NumberMention, _ text: AnalyzedText) -> (amount: Double, end: Int)? {
        let gap = number.tokens.lowerBound - money.tokens.upperBound
        guard (1...3).contains(gap), let low = number.low, low == number.high, money.low == money.high, number.tokens.upperBound < text.tokens.count
        else { return nil }
        let at = number.tokens.upperBound
        if text.tokens[at].kind == .latin {
            return text.tokens[at].code == UInt8(ascii: "c") && text.tokens[at].end == text.tokens[at].start + 1 ? (low / 100, at + 1) : nil
        }
        guard text.tokens[at].isArabic, let found = index.longest(text, at, text.tokens.count), words[found.entry].place == .part,
            let divisor = Double(words[found.entry].unit), low < divisor
        else { return nil }
        return (low / divisor, found.end)
    }

    // MARK: Behind the number

    private func isSkipped(_ text: AnalyzedText, _ i: Int) -> Bool {
        let token = text.tokens[i]
        if token.isPunctuation { return token.code == LetterCode.openQuote || token.code == 0x22 || token.code == 0x29 }
        return false
    }

    private func counted(_ text: AnalyzedText, _ i: Int, _ end: Int) -> String? {
        guard i < end else { return nil }
        switch text.tokens[i].kind {
        case .punctuation: return isMoneySign(text, i) ? "money" : nil
        case .latin: return text.script.string(text.span(i)).utf8.count == 3 ? "money" : nil
        case .arabic: break
        case .digits, .lineBreak: return nil
        }
        if let found = index.longest(text, i, end), !found.clitics.contains(.conjunction) {
            let word = words[found.entry]
            if word.place == .square { return isSquare(text, found.end) ? "area" : word.unit }
            if word.place == .part { return "money" }
            if word.place == .counted { return word.unit }
        }
        guard let reading = text.reading(i), !reading.proclitics.conjunction else { return nil }
        if reading.partOfSpeech == .preposition { return behindPreposition(text, i, end, reading) }
        if reading.partOfSpeech == .verb { return reading.inflection.number == .plural && reading.inflection.gender == .masculine ? "person" : nil }
        return unit(reading) ?? text.allReadings(i).lazy.filter { $0.partOfSpeech.isNominal }.compactMap(unit).first
    }

    /// `3 من أفراد الأمن` (3 of the members of …), `12 منهم` (12 of them).
    private func behindPreposition(_ text: AnalyzedText, _ i: Int, _ end: Int, _ reading: Reading) -> String? {
        let codes = text.script.codes
        let start = Int(text.tokens[i].start)
        if reading.enclitic == .they || reading.enclitic == .theyFeminine { return "person" }
        guard codes[start] == LetterCode.meem, codes[start + 1] == LetterCode.noon else { return nil }
        guard reading.enclitic == .none, i + 1 < end, text.tokens[i + 1].isArabic else { return nil }
        if let found = index.single(text.tokens[i + 1].key), words[found.entry].place == .counted { return words[found.entry].unit }
        return text.reading(i + 1).flatMap(unit)
    }

    private func unit(_ reading: Reading) -> String? {
        guard let lexeme = lexicon.lexeme(reading.lexeme) else { return nil }
        if !lexeme.unit.isEmpty { return lexeme.unit == "area" || lexeme.unit == "outlet" ? "other" : lexeme.unit }
        if lexeme.kind.isPerson || lexeme.kind == .nationality { return "person" }
        switch lexeme.partOfSpeech {
        case .masdar: return "event"
        case .activeParticiple, .passiveParticiple: return "person"
        default: return nil
        }
    }

    private func isSquare(_ text: AnalyzedText, _ i: Int) -> Bool {
        guard i < text.tokens.count, text.tokens[i].isArabic else { return false }
        let codes = text.script.codes
        let start = Int(text.tokens[i].start)
        return text.tokens[i].end - text.tokens[i].start >= 4 && codes[start] == LetterCode.meem && codes[start + 2] == LetterCode.beh
    }

    /// `$`, `€`, `£`, `¢`
    private func isMoneySign(_ text: AnalyzedText, _ i: Int) -> Bool {
        guard i >= 0, i < text.tokens.count, text.tokens[i].isPunctuation else { return false }
        if text.tokens[i].code == 0x24 { return true }
        guard text.tokens[i].code == LetterCode.otherSymbol else { return false }
        let offset = Int(text.script.byteOffsets[Int(text.tokens[i].start)])
        let bytes = text.script.bytes
        if bytes[offset] == 0xC2 { return (0xA2...0xA5).contains(bytes[offset + 1]) }
        return bytes[offset] == 0xE2 && bytes[offset + 1] == 0x82
    }

    // MARK: Before the number

    /// `الجرحى الثلاثة` (the three wounded), `قتل 12` (12 were killed), `عدد النازحين 40 ألفا`.
    private func before(_ number: NumberMention, _ text: AnalyzedText) -> String? {
        let first = number.tokens.lowerBound
        for i in stride(from: first - 1, through: max(0, first - 5), by: -1) {
            guard text.tokens[i].isArabic else { return nil }
            if let found = index.single(text.tokens[i].key) {
                let word = words[found.entry]
                if word.place == .counted, !found.clitics.contains(.article), i < first - 1 { continue }
                if word.place == .before || word.place == .counted { return word.unit }
            }
            guard let reading = text.reading(i) else { continue }
            if reading.partOfSpeech == .noun, reading.proclitics.contains(.article), let unit = unit(reading) { return unit }
        }
        return nil
    }
}
