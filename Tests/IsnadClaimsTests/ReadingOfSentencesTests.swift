import IsnadClaims
import IsnadModel
import IsnadPipeline
import IsnadRules
import Testing

@Suite("Claims out of sentences")
struct ReadingOfSentencesTests {
    private func claims(_ text: String, published: CivilDate? = nil, outlet: String? = nil) -> [Claim] {
        var coder = Coder(knowledge: RuleExampleTests.knowledge)
        var document = Document(path: "-", id: "-", text: text)
        (document.published, document.outlet) = (published, outlet)
        return coder.code(document).claims
    }

    private func first(_ text: String, _ type: String) throws -> Claim {
        try #require(claims(text).first { $0.type.rawValue == type })
    }

    @Test("one sentence with everything")
    func whole() throws {
        let claim = try first("قال مصدر أمني إن تنظيم داعش أعدم خمسة من عناصره في مدينة الرقة بتهمة الفرار.", "execution")
        #expect(claim.agent.map(\.name) == ["داعش"])
        #expect(claim.target.map(\.name) == ["عناصر داعش"])
        #expect(claim.count?.low == 5 && claim.count?.high == 5)
        #expect(claim.place.map(\.name) == ["الرقة"])
        #expect(claim.chain.tellers.map(\.name) == ["مصدر أمني"])
        #expect(claim.reason.map(\.text) == ["الفرار"])
    }

    @Test("a teller is carried over to the sentence that goes on")
    func goesOn() throws {
        let claim = try first("قال الناطق العسكري سامر الحلبي إن الهجوم فشل. وأضاف أن القوات الحكومية سيطرت على مدينة درنة.", "capture")
        #expect(claim.chain.tellers.map(\.name) == ["سامر الحلبي"])
    }

    @Test(
        "modality",
        arguments: [
            ("لم تقصف القوات الحكومية بلدة دوما", "shelling", Modality.denied),
            ("ستقصف القوات الحكومية بلدة دوما", "shelling", .predicted),
            ("حاول الجيش اقتحام بلدة دوما", "clash", .attempted),
            ("قصفت القوات الحكومية بلدة دوما", "shelling", .actual),
        ])
    func modality(text: String, type: String, expected: Modality) throws {
        #expect(try first(text, type).modality == expected)
    }

    @Test("the passive names who suffers, not who acts")
    func passive() throws {
        let claim = try first("قتل 43 مدنيا في مدينة عفرين", "killing")
        #expect(claim.agent.isEmpty)
        #expect(claim.target.map(\.name) == ["مدنيين"])
        #expect(claim.count?.low == 43)
    }

    @Test(
        "a dateline says where it was written, not where it happened; a place before a dash that no outlet follows may be either",
        arguments: ["عمان، الأردن (رويترز) - قتل سبعة مدنيين وأصيب آخرون.", "بيروت (AFP) -- قتل سبعة مدنيين وأصيب آخرون."])
    func dateline(text: String) throws {
        #expect(try first("عنوان الخبر\n\n" + text, "killing").place.isEmpty)
        #expect(try first("قتل سبعة مدنيين في عمان (الأردن) - وأصيب آخرون.", "killing").place.first?.name == "عمان")
    }

    @Test("a report of sport gives nothing")
    func sport() {
        let text = """
            شن مهاجم الفريق هجوما على مرمى المنتخب في الشوط الأول من المباراة، وسجل اللاعب هدف الفوز بعد ركلة حرة، وقال المدرب إن الدوري لم ينته.
            وتصدى الحارس لركلة في الشوط الثاني.
            """
        #expect(claims(text).isEmpty)
    }

    @Test("any text gives a value", arguments: ["", " ", "\u{FEFF}", "abc", "١٢٣", "«««", "و و و و", String(repeating: "قتل ", count: 2000)])
    func total(text: String) {
        for claim in claims(text) { #expect(!claim.because.isEmpty) }
    }
}
