import IsnadCorroboration
import IsnadModel
import Testing

@Suite struct AgreementTests {
    let corroborator = Corroborator()

    /// A report of one killing in one place, with a figure, on a teller's word.
    private func killed(_ id: String, _ words: String, _ low: Double?, _ high: Double?, teller: String, published: String = "2018-05-07") -> CodedDocument {
        let text = "قال \(teller) إن \(words) من الباعة قتلوا في هجوم على سوق العين الزرقاء يوم الاثنين."
        var maker = ReportMaker(id, outlet: id, published: published, text)
        maker.claim("killing", "قتلوا", in: text) {
            $1.place = [$0.who("العين الزرقاء", .place)]
            $1.target = [$0.who("الباعة", .group)]
            $1.count = $0.figure(words, low, high)
            $1.chain = AttributionChain([$0.who(teller, .person)])
        }
        return maker.coded
    }

    private func count(_ reports: [CodedDocument]) throws -> Agreement {
        let stories = corroborator.corroborate(reports).stories
        #expect(stories.count == 1)
        return try #require(stories.first?.agreement.first { $0.slot == "count" })
    }

    @Test func aVagueFigureIsMadePreciseByAnExactOne() throws {
        let agreement = try count([
            killed("صحيفة الضفة", "مئات", 200, 999, teller: "سالم الورداني"), killed("قناة الرابية", "320", 320, 320, teller: "حمدان الجرف"),
        ])
        #expect(agreement.relation == .morePrecise || agreement.relation == .compatible)
        #expect(agreement.range?.best == 320)
        #expect(agreement.range?.rule == "most-precise")
    }

    @Test func aTollThatGrewIsRevisedNotContradicted() throws {
        let agreement = try count([
            killed("صحيفة الضفة", "تسعة", 9, 9, teller: "سالم الورداني"),
            killed("قناة الرابية", "خمسة عشر", 15, 15, teller: "سالم الورداني", published: "2018-05-08"),
        ])
        #expect(agreement.relation == .revised)
        #expect(agreement.range?.low == 15)
        #expect(agreement.range?.rule == "latest-revision" || agreement.range?.rule == "all-agree")
    }

    @Test func twoTellersOfOneDayContradictEachOtherAndNothingIsAveraged() throws {
        let agreement = try count([
            killed("صحيفة الضفة", "تسعة", 9, 9, teller: "سالم الورداني"), killed("قناة الرابية", "خمسة عشر", 15, 15, teller: "حمدان الجرف"),
        ])
        #expect(agreement.relation == .contradict)
        #expect(agreement.range?.low == 9)
        #expect(agreement.range?.high == 15)
        #expect(agreement.range?.best == nil)
    }

    @Test func aSpokesmanAndWhomHeSpeaksForAreOneOrigin() throws {
        func told(_ id: String, _ words: String, _ name: String, _ kind: MentionKind) -> CodedDocument {
            let text = "قال \(words) إن تسعة من الباعة قتلوا في هجوم على سوق العين الزرقاء يوم الاثنين."
            var maker = ReportMaker(id, outlet: id, published: "2018-05-07", text)
            maker.claim("killing", "قتلوا", in: text) {
                $1.place = [$0.who("العين الزرقاء", .place)]
                $1.target = [$0.who("الباعة", .group)]
                $1.chain = AttributionChain([$0.who(words, kind, name: name)])
            }
            return maker.coded
        }
        let reports = [
            told("صحيفة الضفة", "المتحدث باسم قوات السهل سالم الورداني", "سالم الورداني", .person),
            told("قناة الرابية", "قوات السهل", "قوات السهل", .organisation),
        ]
        let story = try #require(corroborator.corroborate(reports).stories.first)
        #expect(story.origins == OriginCount(low: 1, high: 1))
        #expect(story.reasons.contains { $0.rule == "origin.speaks-for" })
    }

    @Test func anOrderIsNotMergedWithTheDeed() {
        func report(_ id: String, _ modality: Modality) -> CodedDocument {
            var document = killed(id, "تسعة", 9, 9, teller: "سالم الورداني")
            document.claims[0].modality = modality
            return document
        }
        #expect(corroborator.corroborate([report("صحيفة الضفة", .ordered), report("قناة الرابية", .actual)]).stories.count == 2)
    }
}
