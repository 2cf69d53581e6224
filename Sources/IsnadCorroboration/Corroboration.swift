import IsnadModel

/// What many reports say together: entities, copies, origins and stories, with a reason on each link.
///
/// All lists are sorted by ids that depend on the content only: any order of the same documents gives the same value.
package struct Corroboration: Hashable, Sendable, Codable {
    package var entities: [Entity] = []
    package var relations: [EntityRelation] = []
    package var participants: [ClaimParticipant] = []
    package var copies: [Copy] = []
    package var origins: [Origin] = []
    package var claimOrigins: [ClaimOrigin] = []
    package var stories: [Story] = []
    package var links: [StoryLink] = []
    package var happenings: [Happening] = []

    package init() {}
}
