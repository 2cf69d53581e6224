import Foundation
import IsnadModel
import IsnadReading
import IsnadRules
import IsnadTestSupport
import Testing

@Suite("Bad input is told and the rest is read")
struct BadInputTests {
    private let reader = Crawl.reader

    @Test(
        "a file that cannot be read as a report",
        arguments: [
            ("empty", [], "empty"),
            ("blank", Array("  \n\n".utf8), "empty"),
            ("binary", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 0], "binary"),
        ] as [(String, [UInt8], String)])
    func unreadable(name: String, bytes: [UInt8], cause: String) {
        let result = reader.read(RawItem(path: name + ".txt", bytes: bytes))
        #expect(result.document == nil)
        #expect(result.diagnostics.map(\.cause) == [cause])
        #expect(result.hasError)
    }

    @Test("Latin text is read but said to be no Arabic")
    func latin() {
        let result = reader.read(RawItem(path: "a.txt", bytes: Array("Nothing but Latin letters here.".utf8)))
        #expect(result.document?.language == "und")
        #expect(result.diagnostics.map(\.cause) == ["not-arabic"])
    }

    @Test("bytes that are no UTF-8 are repaired, and the first is named")
    func notUTF8() throws {
        let bytes = Array("قتل جندي ".utf8) + [0xFF] + Array("في كمين".utf8)
        let result = reader.read(RawItem(path: "a.txt", bytes: bytes))
        let warning = try #require(result.diagnostics.first)
        #expect(warning.cause == "not-utf8")
        #expect(warning.byte == 16)
        #expect(result.document != nil)
    }

    @Test("windows-1256 is known by its bytes")
    func windows1256() {
        // «قتل ثلاثة جنود في كمين قرب البلدة» in windows-1256.
        let bytes: [UInt8] = [
            0xDE, 0xCA, 0xE1, 0x20, 0xCB, 0xE1, 0xC7, 0xCB, 0xC9, 0x20, 0xCC, 0xE4, 0xE6, 0xCF, 0x20, 0xDD, 0xED, 0x20, 0xDF, 0xE3, 0xED, 0xE4, 0x20, 0xDE,
            0xD1, 0xC8, 0x20, 0xC7, 0xE1, 0xC8, 0xE1, 0xCF, 0xC9,
        ]
        let result = reader.read(RawItem(path: "a.txt", bytes: bytes))
        #expect(result.document?.text == "قتل ثلاثة جنود في كمين قرب البلدة")
        #expect(result.diagnostics.map(\.cause) == ["windows-1256"])
    }

    @Test("a malformed line costs only itself")
    func malformedLine() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.ndjson", "{\"id\":\"1\",\"text\":\"قتل جندي\"}\n{oops\n{\"id\":\"3\",\"text\":\"فر عنصر\"}")
        let results = Array(ReportSequence(paths: [path], rules: .embedded))
        #expect(results.map { $0.document?.id } == ["1", nil, "3"])
        #expect(results[1].diagnostics.first?.line == 2)
        #expect(results[1].diagnostics.first?.cause == "malformed-json")
    }

    @Test("paths that lead nowhere", arguments: ["missing", "empty-folder", "unknown-kind"])
    func paths(cause: String) throws {
        let folder = try TemporaryFolder()
        var path = folder.url.path + "/none.txt"
        if cause == "empty-folder" { path = folder.url.path }
        if cause == "unknown-kind" { path = try folder.write("a.pdf", "x") }
        let results = Array(ReportSequence(paths: [path], rules: .embedded))
        #expect(results.flatMap(\.diagnostics).map(\.cause) == [cause])
    }

    @Test("a side file that is no JSON is left aside")
    func metadata() {
        let result = reader.read(RawItem(path: "a.txt", bytes: Array("قتل جندي في كمين".utf8)), metadata: Array("{".utf8))
        #expect(result.document != nil)
        #expect(result.diagnostics.map(\.cause) == ["metadata"])
    }

    @Test("a member whose name never ends costs no time and no other member")
    func endlessName() {
        let marks = String(repeating: "\u{064E}\u{0651}", count: 200_000)
        let line = "{\"\(marks)\":1,\"text\":\"قتل جندي في كمين\",\"id\":\"7\"}"
        let result = reader.readLine(Array(line.utf8), path: "a.ndjson", number: 1, offset: 0)
        #expect(result.document?.id == "7")
    }

    @Test(
        "what is no JSON costs its line, also deep within a member that nobody reads",
        arguments: [
            "[1 2]", "[1,]", "[,1]", "{\"a\":1,}", "{\"a\" 1}", "{1:1}", "[1}", "{\"a\":1]", "01", "-", "1.", ".5", "1e", "+1", "0x1", "NaN", "Infinity", "tru",
            "[[[[1]]]", "\"a\tb\"", "\"\\x41\"", "[\"a\" \"b\"]", "[1]]", "\"a", "",
        ])
    func strictJSON(value: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.ndjson", "{\"id\":\"1\",\"x\":\(value),\"text\":\"قتل جندي\"}\n{\"id\":\"2\",\"text\":\"فر عنصر\"}\n")
        let results = Array(ReportSequence(paths: [path], reader: reader))
        #expect(results.map { $0.document?.id } == [nil, "2"])
        #expect(results.first?.diagnostics.first?.cause == "malformed-json" && results.first?.diagnostics.first?.line == 1)
    }

    @Test(
        "what is JSON is passed over where nobody reads it",
        arguments: ["[]", "{}", "[[],{}]", "-0", "1.5e-3", "{\"a\":{\"b\":[1,\"x\",null,true]}}", "\"\u{7F}\"", "1E400"])
    func otherJSON(value: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.ndjson", "{\"id\":\"1\",\"x\":\(value),\"text\":\"قتل جندي\"}\n")
        #expect(Array(ReportSequence(paths: [path], reader: reader)).map { $0.document?.id } == ["1"])
    }
}
