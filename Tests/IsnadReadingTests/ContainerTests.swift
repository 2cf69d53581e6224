import Foundation
import IsnadBytes
import IsnadModel
import IsnadReading
import IsnadRules
import IsnadTestSupport
import Testing

@Suite("Tables, feeds, zip files and packed files")
struct ContainerTests {
    private static let text = "قال شهود إن مجهولين هاجموا الحاجز فجرا، وإن ثلاثة من الحراس أصيبوا."

    private func read(_ name: String, _ bytes: [UInt8], columns: ColumnMap = ColumnMap()) throws -> [ReadResult] {
        let folder = try TemporaryFolder()
        let path = folder.url.path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return Array(ReportSequence(paths: [path], reader: Crawl.reader, columns: columns))
    }

    @Test("rows of a table, with quotes, line ends in fields and the usual names of columns", arguments: [",", ";", "\t"])
    func table(separator: String) throws {
        let lines = ["id,headline,body,date", "7,\"هجوم، وقتال\",\"\(Self.text)\nسطر ثان \"\"مقتبس\"\"\",2018-05-15", ",,,", "8,عنوان,نص قصير,"]
        let csv = lines.joined(separator: "\r\n").replacingOccurrences(of: ",", with: separator)
        let results = try read("a.csv", Array(csv.utf8))
        #expect(results.map { $0.document?.id } == ["7", "8"])
        #expect(results[0].document?.title?.hasPrefix("هجوم") == true)
        #expect(results[0].document?.text.contains("سطر ثان \"مقتبس\"") == true)
        #expect(results[0].document?.published?.description == "2018-05-15")
    }

    @Test("columns that the user names")
    func columns() throws {
        let results = try read("a.csv", Array("رقم,متن\n3,\(Self.text)\n".utf8), columns: try ColumnMap("text=متن,id=رقم"))
        #expect(results.map { $0.document?.id } == ["3"])
        #expect(try read("a.csv", Array("رقم,متن\n3,نص\n".utf8)).flatMap(\.diagnostics).map(\.cause) == ["no-columns"])
        #expect(throws: ColumnMap.Fault.self) { try ColumnMap("نص=text") }
    }

    @Test("a quotation mark that is never closed costs its row")
    func openQuote() throws {
        let results = try read("a.csv", Array(("id,text\n1,\"" + String(repeating: "س\n", count: 30_000)).utf8))
        #expect(results.flatMap(\.diagnostics).contains { $0.cause == "row-too-long" })
        for rows in [3, 60] {
            let around = try read("a.csv", Array(("id,text\n1,\"س\n" + String(repeating: "2,\(Self.text)\n", count: rows)).utf8))
            #expect(around.count { $0.document != nil } == rows)
            #expect(around.filter(\.hasError).count == 1)
        }
    }

    @Test("items of RSS and Atom")
    func feeds() throws {
        let rss = """
            <?xml version="1.0" encoding="utf-8"?><rss><channel><title>شبكة السهل</title><image><title>صورة</title></image><item><title>هجوم &amp; قتال</title><link>http://x.example/1</link>
            <pubDate>Tue, 15 May 2018 18:40:44 +0400</pubDate><dc:creator><![CDATA[سمير الحقلي]]></dc:creator><description>موجز</description>
            <content:encoded><![CDATA[<p>\(Self.text)</p><p><a href="/2">اقرأ أيضا</a></p>]]></content:encoded></item></channel></rss>
            """
        let document = try #require(try read("a.rss", Array(rss.utf8)).first?.document)
        #expect(document.title == "هجوم & قتال")
        #expect(document.text == "هجوم & قتال\n\n\(Self.text)")
        #expect(document.outlet == "شبكة السهل")
        #expect(document.author == "سمير الحقلي")
        #expect(document.published?.description == "2018-05-15")
        let atom = """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>المدار</title><entry><title>خبر</title><link rel="alternate" href="http://x.example/2"/><id>tag:2</id>
            <published>2018-05-16T00:00:00Z</published><author><name>هدى الساحلي</name></author><content type="html">&lt;p&gt;\(Self.text)&lt;/p&gt;</content></entry></feed>
            """
        let entry = try #require(try read("a.atom", Array(atom.utf8)).first?.document)
        #expect(entry.id == "tag:2" && entry.author == "هدى الساحلي" && entry.text.hasSuffix(Self.text))
    }

