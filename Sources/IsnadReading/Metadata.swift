import Foundation
import IsnadModel

/// What a side file or a line of NDJSON says about a report.
struct Metadata {
    var id: String?
    var url: String?
    var outlet: String?
    var title: String?
    var author: String?
    var published: String?
    var text: String?
    var html: String?

    init() {}

    /// Nil when the bytes are no JSON object.
    init?(json bytes: [UInt8]) {
        guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else { return nil }
        func field(_ name: String) -> String? {
            if let string = object[name] as? String { return string }
            return (object[name] as? NSNumber)?.stringValue
        }
        (id, url, outlet, title, author) = (field("id"), field("url"), field("outlet"), field("title"), field("author"))
        (published, text, html) = (field("published"), field("text"), field("html"))
    }

    /// Adds what is known to a document; a date that cannot be read is told.
    func apply(to document: inout Document, _ diagnostics: inout [Diagnostic]) {
        if let id, !id.isEmpty { document.id = id }
        document.url = url ?? document.url
        document.outlet = outlet ?? document.outlet
        document.title = title ?? document.title
        document.author = author ?? document.author
        guard let published, !published.isEmpty else { return }
        if let date = PublishedDate.read(published) {
            document.published = date
        } else {
            diagnostics.append(Diagnostic(.warning, cause: "date", message: "The publication date \"\(published.prefix(40))\" could not be read."))
        }
    }
}

/// Publication dates as metadata write them.
enum PublishedDate {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// ISO 8601, RFC 2822 (`Tue, 15 May 2018 18:40:44 +0400`), `2018/05/15`, `15/05/2018`, `15-05-2018`.
    static func read(_ text: String) -> CivilDate? {
        if let iso = CivilDate(iso: text) { return iso }
        var parts: [String] = []
        var current = ""
        for unit in text.unicodeScalars {
            if unit.properties.isAlphabetic || ("0"..."9").contains(unit) {
                current.unicodeScalars.append(unit)
            } else if !current.isEmpty {
                parts.append(current)
                current = ""
            }
        }
        if !current.isEmpty { parts.append(current) }
        if let month = parts.firstIndex(where: { months.contains(String($0.lowercased().prefix(3))) && Int($0) == nil }) {
            return named(parts, month)
        }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count >= 3 else { return compact(parts.first ?? "") }
        return numbers[0] > 31
            ? CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]) : CivilDate(year: numbers[2], month: numbers[1], day: numbers[0])
    }

    private static func named(_ parts: [String], _ at: Int) -> CivilDate? {
        guard let month = months.firstIndex(of: String(parts[at].lowercased().prefix(3))) else { return nil }
        let before = at > 0 ? Int(parts[at - 1]) : nil
        let after = at + 1 < parts.count ? Int(parts[at + 1]) : nil
        if let day = before, let year = after, year > 31 { return CivilDate(year: year, month: month + 1, day: day) }
        if let day = after, at + 2 < parts.count, let year = Int(parts[at + 2]) { return CivilDate(year: year, month: month + 1, day: day) }
        return nil
    }

    /// `20180515`
    private static func compact(_ text: String) -> CivilDate? {
        guard text.utf8.count == 8, let n = Int(text) else { return nil }
        return CivilDate(year: n / 10000, month: n / 100 % 100, day: n % 100)
    }
}
