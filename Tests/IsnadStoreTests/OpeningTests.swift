import Foundation
import IsnadBytes
import IsnadModel
import IsnadStore
import Testing

@Suite struct OpeningTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func aMissingArchiveIsNamed() {
        #expect(throws: ArchiveError.missing(path: folder.archive)) { try Archive(path: folder.archive, mode: .existing) }
    }

    @Test(arguments: ["hello", String(repeating: "x", count: 5000)])
    func aTextFileIsNoDatabase(_ content: String) throws {
        try Data(content.utf8).write(to: URL(fileURLWithPath: folder.archive))
        #expect(throws: ArchiveError.notADatabase(path: folder.archive)) { try Archive(path: folder.archive) }
        #expect(try String(contentsOfFile: folder.archive, encoding: .utf8) == content)
    }

    @Test func aClosedArchiveIsOneFile() throws {
        let archive = try Archive(path: folder.archive)
        try archive.ingest(Stored.all)
        try archive.recorroborate()
        let counts = try archive.counts()
        try archive.close()
        // Whoever copies the file alone has all of it.
        let other = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: folder.archive, toPath: other.archive)
        #expect(try Archive(path: other.archive, mode: .existing).counts() == counts)
        let log = try? FileManager.default.attributesOfItem(atPath: folder.archive + "-wal")[.size] as? Int
        #expect((log ?? 0) == 0)
    }

    @Test func aFolderIsNoDatabase() {
        #expect(throws: ArchiveError.notADatabase(path: folder.path)) { try Archive(path: folder.path) }
    }

    @Test func anotherProgramsDatabaseIsLeftAlone() throws {
        try folder.execute("CREATE TABLE birds (name TEXT)")
        let before = try Data(contentsOf: URL(fileURLWithPath: folder.archive))
        #expect(throws: ArchiveError.notAnArchive(path: folder.archive)) { try Archive(path: folder.archive) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.archive)) == before)
    }

    @Test func aLaterVersionsArchiveIsRefused() throws {
        try Archive(path: folder.archive).close()
        try folder.execute("INSERT INTO grdb_migrations (identifier) VALUES ('99-of-the-future')")
        #expect(throws: ArchiveError.newerVersion(path: folder.archive)) { try Archive(path: folder.archive) }
    }

    @Test func aFolderThatIsNotThereIsNamed() {
        let path = folder.path + "/nowhere/archive.sqlite"
        #expect(throws: ArchiveError.self) { try Archive(path: path) }
    }

    @Test func aWriterWaitsForTheLockAndThenSaysSo() throws {
        let archive = try Archive(path: folder.archive, lockAttempts: 3)
        let held = open(folder.archive + ".lock", O_RDWR)
        defer { close(held) }
        #expect(flock(held, LOCK_EX | LOCK_NB) == 0)
        #expect(throws: ArchiveError.locked(path: folder.archive)) { try archive.ingest([Stored.one]) }
        // Readers need no lock.
        #expect(try archive.counts().reports == 0)
        #expect(flock(held, LOCK_UN) == 0)
        #expect(try archive.ingest([Stored.one]).added == 1)
    }

    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func digestsFollowTheStandard(_ text: String, _ digest: String) {
        #expect(SHA256.hexadecimal(text.utf8) == digest)
    }
}
