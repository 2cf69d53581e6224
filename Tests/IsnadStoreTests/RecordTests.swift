import Foundation
import GRDB
import IsnadCorroboration
import IsnadModel
import IsnadStore
import Testing

@Suite struct RecordTests {
    private static func encoded(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Stories, origins and entities are written by hand: other programs, and the cluster, have what an encoder makes of them.
    @Test func recordsAreStoredAsAnEncoderWritesThem() throws {
        let folder = try TemporaryFolder()
        let archive = try Archive(path: folder.archive)
        try archive.ingest(ManyReports.all)
        try archive.recorroborate()
        let known = Corroborator().corroborate(ManyReports.all)
        let stored = try DatabaseQueue(path: folder.archive).read { db in
            try ["story", "origin", "entity"].map { try String.fetchAll(db, sql: "SELECT json FROM \($0) ORDER BY id") }
        }
        #expect(stored[0].count > 5)
        #expect(try stored[0] == known.stories.map(Self.encoded))
        #expect(try stored[1] == known.origins.map(Self.encoded))
        #expect(try stored[2] == known.entities.map(Self.encoded))
    }

    /// What a run brings at once, in parts that it remembers, and read back from the file is one archive.
    @Test func aRunThatRemembersEndsInTheSameArchive() throws {
        let (one, parts) = (try TemporaryFolder(), try TemporaryFolder())
        let (whole, grown) = (try Archive(path: one.archive), try Archive(path: parts.archive))
        try whole.ingest(ManyReports.all)
        try whole.recorroborate()
        var intake = ArchiveIntake(grown)
        var changed = ManyReports.all[2]
        changed.claims = []
        for part in [[changed], Array(ManyReports.all.prefix(9)), Array(ManyReports.all.dropFirst(9))] {
            try intake.take(part)
            try intake.finish()
        }
        #expect(try Exported(grown) == Exported(whole))
        #expect(try grown.verify().faults.isEmpty)
    }
}
