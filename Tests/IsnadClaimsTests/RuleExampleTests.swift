import IsnadClaims
import IsnadModel
import IsnadPipeline
import IsnadRules
import Testing

@Suite("Rules")
struct RuleExampleTests {
    static let knowledge = Knowledge(rules: .embedded)

    @Test("every rule has what a rule must have")
    func complete() {
        #expect(RuleChecker(knowledge: Self.knowledge).incomplete().map(\.message) == [])
    }

    @Test("every example of every rule holds", arguments: Array(Set(knowledge.frames.rules.map(\.type))).sorted())
    func examples(type: ClaimType) {
        var checker = RuleChecker(knowledge: Self.knowledge)
        for result in checker.run(only: type) where result.fault != nil && !result.isWanted {
            Issue.record("\(result.source) \(result.rule): \(result.fault ?? ""): \(result.sentence)")
        }
    }

    @Test("the tables hold no letters that folded text cannot meet")
    func tables() {
        #expect(TableLint.run(.embedded).map(\.message) == [])
    }

    @Test("every type of the vocabulary has a frame file")
    func vocabulary() {
        let types = """
            execution killing injury clash airstrike shelling bombing abduction arrest abuse destruction displacement capture withdrawal defeat siege
            deployment restriction flight defection pledge renunciation surrender recruitment leadership dispute morale negotiation agreement release
            seizure publication responsibility accusation threat trial protest aid strength losses toll share
            """
        let missing = Set(types.split { $0 == " " || $0 == "\n" }.map { ClaimType(rawValue: String($0)) }).subtracting(Self.knowledge.loader.types.map(\.type))
        #expect(missing.isEmpty)
    }
}
