import IsnadModel
import IsnadRules

/// Which modalities may speak of one happening, and whether they affirm it.
struct ModalityTable: Sendable {
    enum Stance: String, Sendable { case affirms, doubts, denies }

    private var groups: [Modality: String] = [:]
    private var stances: [Modality: Stance] = [:]
    /// Stems of words that say that a number grew: `ارتفعت الحصيلة` (the toll rose).
    private var growth: Set<UInt64> = []

    init(rules: RuleFiles) {
        for row in Table(rules.bytes("corroboration/modalities.tsv")).rows {
            guard let modality = Modality(rawValue: row[0]) else { continue }
            groups[modality] = row[1]
            stances[modality] = Stance(rawValue: row[2])
        }
        for row in Table(rules.bytes("corroboration/growth.tsv")).rows { growth.formUnion(TermVector.stems(row[0])) }
    }

    /// Whether a sentence says that a number is no longer what it was.
    func saysGrowth(_ sentence: TermVector) -> Bool { sentence.keys.contains { growth.contains($0) } }

    /// Claims of different groups are never joined.
    func group(_ modality: Modality) -> String { groups[modality] ?? modality.rawValue }
    func stance(_ modality: Modality) -> Stance { stances[modality] ?? (modality == .denied ? .denies : .affirms) }
}
