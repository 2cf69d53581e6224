import IsnadModel

/// All that the reports say about one person or organisation.
package struct Dossier: Hashable, Sendable, Codable {
    /// The entities that the name asked for means.
    package var entities: [Entity]
    /// Parts of them: members, leaders, families.
    package var parts: [EntityRelation]
    /// Every claim in which they act, suffer or are described, by day, then by report and place.
    package var timeline: [DossierEntry]
    /// `losses`, `defections`, `executions`, `strength`: the entries of each, as the table of parts says.
    package var sections: [DossierSection]
    /// Reasons that the claims cite, each with the claims that cite it; the most cited first.
    package var reasons: [CitedReason]
    /// Figures of strength and losses over time, a series for each origin: nothing is averaged.
    package var series: [FigureSeries]
    /// On whose word the claims rest, those of most claims first.
    package var tellers: [DossierTeller]
}

/// What one origin says of one measure, by day.
package struct FigureSeries: Hashable, Sendable, Codable {
    /// `strength`, `losses`, `toll`
    package var measure: String
    package var unit: String
    package var origin: String
    package var originName: String
    package var points: [Point]

    package struct Point: Hashable, Sendable, Codable {
        package var day: CivilDate?
        package var figure: Figure
        package var claim: String
    }
}

/// Somebody who speaks about the one whom the dossier is about.
package struct DossierTeller: Hashable, Sendable, Codable {
    package var origin: String
    package var name: String
    package var claims: Int
    /// Claims whose story no other origin tells.
    package var alone: Int
}

package struct DossierSection: Hashable, Sendable, Codable {
    package var name: String
    package var entries: [DossierEntry]
}

/// One claim of a dossier.
package struct DossierEntry: Hashable, Sendable, Codable {
    package var claim: String
    package var report: String
    package var type: ClaimType
    package var modality: Modality
    /// Slots that the entity or a part of it fills.
    package var slots: [String]
    /// First day: of the happening where told, else that of publication.
    package var day: CivilDate?
    package var isDayTold: Bool
    package var count: Figure?
    package var sentence: Evidence
    package var origin: String?
    package var originName: String?
    package var story: String?
}

package struct CitedReason: Hashable, Sendable, Codable {
    package var text: String
    package var claims: [String]
}
