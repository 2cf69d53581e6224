import Foundation
import IsnadCorroboration
import IsnadModel
import IsnadRules

/// Stages `signatures`, `stories` and `agreement`: filters from records to records, a JSON object a line. The cluster only brings records
/// together; everything that is decided about them is decided here, by the functions that `isnad ingest` calls.
struct CorroborationStage {
    enum Name: String { case signatures, stories, agreement }

    private let name: Name
    private let pairs: PairFinder
    private let teller: StoryTeller
    private var comparer: PairComparer
    private var output = StageOutput()
    private let decoder = JSONDecoder()
    private let encoder = JSONEncoder()

    init(_ name: Name, rules: RuleFiles) {
        let corroborator = Corroborator(rules: rules)
        self.name = name
        (pairs, teller, comparer) = (PairFinder(corroborator), StoryTeller(corroborator), PairComparer(corroborator))
        // One value always gives the same bytes, here as in an archive.
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    /// - Returns: the exit code: 65 for a record that cannot be read, 70 for one that cannot be written.
    mutating func run() -> Int32 {
        output.ready(name.rawValue)
        var lines = StageLines(descriptor: 0)
        var group = RecordGroup()
        while let line = lines.next() {
            do {
                if name == .signatures {
                    try sign(Data(line))
                } else if line.elementsEqual("end".utf8) {
                    try answer(group)
                    group = RecordGroup()
                } else {
                    try group.add(decoder.decode(StageRecord.self, from: Data(line)))
                    continue
                }
            } catch {
                let what = String(decoding: line.prefix(120), as: UTF8.self)
                FileHandle.standardError.write(Data("\(error is EncodingError ? "not written" : "no record of this stage"): \(what)\n".utf8))
                return error is EncodingError ? 70 : 65
            }
            output.done()
        }
        return 0
    }

    private mutating func write(_ name: String, _ value: some Encodable) throws {
        output.result(Array("{\"\(name)\":".utf8) + (try encoder.encode(value)) + Array("}\n".utf8))
    }

    // MARK: signatures

    private mutating func sign(_ line: Data) throws {
        let record = try decoder.decode(SignatureRecord.self, from: line)
        if let group = record.key {
            switch pairs.answer(group) {
            case .formula(let key): try write("formula", key)
            case .pairs(let offer): try write("pairs", offer)
            case nil: break
            }
        } else if let document = record.document {
            let coded = CodedDocument(document: document, claims: record.claims ?? [], diagnostics: [])
            try write("signature", pairs.signature(coded))
        }
    }

    // MARK: stories, agreement

    private mutating func answer(_ group: RecordGroup) throws {
        if name == .stories { return try compare(group) }
        for focus in group.focus { try tell(focus, group) }
        if !group.heads.isEmpty { for happening in teller.happenings(group.heads, group.links) { try write("happening", happening) } }
        if !group.members.isEmpty {
            let told = teller.stories(group.members, group.edges)
            for story in told.stories { try write("story", story) }
            for link in told.links { try write("story_link", link) }
        }
        for origin in teller.origins(group.origins) { try write("origin", origin) }
        if let entity = group.uses.first?.entity {
            let found = teller.entity(entity, group.uses)
            try write("entity", found.entity)
            for (place, whole) in found.wholes.enumerated() { try write("whole", WholeOffer(place: place, relation: whole)) }
        }
    }

    private mutating func compare(_ group: RecordGroup) throws {
        comparer.clear()
        for coded in group.coded { comparer.add(coded.document, formulas: coded.formulas) }
        for pair in group.pairs {
            guard let found = comparer.compare(pair) else { continue }
            if let link = found.link {
                try write("link", link)
                if let copy = link.copy { try write("copy", copy) }
            }
            for edge in found.edges { try write("edge", edge) }
        }
        comparer.clear()
    }

    private mutating func tell(_ focus: CodedDocument, _ group: RecordGroup) throws {
        let told = teller.answer(focus, neighbours: group.beside, links: group.links)
        try write("head", told.head)
        for member in told.members {
            try write("member", member)
            try write("origin", member.origin)
            try write("claim_origin", member.claimOrigin)
        }
        for participant in told.participants { try write("participant", participant) }
        for use in told.forms { try write("use", use) }
    }
}

/// An entity that another would be a part of, where it is spoken of; the first place counts.
private struct WholeOffer: Encodable {
    var place: Int
    var relation: EntityRelation
}

/// A line that stage `signatures` reads: a coded document, or everything under one key.
private struct SignatureRecord: Decodable {
    var document: Document?
    var claims: [Claim]?
    var key: KeyGroup?
}

/// A line of a group. Exactly one member is there, but for `formulas`, which goes with `coded`.
private struct StageRecord: Decodable {
    var coded: CodedDocument?
    var formulas: [String]?
    var pair: OfferedPair?
    var focus: CodedDocument?
    var beside: CodedDocument?
    var head: ReportHead?
    var link: ReportLink?
    var member: ClaimMember?
    var edge: ClaimEdge?
    var origin: Origin?
    var use: EntityUse?
}

/// Lines up to `end`, by what they are.
private struct RecordGroup {
    var coded: [(document: CodedDocument, formulas: [String])] = []
    var pairs: [OfferedPair] = []
    var focus: [CodedDocument] = []
    var beside: [CodedDocument] = []
    var heads: [ReportHead] = []
    var links: [ReportLink] = []
    var members: [ClaimMember] = []
    var edges: [ClaimEdge] = []
    var origins: [Origin] = []
    var uses: [EntityUse] = []

    /// - Throws: `DecodingError` for a line without any member that is known.
    mutating func add(_ record: StageRecord) throws {
        if let value = record.coded { return coded.append((value, record.formulas ?? [])) }
        if let value = record.pair { return pairs.append(value) }
        if let value = record.focus { return focus.append(value) }
        if let value = record.beside { return beside.append(value) }
        if let value = record.head { return heads.append(value) }
        if let value = record.link { return links.append(value) }
        if let value = record.member { return members.append(value) }
        if let value = record.edge { return edges.append(value) }
        if let value = record.origin { return origins.append(value) }
        if let value = record.use { return uses.append(value) }
        throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "none of the members of a record"))
    }
}
