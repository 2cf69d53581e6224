import IsnadModel
import IsnadReading
import IsnadRules
import Testing

@Suite("Documents out of files and pages")
struct DocumentTests {
    private let reader = ReportReader(rules: .embedded)

    private func read(_ text: String, _ path: String = "a.txt", metadata: String? = nil) throws -> Document {
        try #require(reader.read(RawItem(path: path, bytes: Array(text.utf8)), metadata: metadata.map { Array($0.utf8) }).document)
    }

    @Test("the first line is a title when a blank line follows")
    func title() throws {
        let document = try read("هجوم قرب البلدة\n\nقتل جنديان في هجوم.")
        #expect(document.title == "هجوم قرب البلدة")
        #expect(document.titleSpan == Span(start: 0, end: 15))
        #expect(try read("هجوم قرب البلدة\nقتل جنديان.").titleSpan == nil)
    }

    @Test("the text of a .txt file stays as it is")
    func unchanged() throws {
        let text = "عنوان\r\n\r\nقُتل «جنديان» في كمينٍ…\u{200F} اليوم\n\n"
        #expect(try read(text).text == text)
    }

    @Test(
        "publication dates as metadata write them",
        arguments: [
            "2018-05-15", "2018-05-15T18:40:44+04:00", "Tue, 15 May 2018 18:40:44 +0400", "2018/05/15", "15/05/2018", "15-05-2018", "May 15, 2018",
        ])
    func published(form: String) throws {
        let document = try read("قتل جندي في كمين", metadata: "{\"published\":\"\(form)\"}")
        #expect(document.published?.description == "2018-05-15")
    }

    @Test("a dateline in words gives the day of publication")
    func dateline() throws {
        #expect(try read("عنوان التقرير\n\nالخميس، 27 أبريل 2017 03:53 م\nقتل جندي في كمين.").published?.description == "2017-04-27")
        #expect(try read("قتل جندي يوم 3 أيار 2016 في كمين قرب البلدة بعد ساعات من هجوم آخر على حاجز الطريق العام.").published == nil)
    }

    @Test("related headlines and prompts are furniture")
    func furniture() throws {
        let text = "قتل جندي في كمين.\nاقرأ أيضا: خبر آخر\nهل تنتهي الحرب هذا العام؟\nفر عنصران من البلدة."
        let document = try read(text)
        #expect(document.furniture.map(\.kind) == ["related", "related"])
    }

    @Test("a page gives its report without what stands around it")
    func page() throws {
        let html = """
            <html><head><title>مقتل جنديين | موقع</title><meta property="article:published_time" content="2019-02-03T10:00:00Z">
            <meta property="og:site_name" content="موقع"></head><body><nav><a href="/">الرئيسية</a> <a href="/s">رياضة</a></nav>
            <article><h1>مقتل جنديين قرب الحدود</h1><p>قتل جنديان اليوم في كمين قرب الحدود الشرقية بحسب مصدر عسكري تحدث إلى الموقع.</p>
            <div class="share">شارك الخبر</div><p>وأضاف المصدر أن المهاجمين فروا إلى الجبال المجاورة بعد الهجوم &amp; التفجير.</p></article>
            <footer>جميع الحقوق محفوظة</footer><script>var x = "قتل";</script></body></html>
            """
        let document = try read(html, "page.html")
        #expect(document.title == "مقتل جنديين قرب الحدود")
        #expect(document.published?.description == "2019-02-03")
        #expect(document.outlet == "موقع")
        #expect(document.text.contains("الهجوم & التفجير"))
        #expect(!document.text.contains("الرئيسية"))
        #expect(!document.text.contains("شارك"))
        #expect(!document.text.contains("الحقوق"))
    }

    @Test("hostile pages end quickly", arguments: [4_000])
    func hostile(units: Int) {
        let pages = [
            String(repeating: "<div>", count: units), String(repeating: "<a><b><i>", count: units), "<p " + String(repeating: "a=b ", count: units) + ">نص",
            String(repeating: "&amp", count: units), "<!--" + String(repeating: "-", count: units), "<p title=\"" + String(repeating: "x", count: units),
        ]
        for page in pages { _ = reader.read(RawItem(path: "p.html", bytes: Array(page.utf8))) }
    }
}
