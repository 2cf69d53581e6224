import Foundation
import IsnadLanguage
import IsnadModel
import IsnadRules

/// Files that the tests run: the project's own specs, and shared suites where they are present.
enum SpecFiles {
    /// Root of the package, from the place of this file.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func specs(_ name: String) -> [[String]] { rows(root.appending(path: "Specs/\(name)")) }

    /// Rows of a shared suite without its heading; empty where the suites are absent.
    static func suite(_ name: String) -> [[String]] {
        let named = ProcessInfo.processInfo.environment["ISNAD_SHARED"].map { URL(filePath: $0) }
        let shared = named ?? root.deletingLastPathComponent().appending(path: "shared")
        return Array(rows(shared.appending(path: "suites/\(name)")).dropFirst())
    }

    static func sayAbsent(_ name: String) { print("suite \(name) is absent: not run (set ISNAD_SHARED to the folder that holds suites/)") }

    private static func rows(_ url: URL) -> [[String]] {
        guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        return lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }

    private static let lexicon = Lexicon(rules: .embedded)

    static func analyzed(_ sentence: String) -> AnalyzedText {
        var analyzer = LanguageAnalyzer(lexicon: lexicon)
        return analyzer.analyze(Document(path: "-", id: "-", text: sentence))
    }
}
