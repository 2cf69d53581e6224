import IsnadLanguage
import IsnadScript

/// Which rules a lexeme calls up.
package struct FrameTable: Sendable {
    package struct Trigger: Sendable, Equatable {
        package var rule: Int32
        package var shape: TriggerShape
        /// One of these words has to follow, as a range of all such words; empty where the trigger stands alone.
        fileprivate var from: Int32
        fileprivate var count: Int32

        package var isCompound: Bool { count > 0 }
    }

    package let rules: [FrameRule]
    /// Triggers by lexeme: those of a lexeme lie side by side.
    private(set) var triggers: [Trigger] = []
    private var companions: [WordKey] = []
    /// Where the triggers of each lexeme begin, and after the last lexeme where they end.
    private var first: [Int32] = []

    /// Builds the table and teaches the lexicon the trigger words that it lacks.
    package init(_ rules: [FrameRule], lexicon: inout Lexicon) {
        self.rules = rules
        var byLexeme: [Int32: [Trigger]] = [:]
        for (number, rule) in rules.enumerated() {
            for word in rule.triggers {
                let trigger = Trigger(rule: Int32(number), shape: word.shape, from: companions(word.with), count: Int32(word.with.count))
                for lexeme in Self.lexemes(word, &lexicon) {
                    if byLexeme[lexeme]?.contains(trigger) ?? false { continue }
                    byLexeme[lexeme, default: []].append(trigger)
                }
            }
        }
        first.reserveCapacity(lexicon.lexemes.count + 1)
        for lexeme in lexicon.lexemes.indices {
            first.append(Int32(triggers.count))
            if let own = byLexeme[Int32(lexeme)] { triggers += own }
        }
        first.append(Int32(triggers.count))
    }

    /// Where a list of companions lies; an equal list is kept once.
    private mutating func companions(_ words: [WordKey]) -> Int32 {
        guard !words.isEmpty else { return 0 }
        if let known = companions.indices.first(where: { companions[$0...].starts(with: words) }) { return Int32(known) }
        companions += words
        return Int32(companions.count - words.count)
    }

    package func triggers(_ lexeme: Int32) -> ArraySlice<Trigger> { triggers[triggersOf(lexeme)] }

    /// The same as places in `triggers`.
    func triggersOf(_ lexeme: Int32) -> Range<Int> {
        guard lexeme >= 0, Int(lexeme) + 1 < first.count else { return 0..<0 }
        return Int(first[Int(lexeme)])..<Int(first[Int(lexeme) + 1])
    }

    /// The words of which one has to go with a trigger.
    package func companions(_ trigger: Trigger) -> ArraySlice<WordKey> { companions[Int(trigger.from)..<Int(trigger.from + trigger.count)] }

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
