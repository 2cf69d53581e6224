import Hummingbird
import IsnadCorroboration
import IsnadModel
import IsnadStore

/// A page of a list as JSON.
struct Listed<Value: Encodable & Sendable>: Encodable, Sendable {
    var data: [Value]
    var total: Int?
    var next: String?
}

/// A story with its claims and the reasons of their joining.
struct StoryRecord: Encodable, Sendable {
    var story: Story
    var claims: [StoredClaim]
    var links: [StoryLink]

    init(_ site: Site, _ id: String, _ offsets: Offsets) throws {
        guard let story = try site.archive.story(id) else { throw Problem.notFound }
        self.story = story
        let byID = try site.archive.claims(ids: story.claims)
        claims = try DataRoutes(site: site).counted(story.claims.compactMap { byID[$0] }, offsets)
        links = try site.archive.links(ofStory: id)
    }
}

/// What the page of an entity shows.
struct DossierRecord: Encodable, Sendable {
    var entity: Entity
    var relations: [EntityRelation]
    var neighbours: [Neighbour]
    var reasons: [StoryTally]
    var claims: [StoredClaim]
    var total: Int
    var next: Int?

    init(_ site: Site, _ id: String, _ query: Query) throws {
        let archive = site.archive
        guard let entity = try archive.entity(id) else { throw Problem.notFound }
        self.entity = entity
        relations = try archive.relations(of: id)
        let all = [id] + relations.filter { $0.whole == id }.map(\.part)
        neighbours = try archive.neighbours(of: all)
        reasons = try archive.reasons(about: all)
        let offset = try query.integer("offset", 0...1_000_000) ?? 0
        let found = try archive.entityClaims(all, limit: try query.integer("limit", 1...Limits.rows) ?? 100, offset: offset)
        claims = try DataRoutes(site: site).counted(found.claims, try query.choice("offsets", Offsets.self) ?? .codepoint)
        total = found.total
        next = offset + claims.count < total ? offset + claims.count : nil
    }
}

struct SearchRecord: Encodable, Sendable {
    var reports: [SearchHit]
    var reportTotal: Int
    var claims: [StoredClaim]
    var claimTotal: Int
    var entities: [Entity]
}

/// A reviewed report in the form of the gold sets: claims as people left them, names instead of places of the text.
struct GoldRecord: Encodable, Sendable {
    struct GoldFigure: Encodable, Sendable {
        var low: Double?
        var high: Double?
        var text: String
        var unit: String
    }

    struct GoldTime: Encodable, Sendable {
        var text: String
        var start: CivilDate?
        var end: CivilDate?
    }

    struct GoldClaim: Encodable, Sendable {
        var type: String
        var trigger: String
        var sentence: String
        var agent: [String]
        var target: [String]
        var to: [String]
        var from: [String]
        var count: GoldFigure?
        var place: [String]
        var time: GoldTime?
        var chain: [String]
        var modality: String
        var reason: [String]
        var content: [String]

        init(_ claim: Claim) {
            func names(_ people: [Participant]) -> [String] { people.map(\.name) }
            (type, trigger, sentence, modality) = (claim.type.rawValue, claim.trigger.text, claim.sentence.text, claim.modality.rawValue)
            (agent, target, to, from) = (names(claim.agent), names(claim.target), names(claim.to), names(claim.from))
            (place, chain) = (names(claim.place), names(claim.chain.tellers))
            count = claim.count.map { GoldFigure(low: $0.low, high: $0.high, text: $0.text, unit: $0.unit) }
            time = claim.time.map { GoldTime(text: $0.text, start: $0.start, end: $0.end) }
            (reason, content) = (claim.reason.map(\.text), claim.content.map(\.text))
        }
    }

    var document: String
    var title: String?
    var outlet: String?
    var author: String?
    var published: CivilDate?
    var text: String
    var claims: [GoldClaim]
    var rejected: [GoldClaim]

    init(_ report: ReviewedReport) {
        let source = report.document
        (document, title, outlet, author) = (source.id, source.title, source.outlet, source.author)
        (published, text) = (source.published, source.text)
        (claims, rejected) = (report.claims.map(GoldClaim.init), report.rejected.map(GoldClaim.init))
    }
}
