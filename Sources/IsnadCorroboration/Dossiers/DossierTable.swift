import IsnadModel
import IsnadRules

/// Which types of claim each part of a dossier holds.
package struct DossierTable: Sendable {
    package private(set) var sections: [(name: String, types: [ClaimType])] = []

    init(rules: RuleFiles) {
        for row in Table(rules.bytes("corroboration/dossier.tsv")).rows {
            sections.append((row[0], row.list(1).map(ClaimType.init(rawValue:))))
        }
    }
}
