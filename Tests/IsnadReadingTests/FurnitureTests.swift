import IsnadModel
import IsnadReading
import IsnadRules
import Testing

@Suite("Furniture in plain text")
struct FurnitureTests {
    private static let first = "أعلنت قيادة الحدود أن جنودها صدوا هجوما على المخفر الشمالي، وأن ثلاثة من المهاجمين قتلوا وفر الباقون نحو الوادي."
    private static let second = "وقال شاهد من القرية المجاورة إن إطلاق النار استمر ساعتين، وإن سيارات الإسعاف نقلت الجرحى إلى مستشفى المدينة."

    /// Kinds and words of the furniture of a report.
    private func furniture(_ text: String, author: String? = nil) throws -> [String] {
        let metadata = author.map { Array("{\"author\":\"\($0)\"}".utf8) }
        let document = try #require(ReportReader(rules: .embedded).read(RawItem(path: "a.txt", bytes: Array(text.utf8)), metadata: metadata).document)
        let scalars = Array(document.text.unicodeScalars)
        return document.furniture.map { piece in
            piece.kind + ": " + String(String.UnicodeScalarView(scalars[piece.span.start..<piece.span.end]))
        }
    }

    @Test(
        "a line between two paragraphs that is none of the report's",
        arguments: [
            "related: اقرأ أيضًا: خبر عن شيء آخر", "related: للمزيد: حديث مع الوزير", "share: شارك هذا الخبر", "share: فيسبوك تويتر واتساب",
            "advert: إعلان", "subscribe: اشترك في نشرتنا البريدية", "navigation: ----------", "caption: جنود عند المخفر - أرشيفية",
            "related: موسم الزيتون.. أسعار ترتفع وفلاحون يشتكون", "related: هل يعود الصيادون إلى البحر في الربيع؟",
        ])
    func between(expected: String) throws {
        let line = expected.split(separator: ":", maxSplits: 1)[1].dropFirst()
        #expect(try furniture("\(Self.first)\n\(line)\n\(Self.second)") == [expected])
    }

    @Test(
        "a line that is the report's own",
        arguments: [
            "هدوء حذر بعد الهجوم", "فهل يعود الهدوء إلى المخفر بعد الهجوم؟", "للمزيد من الدعم طلبت القيادة مروحيات.", "شاهد الجنود المهاجمين يفرون.",
            "كتب الوزير رسالة.", "خسائر المهاجمين في الوادي",
        ])
    func own(line: String) throws {
        #expect(try furniture("\(Self.first)\n\(line)\n\(Self.second)").isEmpty)
    }

    @Test("headlines in a row are none of the report's sub-headings")
    func row() throws {
        let lines = ["مقتل صياد قرب الساحل الغربي", "مزارعون يغلقون طريق الميناء احتجاجا"]
        #expect(try furniture("\(Self.first)\n\(lines[0])\n\(lines[1])\n\(Self.second)") == lines.map { "related: " + $0 })
        #expect(try furniture("\(Self.first)\n- \(lines[0])\n- \(lines[1])\n\(Self.second)").isEmpty)
    }

    @Test("what stands around the report: section, date, author, comments, credit, rights")
    func edges() throws {
        let text = """
            أخبار محلية
            هجوم على المخفر الشمالي قرب الحدود
            الثلاثاء، 3 أيار 2016 10:15 ص
            كتب - سمير الحقلي

            \(Self.first)
            \(Self.second)
            رويترز/ أ ف ب
            لا توجد تعليقات على الخبر
            0 تعليق
            جميع الحقوق محفوظة لموقع الحدود
            """
        #expect(
            try furniture(text).map { String($0.prefix { $0 != ":" }) } == [
                "navigation", "byline", "byline", "byline", "comments", "comments", "copyright",
            ])
    }

    @Test("the author that the metadata name is a byline")
    func author() throws {
        let text = "هجوم على المخفر الشمالي\n\nسمير عبد الله الحقلي الشامي\n\(Self.first)\n\(Self.second)"
        #expect(try furniture(text).isEmpty)
        #expect(try furniture(text, author: "سمير عبد الله الحقلي الشامي") == ["byline: سمير عبد الله الحقلي الشامي"])
    }

    @Test("a caption told twice, and a teaser that is told again more fully")
    func repeats() throws {
        let caption = "دورية عند مدخل المخفر الشمالي"
        #expect(try furniture("\(Self.first)\n\(caption)\n\(Self.second)\n\(caption)") == ["caption: " + caption, "repeated: " + caption])
        let teaser = "بداية الهجوم" + Self.first.dropLast(14)
        #expect(try furniture("\(teaser)\nبداية الهجوم\n\(Self.first)\n\(Self.second)") == ["repeated: " + teaser])
    }

    @Test("the list behind a heading of related reports belongs to it")
    func list() throws {
        let text = "\(Self.first)\n\(Self.second)\nاقرأ أيضا:\n\nخبر أول عن الميناء\n\nخبر ثان عن السوق"
        #expect(try furniture(text).count == 3)
    }

    @Test("a long text of one letter ends quickly")
    func hostile() throws {
        let lines = Array(repeating: String(repeating: "ا ", count: 200), count: 500).joined(separator: "\n")
        _ = try furniture(lines)
        _ = try furniture(String(repeating: "اقرأ أيضا\n", count: 20_000))
        _ = try furniture(String(repeating: "؟\n", count: 20_000) + String(repeating: "هل من خبر جديد اليوم؟\n", count: 5_000))
    }
}
