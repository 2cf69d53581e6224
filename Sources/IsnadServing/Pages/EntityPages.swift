import IsnadCorroboration
import IsnadModel
import IsnadStore

/// All that the reports say about one person, organisation or place.
struct DossierPage {
    let entity: Entity
    /// What it is a part of, and its parts.
    let relations: [EntityRelation]
    let relatives: [String: Entity]
    let neighbours: [Neighbour]
    let found: EntityClaims
    let reasons: [StoryTally]
    let decisions: [StoredDecision]
    let offset: Int
    static let shown = 40

    func render(_ page: Page) -> [UInt8] {
        let strength = StrengthChart(found.figures)
        let cohesion = CohesionChart(found.months)
        let cohesionPart: Markup =
            cohesion.months.count < 2
            ? Markup()
            : "<section><h2>\(page.label("cohesion"))</h2><p class=\"soft small\">\(page.label("cohesion_hint"))</p>\(cohesion.markup(page))</section>"
        let strengthPart: Markup =
            strength.isEmpty
            ? Markup()
            : "<section><h2>\(page.label("strength"))</h2><p class=\"soft small\">\(page.label("strength_hint"))</p>\(strength.markup(page))</section>"
        let body: Markup = """
            <p class="crumb"><a href="\(page.to("/entities"))">\(page.label("entities"))</a> · \(page.label(entity.kind.rawValue))</p>
            <h1>\(name: entity.name)</h1>
            <p class="soft">\(page.label("claims_n", page.number(found.total)))\(Markup.when(entity.isPartialName, " · \(page.badge(page.word("partial_name"), .warning))"))</p>
            <p class="notice small">\(page.label("dossier_notice"))</p>
            <div class="columns even">\(names(page))\(reasonsPart(page))</div>
            \(cohesionPart)\(strengthPart)\(relationsPart(page))
            <section><h2>\(page.label("timeline"))</h2>\(entries(page))</section>
            <section id="decide"><h2>\(page.label("who_is_who"))</h2>\(page.whoIsWho(entity.id))\(page.entityDecisions(decisions, relatives))</section>
            <p class="downloads"><span class="soft">\(page.label("download")):</span> <a href="/api/v1/entities/\(part: entity.id)/dossier">JSON</a> · <a download href="/api/v1/claims.csv?entity=\(part: entity.id)">CSV</a> · <a download href="/api/v1/claims.ndjson?entity=\(part: entity.id)">NDJSON</a></p>
            """
        return page.render(title: entity.name, body, scripts: ["entity.js"])
    }

    private func names(_ page: Page) -> Markup {
        let others = entity.names.filter { $0 != entity.name }
        let parts = relations.markup { relation in
            let isPart = relation.part == entity.id
            let other = relatives[isPart ? relation.whole : relation.part]
            guard let other else { return Markup() }
            return "<li>\(page.label((isPart ? "part_of_" : "has_part_") + relation.relation)) \(page.link("/entity/" + other.id, other.name))</li>"
        }
        let why = entity.reasons.markup { "<li><code>\($0.rule)</code> <span dir=\"auto\">\($0.detail)</span></li>" }
        return """
            <section><h2>\(page.label("names"))</h2><ul class="names">\(([entity.name] + others).prefix(40).markup { "<li>\(name: $0)</li>" })</ul>
            \(Markup.when(!parts.isEmpty, "<ul class=\"plainlist\">\(parts)</ul>"))
            <details class="small"><summary>\(page.label("why_one"))</summary><ul dir="ltr" lang="en">\(why)</ul></details></section>
            """
    }

    private func reasonsPart(_ page: Page) -> Markup {
        guard !reasons.isEmpty else { return "<section></section>" }
        let rows = reasons.prefix(10).markup { "<li lang=\"ar\" dir=\"rtl\">«\($0.key)» <span class=\"soft small\">×\($0.count)</span></li>" }
        return "<section><h2>\(page.label("reasons"))</h2><ul class=\"plainlist\">\(rows)</ul></section>"
    }

