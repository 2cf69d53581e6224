import CIsnadWeb
import Foundation
import IsnadRules

/// Languages of the pages.
enum Language: String, Sendable, CaseIterable {
    case arabic = "ar", english = "en"

    var direction: String { self == .arabic ? "rtl" : "ltr" }
    var other: Language { self == .arabic ? .english : .arabic }
    /// Between the members of a list.
    var comma: String { self == .arabic ? "\u{060C} " : ", " }
    var semicolon: String { self == .arabic ? "\u{061B} " : "; " }
}

/// Words of the pages, from `Web/labels.tsv`.
struct Labels: Sendable {
    private let words: [String: (arabic: String, english: String)]

    static let shared = Labels(Table(WebFiles.embedded("labels.tsv")))

    init(_ table: Table) {
        var words: [String: (String, String)] = [:]
        for row in table.rows { words[row[0]] = (row[1], row[2]) }
        self.words = words
    }

    /// The word for a key; the key itself where the table lacks it.
    func word(_ key: String, _ language: Language) -> String {
        guard let pair = words[key] else { return key }
        return language == .arabic ? pair.arabic : pair.english
    }
}

/// The files under `Web/`: as they were when the program was built, or, for work on the pages, those of a folder as they are now.
struct WebFiles: Sendable {
    let folder: String?

    func bytes(_ path: String) -> [UInt8] {
        if let folder, let data = FileManager.default.contents(atPath: folder + "/" + path) { return Array(data) }
        return WebFiles.embedded(path)
    }

    static func embedded(_ path: String) -> [UInt8] {
        for index in 0..<isnad_web_file_count() {
            let file = isnad_web_file_at(index)
            if String(cString: file.path) == path { return Array(UnsafeBufferPointer(start: file.bytes, count: file.size)) }
        }
        return []
    }
}