    @Test("names that a feed defines are told and never expanded")
    func bomb() throws {
        let xml =
            "<!DOCTYPE rss [<!ENTITY a \"ها\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>خبر</title><description>\(Self.text) &b; &c;</description></item></channel></rss>"
        let results = try read("a.xml", Array(xml.utf8))
        #expect(results.flatMap(\.diagnostics).contains { $0.cause == "document-type" })
        let text = results.compactMap { $0.document?.text }.joined()
        #expect(text.contains("&b;") && !text.contains("هاها") && !text.contains("root:"))
    }

    @Test("packed files, whole and broken")
    func packed() throws {
        let line = Array("{\"id\":\"1\",\"text\":\"\(Self.text)\"}\n".utf8)
        let member = try #require(Deflater.gzip(line))
        #expect(try read("a.ndjson.gz", member + member).compactMap { $0.document?.id } == ["1", "1"])
        let broken = try read("a.ndjson.gz", Array(member.dropLast(12)))
        #expect(broken.flatMap(\.diagnostics).contains { $0.severity == .error && $0.cause == "truncated" })
        // Damage in one member costs no line of the next.
        var damaged = member
        damaged[20] ^= 0x55
        let around = try read("a.ndjson.gz", member + damaged + member)
        #expect(around.filter { $0.document != nil && !$0.hasError }.count >= 2)
        #expect(around.contains { $0.hasError })
        #expect(try read("b.txt.gz", try #require(Deflater.gzip(Array(Self.text.utf8)))).first?.document?.text == Self.text)
    }

    @Test("files in a zip file; damage is told by name")
    func zip() throws {
        let page = Array("<h1>هجوم قرب البلدة</h1><p>\(Self.text)</p>".utf8)
        var bytes = Zip.file([("../../a.html", page), ("b.txt", Array(Self.text.utf8))])
        #expect(try read("a.zip", bytes).compactMap { $0.document?.text.hasSuffix(Self.text) } == [true, true])
        bytes[60] ^= 1
        let damaged = try read("a.zip", bytes)
        #expect(damaged.compactMap(\.document).count == 1)
        #expect(damaged.contains { $0.hasError && $0.path.hasSuffix("#../../a.html") })
    }

    @Test("crawls, tables, lines and packed pages in a zip file; what is no report is counted")
    func zipOfAll() throws {
        let text = Array(Self.text.utf8)
        let bytes = Zip.file([
            ("a.warc.gz", Deflater.gzip(Crawl.record(1)) ?? []), ("b.csv", Array("id,text\n7,\(Self.text)\n".utf8)),
            ("c.ndjson", Array("{\"id\":\"8\",\"text\":\"\(Self.text)\"}\n".utf8)), ("d.html.gz", Deflater.gzip(Array("<p>\(Self.text)".utf8)) ?? []),
            ("e.txt", text), ("e.json", Array("{\"outlet\":\"شبكة السهل\"}".utf8)), ("f.png", [1, 2]), ("g.zip", [1, 2]), ("h/", []),
        ])
        let results = try read("a.zip", bytes)
        #expect(results.compactMap { $0.document?.id } == ["1", "7", "8", "a.zip#d", "a.zip#e"])
        #expect(results.last { $0.document != nil }?.document?.outlet == "شبكة السهل")
        #expect(results.flatMap(\.diagnostics).map(\.cause).filter { $0 != "not-arabic" } == ["passed-over", "unknown-kind"])
    }

    @Test("a large zip file (zip64), and one whose files lie over each other")
    func zipForms() throws {
        let files = [("a.txt", Array(Self.text.utf8)), ("b.txt", Array(Self.text.utf8))]
        #expect(try read("a.zip", Zip.file(files, isLarge: true)).compactMap { $0.document?.text } == [Self.text, Self.text])
        let over = try read("a.zip", Zip.file(files, areOverlapping: true))
        #expect(over.map(\.hasError) == [true] && over.first?.diagnostics.first?.cause == "too-large")
    }

