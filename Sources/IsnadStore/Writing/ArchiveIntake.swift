import IsnadModel

/// Takes the documents of a run into an archive, corroborates them in parts, and counts what became of them.
package struct ArchiveIntake {
    private let archive: Archive
    package private(set) var summary = IngestSummary()
    /// Stored since the archive was last corroborated.
    private var fresh: [CodedDocument] = []
    private var memory = FactsMemory()

    package init(_ archive: Archive) { self.archive = archive }

    /// - Parameter received: the bytes that each document was read out of, in the same order; may be shorter.
    /// - Throws: `ArchiveError`.
    package mutating func take(_ documents: [CodedDocument], received: [ReceivedItem?] = []) throws {
        summary += try archive.ingest(documents, received: received)
        fresh += documents
        if fresh.count >= Archive.part { try corroborate() }
    }

    /// The archive says what all its documents say together.
    package mutating func finish() throws {
        try corroborate()
        try archive.refreshDerived()
    }

    private mutating func corroborate() throws {
        if try !archive.isCorroborated() { try archive.recorroborate(fresh: fresh, &memory) }
        fresh.removeAll()
    }
}
