import IsnadModel

/// What to look for in an archive. Fields that are nil do not narrow; all that are given must hold.
package struct ArchiveFilter: Hashable, Sendable {
    /// Type of claim or story (`execution`); kind of entity or origin.
    package var type: String?
    /// A name: of an entity with its aliases, or words of a name.
    package var who: String?
    package var place: String?
    /// First and last day, inclusive: of the happening where told, else of publication.
    package var from: CivilDate?
    package var to: CivilDate?
    /// Words that must all stand in the sentence (claims, stories), the report (reports) or the name (entities, origins).
    package var search: String?
    /// Ids to keep to.
    package var report: String?
    package var story: String?
    package var entity: String?
    package var origin: String?
    package var limit: Int?
    package var offset = 0

    package init() {}
}
