import IsnadCorroboration
import IsnadStore

/// Everything that an archive says reports say together.
struct Exported: Equatable {
    var stories: [Story]
    var links: [[StoryLink]]
    var entities: [Entity]
    var origins: [StoredOrigin]
    var claims: [StoredClaim]
    var copies: [Copy]
    var happenings: [Happening]
    var relations: [ReportRelation]

    init(_ archive: Archive) throws {
        stories = try archive.stories()
        links = try stories.map { try archive.links(ofStory: $0.id) }
        (entities, origins, claims) = (try archive.entities(), try archive.origins(), try archive.claims())
        (copies, happenings) = (try archive.copies(), try archive.happenings())
        var found: [ReportRelation] = []
        try archive.relations { found += $0 }
        relations = found
    }
}
