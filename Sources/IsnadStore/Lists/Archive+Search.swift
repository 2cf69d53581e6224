import GRDB
import IsnadCorroboration
import IsnadModel
import IsnadScript

/// A place of a report where the words asked for stand.
package struct SearchHit: Hashable, Sendable, Codable {
    package var report: String
    package var title: String?
    package var outlet: String?
    package var published: CivilDate?
    /// Words around the hit, cut at words, as they stand in the report.
    package var snippet: String
    /// Place of the snippet in the report's text, in scalars.
    package var snippetSpan: Span
    /// Places of the words found, in scalars of the report's text.
    package var spans: [Span]
}

/// What a search found.
package struct SearchResult: Hashable, Sendable {
    package var reports: [SearchHit]
    package var reportTotal: Int
    package var claims: [StoredClaim]
    package var claimTotal: Int
    package var entities: [Entity]
}

extension Archive {
    /// Reports, claims and entities with the words, whatever their vowel signs, forms of hamza, article and proclitics: `ارهابي` finds الإرهابي.
    package func search(_ words: String, limit: Int = 20, offset: Int = 0) throws -> SearchResult {
        guard let match = Condition.match(words) else {
            return SearchResult(reports: [], reportTotal: 0, claims: [], claimTotal: 0, entities: [])
        }
        let forms = SearchForms(words)
        let entities = try entitiesNamed(words, limit: 12)
        return try read { db in
            func total(_ table: String) throws -> Int {
                try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table) WHERE \(table) MATCH ?", arguments: [match]) ?? 0
            }
            let sql = """
                SELECT r.id, r.title, r.outlet, r.published, r.text FROM report_search f JOIN report r ON r.key = f.rowid
                WHERE report_search MATCH ? ORDER BY bm25(report_search, 4.0, 1.0), r.id LIMIT ? OFFSET ?
                """
            let hits = try Row.fetchAll(db, sql: sql, arguments: [match, limit, max(0, offset)]).map { row in
                let (snippet, span, spans) = forms.snippet(try row.text("text"))
                return SearchHit(
                    report: try row.text("id"), title: try row.optionalText("title"), outlet: try row.optionalText("outlet"),
                    published: try row.day("published"), snippet: snippet, snippetSpan: span, spans: spans)
            }
            let ofClaims = """
                SELECT c.id FROM (SELECT rowid, rank FROM claim_search WHERE claim_search MATCH ? ORDER BY rank, rowid LIMIT ? OFFSET ?) f
                JOIN claim c ON c.key = f.rowid ORDER BY f.rank, f.rowid
                """
            let claims = try Archive.claims(db, inOrder: try String.fetchAll(db, sql: ofClaims, arguments: [match, limit, max(0, offset)]))
            return SearchResult(
                reports: hits, reportTotal: try total("report_search"), claims: claims, claimTotal: try total("claim_search"), entities: entities)
        }
    }

    /// Entities with a name in which the words stand, the most spoken of first: those whose name begins with them before the others.
    package func entitiesNamed(_ words: String, kind: String? = nil, limit: Int) throws -> [Entity] {
        let key = Folding.key(words)
        guard !key.isEmpty else { return [] }
        var condition = Condition()
        condition.add("e.id IN (SELECT entity FROM entity_name WHERE instr(' ' || folded_name, ' ' || ?) > 0)", key)
        if let kind { condition.add("e.kind = ?", kind) }
        let sql = """
            SELECT e.json FROM entity e\(condition.sql)
            ORDER BY NOT EXISTS (SELECT 1 FROM entity_name n WHERE n.entity = e.id AND n.folded_name = ?), e.claim_count DESC, e.id LIMIT ?
            """
        return try read { db in
            try Row.fetchAll(db, sql: sql, arguments: StatementArguments(condition.values + [key, limit])).map { try $0.record(Entity.self) }
        }
    }
}

/// Words asked for, as they may stand in a text. Codes of the folded letters are compared, and a position among the codes is a position in
/// the text: that is the offset map.
package struct SearchForms: Sendable {
    private let words: [[UInt8]]

    /// Words that may stand in one piece with what follows: article and proclitics, as the query's forms have them.
    private static let before: Set<[UInt8]> = Set(Condition.proclitics.map { SearchForms.folded($0) })

    package init(_ search: String) {
        let article = SearchForms.folded(Condition.proclitics[1])
        words = Folding.words(search).map { word in
            let codes = SearchForms.folded(word)
            return codes.starts(with: article) && codes.count > 4 ? Array(codes.dropFirst(article.count)) : codes
        }
    }

    private static func folded(_ text: String) -> [UInt8] { LetterCode.letters(ScriptText(text).codes[...]).map { LetterCode.folded($0) } }

    /// Where words of the text are one of those asked for, in scalars.
    package func spans(_ text: ScriptText) -> [Span] {
        var spans: [Span] = []
        var i = 0
        while i < text.count {
            while i < text.count, !SearchForms.isWord(text.codes[i]) { i += 1 }
            let start = i
            while i < text.count, SearchForms.isWord(text.codes[i]) { i += 1 }
            guard start < i else { continue }
            let folded = LetterCode.letters(text.codes[start..<i]).map { LetterCode.folded($0) }
            if words.contains(where: { matches(folded, $0) }) { spans.append(Span(start: start, end: i)) }
        }
        return spans
    }

    private func matches(_ folded: [UInt8], _ word: [UInt8]) -> Bool {
        guard folded.count >= word.count, folded.suffix(word.count).elementsEqual(word) else { return false }
        return SearchForms.before.contains(Array(folded.dropLast(word.count)))
    }

    private static func isWord(_ code: UInt8) -> Bool {
        code == LetterCode.ignorable || LetterCode.isDigit(code) || LetterCode.isLetter(code) && code != LetterCode.otherLetter
    }

    /// Some 160 letters around the place with most of the words.
    func snippet(_ text: String) -> (String, Span, [Span]) {
        let script = ScriptText(text)
        let spans = spans(script)
        let (around, width) = (60, 220)
        // The first of the places from which most of the words stand close behind.
        var (best, most, end) = (spans.first, 0, 0)
        for (i, span) in spans.enumerated() {
            while end < spans.count, spans[end].end <= span.start + width { end += 1 }
            if end - i > most { (best, most) = (span, end - i) }
        }
        var start = max(0, (best?.start ?? 0) - around)
        end = min(script.count, start + width)
        while start > 0, SearchForms.isWord(script.codes[start - 1]) { start -= 1 }
        while end < script.count, SearchForms.isWord(script.codes[end]) { end += 1 }
        let span = Span(start: start, end: end)
        return (script.string(span), span, spans.filter { span.contains($0) })
    }
}
