import Foundation
import IsnadModel
import IsnadReading
import IsnadRules
import IsnadTestSupport
import Testing

@Suite("Pages")
struct PageTests {
    private static let folder = "Specs/pages"
    private static let reader = ReportReader(rules: .embedded)

    /// Words as multisets, as `Evaluation/reading.py` compares them.
    private static func words(_ text: String) -> [String: Int] {
        var counts: [String: Int] = [:]
        for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) { counts[String(word), default: 0] += 1 }
        return counts
    }

    private static func agreement(_ a: String, _ b: String) -> Double {
        let (a, b) = (words(a), words(b))
        let same = a.reduce(0) { $0 + min($1.value, b[$1.key] ?? 0) }
        return 2 * Double(same) / Double(max(1, a.values.reduce(0, +) + b.values.reduce(0, +)))
    }

    @Test("text, title, day, author and outlet of pages after the structures of real sites")
    func templates() throws {
        let root = Repository.root.path + "/" + Self.folder
        let data = try #require(FileManager.default.contents(atPath: root + "/gold.json"))
        let gold = try JSONDecoder().decode([String: [String: String]].self, from: data)
        #expect(gold.count >= 50)
        var (sum, wrong, fields) = (0.0, [String](), 0)
        for (name, wanted) in gold.sorted(by: { $0.key < $1.key }) {
            let bytes = try #require(FileManager.default.contents(atPath: "\(root)/\(name).html"))
            let text = String(decoding: try #require(FileManager.default.contents(atPath: "\(root)/\(name).txt")), as: UTF8.self)
            let document = try #require(Self.reader.read(RawItem(path: name + ".html", bytes: Array(bytes))).document)
            let body = document.title.map { String(document.text.dropFirst($0.count)) } ?? document.text
            let value = Self.agreement(body, text)
            #expect(value >= 0.9, "\(name): \(value)")
            sum += value
            let found = ["title": document.title, "date": document.published?.description, "author": document.author, "outlet": document.outlet]
            for (field, value) in found where wanted[field] != nil {
                fields += 1
                if value != wanted[field] { wrong.append("\(name): \(field) is \(value ?? "missing")") }
            }
        }
        #expect(sum / Double(gold.count) >= 0.97)
        #expect(wrong.count * 20 <= fields, "\(wrong)")
    }

    @Test("each block of a page is kept or left out for a reason")
    func reasons() {
        let page = """
            <title>هجوم قرب البلدة | شبكة السهل</title><nav><a href=/>الرئيسية</a></nav><h1>هجوم قرب البلدة</h1><div class=share>شارك الخبر</div>
            <p>قال شهود إن مجهولين هاجموا الحاجز فجرا، وإن ثلاثة من الحراس أصيبوا في الاشتباك.</p><div class="related"><a href=/2>خبر آخر عن الميناء</a></div>
            <p>وأضافوا أن المهاجمين فروا نحو الوادي، وأن قوة من الشرطة لاحقتهم حتى الظهر.</p>
            """
        let blocks = Self.reader.blocks(RawItem(path: "a.html", bytes: Array(page.utf8)))
        #expect(blocks.filter(\.isKept).count == 2)
        #expect(blocks.filter { !$0.isKept }.allSatisfy { !$0.reason.isEmpty })
        #expect(blocks.contains { $0.kind == "share" } && blocks.contains { $0.kind == "related" })
    }

    @Test(
        "hostile pages end: time grows with their length and no faster",
        arguments: [
            "<div>", "<a><b><i><u>", "<table><tr><td>", "<p><span class=x>", "<svg><template>", "</p></div>", "<ul><li>", "<!--", "<![CDATA[",
            "&amp;&#x41;&notanentity;",
            "<x a=1 b='2' c>", "<p a=\"", "<script><!--<script>", "<h1>\u{0646}\u{0635} ", "\u{064E}\u{0651}", "<br>\u{0646}\u{0635}", "<select><option>",
            "<button><p>",
            "<a href=/x>\u{0646}\u{0635}</a>", "<!DOCTYPE",
        ])
    func hostile(piece: String) {
        let page = "<h1>عنوان</h1><p>نص طويل بعض الشيء.</p>" + String(repeating: piece, count: 4_000)
        let result = Self.reader.read(RawItem(path: "a.html", bytes: Array(page.utf8)))
        #expect(result.document != nil)
    }

    @Test("limits are told when they bite")
    func limits() {
        func causes(_ page: String) -> [String] { Self.reader.read(RawItem(path: "a.html", bytes: Array(page.utf8))).diagnostics.map(\.cause) }
        let text = "<p>قال شهود إن مجهولين هاجموا الحاجز فجرا، وإن ثلاثة من الحراس أصيبوا.</p>"
        #expect(causes(String(repeating: "<div>", count: 600) + text).contains("too-deep"))
        #expect(causes("<p " + (0..<300).map { "a\($0)=1" }.joined(separator: " ") + ">" + text).contains("too-many-attributes"))
        #expect(!causes(text).contains("too-deep"))
    }
}