    @Test("members of lines by the names that others give them, and by those that the user gives")
    func lineColumns() throws {
        let line = "{\"guid\":\"3\",\"headline\":\"عنوان\",\"body\":\"\(Self.text)\",\"date\":\"2018-05-15\",\"متن\":\"نص آخر للخبر\"}\n"
        let usual = try #require(try read("a.ndjson", Array(line.utf8)).first?.document)
        #expect(usual.id == "3" && usual.title == "عنوان" && usual.text.contains(Self.text) && usual.published?.description == "2018-05-15")
        let named = try #require(try read("a.ndjson", Array(line.utf8), columns: try ColumnMap("text=متن")).first?.document)
        #expect(named.text.contains("نص آخر للخبر"))
    }

    @Test(
        "text encoded twice is repaired and told",
        arguments: [
            "Ù‚ØªÙ„ Ø«Ù„Ø§Ø«Ø© Ø¬Ù†ÙˆØ¯ Ù\u{81}ÙŠ ÙƒÙ…ÙŠÙ† Ù‚Ø±Ø¨ Ø§Ù„Ø¨Ù„Ø¯Ø©",
            "ظ‚طھظ„ ط«ظ„ط§ط«ط© ط¬ظ†ظˆط¯ ظپظٹ ظƒظ…ظٹظ† ظ‚ط±ط¨ ط§ظ„ط¨ظ„ط¯ط©",
        ])
    func mojibake(twice: String) throws {
        let result = try #require(try read("a.txt", Array(twice.utf8)).first)
        #expect(result.document?.text == "قتل ثلاثة جنود في كمين قرب البلدة")
        #expect(result.diagnostics.map(\.cause) == ["double-encoded"])
    }
}

/// Makes zip files whose members are not packed.
enum Zip {
    private static func le(_ n: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: n >> (8 * $0)) } }

    /// - Parameters:
    ///   - isLarge: written in the form for large files, with sizes and places in fields of their own.
    ///   - areOverlapping: the directory claims that each file is as large as all.
    static func file(_ files: [(name: String, bytes: [UInt8])], isLarge: Bool = false, areOverlapping: Bool = false) -> [UInt8] {
        var (out, central): ([UInt8], [UInt8]) = ([], [])
        for (name, bytes) in files {
            let crc = Int(Checksum.crc32(bytes))
            let common = le(20, 2) + le(0, 2) + le(0, 2) + le(0, 4) + le(crc, 4)
            let size = areOverlapping ? 4000 : bytes.count
            let extra = isLarge ? le(1, 2) + le(24, 2) + le(bytes.count, 8) + le(bytes.count, 8) + le(out.count, 8) : []
            let (shownSize, shownPlace) = isLarge ? (0xFFFF_FFFF, 0xFFFF_FFFF) : (size, out.count)
            central += le(0x0201_4B50, 4) + le(20, 2) + common + le(shownSize, 4) + le(shownSize, 4) + le(name.utf8.count, 2) + le(extra.count, 2)
            central += le(0, 2) + le(0, 2) + le(0, 2) + le(0, 4) + le(shownPlace, 4) + Array(name.utf8) + extra
            out += le(0x0403_4B50, 4) + common + le(bytes.count, 4) + le(bytes.count, 4) + le(name.utf8.count, 2) + le(0, 2) + Array(name.utf8) + bytes
        }
        let start = out.count
        out += central
        if isLarge {
            let end = out.count
            out += le(0x0606_4B50, 4) + le(44, 8) + le(45, 2) + le(45, 2) + le(0, 4) + le(0, 4) + le(files.count, 8) + le(files.count, 8)
            out += le(central.count, 8) + le(start, 8) + le(0x0706_4B50, 4) + le(0, 4) + le(end, 8) + le(1, 4)
        }
        let (size, place) = isLarge ? (0xFFFF_FFFF, 0xFFFF_FFFF) : (central.count, start)
        return out + le(0x0605_4B50, 4) + le(0, 4) + le(files.count, 2) + le(files.count, 2) + le(size, 4) + le(place, 4) + le(0, 2)
    }
}
