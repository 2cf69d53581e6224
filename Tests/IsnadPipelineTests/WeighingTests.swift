import IsnadClaims
import IsnadModel
import IsnadPipeline
import IsnadReading
import IsnadRules
import IsnadTestSupport
import Testing

@Suite("Weighing")
struct WeighingTests {
    /// Drafts are filled by sums of whole groups of features; what is written down for learning is summed feature by feature.
    @Test("sums made beforehand fill the same slots as the sums of what is seen")
    func groups() {
        var coder = Coder(knowledge: SampleTests.knowledge)
        var checked = 0
        for document in ReportSequence(paths: [Repository.samples], rules: .embedded).compactMap(\.document) {
            let (coded, lines) = coder.claimFeatures(document)
            var offered: [[String: Set<String>]] = []
            for line in lines {
                let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                if columns[0] == "claim" {
                    offered.append([:])
                } else if columns[3] != "none" {
                    offered[offered.count - 1][columns[3], default: []].insert(columns[1])
                }
            }
            #expect(offered.count == coded.claims.count)
            for (claim, slots) in zip(coded.claims, offered) {
                let filled = ["agent": claim.agent, "target": claim.target, "to": claim.to, "from": claim.from, "place": claim.place]
                for (slot, participants) in filled {
                    #expect(Set(participants.map(\.name)) == slots[slot] ?? [], "\(document.id): \(slot) of «\(claim.trigger.text)»")
                    checked += participants.count
                }
            }
        }
        #expect(checked > 100)
    }
}
