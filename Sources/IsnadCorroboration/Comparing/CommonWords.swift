import Foundation
import IsnadRules
import IsnadScript

/// How much a word tells: little where most reports use it, much where few do. A fixed table, so that how alike two reports are depends on
/// these two alone and on nothing else in the archive.
struct CommonWords: Sendable {
    private var weights = KeyTable(minimumCapacity: 5000)
    /// Of a word that the table does not have.
    private let rare = 6.2

    init(rules: RuleFiles) {
        for row in Table(rules.bytes("corroboration/common-words.tsv")).rows {
            guard let share = Double(row[1]), share > 0 else { continue }
            weights.set(WordKey.of(row.utf8(0)), Int32((log(1000 / share) * 1000).rounded()))
        }
    }

    /// Natural logarithm of how few reports use the stem; never negative.
    func weight(_ stem: UInt64) -> Double {
        let found = weights.find(WordKey(bits: stem))
        return found < 0 ? rare : max(0, Double(found) / 1000)
    }
}
