import Foundation
import IsnadCorroboration
import IsnadModel
import Testing

/// `Specs/entities.tsv`: pairs of names, and whether they are one.
@Suite struct NamePairTests {
    private struct Row {
        var columns: [String]
        var expected: NameVerdict
    }

    private static let rows: [Row] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let text = (try? String(contentsOf: root.appending(path: "Specs/entities.tsv"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard columns.count >= 6, let expected = NameVerdict(rawValue: columns[5]) else { return nil }
            return Row(columns: columns, expected: expected)
        }
    }()

    @Test func noPairIsMergedWronglyAndNineInTenAreRight() throws {
        let rows = Self.rows
        #expect(rows.count >= 150)
        let comparer = NameComparer(Corroborator())
        var right = 0
        for row in rows {
            let kind = try #require(MentionKind(rawValue: row.columns[4]))
            let (verdict, reason) = comparer.compare(row.columns[0], role: row.columns[1], row.columns[2], role: row.columns[3], kind: kind)
            let back = comparer.compare(row.columns[2], role: row.columns[3], row.columns[0], role: row.columns[1], kind: kind)
            #expect(back.verdict == verdict, "\(row.columns)")
            #expect(verdict != .same || row.expected == .same, "wrong merge: \(row.columns) \(reason.rule)")
            if verdict == row.expected { right += 1 } else { print("entities.tsv: \(row.columns) read as \(verdict) by \(reason.rule)") }
        }
        print("pairs of names: \(right) of \(rows.count) right")
        #expect(Double(right) >= 0.9 * Double(rows.count))
    }
}
