import IsnadClaims
import IsnadExport
import IsnadModel
import IsnadPipeline
import IsnadReading
import IsnadRules
import IsnadTestSupport
import Testing

@Suite("Whole reports")
struct SampleTests {
    static let knowledge = Knowledge(rules: .embedded)

    private func run(threads: Int) async -> [CodedDocument] {
        var coded: [CodedDocument] = []
        await DocumentRun(Coder(knowledge: Self.knowledge), threads: threads).run(ReportSequence(paths: [Repository.samples], rules: .embedded)) { outcome in
            if let document = outcome.output { coded.append(document) }
        }
        return coded
    }

    @Test("every span holds the words that it stands for")
    func spans() async {
        for coded in await run(threads: 2) {
            let scalars = Array(coded.document.text.unicodeScalars)
            func check(_ text: String, _ span: Span, _ what: String) {
                let words = span.end <= scalars.count ? String(String.UnicodeScalarView(scalars[span.start..<span.end])) : "outside"
                #expect(words == text, "\(coded.document.id): \(what)")
            }
            for claim in coded.claims {
                check(claim.trigger.text, claim.trigger.span, "trigger")
                check(claim.sentence.text, claim.sentence.span, "sentence")
                for value in claim.agent + claim.target + claim.to + claim.from + claim.place + claim.chain.tellers {
                    check(value.text, value.span, "participant")
                }
                for value in claim.reason + claim.content + claim.also { check(value.text, value.span, "words") }
                if let count = claim.count { check(count.text, count.span, "count") }
                if let time = claim.time { check(time.text, time.span, "time") }
                #expect(!claim.because.isEmpty)
            }
        }
    }

    @Test("the same bytes for any number of threads, twice")
    func deterministic() async {
        var writer = CodedDocumentWriter()
        let one = await run(threads: 1).flatMap { writer.line($0) }
        let two = await run(threads: 2).flatMap { writer.line($0) }
        let again = await run(threads: 2).flatMap { writer.line($0) }
        #expect(one == two)
        #expect(two == again)
    }

    @Test("nothing is claimed from furniture, nor from sport and economy")
    func furniture() async {
        var foreign = 0
        for coded in await run(threads: 1) {
            for claim in coded.claims { #expect(!coded.document.furniture.contains { $0.span.contains(claim.trigger.span) }) }
            guard coded.document.path.contains("sport-") || coded.document.path.contains("economy-") else { continue }
            foreign += 1
            #expect(coded.claims.isEmpty, "\(coded.document.path)")
        }
        #expect(foreign == 2)
    }
}
