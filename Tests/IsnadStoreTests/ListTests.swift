import Foundation
import IsnadCorroboration
import IsnadModel
import IsnadStore
import Testing

/// Lists are read by short ways; what they say is what the long ways say.
@Suite struct ListTests {
    @Test(arguments: ["العين الزرقاء", "الزرقاء", "تل الرماد", "لا أحد"])
    func aSelectionByNameAgreesWithItsList(_ place: String) throws {
        let folder = try TemporaryFolder()
        let archive = try folder.corroborated()
        var query = StoryQuery()
        query.filter.place = place
        let selection = try archive.storySelection(query)
        let list = try archive.storyList(query)
        #expect(selection.list.stories.map(\.id) == list.stories.map(\.id))
        #expect(selection.list.total == list.total && selection.list.places == list.places)
        #expect(selection.types.reduce(0) { $0 + $1.count } == list.total)
        #expect(selection.places.reduce(0) { $0 + $1.count } == list.total, "each of these stories has a place")
        #expect(list.stories.allSatisfy { selection.first[$0.id] != nil })
    }

    @Test func aTypeNarrowsTheListButNotTheTypesToChooseFrom() throws {
        let folder = try TemporaryFolder()
        let archive = try folder.corroborated()
        var query = StoryQuery()
        query.filter.type = "shelling"
        for named in [false, true] {
            query.filter.place = named ? "تل الرماد" : nil
            let selection = try archive.storySelection(query)
            #expect(selection.list.total == 1 && selection.list.stories.map(\.type.rawValue) == ["shelling"])
            #expect(selection.types.count == (named ? 1 : 2))
            #expect(selection.days.isEmpty && selection.places.map(\.key) == ["تل الرماد"], "the report tells no day")
        }
    }

    @Test func aFaceShowsWhatTheStorySays() throws {
        let folder = try TemporaryFolder()
        let archive = try folder.corroborated()
        let faces = try archive.storyFaces(StoryQuery()).stories
        let stories = try archive.storyList(StoryQuery()).stories
        #expect(faces == stories.map(StoryFace.init))
        let claims = try archive.claims(inOrder: stories.map { $0.claims[0] })
        let first = try archive.firstClaims(of: stories.map(\.id))
        for (story, claim) in zip(stories, claims) { #expect(first[story.id] == ClaimFace(claim.claim)) }
    }

    @Test func theClaimsOfAnEntityAreCountedListedAndTallied() throws {
        let folder = try TemporaryFolder()
        let archive = try folder.corroborated()
        let id = archive.corroborator.resolver.id(name: "العين الزرقاء", kind: .place)
        let found = try archive.entityClaims([id], limit: 2, types: ["killing"])
        #expect(found.total == 3 && found.claims.count == 2)
        #expect(found.claims.map(\.published) == [CivilDate(iso: "2018-05-09"), CivilDate(iso: "2018-05-08")], "the latest first")
        #expect(found.months == [StoryTally(key: "killing 2018-05", count: 2, contested: 0)], "the denial does not count")
        #expect(try archive.entityClaims([id], limit: 2, offset: 2).claims.count == 1)
        #expect(try archive.entityClaims([], limit: 2).total == 0)
    }

    @Test func aStoryNamesWhoStandsBehindEachClaim() throws {
        let folder = try TemporaryFolder()
        let archive = try folder.corroborated()
        for story in try archive.storyList(StoryQuery()).stories {
            let behind = try archive.tellers(ofStory: story.id)
            #expect(Set(behind.keys) == Set(story.claims))
            #expect(Set(behind.values.map(\.report)).count == story.reportCount)
            for claim in try archive.claims(inOrder: story.claims) { #expect(behind[claim.id]?.name == claim.originName ?? claim.outlet) }
        }
    }

    /// What is worked out for what is new only must be what is worked out from nothing.
    @Test func doubtsAndPlacesDoNotDependOnTheWayTheyCame() throws {
        let folder = try TemporaryFolder()
        let archive = try Archive(path: folder.archive)
        for document in Stored.all {
            try archive.ingest([document])
            try archive.recorroborate()
            _ = try archive.reviewQueue(ReviewQuery())
        }
        var changed = Stored.two
        changed.claims[0].modality = .possible
        try archive.ingest([changed])
        try archive.recorroborate()
        let rows = "SELECT group_concat(claim || mask || score || type, ' ') FROM (SELECT * FROM claim_doubt ORDER BY claim)"
        let spots = "SELECT group_concat(story || name || contested, ' ') FROM (SELECT * FROM story_spot ORDER BY story)"
        _ = try archive.reviewQueue(ReviewQuery())
        let (stepwise, stepwiseSpots) = (try folder.text(rows), try folder.text(spots))
        try folder.execute("UPDATE claim_doubt SET mask = 0, score = -2; DELETE FROM story_spot")
        _ = try archive.reviewQueue(ReviewQuery())
        let (whole, wholeSpots) = (try folder.text(rows), try folder.text(spots))
        #expect(stepwise != nil && stepwise == whole)
        #expect(stepwiseSpots != nil && stepwiseSpots == wholeSpots)
    }

    @Test func aCommitOfAnotherProgramIsSeen() throws {
        let folder = try TemporaryFolder()
        let archive = try folder.corroborated()
        let before = try archive.version()
        #expect(try archive.version() == before)
        try folder.execute("INSERT INTO archive_state (name, value) VALUES ('x', 'y')")
        #expect(try archive.version() != before)
    }
}
