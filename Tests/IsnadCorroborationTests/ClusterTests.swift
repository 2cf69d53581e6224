import IsnadCorroboration
import IsnadModel
import Testing

/// The filters that a cluster runs, with dictionaries for its shuffles, say what one machine says.
@Suite struct ClusterTests {
    let corroborator = Corroborator()

    /// The same happenings told again within days, so that there are copies, and the last of them over weeks, so that its wording becomes a formula.
    private var syndicated: [CodedDocument] {
        let soon = [1, 2].flatMap { days in Reports.all.map { told($0, days) } }
        let late = [9, 30, 64].flatMap { days in Reports.all.suffix(1).map { told($0, days) } }
        return Reports.all + soon + late
    }

    private func told(_ document: CodedDocument, _ days: Int) -> CodedDocument {
        var later = document
        later.document.id += "-\(days)"
        later.document.published = document.document.published?.adding(days: days)
        return later
    }

    @Test func recordByRecordGivesWhatOneMachineGives() {
        let documents = syndicated
        let expected = corroborator.corroborate(documents)
        let found = cluster(documents)
        #expect(found.copies == expected.copies)
        #expect(found.origins == expected.origins)
        #expect(found.claimOrigins == expected.claimOrigins)
        #expect(found.happenings == expected.happenings)
        #expect(found.stories == expected.stories)
        #expect(found.links == expected.links)
        #expect(found.entities == expected.entities)
        #expect(!expected.copies.isEmpty)
        #expect(expected.stories.contains { $0.reportCount > 1 })
    }

    @Test func theOrderOfRecordsMakesNoDifference() {
        let documents = syndicated
        #expect(cluster(documents) == cluster(documents.reversed()))
    }

    @Test func aPhraseOfManyWeeksIsSaidToBeAFormula() {
        let holders = (0..<4).map { KeyGroup.Holder(report: "report-\($0)", day: 17_000 + 10 * $0, first: nil, last: nil) }
        #expect(PairFinder(corroborator).answer(KeyGroup(key: "s:abc", holders: holders)) == .formula("s:abc"))
        let near = PairFinder(corroborator).answer(KeyGroup(key: "s:abc", holders: Array(holders.prefix(2))))
        #expect(near == .pairs(OfferedPairs(kind: "shingle", least: 2, of: [["report-0", "report-1"]])))
    }

    @Test func aStretchOfDaysHidesNobody() {
        // Days on both sides of a border between stretches, before and after 1970.
        for day in [-33, -1, 0, 31, 63, 17_599, 17_600] {
            let reports = [day - 2, day, day + 1].enumerated().map { index, day in
                ReportMaker("r\(index)", published: CivilDate(daysSince1970: day).description, Reports.raid).coded
            }
            let finder = PairFinder(corroborator)
            var found: Set<[String]> = []
            for group in groups(reports.map(finder.signature)) where group.key.utf8.first == UInt8(ascii: "t") {
                if case .pairs(let pairs) = finder.answer(group) { found.formUnion(pairs.of) }
            }
            // The first and the last lie three days apart.
            #expect(found.count == 2)
        }
    }

    // MARK: The shuffles

    private func groups(_ signatures: [Signature]) -> [KeyGroup] {
        var held: [String: [KeyGroup.Holder]] = [:]
        for signature in signatures {
            for lookup in signature.lookups {
                held[lookup.key, default: []].append(
                    KeyGroup.Holder(report: signature.report, day: lookup.day, first: lookup.first, last: lookup.last))
            }
        }
        return held.map { KeyGroup(key: $0.key, holders: $0.value) }
    }

    private func cluster(_ documents: [CodedDocument]) -> Corroboration {
        let (finder, teller) = (PairFinder(corroborator), StoryTeller(corroborator))
        let coded = Dictionary(documents.map { (Report($0).id, $0) }, uniquingKeysWith: { first, _ in first })
        let signatures = coded.values.map(finder.signature)
        var formulas: Set<String> = []
        var offers: [[String]: [String: (count: Int, least: Int)]] = [:]
        for group in groups(signatures) {
            switch finder.answer(group) {
            case .formula(let key): formulas.insert(key)
            case .pairs(let pairs):
                for pair in pairs.of { offers[pair, default: [:]][pairs.kind, default: (0, pairs.least)].count += 1 }
            case nil: break
            }
        }
        var comparer = PairComparer(corroborator)
        for signature in signatures {
            guard let document = coded[signature.report] else { continue }
            comparer.add(document, formulas: signature.lookups.map(\.key).filter { formulas.contains($0) })
        }
        var (links, edges): ([ReportLink], [ClaimEdge]) = ([], [])
        var pairs = coded.keys.map { OfferedPair(a: $0, b: $0, compare: false, meet: true) }
        for (pair, kinds) in offers {
            let enough = kinds.filter { $0.value.count >= $0.value.least }.keys
            guard !enough.isEmpty else { continue }
            pairs.append(OfferedPair(a: pair[0], b: pair[1], compare: enough.contains { $0 != "block" }, meet: enough.contains("block")))
        }
        for pair in pairs {
            guard let found = comparer.compare(pair) else { continue }
            links += found.link.map { [$0] } ?? []
            edges += found.edges
        }
        let answers = coded.map { id, document in
            let mine = links.filter { $0.copy != nil && ($0.first == id || $0.second == id) }
            return teller.answer(document, neighbours: mine.compactMap { coded[$0.other(than: id)] }, links: mine)
        }
        return gathered(answers, links, edges, teller)
    }

    private func gathered(_ answers: [ReportAnswer], _ links: [ReportLink], _ edges: [ClaimEdge], _ teller: StoryTeller) -> Corroboration {
        var result = Corroboration()
        result.copies = links.compactMap(\.copy).sorted { $0.id < $1.id }
        let members = answers.flatMap(\.members)
        result.origins = teller.origins(members.map(\.origin))
        result.claimOrigins = members.map(\.claimOrigin).sorted { $0.claim < $1.claim }
        // One component that holds all is made of whole components too.
        result.happenings = teller.happenings(answers.map(\.head), links.filter(\.isOneHappening)).sorted { $0.id < $1.id }
        let told = teller.stories(members, edges)
        (result.stories, result.links) = (told.stories, told.links)
        let uses = Dictionary(grouping: answers.flatMap(\.forms), by: \.entity)
        result.entities = uses.map { teller.entity($0.key, $0.value).entity }.sorted { $0.id < $1.id }
        return result
    }
}
