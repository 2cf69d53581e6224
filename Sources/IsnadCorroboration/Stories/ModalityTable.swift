import IsnadModel
import IsnadRules

/// Which modalities may speak of one happening, and whether they affirm it.
struct ModalityTable: Sendable {
    enum Stance: String, Sendable { case affirms, doubts, denies }

    private var groups: [Modality: String] = [:]
    private var stances: [Modality: Stance] = [:]

    init(rules: RuleFiles) {
        for row in Table(rules.bytes("corroboration/modalities.tsv")).rows {
            guard let modality = Modality(rawValue: row[0]) else { continue }
            groups[modality] = row[1]
            stances[modality] = Stance(rawValue: row[2])
        }
    }

    /// Claims of different groups are never joined.
    func group(_ modality: Modality) -> String { groups[modality] ?? modality.rawValue }
    func stance(_ modality: Modality) -> Stance { stances[modality] ?? (modality == .denied ? .denies : .affirms) }
}
