import GRDB
import IsnadCorroboration
import IsnadModel
import IsnadScript

/// A WHERE clause with its values, put together from a filter. Values are always bound, never written into the SQL.
struct Condition {
    private var parts: [String] = []
    private(set) var values: [(any DatabaseValueConvertible)?] = []

    var sql: String { parts.isEmpty ? "" : " WHERE " + parts.joined(separator: " AND ") }
    var arguments: StatementArguments { StatementArguments(values) }

    mutating func add(_ sql: String, _ values: (any DatabaseValueConvertible)?...) {
        parts.append("(" + sql + ")")
        self.values += values
    }

    /// Adds a condition that holds values of its own.
    mutating func nest(_ sql: String, _ values: [(any DatabaseValueConvertible)?]) {
        parts.append("(" + sql + ")")
        self.values += values
    }

    /// `LIMIT` and `OFFSET` of a filter.
    static func page(_ filter: ArchiveFilter) -> String {
        guard filter.limit != nil || filter.offset > 0 else { return "" }
        return " LIMIT \(filter.limit.map { max(0, $0) } ?? -1) OFFSET \(max(0, filter.offset))"
    }

    /// Folded words as an FTS5 query: each in quotation marks, with and without the proclitics and the article that may be written
    /// together with it (`ارهابي` finds الإرهابي), all wanted. Nil where the words hold no letter.
    static func match(_ search: String) -> String? {
        let words = Folding.words(search)
        guard !words.isEmpty else { return nil }
        return words.map { word in "(" + forms(word).map { "\"" + $0 + "\"" }.joined(separator: " OR ") + ")" }.joined(separator: " AND ")
    }

    /// What may stand before a word in one piece with it, by code point: the article, and ب و ف ل ك with and without it.
    static let proclitics: [String] = {
        let (article, lam) = ("\u{0627}\u{0644}", "\u{0644}")
        let letters = ["\u{0628}", "\u{0648}", "\u{0641}", "\u{0643}"]
        return ["", article, lam, lam + lam, "\u{0648}" + lam, "\u{0648}" + lam + lam] + letters + letters.map { $0 + article } + ["\u{0648}\u{0628}" + article]
    }()

    private static func forms(_ word: String) -> [String] {
        let article = proclitics[1]
        let isArabic = word.unicodeScalars.allSatisfy { $0.value > 0x600 }
        guard isArabic else { return [word] }
        let bare = word.hasPrefix(article) && word.unicodeScalars.count > 4 ? String(word.dropFirst(2)) : word
        return Array(Set(proclitics.map { $0 + bare } + [word])).sorted(by: isOrderedBefore)
    }

    /// Conditions on rows of `claim` (as `c`) joined with its `report` (as `r`).
    static func claims(_ filter: ArchiveFilter, _ resolver: EntityResolver) -> Condition {
        var condition = claimIDs(filter, "c.id", resolver)
        if let type = filter.type { condition.add("c.type = ?", type) }
        if let id = filter.report { condition.add("c.report = ?", id) }
        if let day = filter.from?.description { condition.add("coalesce(c.time_end, c.time_start, r.published) >= ?", day) }
        if let day = filter.to?.description { condition.add("coalesce(c.time_start, c.time_end, r.published) <= ?", day) }
        condition.addSearch(filter.search, "c.key", in: "claim_search")
        return condition
    }

    /// Those conditions on claims that need nothing but their ids, which stand in `column`.
    private static func claimIDs(_ filter: ArchiveFilter, _ column: String, _ resolver: EntityResolver) -> Condition {
        var condition = Condition()
        if let id = filter.story { condition.add("\(column) IN (SELECT claim FROM story_claim WHERE story = ?)", id) }
        if let id = filter.origin { condition.add("\(column) IN (SELECT claim FROM claim_origin WHERE origin = ?)", id) }
        if let id = filter.entity { condition.add("\(column) IN (SELECT claim FROM claim_participant WHERE entity = ?)", id) }
        if let who = filter.who { condition.addParticipant(who, "slot <> 'place'", column, MentionKind.allCases, resolver) }
        if let place = filter.place { condition.addParticipant(place, "slot = 'place'", column, [.place], resolver) }
        return condition
    }