    private func relationsPart(_ page: Page) -> Markup {
        let shown = neighbours.map { neighbour in
            RelationGraph.Neighbour(id: neighbour.id, name: neighbour.name, words: page.word("relation_" + neighbour.slots), count: neighbour.count)
        }
        guard !shown.isEmpty else { return Markup() }
        return "<section><h2>\(page.label("relations"))</h2>\(RelationGraph.markup(entity.name, shown, page))</section>"
    }

    private func entries(_ page: Page) -> Markup {
        let shown = found.claims
        let rows = shown.markup { stored in
            let day = stored.claim.time?.start ?? stored.published
            let told: Markup = stored.claim.time?.start == nil && day != nil ? " <span class=\"soft small\">(\(page.label("published")))</span>" : Markup()
            let sentence: Markup =
                stored.story.map { story in "<a href=\"\(page.to("/story/" + story))\">\(page.sentence(stored.claim))</a>" } ?? page.sentence(stored.claim)
            return """
                <tr><td data-label="\(page.word("time"))">\(name: day.map { page.day($0) } ?? "")\(told)</td><td>\(sentence) \(page.modality(stored.claim.modality))<p class="quote small" lang="ar" dir="rtl">\(stored.claim.sentence.text)</p></td>\
                <td data-label="\(page.word("behind"))">\(name: stored.originName ?? stored.outlet ?? "")</td><td data-label="\(page.word("report"))">\(page.link("/report/" + stored.report, stored.outlet ?? page.word("report"), [("at", "\(stored.claim.trigger.span.start)-\(stored.claim.trigger.span.end)")]))</td></tr>
                """
        }
        let next: Markup = offset + shown.count < found.total ? page.more(String(offset + shown.count), name: "offset") : Markup()
        return "<table class=\"stories dossier\">\(page.headerRow(["time", "happening", "behind", "report"]))<tbody>\(rows)</tbody></table>\(next)"
    }
}

/// Persons, organisations and places, those of most claims first.
struct EntitiesPage {
    let entities: [Entity]
    let hasMore: Bool
    let offset: Int

    func render(_ page: Page) -> [UInt8] {
        let kinds = ["person", "organisation", "group", "place", "outlet"]
        let chosen = page.address.value("type") ?? ""
        let tabs = ([""] + kinds).markup { kind in
            "<a href=\"\(page.to("/entities", kind.isEmpty ? [] : [("type", kind)]))\"\(Markup.when(kind == chosen, " aria-current=\"true\""))>\(page.label(kind.isEmpty ? "all" : "kind_" + kind))</a>"
        }
        let rows = entities.markup { entity in
            """
            <tr><td>\(page.link("/entity/" + entity.id, entity.name)) \(Markup.when(entity.isPartialName, page.badge(page.word("partial_name"))))</td><td data-label="\(page.word("kind"))">\(page.label(entity.kind.rawValue))</td>\
            <td data-label="\(page.word("names"))">\(entity.names.filter { $0 != entity.name }.prefix(6).markup(between: Markup(text: page.language.comma)) { "<bdi>\($0)</bdi>" })</td><td data-label="\(page.word("claims"))">\(name: page.number(entity.claimCount))</td></tr>
            """
        }
        let body: Markup = """
            <h1>\(page.label("entities"))</h1><p class="tabs">\(tabs)</p>
            <form class="filters" action="/entities">\(Markup.when(!page.isArabic, "<input type=\"hidden\" name=\"lang\" value=\"en\">"))\(Markup.when(!chosen.isEmpty, "<input type=\"hidden\" name=\"type\" value=\"\(chosen)\">"))
            <label>\(page.label("name"))<input name="q" dir="auto" maxlength="200" value="\(page.address.value("q") ?? "")"></label><button>\(page.label("filter"))</button></form>
            <table class="stories">\(page.headerRow(["name", "kind", "names", "claims"]))<tbody>\(rows)</tbody></table>
            \(Markup.when(entities.isEmpty, "<p class=\"soft\">\(page.label("nothing"))</p>"))\(hasMore ? page.more(String(offset + entities.count), name: "offset") : Markup())\(page.downloads("/api/v1/entities"))
            """
        return page.render(title: page.word("entities"), body)
    }
}
