import IsnadExport
import IsnadModel
import IsnadPipeline
import Testing

/// What `isnad analyze` writes.
@Suite struct AnalyzeTests {
    private static let text = "أعلن العقيد سامي الحلبي أن 12 جنديا قتلوا في مدينة الرقة أمس.\n\nوقال: للمدينة سور."

    private static func analyzed() -> AnalyzedDocument {
        var analyzer = Analyzer(givesWords: true)
        var document = Document(path: "-", id: "7", text: text)
        document.published = CivilDate(iso: "2018-11-14")
        return analyzer.analyze(document)
    }

    @Test("every mention stands in the text as it is quoted")
    func spans() {
        let found = Self.analyzed()
        let scalars = Array(Self.text.unicodeScalars)
        for mention in found.mentions {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[mention.evidence.span.start..<mention.evidence.span.end])
            #expect(String(view) == mention.evidence.text)
        }
        #expect(Set(found.mentions.map(\.kind)).isSuperset(of: [.person, .number, .place, .time]))
    }

    @Test("a place has a position, a number a unit, a time its day, a person its parts")
    func details() throws {
        let mentions = Self.analyzed().mentions
        let place = try #require(mentions.first { $0.kind == .place })
        #expect(place.location?.country == "SY")
        let number = try #require(mentions.first { $0.kind == .number })
        #expect(number.figure?.low == 12 && number.figure?.high == 12 && number.figure?.unit == "person")
        let time = try #require(mentions.first { $0.kind == .time })
        #expect(time.time?.start == CivilDate(iso: "2018-11-13"))
        let person = try #require(mentions.first { $0.kind == .person })
        #expect(person.parts?.ism == "سامي")
    }

    @Test("the words of a multiword token lie side by side and fill it")
    func words() {
        for sentence in Self.analyzed().sentences {
            for token in sentence.tokens {
                #expect(token.words.first?.span.start == token.span.start)
                #expect(token.words.last?.span.end == token.span.end)
                for (a, b) in zip(token.words, token.words.dropFirst()) { #expect(a.span.end == b.span.start) }
            }
        }
    }

    @Test("CoNLL-U has ten columns, a range line for a word with clitics, and the words of the text")
    func conllu() {
        let found = Self.analyzed()
        var writer = CoNLLUWriter()
        let lines = String(decoding: writer.document(found.document, found.sentences), as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let rows = lines.filter { !$0.isEmpty && !$0.hasPrefix("#") }.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        #expect(rows.allSatisfy { $0.count == 10 })
        #expect(rows.contains { $0[0].contains("-") && $0[1] == "للمدينة" })
        #expect(lines.contains { $0.hasPrefix("# text = أعلن العقيد") })
    }

    @Test("any text gives a result", arguments: ["", " ", "\u{0640}\u{0640}", "\u{064E}\u{064F}", "abc 12 «", "))((", "ﻻ ﷲ", "\u{200F}"])
    func oddText(text: String) {
        var analyzer = Analyzer(givesWords: true)
        let found = analyzer.analyze(Document(path: "-", id: "-", text: text))
        #expect(found.mentions.allSatisfy { $0.evidence.span.end <= text.unicodeScalars.count })
    }
}
