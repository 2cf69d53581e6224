import IsnadModel
import IsnadStore
import Testing

@Suite struct VerifyTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.corroborated().close()
    }

    @Test func anUntouchedArchiveHasNoFault() throws {
        let result = try Archive(path: folder.archive).verify()
        #expect(result.faults.isEmpty)
        #expect(result.reports == 4)
        #expect(result.claims == 4)
        #expect(result.spans > 12)
    }

    @Test(arguments: [
        ("UPDATE report SET text = replace(text, 'قتل', 'قتلَ') WHERE document_id = 'a-1'", "content"),
        ("UPDATE report SET text = replace(text, 'الزرقاء', 'الزرقاا') WHERE document_id = 'a-1'", "span"),
        ("UPDATE report SET text = 'x' || text WHERE document_id = 'b-2'", "span"),
        ("UPDATE report SET outlet = 'another' WHERE document_id = 'a-1'", "content"),
        ("UPDATE claim SET json = replace(json, 'test', 'tess')", "record"),
        ("UPDATE claim SET trigger_start = trigger_start + 1, trigger_end = trigger_end + 1", "column"),
        ("UPDATE claim_participant SET span_end = span_end + 1", "span"),
        ("UPDATE claim_evidence SET text = 'x' WHERE slot = 'trigger'", "span"),
        ("UPDATE report SET text = x'FF00FE' WHERE document_id = 'c-3'", "record"),
    ])
    func anyChangedByteIsFound(_ sql: String, _ kind: String) throws {
        try folder.execute(sql)
        let faults = try Archive(path: folder.archive).verify().faults
        #expect(faults.contains { $0.kind == kind }, "\(faults)")
    }

    @Test func aRowThatCannotBeReadIsAFaultAndTheRestIsChecked() throws {
        try folder.execute("UPDATE report SET furniture = '{}' WHERE document_id = 'a-1'")
        let result = try Archive(path: folder.archive).verify()
        #expect(result.reports == 4)
        #expect(result.faults.contains { $0.kind == "record" })
        #expect(throws: ArchiveError.self) { try Archive(path: folder.archive).codedDocuments() }
    }
}
