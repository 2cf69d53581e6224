import Foundation
import GRDB
import IsnadCorroboration
import IsnadModel
import IsnadStore
import Testing

@Suite struct ReviewTests {
    private func archive(_ folder: TemporaryFolder) throws -> (Archive, [StoredClaim]) {
        let archive = try Archive(path: folder.archive)
        try archive.ingest([Stored.one, Stored.two, Stored.three, Stored.four])
        try archive.recorroborate()
        return (archive, try archive.claims())
    }

    private func accept(_ claim: String, who: String = "salma") -> ReviewRequest { ReviewRequest(who: who, action: .accept, claim: claim) }

    @Test func decisionsSurviveReadingAnewAndAreOnlyAppended() throws {
        let folder = try TemporaryFolder()
        let (archive, claims) = try archive(folder)
        let first = try #require(claims.first)
        try archive.review(accept(first.id), at: "2018-11-14T09:30:00Z")
        var changed = Stored.one
        changed.claims = []
        try archive.ingest([changed])
        try archive.ingest([Stored.one])
        #expect(try archive.reviewStates([first.id])[first.id]?.verdict == .accepted)
        #expect(throws: (any Error).self) { try folder.execute("DELETE FROM review_event") }
        #expect(throws: (any Error).self) { try folder.execute("UPDATE review_event SET who = 'x'") }
    }

    @Test func undoTakesBackOneDecisionAfterAnother() throws {
        let folder = try TemporaryFolder()
        let (archive, claims) = try archive(folder)
        let id = try #require(claims.first).id
        try archive.review(accept(id), at: "a")
        try archive.review(ReviewRequest(who: "salma", action: .reject, claim: id), at: "b")
        #expect(try archive.reviewStates([id])[id]?.verdict == .rejected)
        try archive.undo(nil, who: "salma", at: "c")
        #expect(try archive.reviewStates([id])[id]?.verdict == .accepted)
        try archive.undo(nil, who: "salma", at: "d")
        #expect(try archive.reviewStates([id])[id]?.verdict == .open)
        #expect(throws: ReviewRefusal.nothingToUndo) { try archive.undo(nil, who: "salma", at: "e") }
        #expect(throws: ReviewRefusal.alreadyUndone(2)) { try archive.undo(2, who: "salma", at: "e") }
        #expect(try archive.reviewEvents().map(\.action) == [.undo, .undo, .reject, .accept])
    }

    @Test func correctionsNeedTheWordsOfTheText() throws {
        let folder = try TemporaryFolder()
        let (archive, claims) = try archive(folder)
        let stored = try #require(claims.first { $0.claim.trigger.text == "قتل" })
        var request = ReviewRequest(who: "salma", action: .correct, claim: stored.id)
        (request.slot, request.span, request.value) = ("trigger", stored.claim.trigger.span, "غيرها")
        #expect(throws: ReviewRefusal.words("غيرها")) { try archive.review(request, at: "a") }
        request.value = "قتل"
        try archive.review(request, at: "a")
        request.slot = "colour"
        #expect(throws: ReviewRefusal.slot("colour")) { try archive.review(request, at: "a") }
        let gold = try archive.reviewedReports()
        #expect(gold.flatMap(\.claims).map(\.trigger.text) == ["قتل"])
    }

    @Test func agreementOfTwoCodersIsCounted() throws {
        let folder = try TemporaryFolder()
        let (archive, claims) = try archive(folder)
        for (i, claim) in claims.enumerated() {
            try archive.review(accept(claim.id), at: "a")
            try archive.review(ReviewRequest(who: "omar", action: i == 0 ? .reject : .accept, claim: claim.id), at: "b")
        }
        let pair = try #require(try archive.coderAgreement().first)
        #expect(pair.claims == claims.count && pair.alike == claims.count - 1)
    }

    @Test func theQueueHoldsWhatIsOpen() throws {
        let folder = try TemporaryFolder()
        let (archive, claims) = try archive(folder)
        #expect(try archive.reviewQueue(ReviewQuery()).total == claims.count)
        let first = try #require(try archive.reviewQueue(ReviewQuery()).claims.first)
        #expect(first.doubts.contains(.contradicted), "the denied killing comes first")
        try archive.review(accept(first.claim.id), at: "a")
        #expect(try archive.reviewQueue(ReviewQuery()).total == claims.count - 1)
    }

    @Test func searchTellsWhereTheWordsStand() throws {
        let folder = try TemporaryFolder()
        let (archive, _) = try archive(folder)
        let result = try archive.search("العَين")
        #expect(!result.reports.isEmpty)
        for hit in result.reports {
            let text = try #require(try archive.documents([hit.report])[hit.report]).text
            for span in hit.spans {
                let words = String(String.UnicodeScalarView(Array(text.unicodeScalars)[span.start..<span.end]))
                #expect(words == "العين")
            }
        }
    }

    @Test func listsGoOnWhereTheyStopped() throws {
        let folder = try TemporaryFolder()
        let (archive, claims) = try archive(folder)
        var (seen, after): ([String], String?) = ([], nil)
        repeat {
            let page = try archive.claimList(ArchiveFilter(), after: after, limit: 1)
            #expect(page.total == claims.count)
            seen += page.values.map(\.id)
            after = page.next
        } while after != nil
        #expect(Set(seen) == Set(claims.map(\.id)) && seen.count == claims.count)
        #expect(throws: ListRefusal.cursor) { try archive.claimList(ArchiveFilter(), after: "nothing", limit: 1) }
    }
}
