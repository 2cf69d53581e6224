import IsnadLanguage
import IsnadScript

/// Which rules a lexeme calls up.
package struct FrameTable: Sendable {
    package struct Trigger: Sendable, Equatable {
        package var rule: Int32
        package var shape: TriggerShape
        package var with: [WordKey]
    }

    package let rules: [FrameRule]
    private var byLexeme: [Int32: [Trigger]] = [:]
    /// One bit for each lexeme: whether it calls any rule up. The first question asked of every word.
    private var isTrigger: [Bool] = []

    /// Builds the table and teaches the lexicon the trigger words that it lacks.
    package init(_ rules: [FrameRule], lexicon: inout Lexicon) {
        self.rules = rules
        for (number, rule) in rules.enumerated() {
            for word in rule.triggers {
                for lexeme in Self.lexemes(word, &lexicon) {
                    let trigger = Trigger(rule: Int32(number), shape: word.shape, with: word.with)
                    if byLexeme[lexeme]?.contains(trigger) ?? false { continue }
                    byLexeme[lexeme, default: []].append(trigger)
                }
            }
        }
        isTrigger = [Bool](repeating: false, count: lexicon.lexemes.count)
        for lexeme in byLexeme.keys { isTrigger[Int(lexeme)] = true }
    }

    package func triggers(_ lexeme: Int32) -> [Trigger] {
        guard lexeme >= 0, Int(lexeme) < isTrigger.count, isTrigger[Int(lexeme)] else { return [] }
        return byLexeme[lexeme] ?? []
    }

    private static let nominals: [PartOfSpeech] = [.noun, .masdar, .adjective, .activeParticiple, .passiveParticiple]

    private static func lexemes(_ word: TriggerWord, _ lexicon: inout Lexicon) -> [Int32] {
        switch word.shape {
        case .verb:
            return [lexicon.find(word.word, .verb) ?? lexicon.addVerb(past: word.word, present: word.present)]
        case .noun, .person:
            let known = nominals.compactMap { lexicon.find(word.word, $0) }
            return known.isEmpty ? [lexicon.addNoun(word.word, word.shape == .noun ? .masdar : .noun)] : known
        case .adjective:
            let known = [PartOfSpeech.adjective, .activeParticiple, .passiveParticiple, .noun].compactMap { lexicon.find(word.word, $0) }
            return known.isEmpty ? [lexicon.addParticiple(word.word, .passiveParticiple)] : known
        }
    }
}
