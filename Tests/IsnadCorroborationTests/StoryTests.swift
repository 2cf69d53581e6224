import IsnadCorroboration
import IsnadModel
import Testing

@Suite struct StoryTests {
    let corroborator = Corroborator()

    private func killings() throws -> Story {
        let result = corroborator.corroborate(Reports.all)
        let stories = result.stories.filter { $0.type.rawValue == "killing" }
        #expect(stories.count == 1)
        return try #require(stories.first)
    }

    @Test func claimsOfOneHappeningMakeOneStoryWithAReasonForEachJoin() throws {
        let story = try killings()
        #expect(story.claims.count == 4)
        #expect(!story.reasons.isEmpty)
        let links = corroborator.corroborate(Reports.all).links.filter { $0.story == story.id }
        #expect(links.count == 3)
        #expect(links.contains { $0.reason.rule == "story.copied-passage" })
    }

    @Test func figuresThatDifferAreShownAsContradicting() throws {
        let count = try #require(try killings().agreement.first { $0.slot == "count" })
        #expect(count.relation == .contradict)
        #expect(count.values.map(\.value) == ["تسعة", "خمسة عشر"])
        #expect(count.values[0].claims.count == 2)
        #expect(count.values[0].origins.count == 1)
    }

    @Test func aDenialStandsInTheStoryAsContradiction() throws {
        let story = try killings()
        let happened = try #require(story.agreement.first { $0.slot == "happened" })
        #expect(happened.relation == .contradict)
        #expect(happened.values.last?.value == "denied")
        #expect(story.denials == OriginCount(low: 1, high: 1))
        #expect(story.origins == OriginCount(low: 1, high: 2))
    }

    @Test func anyOrderOfTheReportsGivesTheSame() {
        let expected = corroborator.corroborate(Reports.all)
        var shuffler = Shuffler(state: 7)
        for _ in 0..<20 { #expect(corroborator.corroborate(Reports.all.shuffled(using: &shuffler)) == expected) }
        #expect(corroborator.corroborate(Reports.all + Reports.all) == expected)
    }

    @Test func twoHappeningsOfOneReportStayTwo() {
        let text = "قتل رجل في العين الزرقاء صباحا وقتل آخر في العين الزرقاء مساء."
        var maker = ReportMaker("r", outlet: "موقع الجسر", published: "2018-05-07", text)
        for trigger in ["قتل رجل", "وقتل آخر"] {
            maker.claim("killing", trigger, in: text) { $1.place = [$0.who("العين الزرقاء", .place)] }
        }
        #expect(corroborator.corroborate([maker.coded]).stories.count == 2)
    }

    @Test func oneDayInTwoPlacesIsTwoStories() {
        let reports = ["العين الزرقاء", "تل الرماد"].map { place in
            let text = "قتل مسلحون مجهولون رجلا في \(place)."
            var maker = ReportMaker(place, outlet: place, published: "2018-05-07", text)
            maker.claim("killing", "قتل", in: text) {
                $1.place = [$0.who(place, .place)]
                $1.agent = [$0.who("مسلحون مجهولون", .group)]
            }
            return maker.coded
        }
        #expect(corroborator.corroborate(reports).stories.count == 2)
    }

    @Test func nothingGivesNothing() {
        #expect(corroborator.corroborate([]) == Corroboration())
    }

    @Test func aDossierHoldsTimelineAndReasons() throws {
        let result = corroborator.corroborate(Reports.all)
        let dossier = try #require(DossierBuilder(Reports.all, result, corroborator).dossier("سالم الورداني"))
        #expect(dossier.timeline.map(\.slots) == [["chain"]])
        #expect(dossier.timeline.first?.day == CivilDate(iso: "2018-05-07"))
        #expect(DossierBuilder(Reports.all, result, corroborator).dossier("لا أحد") == nil)
    }

    /// Two reports meet by claims of one place, five days apart; what joins them is another claim, which no key finds.
    @Test func whichOfTwoReportsComesFirstDoesNotDecideWhetherTheyMeet() throws {
        let attack = "هاجم رجال الصقر حراس المطحنة القديمة ليلا"
        let facts = [("a", "2018-05-20", "2018-05-01"), ("b", "2018-06-20", "2018-04-26")].map { id, published, day in
            let crowd = "تجمع أهالي العين الزرقاء قبل ذلك"
            var maker = ReportMaker(id, outlet: "قناة الرابية", published: published, attack + ".\n" + crowd + ".")
            func time(_ day: String) -> TimeReference {
                let start = CivilDate(iso: day)
                return TimeReference(start: start, end: start, text: "ليلا", span: maker.evidence("ليلا").span, precision: "day")
            }
            let (told, other) = (time("2018-05-01"), time(day))
            maker.claim("clash", "هاجم", in: attack) {
                $1.agent = [$0.who("رجال الصقر", .organisation)]
                $1.time = told
            }
            maker.claim("protest", "تجمع", in: crowd) {
                $1.place = [$0.who("العين الزرقاء", .place)]
                $1.time = other
            }
            return corroborator.facts(Report(maker.coded))
        }
        let stories = try [facts, facts.reversed()].map { order in
            var index = MemoryIndex()
            for report in order { try corroborator.update(&index, [report]) }
            return index.allStories
        }
        #expect(stories[0] == stories[1])
        #expect(stories[0].first { $0.type.rawValue == "clash" }?.reportCount == 2)
    }
}
