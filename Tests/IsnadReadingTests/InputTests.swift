import Foundation
import IsnadModel
import IsnadReading
import IsnadRules
import IsnadTestSupport
import Testing

@Suite("Files, folders and lines")
struct InputTests {
    private func read(_ path: String) -> [ReadResult] { Array(ReportSequence(paths: [path], rules: .embedded)) }

    @Test("a folder is read in sorted order, folders inside it too; other files are noted once")
    func folder() throws {
        let folder = try TemporaryFolder()
        for name in ["b.txt", "a/z.txt", "a/c.html", "d.ndjson"] {
            _ = try folder.write(name, name.hasSuffix("ndjson") ? "{\"id\":\"d\",\"text\":\"قتل جندي\"}" : "قتل جندي في كمين قرب البلدة")
        }
        _ = try folder.write("b.json", "{\"outlet\":\"المدار\"}")
        _ = try folder.write("readme.md", "x")
        let results = read(folder.url.path)
        #expect(results.map { $0.document?.id } == ["c", "z", "b", "d", nil])
        #expect(results[2].document?.outlet == "المدار")
        #expect(results.last?.diagnostics.map(\.cause) == ["passed-over"])
        #expect(results.last?.hasError == false)
    }

    @Test("a link back to a folder that holds it is told and not followed")
    func loop() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("in/a.txt", "قتل جندي في كمين")
        try FileManager.default.createSymbolicLink(atPath: folder.url.path + "/in/back", withDestinationPath: folder.url.path)
        let results = read(folder.url.path)
        #expect(results.compactMap { $0.document?.id } == ["a"])
        #expect(results.flatMap(\.diagnostics).map(\.cause) == ["loop"])
        #expect(results.contains { $0.path.hasSuffix("/in/back") })
    }

    @Test("links that lead nowhere", arguments: ["none.txt", "a.txt"])
    func brokenLink(target: String) throws {
        let folder = try TemporaryFolder()
        let link = folder.url.path + "/a.txt"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.url.path + "/" + target)
        #expect(read(link).flatMap(\.diagnostics).map(\.cause) == ["broken-link"])
        #expect(read(folder.url.path).flatMap(\.diagnostics).map(\.cause) == ["broken-link"])
    }

    @Test("a named path that fails leaves the others alone")
    func goesOn() throws {
        let folder = try TemporaryFolder()
        let good = try folder.write("a.txt", "قتل جندي في كمين")
        let results = Array(ReportSequence(paths: [folder.url.path + "/none", good], rules: .embedded))
        #expect(results.map(\.hasError) == [true, false])
        #expect(results[0].path == folder.url.path + "/none")
    }

    @Test(
        "each malformed line is told with its byte and cause",
        arguments: [
            ("{oops", 1, "a name in quotation marks is missing"), ("{\"text\":\"a", 10, "the object breaks off"), ("[1]", 0, "an object does not begin here"),
            ("{\"text\" \"a\"}", 8, "a colon is missing"), ("{\"text\":\"a\"} x", 13, "something follows the object"),
            ("{\"text\":\"\\q\"}", 10, "this escape is unknown"), ("{\"text\":\"\\u12\"}", 10, "four hexadecimal digits are missing"),
            ("{\"x\":[1}", 7, "a comma or closing bracket is missing"), ("{\"x\":nope}", 5, "this is no value"),
        ])
    func malformed(line: String, byte: Int, cause: String) throws {
        let reader = ReportReader(rules: .embedded)
        let error = try #require(reader.readLine(Array(line.utf8), path: "a.ndjson", number: 7, offset: 100).diagnostics.first)
        #expect(error.cause == "malformed-json")
        #expect(error.line == 7)
        #expect(error.byte == 100 + byte)
        #expect(error.message.contains(cause))
    }

    @Test(
        "escapes and odd members are safe",
        arguments: [
            ("{\"text\":\"\\u0642\\u062a\\u0644\"}", "قتل", []), ("{\"text\":\"قتل \\ud83d\\ude00\"}", "قتل 😀", []),
            ("{\"text\":\"قتل \\ud83d.\"}", "قتل \u{FFFD}.", ["not-unicode"]), ("{\"text\":\"قتل\\u0000.\"}", "قتل\u{FFFD}.", ["not-unicode"]),
            ("{\"text\":\"فر\",\"text\":\"قتل\"}", "قتل", ["duplicate-key"]), ("{\"author\":[\"x\"],\"text\":\"قتل\"}", "قتل", ["metadata"]),
            ("{\"x\":{\"y\":[[{}],\"]\"]},\"text\":\"قتل\"}", "قتل", []), ("\u{FEFF}{\"text\":\"قتل\"}", "قتل", []),
        ] as [(String, String, [String])])
    func escapes(line: String, text: String, causes: [String]) throws {
        let result = ReportReader(rules: .embedded).readLine(Array(line.utf8), path: "a.ndjson", number: 1, offset: 0)
        #expect(result.document?.text == text)
        #expect(result.diagnostics.map(\.cause) == causes)
        #expect(result.diagnostics.allSatisfy { $0.line == 1 })
    }

    @Test("nesting without end costs no stack")
    func nesting() {
        let line = "{\"x\":" + String(repeating: "[", count: 500_000)
        let result = ReportReader(rules: .embedded).readLine(Array(line.utf8), path: "a.ndjson", number: 1, offset: 0)
        #expect(result.diagnostics.map(\.cause) == ["malformed-json"])
    }

    @Test("a line longer than the limit is left out, the next is read")
    func longLine() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.ndjson", "{\"text\":\"" + String(repeating: "x", count: 17 << 20) + "\"}\n{\"id\":\"2\",\"text\":\"قتل جندي\"}\n")
        let results = read(path)
        #expect(results.map { $0.document?.id } == [nil, "2"])
        #expect(results[0].diagnostics.map(\.cause) == ["line-too-long"])
        #expect(results[0].path.hasSuffix("a.ndjson#1"))
    }

    @Test("a line without text or page is told")
    func noText() {
        let result = ReportReader(rules: .embedded).readLine(Array("{\"id\":\"1\"}".utf8), path: "a.ndjson", number: 3, offset: 9)
        #expect(result.diagnostics.map(\.cause) == ["no-text"])
    }

    @Test("a title stands before the text unless the text has it already")
    func title() {
        let reader = ReportReader(rules: .embedded)
        let apart = reader.readLine(Array("{\"title\":\"هجوم\",\"text\":\" قتل جندي. \\n\"}".utf8), path: "a", number: 1, offset: 0).document
        #expect(apart?.text == "هجوم\n\nقتل جندي.\n")
        #expect(apart?.titleSpan == Span(start: 0, end: 4))
        let within = reader.readLine(Array("{\"title\":\"هجوم\",\"text\":\"هجوم\\n\\nقتل جندي.\"}".utf8), path: "a", number: 1, offset: 0).document
        #expect(within?.text == "هجوم\n\nقتل جندي.")
    }

    @Test("the day that the user names counts before the report's own")
    func published() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.ndjson", "{\"published\":\"2018-01-01\",\"text\":\"قتل جندي\"}")
        let day = CivilDate(year: 2019, month: 2, day: 3)
        #expect(Array(ReportSequence(paths: [path], rules: .embedded, published: day)).map { $0.document?.published } == [day])
    }
}
