import IsnadModel
import IsnadReading
import IsnadRules
import Testing

@Suite("Encodings")
struct EncodingTests {
    private static let sentence = "قتل ثلاثة جنود في كمين قرب البلدة، وفر آخرون."

    /// The sentence in an encoding in which it can be written scalar by scalar.
    private static func bytes(_ encode: (UInt32) -> [UInt8]) -> [UInt8] { sentence.unicodeScalars.flatMap { encode($0.value) } }

    private static let little = bytes { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    private static let big = bytes { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    /// ISO 8859-6 has the Arabic block 0x0560 lower.
    private static let iso = bytes { [$0 < 0x80 ? UInt8($0) : UInt8($0 - 0x0560)] }

    @Test(
        "the text is the same in every encoding",
        arguments: [
            ("byte-order-mark", [0xEF, 0xBB, 0xBF] + Array(sentence.utf8)), ("utf-16", [0xFF, 0xFE] + little), ("utf-16", [0xFE, 0xFF] + big),
            ("utf-16", little), ("utf-16", big), ("iso-8859-6", iso),
        ])
    func encodings(cause: String, bytes: [UInt8]) {
        let result = ReportReader(rules: .embedded).read(RawItem(path: "a.txt", bytes: bytes))
        #expect(result.document?.text == Self.sentence)
        #expect(result.diagnostics.map(\.cause) == [cause])
    }

    @Test("a page's label is believed unless its bytes are UTF-8", arguments: ["windows-1256", "utf-8", "iso-8859-6"])
    func labels(label: String) {
        let page = Array("<html><head><meta charset=\(label)></head><body><p>".utf8)
        let utf8 = ReportReader(rules: .embedded).read(RawItem(path: "a.html", bytes: page + Array(Self.sentence.utf8)))
        #expect(utf8.document?.text.contains(Self.sentence) == true)
        let iso = ReportReader(rules: .embedded).read(RawItem(path: "a.html", bytes: page + Self.iso))
        #expect(iso.document?.text.contains(Self.sentence) == true)
        #expect(iso.diagnostics.first?.severity == (label == "iso-8859-6" ? .note : .warning))
    }

    @Test("a stray NUL late in a text is damage, not the mark of a binary file")
    func nul() {
        let text = String(repeating: Self.sentence + "\n", count: 100)
        let result = ReportReader(rules: .embedded).read(RawItem(path: "a.txt", bytes: Array(text.utf8) + [0]))
        #expect(result.document != nil)
        #expect(result.diagnostics.map(\.cause) == ["nul"])
        #expect(result.document?.text.unicodeScalars.contains("\0") == false)
    }

    @Test("broken UTF-8 is counted", arguments: [[0xD9], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5], [0xD9, 0x20]] as [[UInt8]])
    func broken(bytes: [UInt8]) {
        let result = ReportReader(rules: .embedded).read(RawItem(path: "a.txt", bytes: Array(Self.sentence.utf8) + bytes))
        #expect(result.diagnostics.map(\.cause) == ["not-utf8"])
        #expect(result.diagnostics.first?.byte == Self.sentence.utf8.count)
    }
}
