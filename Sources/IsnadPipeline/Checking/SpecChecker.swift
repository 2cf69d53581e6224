import Foundation
import IsnadModel
import IsnadReading
import IsnadRules

/// Holds the stages before the claims to the tables under `Specs/`: clitics, sentences, names, places.
///
/// - `clitics.tsv`: sentence, a word of it as written, the word's parts joined by `+`
/// - `sentences.tsv`: text with ` || ` between its sentences
/// - `names.tsv`: sentence with every name marked (`⟦person:…⟧`), note, parts of the first person (`kunya=…;nisba=…`)
/// - `published.tsv`: head of a text (`\n` parts its lines) or an address, day of publication or `-`
/// - `places.tsv`: sentence with every place marked, for each place in turn, parted by `|`: its row in the gazetteer, a country's two
///   letters, or a precision (several of these parted by `/`), `-` for no coordinates, `*` for any
package struct SpecChecker {
    package struct Report: Sendable {
        package var held = 0
        /// `file:line: what is wrong`, one line each.
        package var faults: [String] = []
    }

    private var analyzer: Analyzer
    private let reports: ReportReader

    package init(rules: RuleFiles) { (analyzer, reports) = (Analyzer(rules: rules, givesWords: true), ReportReader(rules: rules)) }

    /// Every table of the folder that is there.
    package mutating func run(folder: String) -> Report {
        var report = Report()
        for name in ["clitics.tsv", "sentences.tsv", "names.tsv", "places.tsv", "published.tsv"] {
            let part = run(file: name, folder: folder)
            report.held += part.held
            report.faults += part.faults
        }
        return report
    }

    package mutating func run(file name: String, folder: String) -> Report {
        var report = Report()
        guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { return report }
        for row in Table(Array(data)).rows {
            if let fault = check(name, row) {
                report.faults.append("\(name):\(row.line): \(fault)")
            } else {
                report.held += 1
            }
        }
        return report
    }

    private mutating func check(_ name: String, _ row: Table.Row) -> String? {
        switch name {
        case "clitics.tsv": clitics(row)
        case "sentences.tsv": sentences(row)
        case "names.tsv": names(row)
        case "published.tsv": published(row)
        default: places(row)
        }
    }

    private mutating func analyzed(_ text: String) -> AnalyzedDocument { analyzer.analyze(Document(path: "-", id: "-", text: text)) }

    private static func cut(_ text: String, _ span: Span) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: text.unicodeScalars.dropFirst(span.start).prefix(span.length))
        return String(view)
    }

    private mutating func clitics(_ row: Table.Row) -> String? {
        let found = analyzed(row[0])
        for token in found.sentences.flatMap(\.tokens) where Self.cut(row[0], token.span) == row[1] {
            let parts = token.words.map { Self.cut(row[0], $0.span) }.joined(separator: "+")
            return parts == row[2] ? nil : "\(row[1]) is read as \(parts), not \(row[2])"
        }
        return "no word \(row[1]) in the sentence"
    }

    private mutating func sentences(_ row: Table.Row) -> String? {
        let parts = row[0].components(separatedBy: " || ")
        let text = parts.joined(separator: " ")
        let found = analyzed(text).sentences.map { Self.cut(text, $0.span) }
        return found == parts ? nil : "read as \(found.joined(separator: " || "))"
    }

    private mutating func names(_ row: Table.Row) -> String? {
        let marked = MarkedText(row[0])
        let kinds: Set<MentionKind> = [.person, .organisation, .group, .outlet, .place]
        let mentions = analyzed(marked.text).mentions.filter { kinds.contains($0.kind) }
        let found = mentions.map { "\($0.kind.rawValue):\($0.evidence.text)@\($0.evidence.span.start)" }
        let wanted = marked.marks.map { "\($0.name):\(Self.cut(marked.text, $0.span))@\($0.span.start)" }
        if found != wanted { return difference(found, wanted, marked.text) }
        guard !row[2].isEmpty, let person = mentions.first(where: { $0.kind == .person }) else { return nil }
        let parts = person.parts?.description ?? ""
        return parts == row[2] ? nil : "parts are \(parts), not \(row[2])"
    }

    private func published(_ row: Table.Row) -> String? {
        let isAddress = row[0].hasPrefix("http")
        let text = isAddress ? "x" : row[0].replacingOccurrences(of: "\"", with: "\\\"")
        let line = "{\"text\":\"\(text)\",\"url\":\"\(isAddress ? row[0] : "")\"}"
        let found = reports.readLine(Array(line.utf8), path: "-", number: 1, offset: 0).document?.published?.description ?? "-"
        return found == row[1] ? nil : "published is \(found), not \(row[1]), in «\(row[0])»"
    }

    private mutating func places(_ row: Table.Row) -> String? {
        let marked = MarkedText(row[0])
        let mentions = analyzed(marked.text).mentions.filter { $0.kind == .place }
        let found = mentions.map { "place:\($0.evidence.text)@\($0.evidence.span.start)" }
        let wanted = marked.marks.filter { $0.name == "place" }.map { "place:\(Self.cut(marked.text, $0.span))@\($0.span.start)" }
        if found != wanted { return difference(found, wanted, marked.text) }
        for (mention, expected) in zip(mentions, row.list(1)) where !fits(mention, expected) {
            return "\(mention.evidence.text) is \(mention.key ?? "-") (\(mention.location?.country ?? "-")), not \(expected)"
        }
        return nil
    }

    private func fits(_ mention: Mention, _ expected: String) -> Bool {
        switch expected {
        case "*": true
        case "-": mention.location?.latitude == nil
        default: expected.utf8.split(separator: UInt8(ascii: "/")).allSatisfy { isSaid(mention, String(Substring($0))) }
        }
    }

    private func isSaid(_ mention: Mention, _ part: String) -> Bool {
        mention.key == part || mention.location?.country == part || mention.location?.precision == part
    }

    private func difference(_ found: [String], _ wanted: [String], _ text: String) -> String {
        let missed = wanted.filter { !found.contains($0) }
        let invented = found.filter { !wanted.contains($0) }
        return "missed [\(missed.joined(separator: ", "))], invented [\(invented.joined(separator: ", "))] in «\(text)»"
    }
}
