import Foundation
import IsnadReading
import IsnadRules
import IsnadTestSupport
import Testing

/// The tokenizer cases of html5lib-tests, where they lie beside the repository. Parse errors are not compared: reading tells none.
@Suite("The tokenizer cases of html5lib")
struct TokenizerSuiteTests {
    private static let folder = Repository.shared.map { $0.path + "/html/html5lib-tokenizer" } ?? ""
    private static let references = CharacterReferences(rules: .embedded)
    private static let states: [String: HTMLTokenizer.Content] = [
        "Data state": .data, "PLAINTEXT state": .plaintext, "RCDATA state": .rcdata, "RAWTEXT state": .rawtext, "Script data state": .script,
        "CDATA section state": .cdata,
    ]

    @Test(
        "at least 995 of 1,000 cases give the tokens that they should",
        .enabled(if: FileManager.default.fileExists(atPath: folder), "../shared/html/html5lib-tokenizer is not there"))
    func cases() throws {
        var (count, failed) = (0, [String]())
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder).sorted() where name.hasSuffix(".test") {
            let data = try #require(FileManager.default.contents(atPath: "\(Self.folder)/\(name)"))
            let file = try #require(Self.parse(data) as? [String: Any])
            for test in (file["tests"] ?? file["xmlViolationTests"]) as? [[String: Any]] ?? [] {
                for state in test["initialStates"] as? [String] ?? ["Data state"] {
                    count += 1
                    if !Self.holds(test, state) { failed.append("\(name), \(state): \(test["description"] ?? "")") }
                }
            }
        }
        print("html5lib tokenizer: \(count - failed.count) of \(count) cases hold")
        failed.prefix(60).forEach { print("  differs: \($0)") }
        #expect(count == 0 || (count - failed.count) * 1000 >= count * 995)
    }

    /// The case in UTF-8: escapes of lone surrogates, which no UTF-8 can hold, stand for U+FFFD in input and output alike.
    private static func parse(_ data: Data) -> Any? {
        let text = String(decoding: data, as: UTF8.self)
        var out = ""
        var rest = Substring(text)
        while let at = rest.range(of: "\\u") {
            out += rest[..<at.lowerBound]
            let hex = rest[at.upperBound...].prefix(4)
            let next = rest[at.upperBound...].dropFirst(4)
            let isHigh = hex.lowercased() >= "d800" && hex.lowercased() < "dc00" && next.hasPrefix("\\u") && next.dropFirst(2).prefix(1).lowercased() == "d"
            let isLone = hex.count == 4 && hex.lowercased() >= "d800" && hex.lowercased() <= "dfff" && !isHigh && !out.hasSuffix("\\")
            out += isLone ? "\\ufffd" : "\\u" + hex
            rest = next
            if isHigh {
                out += rest.prefix(6)
                rest = rest.dropFirst(6)
            }
        }
        return try? JSONSerialization.jsonObject(with: Data((out + rest).utf8))
    }

    private static func holds(_ test: [String: Any], _ state: String) -> Bool {
        guard var input = test["input"] as? String, let output = test["output"] as? [[Any]], let content = states[state] else { return false }
        let isEscaped = test["doubleEscaped"] as? Bool ?? false
        if isEscaped { input = unescaped(input) }
        var tokenizer = HTMLTokenizer(Array(input.utf8))
        tokenizer.content = content
        tokenizer.enclosingTag = Array((test["lastStartTag"] as? String ?? "").utf8)
        return tokens(&tokenizer).map { Array($0.utf8) } == joined(output.map { wanted($0, isEscaped) }).map { Array($0.utf8) }
    }

    private static func unescaped(_ text: String) -> String {
        var view = String.UnicodeScalarView()
        var rest = Array(text.unicodeScalars)[...]
        while let first = rest.popFirst() {
            if first == "\\", rest.first == "u", rest.count > 4, let value = UInt32(String(String.UnicodeScalarView(rest.dropFirst().prefix(4))), radix: 16) {
                view.append(Unicode.Scalar(value) ?? "\u{FFFD}")
                rest = rest.dropFirst(5)
            } else {
                view.append(first)
            }
        }
        return String(view)
    }

    // MARK: Tokens as lines

    private static func wanted(_ token: [Any], _ isEscaped: Bool) -> String {
        func string(_ i: Int) -> String? { (i < token.count ? token[i] as? String : nil).map { isEscaped ? unescaped($0) : $0 } }
        switch string(0) {
        case "Character": return "Character " + (string(1) ?? "")
        case "Comment": return "Comment " + (string(1) ?? "")
        case "StartTag":
            let attributes = (token[2] as? [String: String] ?? [:]).map { isEscaped ? (unescaped($0.key), unescaped($0.value)) : ($0.key, $0.value) }
            return startTag(string(1) ?? "", attributes, token.count > 3)
        case "EndTag": return "EndTag " + (string(1) ?? "")
        default: return "DOCTYPE \(string(1) ?? "none") \(string(2) ?? "none") \(string(3) ?? "none") \(token[4] as? Bool ?? false)"
        }
    }

    private static func startTag(_ name: String, _ attributes: [(String, String)], _ isSelfClosing: Bool) -> String {
        let list = attributes.map { "\($0.0)=\($0.1)" }.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        return "StartTag \(name) \(list) \(isSelfClosing)"
    }

    private static func tokens(_ tokenizer: inout HTMLTokenizer) -> [String] {
        var found: [String] = []
        while tokenizer.next() {
            let bytes = tokenizer.bytes
            func lower(_ range: Range<Int>) -> String {
                String(decoding: references.text(bytes, range, .rawtext).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
            }
            func plain(_ range: Range<Int>) -> String { String(decoding: references.text(bytes, range, .rawtext), as: UTF8.self) }
            switch tokenizer.kind {
            case .text: found.append("Character " + String(decoding: references.text(bytes, tokenizer.range, tokenizer.textContent), as: UTF8.self))
            case .comment: found.append("Comment " + plain(tokenizer.range))
            case .endTag: found.append("EndTag " + lower(tokenizer.range))
            case .startTag:
                var attributes: [(String, String)] = []
                for attribute in tokenizer.attributes {
                    let name = lower(attribute.name)
                    guard !attributes.contains(where: { $0.0 == name }) else { continue }
                    attributes.append((name, String(decoding: references.text(bytes, attribute.value, .data, inAttribute: true), as: UTF8.self)))
                }
                found.append(startTag(lower(tokenizer.range), attributes, tokenizer.isSelfClosing))
            case .doctype:
                let doctype = tokenizer.doctype
                found.append(
                    "DOCTYPE \(doctype.name.map(lower) ?? "none") \(doctype.publicID.map(plain) ?? "none") \(doctype.systemID.map(plain) ?? "none") "
                        + "\(!doctype.forcesQuirks)")
            }
        }
        return joined(found)
    }

    /// Characters that stand side by side are one token.
    private static func joined(_ tokens: [String]) -> [String] {
        tokens.reduce(into: []) { list, token in
            if token.hasPrefix("Character "), let last = list.last, last.hasPrefix("Character ") {
                list[list.count - 1] = last + token.dropFirst("Character ".count)
            } else if token != "Character " {
                list.append(token)
            }
        }
    }
}
