import Foundation
import GRDB
import IsnadCorroboration
import IsnadModel

/// The reports that hold one shingle: no more than `ShingleSpread.most`, by day.
struct ShingleHolders {
    var reports: [Int64] = []
    var days: [Int] = []

    mutating func add(_ report: Int64, _ day: Int) {
        guard !reports.contains(report) else { return }
        let at = days.firstIndex { $0 > day } ?? days.count
        reports.insert(report, at: at)
        days.insert(day, at: at)
        if reports.count > ShingleSpread.most {
            reports.removeLast()
            days.removeLast()
        }
    }

    var spread: ShingleSpread {
        let told = days.filter { $0 != MemoryIndex.unknownDay }
        return ShingleSpread(count: days.count, firstDay: told.first, lastDay: told.last)
    }
}

extension StoreIndex {
    mutating func insert(_ reports: [ReportFacts]) throws {
        var all: [(kind: Int, key: Int64, day: Int, report: Int64)] = []
        for facts in reports {
            keep(facts)
            guard let row = try rows.key(facts.id) else { continue }
            try db.run("INSERT OR REPLACE INTO report_outline (report, outline) VALUES (?, ?)", [row, Data(facts.outline.packed)])
            for posting in facts.postings {
                all.append((posting.kind.rawValue, Int64(bitPattern: posting.key), posting.day, row))
                if posting.kind == .shingle, isFirst || shingles[posting.key] != nil { shingles[posting.key, default: ShingleHolders()].add(row, posting.day) }
            }
        }
        // In the order of the table, so that its pages are filled one after another.
        all.sort { ($0.kind, $0.key, $0.day, $0.report) < ($1.kind, $1.key, $1.day, $1.report) }
        for posting in all {
            try db.run("INSERT OR IGNORE INTO posting (kind, key, day, report) VALUES (?, ?, ?, ?)", [posting.kind, posting.key, posting.day, posting.report])
        }
    }

    /// Takes the postings of a report away that is about to be replaced.
    mutating func remove(_ facts: ReportFacts) throws {
        guard let row = try rows.key(facts.id) else { return }
        try db.run("DELETE FROM report_outline WHERE report = ?", [row])
        for posting in facts.postings {
            try db.run(
                "DELETE FROM posting WHERE kind = ? AND key = ? AND day = ? AND report = ?",
                [posting.kind.rawValue, Int64(bitPattern: posting.key), posting.day, row])
            shingles[posting.key] = nil
        }
    }

    mutating func holders(_ kind: PostingKind, _ key: UInt64, days: ClosedRange<Int>?, limit: Int) throws -> [String] {
        try holderRows(kind, key, days, limit).compactMap { try rows.id($0) }
    }

    mutating func sharing(_ kind: PostingKind, _ keys: [UInt64], days: ClosedRange<Int>?, limit: Int, least: Int) throws -> Set<String> {
        var counts: [Int64: Int] = [:]
        for key in keys { for row in try holderRows(kind, key, days, limit) { counts[row, default: 0] += 1 } }
        return Set(try counts.filter { $0.value >= least }.keys.compactMap { try rows.id($0) })
    }

    mutating func spread(of shingle: UInt64) throws -> ShingleSpread { try holders(of: shingle).spread }

    private mutating func holders(of shingle: UInt64) throws -> ShingleHolders {
        if let holders = shingles[shingle] { return holders }
        var holders = ShingleHolders()
        if !isFirst {
            let sql = "SELECT day, report FROM posting WHERE kind = 0 AND key = ? ORDER BY day, report LIMIT \(ShingleSpread.most)"
            let cursor = try Row.fetchCursor(try db.cachedStatement(sql: sql), arguments: [Int64(bitPattern: shingle)])
            while let row = try cursor.next() {
                holders.days.append(row[0])
                holders.reports.append(row[1])
            }
        }
        shingles[shingle] = holders
        return holders
    }

    private mutating func holderRows(_ kind: PostingKind, _ key: UInt64, _ days: ClosedRange<Int>?, _ limit: Int) throws -> [Int64] {
        if kind == .shingle, days == nil, limit == ShingleSpread.most { return try holders(of: key).reports }
        let (first, last) = (days?.lowerBound ?? MemoryIndex.unknownDay, days?.upperBound ?? Int(Int32.max))
        let asked: StatementArguments = [kind.rawValue, Int64(bitPattern: key), first, last, limit + 1]
        let sql = "SELECT report FROM posting WHERE kind = ? AND key = ? AND day BETWEEN ? AND ? LIMIT ?"
        let found = try Int64.fetchAll(try db.cachedStatement(sql: sql), arguments: asked)
        guard found.count > limit else { return found }
        // Too many: which of them are left out must not depend on the order in which they came.
        let ordered = """
            SELECT p.report FROM posting p JOIN report r ON r.key = p.report
            WHERE p.kind = ? AND p.key = ? AND p.day BETWEEN ? AND ? ORDER BY p.day, r.id LIMIT ?
            """
        return Array(try Int64.fetchAll(try db.cachedStatement(sql: ordered), arguments: asked).prefix(limit))
    }
}
