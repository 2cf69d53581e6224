import IsnadLanguage
import IsnadModel
import IsnadScript

/// Writes what the name reader sees of each token, for `Tools/name_weights.py`, which learns the weights from coded text.
///
/// One token a line: start, end, class, part of speech, folded word behind its proclitics, where its bare form begins, flags, marks, letters before it,
/// the class of the word that announces it and how far that is; an empty line behind each sentence. Offsets count scalars of the document's text.
public struct FeatureDump {
    let tables: NameTables
    let maker: FactMaker

    public init(tables: NameTables, lexicon: Lexicon) {
        self.tables = tables
        maker = FactMaker(words: tables.words, lexicon: lexicon)
    }

    public func lines(_ text: AnalyzedText) -> [String] {
        var lines: [String] = []
        for sentence in text.sentences {
            let facts = sentence.tokens.map { fact(text, $0) }
            var marks = [UInt64](repeating: 0, count: facts.count)
            let first = sentence.tokens.lowerBound
            for i in sentence.tokens where facts[i - first].flags.contains(.phraseFirst) {
                let fact = facts[i - first]
                let word = NameMemory.Word(flags: fact.flags, core: fact.core, node: tables.index.node(fact.core), leading: fact.leading)
                tables.mark(text, i, sentence.tokens, word, into: &marks)
            }
            var chain = NameChain()
            for (n, i) in sentence.tokens.enumerated() {
                let lead = chain.next(facts[n].wordClass, facts[n].flags, text.reading(i)?.partOfSpeech)
                lines.append(line(text, i, facts[n], marks[n]) + "\t" + (lead.map { "\(name($0.head))\t\($0.distance)" } ?? "\t"))
            }
            lines.append("")
        }
        return lines
    }

    private func fact(_ text: AnalyzedText, _ i: Int) -> WordFacts {
        let token = text.tokens[i]
        guard token.kind == .arabic else {
            var facts = WordFacts()
            facts.wordClass = NameClass.of(token)
            facts.codes = Array(text.script.codes[Int(token.start)..<Int(token.end)])
            return facts
        }
        let word = text.script.codes[Int(token.start)..<Int(token.end)].filter { $0 != 0 }.map { LetterCode.folded($0) }
        return maker.facts(word, text.allReadings(i))
    }

    private func name(_ wordClass: UInt8) -> String {
        let number = Int(wordClass)
        return number < NameClass.fixed.count ? NameClass.fixed[number] : "t." + tables.words.triggerNames[number - NameClass.fixed.count]
    }

    private func line(_ text: AnalyzedText, _ i: Int, _ facts: WordFacts, _ marks: UInt64) -> String {
        let token = text.tokens[i]
        let name = name(facts.wordClass)
        let word = String(String.UnicodeScalarView(facts.codes.compactMap { Unicode.Scalar(LetterCode.scalar(ofFolded: $0)) }))
        let flags = NameFlags.names.enumerated().filter { facts.flags.rawValue & (1 << UInt64($0.offset)) != 0 }.map(\.element)
        let phrases = PhraseKind.markNames.enumerated().filter { marks & (1 << UInt64($0.offset)) != 0 }.map(\.element)
        let part = text.reading(i).map { "\($0.partOfSpeech)" } ?? "-"
        return [
            "\(token.start)", "\(token.end)", name, part, word, "\(facts.bare)", flags.joined(separator: ","), phrases.joined(separator: ","),
            "\(facts.leading)",
        ].joined(separator: "\t")
    }
}
