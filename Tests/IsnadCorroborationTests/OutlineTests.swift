import IsnadCorroboration
import IsnadModel
import Testing

@Suite struct OutlineTests {
    private let corroborator = Corroborator()

    private func packed() -> [[UInt8]] { Reports.all.map { corroborator.facts(Report($0)).outline.packed } }

    private func read(_ bytes: [UInt8]) -> ReportOutline? { bytes.withUnsafeBytes { ReportOutline(packed: $0) } }

    @Test func whatIsPackedComesBackAsItWas() throws {
        for (document, bytes) in zip(Reports.all, packed()) {
            let facts = corroborator.facts(Report(document))
            let outline = try #require(read(bytes))
            #expect(outline.id == facts.id)
            #expect(outline.claimIDs == facts.report.claimIDs)
            // Bytes hold all of it, in one order only.
            #expect(outline.packed == bytes)
        }
    }

    @Test func bytesThatEndEarlyOrGoOnAreNotRead() {
        for bytes in packed() {
            for end in bytes.indices { #expect(read(Array(bytes[..<end])) == nil) }
            #expect(read(bytes + [0]) == nil)
        }
    }

    /// Damage may go unseen (an id is an id), but it must not end the program, nor may what is read be other than what its bytes say.
    @Test func damagedBytesAreReadAsSomethingOrNotAtAll() {
        for bytes in packed() {
            for place in bytes.indices {
                for change: UInt8 in [0x01, 0x80, 0xFF] {
                    var damaged = bytes
                    damaged[place] ^= change
                    if let outline = read(damaged) { #expect(outline.claimIDs.count <= bytes.count) }
                }
            }
        }
    }
}
