import IsnadCorroboration
import IsnadModel
import Testing

@Suite struct EntityTests {
    let resolver = Corroborator().resolver

    @Test(arguments: [("أبو حازم الشمري", "أبي حازم الشمري"), ("أبو حازم الشمري", "أبا حازم الشمري"), ("سالم الورداني", "سَالِم الورداني")])
    func formsOfOneNameMeet(_ a: String, _ b: String) {
        #expect(resolver.id(name: a, kind: .person) == resolver.id(name: b, kind: .person))
    }

    @Test(arguments: [("أبو حازم", "أبو حازم الشمري"), ("الشمري", "أبو حازم الشمري"), ("سالم", "سالم الورداني")])
    func aKunyaOrSurnameAloneJoinsNoFullName(_ part: String, _ full: String) {
        #expect(resolver.id(name: part, kind: .person) != resolver.id(name: full, kind: .person))
    }

    @Test func aliasesOfTheTablesMeet() {
        #expect(resolver.id(name: "تنظيم الدولة الإسلامية", kind: .organisation) == resolver.id(name: "داعش", kind: .organisation))
    }

    @Test func onePlaceNameAndOnePersonNameAreTwoEntities() {
        #expect(resolver.id(name: "الحديثة", kind: .place) != resolver.id(name: "الحديثة", kind: .person))
    }

    @Test func wordsForAnOutletDoNotPartItsName() {
        #expect(resolver.id(name: "وكالة السهل للأنباء", kind: .outlet) == resolver.id(name: "السهل", kind: .outlet))
        #expect(resolver.id(name: "وكالة الأنباء", kind: .outlet) != resolver.id(name: "وكالة", kind: .outlet))
    }

    @Test func membersOfAGroupAreAnEntityOfTheirOwnRelatedToIt() throws {
        let text = "قتل عناصر داعش رجلا، ثم انسحب داعش."
        var maker = ReportMaker("r", text)
        maker.claim("killing", "قتل", in: text) { $1.agent = [$0.who("عناصر داعش", .group)] }
        maker.claim("withdrawal", "انسحب", in: text) { $1.agent = [$0.who("داعش", .organisation)] }
        let result = Corroborator().corroborate([maker.coded])
        let relation = try #require(result.relations.first)
        #expect(relation.relation == "members")
        #expect(relation.whole == resolver.id(name: "داعش", kind: .organisation))
        #expect(relation.part != relation.whole)
    }

    @Test func aKunyaAloneIsMarkedAsPartial() throws {
        var maker = ReportMaker("r", "قتل أبو حازم")
        maker.claim("killing", "قتل", in: "قتل أبو حازم") { $1.target = [$0.who("أبو حازم", .person)] }
        let entity = try #require(Corroborator().corroborate([maker.coded]).entities.first)
        #expect(entity.isPartialName)
        #expect(entity.reasons.map(\.rule) == ["entity.partial-name"])
    }
}
