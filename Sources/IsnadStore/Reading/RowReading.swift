import GRDB
import IsnadCorroboration
import IsnadModel

/// Reading of columns that throws where a value is not what it should be: a damaged row must not end the program.
extension Row {
    func text(_ column: String) throws -> String { try decode(String.self, forColumn: column) }
    func optionalText(_ column: String) throws -> String? { try decode(String?.self, forColumn: column) }
    func integer(_ column: String) throws -> Int { try decode(Int.self, forColumn: column) }
    func optionalInteger(_ column: String) throws -> Int? { try decode(Int?.self, forColumn: column) }
    func number(_ column: String) throws -> Double { try decode(Double.self, forColumn: column) }

    func day(_ column: String) throws -> CivilDate? {
        guard let text = try optionalText(column) else { return nil }
        guard let day = CivilDate(iso: text) else { throw DatabaseError(message: "column \(column) holds no day: \(text)") }
        return day
    }

    func span(_ start: String, _ end: String) throws -> Span { Span(start: try integer(start), end: try integer(end)) }
    func reason() throws -> Reason { Reason(rule: try text("rule"), detail: try text("detail")) }

    /// A stored record whose JSON stands in a column.
    func record<T: Decodable>(_ type: T.Type, _ column: String = "json") throws -> T {
        try RecordJSON.value(type, text(column))
    }

    func document() throws -> Document {
        var document = Document(path: try text("path"), id: try text("document_id"), text: try text("text"))
        (document.url, document.title, document.outlet) = (try optionalText("url"), try optionalText("title"), try optionalText("outlet"))
        (document.author, document.published, document.language) = (try optionalText("author"), try day("published"), try text("language"))
        if let start = try optionalInteger("title_start"), let end = try optionalInteger("title_end") {
            document.titleSpan = Span(start: start, end: end)
        }
        document.furniture = try record([Furniture].self, "furniture")
        return document
    }

    func copy(_ passages: [Passage]) throws -> Copy {
        let word = try text("relation")
        guard let relation = Copy.Relation(rawValue: word) else { throw DatabaseError(message: "unknown relation of copies: \(word)") }
        return Copy(
            id: try text("id"), relation: relation, first: try text("first_report"), second: try text("second_report"),
            passages: passages, words: try integer("words"), shareOfFirst: try number("share_of_first"),
            shareOfSecond: try number("share_of_second"), reason: try reason())
    }
}
