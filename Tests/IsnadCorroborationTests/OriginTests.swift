import IsnadCorroboration
import IsnadModel
import Testing

@Suite struct OriginTests {
    let corroborator = Corroborator()

    private func origin(of claim: Int, in report: CodedDocument, _ result: Corroboration) -> Origin? {
        let id = Report(report).claimIDs[claim]
        let link = result.claimOrigins.first { $0.claim == id }
        return result.origins.first { $0.id == link?.origin }
    }

    @Test func aClaimOfACopyRestsOnTheTellerOfTheReportCopied() throws {
        let result = corroborator.corroborate(Reports.all)
        let copied = try #require(origin(of: 0, in: Reports.newspaper(), result))
        #expect(copied.name == "سالم الورداني")
        #expect(copied == origin(of: 0, in: Reports.agency(), result))
    }

    @Test func aParagraphOfItsOwnRestsOnTheOutlet() throws {
        let result = corroborator.corroborate(Reports.all)
        let own = try #require(origin(of: 1, in: Reports.newspaper(), result))
        #expect(own.kind == .outlet)
        #expect(own.name == "صحيفة الضفة")
    }

    @Test func anAgencyInTheAuthorLineIsTheOrigin() throws {
        var maker = ReportMaker("x", outlet: "موقع الجسر", author: "القرية - وكالة السهل للأنباء", Reports.background)
        maker.claim("clash", "هجمات", in: Reports.background)
        let found = try #require(origin(of: 0, in: maker.coded, corroborator.corroborate([maker.coded])))
        #expect(found.name.unicodeScalars.count > 4)
        #expect(found.entity == corroborator.resolver.id(name: "وكالة السهل للأنباء", kind: .outlet))
    }

    @Test func unnamedSourcesOfTwoOutletsStayUnresolved() throws {
        let texts = ["قال مصدر أمني إن قذيفة سقطت على العين الزرقاء.", "سقطت قذيفة في العين الزرقاء ليلا كما أفاد مصدر أمني."]
        let reports = zip(["قناة الرابية", "موقع الجسر"], texts).map { outlet, text in
            var maker = ReportMaker(outlet, outlet: outlet, published: "2018-05-07", text)
            maker.claim("shelling", "قذيفة", in: text) {
                $1.place = [$0.who("العين الزرقاء", .place)]
                $1.chain = AttributionChain([$0.who("مصدر أمني", .other)])
            }
            return maker.coded
        }
        let result = corroborator.corroborate(reports)
        #expect(result.origins.filter { $0.kind == .anonymous }.count == 2)
        #expect(result.stories.map(\.origins) == [OriginCount(low: 1, high: 2)])
    }

    /// `رائد` is a first name and a rank (major), `مدير` only an office (director).
    @Test func aFirstNameThatIsAlsoARankNamesSomebody() {
        let kinds = ["رائد الحمداني", "الأمير سالم الورداني", "مدير المستشفى", "رائد"].map { name in
            let text = "سقطت قذيفة في العين الزرقاء كما أفاد \(name)."
            var maker = ReportMaker(name, outlet: "قناة الرابية", published: "2018-05-07", text)
            maker.claim("shelling", "قذيفة", in: text) { $1.chain = AttributionChain([$0.who(name, .person)]) }
            return corroborator.corroborate([maker.coded]).origins.map(\.kind)
        }
        #expect(kinds == [[.named], [.named], [.anonymous], [.anonymous]])
    }
}
