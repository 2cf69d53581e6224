import IsnadCorroboration
import IsnadModel
import IsnadStore
import Testing

@Suite struct QueryTests {
    let folder: TemporaryFolder
    let archive: Archive

    init() throws {
        folder = try TemporaryFolder()
        archive = try folder.corroborated()
    }

    private func ids(_ narrow: (inout ArchiveFilter) -> Void) throws -> [String] {
        var filter = ArchiveFilter()
        narrow(&filter)
        let reports = try archive.reports()
        return try archive.claims(filter).compactMap { claim in reports.first { $0.id == claim.report }?.documentID }
    }

    @Test func filtersNarrowTogether() throws {
        #expect(try ids { _ in } == ["a-1", "b-2", "c-3", "d-4"])
        #expect(try ids { $0.type = "shelling" } == ["d-4"])
        #expect(try ids { $0.place = "العين الزرقاء" } == ["a-1", "b-2", "c-3"])
        #expect(try ids { $0.who = "سالم الورداني" } == ["a-1"])
        #expect(try ids { $0.who = "الورداني" } == ["a-1"])
        #expect(
            try ids {
                $0.from = CivilDate(iso: "2018-05-08"); $0.to = CivilDate(iso: "2018-05-09")
            } == ["b-2", "c-3"])
        #expect(try ids { $0.search = "العَيْن الزرقاء رَاعٍ" } == ["b-2"])
        #expect(
            try ids {
                $0.type = "killing"; $0.search = "فجر"
            } == ["a-1"])
        #expect(
            try ids {
                $0.limit = 1; $0.offset = 1
            } == ["b-2"])
    }

    @Test(arguments: ["\"", "OR", "*", "'; DROP TABLE claim; --", "( ) NEAR", "", "ـــ"])
    func strangeWordsFindNothingAndBreakNothing(_ words: String) throws {
        #expect(try ids { $0.search = words }.isEmpty)
        #expect(try ids { $0.who = words }.isEmpty)
        #expect(try archive.counts().claims == 4)
    }

    @Test func storiesCarryTheirContradictions() throws {
        var filter = ArchiveFilter()
        filter.type = "killing"
        let story = try #require(try archive.stories(filter, order: .prominence).first)
        #expect(story.claims.count == 3)
        #expect(story.agreement.first { $0.slot == "happened" }?.relation == .contradict)
        #expect(try archive.links(ofStory: story.id).count == 2)
        #expect(try archive.story(story.id) == story)
        filter.story = story.id
        #expect(try archive.claims(filter).count == 3)
    }

    @Test func entitiesAndOriginsAreFoundByWordsOfTheirNames() throws {
        var filter = ArchiveFilter()
        filter.who = "سالم الورداني"
        #expect(try archive.entities(filter).map(\.name) == ["سالم الورداني"])
        #expect(try archive.origins(filter).map(\.claimCount) == [1])
        filter.who = nil
        filter.type = "place"
        #expect(try archive.entities(filter).map(\.name) == ["العين الزرقاء", "تل الرماد"])
    }

    @Test func aReportComesWithTextClaimsAndParticipants() throws {
        let id = Report.id(of: Stored.one.document)
        let report = try #require(try archive.report(id))
        #expect(report.document == Stored.one.document)
        #expect(report.claims.map(\.claim) == Stored.one.claims)
        #expect(report.claims.first?.participants.map(\.slot) == ["place", "chain"])
        #expect(try archive.report("none") == nil)
    }

    @Test func aDossierIsMadeOfTheArchive() throws {
        let dossier = try #require(try archive.dossier("سالم الورداني"))
        #expect(dossier.timeline.count == 1)
        #expect(dossier.timeline.first?.originName == "سالم الورداني")
        #expect(try archive.dossier("لا أحد هنا") == nil)
    }

    @Test func reportsAreSearchedInTitleAndText() throws {
        var filter = ArchiveFilter()
        filter.search = "خبر راع"
        #expect(try archive.reports(filter).map(\.documentID) == ["b-2"])
        filter.search = nil
        filter.place = "تل الرماد"
        #expect(try archive.reports(filter).map(\.documentID) == ["d-4"])
    }
}
