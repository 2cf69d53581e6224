import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Finds the words of a sentence that call up rules.
struct TriggerFinder {
    let context: DocumentContext
    let sentence: Int
    private let parse: SentenceParse
    private var text: AnalyzedText { context.text }

    init(context: DocumentContext, sentence: Int) {
        (self.context, self.sentence) = (context, sentence)
        parse = context.parses[sentence]
    }

    struct Found {
        var item: Int
        var token: Int
        var tokens: Range<Int>
        var shape: TriggerShape
        var rule: FrameRule
        var isCompound: Bool
        var reading: Reading
    }

    func run() -> [Found] {
        var found: [Found] = []
        for (i, item) in parse.items.enumerated() {
            switch item.kind {
            case .verb: verb(i, item, &found)
            case .phrase(let p): phrase(i, parse.phrases[p], &found)
            case .marker(.breakdown): breakdown(i, item, &found)
            default: break
            }
        }
        return found
    }

    private func verb(_ i: Int, _ item: Item, _ found: inout [Found]) {
        let token = item.tokens.lowerBound
        for r in readings(token) where text.readings[r].partOfSpeech == .verb {
            let reading = text.readings[r]
            for n in context.knowledge.frames.triggersOf(reading.lexeme) {
                let trigger = context.knowledge.frames.triggers[n]
                guard trigger.shape == .verb, let tokens = companion(trigger, token, limit: 9) else { continue }
                found.append(make(i, token, tokens, trigger, reading))
            }
        }
    }

    private func phrase(_ i: Int, _ phrase: Phrase, _ found: inout [Found]) {
        guard phrase.kind != .time else { return }
        for token in phrase.tokens where text.tokens[token].kind == .arabic {
            if phrase.name >= 0, parse.names[phrase.name].tokens.contains(token) { continue }
            for r in readings(token) where text.readings[r].partOfSpeech.isNominal {
                let reading = text.readings[r]
                for n in context.knowledge.frames.triggersOf(reading.lexeme) {
                    let trigger = context.knowledge.frames.triggers[n]
                    if token < phrase.core, !trigger.isCompound, !context.knowledge.frames.rules[Int(trigger.rule)].isOne(of: .figures) { continue }
                    guard trigger.shape != .verb, let tokens = companion(trigger, token, limit: 6) else { continue }
                    found.append(make(i, token, tokens, trigger, reading))
                }
            }
        }
    }

    /// Readings of a token, as places in `text.readings`: no slice is made for words that call up nothing, which most are.
    private func readings(_ token: Int) -> Range<Int> {
        let (first, count) = (Int(text.tokens[token].firstReading), Int(text.tokens[token].readingCount))
        return first..<(first + count)
    }

    /// `معظمهم` (most of them) opens a breakdown and states a share.
    private func breakdown(_ i: Int, _ item: Item, _ found: inout [Found]) {
        for token in item.tokens {
            for reading in text.allReadings(token) {
                for trigger in context.knowledge.frames.triggers(reading.lexeme) where !trigger.isCompound && trigger.shape == .noun {
                    let made = make(i, token, token..<(token + 1), trigger, reading)
                    if made.rule.isOne(of: .figures) { found.append(made) }
                }
            }
        }
    }

    private func make(_ i: Int, _ token: Int, _ tokens: Range<Int>, _ trigger: FrameTable.Trigger, _ reading: Reading) -> Found {
        Found(
            item: i, token: token, tokens: tokens, shape: trigger.shape, rule: context.knowledge.frames.rules[Int(trigger.rule)],
            isCompound: trigger.isCompound, reading: reading)
    }

    /// The trigger's words: alone, or up to the word that has to go with it; nil when that is missing.
    private func companion(_ trigger: FrameTable.Trigger, _ token: Int, limit: Int) -> Range<Int>? {
        guard trigger.isCompound else { return token..<(token + 1) }
        let end = text.sentences[sentence].tokens.upperBound
        let with = context.knowledge.frames.companions(trigger)
        var i = token + 1
        while i < end, i - token <= limit {
            if text.tokens[i].kind == .arabic, matches(i, with) {
                return i > token + 2 || trigger.shape == .verb && i > token + 1 ? token..<(token + 1) : token..<(i + 1)
            }
            if text.tokens[i].code == 0x2E || text.tokens[i].kind == .lineBreak { return nil }
            i += 1
        }
        return nil
    }

    private func matches(_ token: Int, _ keys: ArraySlice<WordKey>) -> Bool { Self.matches(text, context.knowledge.lexicon, token, keys) }

    /// Whether a token is one of the words, in any form or with clitics.
    static func matches(_ text: AnalyzedText, _ lexicon: Lexicon, _ token: Int, _ keys: ArraySlice<WordKey>) -> Bool {
        if keys.contains(text.tokens[token].key) { return true }
        for reading in text.allReadings(token) {
            if keys.contains(Stem.key(text, token, reading)) { return true }
            if let lexeme = lexicon.facts(reading.lexeme), keys.contains(lexeme.lemma) { return true }
        }
        return false
    }
}
