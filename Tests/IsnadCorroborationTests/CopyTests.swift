import IsnadCorroboration
import IsnadModel
import Testing

@Suite struct CopyTests {
    let finder = CopyFinder()

    struct CopyFinder {
        let corroborator = Corroborator()
        func copies(_ documents: [CodedDocument]) -> [Copy] { corroborator.corroborate(documents).copies }
    }

    @Test func aReprintWithAnAddedParagraphIsACopyOfTheEarlierReport() throws {
        let copy = try #require(finder.copies([Reports.newspaper(), Reports.agency()]).first)
        #expect(copy.relation == .copy)
        #expect(copy.first == Report.id(of: Reports.agency().document))
        #expect(copy.shareOfFirst == 1)
        #expect(copy.shareOfSecond < 1)
        #expect(!copy.reason.rule.isEmpty)
    }

    @Test func sharedPassagesHoldTheSameWordsInBothTexts() throws {
        let (a, b) = (Reports.agency().document, Reports.newspaper().document)
        let copy = try #require(finder.copies([Reports.agency(), Reports.newspaper()]).first)
        for passage in copy.passages { #expect(words(a.text, passage.first) == words(b.text, passage.second)) }
    }

    @Test func twoReportsOfDifferentThingsShareNothing() {
        let other = ReportMaker("other", published: "2018-05-07", Reports.other).coded
        #expect(finder.copies([Reports.agency(), other]).isEmpty)
    }

    @Test func aParagraphInsideALongerReportIsAnExcerpt() throws {
        let shared = Reports.background + " وقال أحدهم إن الرعاة تركوا المراعي البعيدة منذ بداية الشتاء وباعوا نصف القطعان بأسعار زهيدة."
        let long = Reports.other + "\n" + shared + "\n" + Reports.other.replacingWord()
        let short = shared + "\n" + Reports.raid
        let pair = [ReportMaker("long", published: "2018-05-01", long).coded, ReportMaker("short", published: "2018-05-02", short).coded]
        #expect(try #require(finder.copies(pair).first).relation == .excerpt)
    }

    @Test func aFormulaOfManyWeeksProvesNoCopy() {
        let formula =
            "وجدد المتحدث دعوته جميع السكان إلى الابتعاد عن المواقع العسكرية والالتزام بتعليمات السلامة التي تصدرها اللجنة المختصة كل يوم في الصباح الباكر."
        let bodies = [Reports.other, Reports.raid, "تأخر موسم الزيتون هذا العام في القرى الجبلية بسبب قلة المطر كما يقول المزارعون هناك."]
        let reports = zip(bodies, ["2018-01-01", "2018-02-01", "2018-03-01"]).map { body, day in
            ReportMaker("r" + day, published: day, body + "\n" + formula).coded
        }
        #expect(finder.copies(reports).isEmpty)
    }

    @Test func furnitureIsNobodysWording() {
        var (a, b) = (ReportMaker("a", Reports.other).coded, ReportMaker("b", Reports.other).coded)
        let all = Span(start: 0, end: a.document.text.unicodeScalars.count)
        a.document.furniture = [Furniture(kind: "related", span: all)]
        b.document.furniture = [Furniture(kind: "related", span: all)]
        #expect(finder.copies([a, b]).isEmpty)
    }

    private func words(_ text: String, _ span: Span) -> String {
        String(String.UnicodeScalarView(Array(text.unicodeScalars)[span.start..<span.end]))
    }
}

extension String {
    /// The same words in reverse order: the same length, no shared passage.
    fileprivate func replacingWord() -> String { split(separator: " ").reversed().joined(separator: " ") }
}
