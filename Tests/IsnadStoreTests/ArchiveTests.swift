import GRDB
import IsnadCorroboration
import IsnadModel
import IsnadStore
import Testing

@Suite struct ArchiveTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func commitsSurviveAPowerCut() throws {
        let archive = try Archive(path: folder.archive)
        #expect(try archive.synchronousMode() == 2)
        try archive.ingest([Stored.one])
        #expect(try archive.synchronousMode() == 2)
    }

    @Test func ingestingAgainChangesNothing() throws {
        let archive = try Archive(path: folder.archive)
        let first = try archive.ingest(Stored.all)
        try archive.recorroborate()
        let before = try archive.counts()
        let second = try archive.ingest(Stored.all)
        #expect(first.added == 4)
        #expect(second.added == 0)
        #expect(second.unchanged == 4)
        #expect(try archive.counts() == before)
        #expect(try archive.isCorroborated())
    }

    @Test func aReportReadOtherwiseReplacesItsClaimsOnly() throws {
        let archive = try Archive(path: folder.archive)
        try archive.ingest(Stored.all)
        var changed = Stored.one
        changed.claims[0].modality = .possible
        let summary = try archive.ingest([changed])
        #expect(summary.replaced == 1)
        #expect(try archive.counts().reports == 4)
        #expect(try archive.counts().claims == 4)
        #expect(try !archive.isCorroborated())
    }

    @Test func whatIsStoredComesBackUnchanged() throws {
        let archive = try Archive(path: folder.archive)
        try archive.ingest(Stored.all)
        let byID = Stored.all.sorted { Report.id(of: $0.document) < Report.id(of: $1.document) }
        #expect(try archive.codedDocuments() == byID)
    }

    @Test func anyOrderGivesTheSameStories() throws {
        let archive = try Archive(path: folder.archive)
        try archive.ingest(Stored.all)
        try archive.recorroborate()
        let other = try TemporaryFolder()
        let reversed = try Archive(path: other.archive)
        try reversed.ingest(Stored.all.reversed())
        try reversed.recorroborate()
        #expect(try archive.stories() == reversed.stories())
        #expect(try archive.entities() == reversed.entities())
        #expect(try archive.origins() == reversed.origins())
        #expect(try archive.claims() == reversed.claims())
    }

    @Test func corroboratingTwiceGivesTheSame() throws {
        let archive = try Archive(path: folder.archive)
        try archive.ingest(Stored.all)
        try archive.recorroborate()
        let first = try Exported(archive)
        try archive.recorroborate()
        #expect(try Exported(archive) == first)
    }

    @Test func theArchiveIsReadByPlainSQLite() throws {
        do {
            let archive = try Archive(path: folder.archive)
            try archive.ingest(Stored.all)
            try archive.recorroborate()
            try archive.close()
        }
        #expect(try folder.text("SELECT count(*) FROM claim_search WHERE claim_search MATCH 'الزرقاء'") == "3")
        #expect(try folder.text("PRAGMA integrity_check") == "ok")
        #expect(try folder.text("SELECT count(*) FROM link WHERE rule = ''") == "0")
    }

    @Test func reopeningKeepsEverything() throws {
        try Archive(path: folder.archive).ingest(Stored.all)
        let again = try Archive(path: folder.archive, mode: .existing)
        #expect(try again.counts().reports == 4)
        #expect(try again.synchronousMode() == 2)
    }
}

@Suite struct ConstraintTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.corroborated().close()
    }

    @Test(arguments: [
        "UPDATE claim SET modality = 'rumoured'",
        "UPDATE claim SET trigger_end = trigger_start - 1",
        "UPDATE claim SET json = 'not json'",
        "UPDATE claim SET time_start = '2018-02-30'",
        "UPDATE claim SET count_low = 9, count_high = 3",
        "UPDATE claim SET report = 'nowhere'",
        "UPDATE claim_participant SET slot = 'hero'",
        "UPDATE claim_participant SET entity = 'nobody'",
        "UPDATE claim_origin SET rule = ''",
        "INSERT INTO report SELECT NULL, id || '-2', document_id, content_hash, coded_hash, path, url, title, outlet, author, published, "
            + "language, text, title_start, title_end, furniture, diagnostics, folded_title, folded_text FROM report LIMIT 1",
        "INSERT INTO story_claim SELECT story, claim, ordinal + 100 FROM story_claim LIMIT 1",
    ])
    func theDatabaseRefusesWhatCannotBe(_ sql: String) throws {
        #expect(throws: DatabaseError.self) { try folder.execute(sql) }
    }

    @Test func aReportTakesItsClaimsWithIt() throws {
        try folder.execute("DELETE FROM report")
        for table in ["claim", "claim_participant", "claim_evidence", "story_claim", "claim_origin"] {
            #expect(try folder.text("SELECT count(*) FROM \(table)") == "0")
        }
    }
}
