import IsnadLanguage
import IsnadModel
import IsnadRules
import Testing

private let lexicon = Lexicon(rules: .embedded)

private func analyzed(_ text: String) -> AnalyzedText {
    var analyzer = LanguageAnalyzer(lexicon: lexicon)
    return analyzer.analyze(Document(path: "-", id: "-", text: text))
}

/// Whether one reading of a word is this form of the verb with this past.
private func isForm(_ word: String, of verb: String, _ matches: (Inflection) -> Bool) -> Bool {
    let text = analyzed(word)
    return text.allReadings(0).contains { $0.partOfSpeech == .verb && lexicon.lexeme($0.lexeme)?.lemma == verb && matches($0.inflection) }
}

@Suite struct WordTests {
    @Test(arguments: [
        ("قلنا", "قال"), ("قلن", "قال"), ("قالتا", "قال"), ("يقلن", "قال"), ("فررت", "فر"), ("فروا", "فر"), ("يفررن", "فر"), ("رمت", "رمى"),
        ("رموا", "رمى"), ("رمينا", "رمى"), ("يرمون", "رمى"), ("دعوا", "دعا"), ("دعونا", "دعا"), ("يدعون", "دعا"), ("بقوا", "بقي"), ("يبقون", "بقي"),
        ("استعدنا", "استعاد"), ("يستعيدون", "استعاد"), ("بدؤوا", "بدأ"), ("يبدؤون", "بدأ"), ("أساؤوا", "أساء"), ("وصلتا", "وصل"), ("يصلان", "وصل"),
        ("احتلوا", "احتل"), ("احتللنا", "احتل"), ("قاتلن", "قاتل"), ("تقتلان", "قتل"),
    ])
    func paradigm(word: String, verb: String) {
        #expect(isForm(word, of: verb) { _ in true })
    }

    @Test(arguments: [("قيل", "قال"), ("استعيدت", "استعاد"), ("أجريت", "أجرى"), ("يوجد", "وجد"), ("يقال", "قال")])
    func passive(word: String, verb: String) {
        #expect(isForm(word, of: verb) { $0.voice == .passive })
    }

    @Test("text without an end of sentence is cut, behind a comma where one stands")
    func endlessSentence() {
        let words = [String](repeating: "وصل الرجل إلى المدينة", count: 400).joined(separator: " ")
        let plain = analyzed(words)
        #expect(plain.sentences.count == 3)
        #expect(plain.sentences.reduce(0) { $0 + $1.tokens.count } == plain.tokens.count)
        let withComma = analyzed([String](repeating: "وصل الرجل إلى المدينة،", count: 400).joined(separator: " "))
        #expect(withComma.sentences.dropLast().allSatisfy { withComma.tokens[$0.tokens.upperBound - 1].kind == .punctuation })
    }

    @Test(arguments: ["لم يكن", "لم يعد", "لم يقل"])
    func shortForm(words: String) {
        let text = analyzed(words)
        #expect(text.reading(1)?.partOfSpeech == .verb)
        #expect(text.reading(1)?.inflection.mood == .short)
    }

    @Test func familiarity() {
        #expect(analyzed("قذيفة").reading(0)?.familiarity == .table)
        #expect(analyzed("وسادة").reading(0)?.familiarity == .wide || analyzed("وسادة").reading(0)?.familiarity == .rare)
        #expect(analyzed("زغرومبيت").reading(0)?.isKnown == false)
    }

    /// The parts of a token lie side by side and cover it, whatever signs are written over its letters.
    @Test(arguments: ["وَبِأَسْلِحَتِهِمْ", "للقـــاعدة", "فَسَيَقْتُلُونَهُم", "بـ", "لـ", "ـ", "و", "أفلا"])
    func partsCoverToken(word: String) {
        let text = analyzed(word)
        for token in text.tokens.indices {
            var at = text.span(token).start
            for part in text.parts(token) {
                #expect(part.span.start == at && part.span.end >= at)
                at = part.span.end
            }
            #expect(at == text.span(token).end)
        }
    }
}