    /// Conditions on rows of `report` (as `r`): days are those of publication, words are looked for in title and text; whatever else the filter
    /// names, the report has such a claim.
    static func reports(_ filter: ArchiveFilter, _ resolver: EntityResolver) -> Condition {
        var condition = Condition()
        if let id = filter.report { condition.add("r.id = ?", id) }
        if let day = filter.from?.description { condition.add("r.published >= ?", day) }
        if let day = filter.to?.description { condition.add("r.published <= ?", day) }
        condition.addSearch(filter.search, "r.key", in: "report_search")
        var ofClaims = filter
        (ofClaims.search, ofClaims.from, ofClaims.to, ofClaims.report) = (nil, nil, nil, nil)
        condition.addClaims(ofClaims, resolver, "r.id IN (SELECT c.report FROM claim c JOIN report r ON r.id = c.report")
        return condition
    }

    /// Rows that have a claim which the filter keeps; `rows` selects them from `claim` (as `c`) joined with `report` (as `r`), without a last bracket.
    mutating func addClaims(_ filter: ArchiveFilter, _ resolver: EntityResolver, _ rows: String) {
        let claims = Condition.claims(filter, resolver)
        if !claims.sql.isEmpty { nest("\(rows)\(claims.sql))", claims.values) }
    }

    /// Stories (as `s`) with a claim that the filter keeps. Claims and reports are looked at only where the filter asks for more than names.
    mutating func addStories(_ filter: ArchiveFilter, _ resolver: EntityResolver) {
        var rest = filter
        (rest.story, rest.origin, rest.entity, rest.who, rest.place) = (nil, nil, nil, nil, nil)
        if Condition.claims(rest, resolver).sql.isEmpty {
            let claims = Condition.claimIDs(filter, "sc.claim", resolver)
            if !claims.sql.isEmpty { nest("s.id IN (SELECT sc.story FROM story_claim sc\(claims.sql))", claims.values) }
        } else {
            addClaims(filter, resolver, "s.id IN (SELECT sc.story FROM story_claim sc JOIN claim c ON c.id = sc.claim JOIN report r ON r.id = c.report")
        }
    }

    /// Words wanted in a full-text table, whose rows have the numbers of `key`; words without a letter are found nowhere.
    private mutating func addSearch(_ words: String?, _ key: String, in table: String) {
        guard let words else { return }
        if let match = Condition.match(words) {
            add("\(key) IN (SELECT rowid FROM \(table) WHERE \(table) MATCH ?)", match)
        } else {
            add("0")
        }
    }

    /// Somebody in a slot: an entity that the name means, or a name in which its words stand side by side. Names are looked through once
    /// each, not once for each claim; those of reports that still wait to be corroborated are not among them.
    private mutating func addParticipant(_ name: String, _ slot: String, _ column: String, _ kinds: [MentionKind], _ resolver: EntityResolver) {
        let key = Folding.key(name)
        guard !key.isEmpty else { return add("0") }
        let ids = Set(kinds.map { resolver.id(name: name, kind: $0) } + [name]).sorted(by: isOrderedBefore)
        let marks = ids.map { _ in "?" }.joined(separator: ", ")
        parts.append(
            """
            (\(column) IN (SELECT claim FROM claim_participant WHERE entity IN (\(marks)) AND \(slot)
                UNION ALL SELECT claim FROM claim_participant WHERE \(slot) AND folded_name IN (
                    SELECT folded_name FROM entity_name WHERE instr(' ' || folded_name || ' ', ?) > 0)))
            """)
        values += ids.map { $0 as (any DatabaseValueConvertible)? } + [" " + key + " "]
    }
}
