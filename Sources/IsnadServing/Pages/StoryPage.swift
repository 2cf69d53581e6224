import IsnadCorroboration
import IsnadModel
import IsnadStore

/// One happening: what is said of it, by whom, on whose word, and in which words.
struct StoryPage {
    let story: Story
    /// The first of the story, up to `most`.
    let claims: [StoredClaim]
    /// Who stands behind each claim of the whole story.
    let behind: [String: TellerOfClaim]
    let documents: [String: Document]
    let copies: [Copy]
    let links: [StoryLink]
    let states: [String: ReviewState]
    let events: [ReviewEvent]

    /// How much is drawn and written out of what a story of a hundred reports holds; the rest is a link away.
    static let (most, mostCards, mostLinks, mostValues, mostTellers, mostNodes) = (48, 12, 24, 10, 6, 24)

    func render(_ page: Page) -> [UInt8] {
        let face = StoryFace(story)
        let first = claims.first.map { ClaimFace($0.claim) }
        let places = claims.flatMap { $0.claim.place.map(\.name) }
        let body: Markup = """
            <p class="crumb"><a href="\(page.to("/stories"))">\(page.label("stories"))</a> · <a href="\(page.to("/stories", [("type", story.type.rawValue)]))">\(page.label(story.type.rawValue))</a></p>
            <h1>\(page.sentence(face, first))</h1>
            <p class="badges">\(page.badges(face))\(page.badge(page.word("reports") + ": \(story.reportCount)"))\(first.map { page.modality($0.modality) } ?? Markup())</p>
            \(disagreements(page))
            <div class="columns wideleft"><section><h2>\(page.label("truth_table"))</h2>\(truthTable(page))</section>
            <section><h2>\(page.label("where"))</h2>\(locator(places, page))</section></div>
            <section><h2>\(page.label("chain_graph"))</h2><p class="soft small">\(page.label("chain_hint"))\(Markup.when(story.claims.count > StoryPage.mostNodes, " \(page.label("first_n_of", String(StoryPage.mostNodes)))"))</p>\(ChainGraph(Array(claims.prefix(StoryPage.mostNodes)), page).markup(page))</section>
            <section><h2>\(page.label("side_by_side"))</h2>\(Highlight.legend(page))<div class="cards">\(StoryPage.shown(claims).markup { card($0, page) })</div>\(rest(page))</section>
            <section class="columns even"><div><h2>\(page.label("why"))</h2>\(reasons(page))</div><div><h2>\(page.label("history"))</h2>\(history(page))</div></section>
            <p class="downloads"><span class="soft">\(page.label("download")):</span> <a href="/api/v1/stories/\(part: story.id)">JSON</a> · <a download href="/api/v1/claims.csv?story=\(part: story.id)">CSV</a> · <a download href="/api/v1/claims.ndjson?story=\(part: story.id)">NDJSON</a></p>
            """
        return page.render(title: page.sentenceText(face, first), body)
    }

    // MARK: What is said

    /// One sentence for each slot in which the reports contradict each other.
    private func disagreements(_ page: Page) -> Markup {
        let open = story.agreement.filter { $0.relation == .contradict }
        guard !open.isEmpty else { return Markup() }
        return """
            <div class="notice warn"><b>\(page.label("they_disagree"))</b><ul>\(open.markup { slot in
                "<li>\(page.label(slot.slot)): \(slot.values.prefix(6).markup(between: Markup(text: page.language.semicolon)) { value in "<b>\(name: slot.slot == "time" ? time(value.value, page) : page.listed(page.word(value.value)))</b> (\(tellers(value, page)))" })</li>"
            })</ul></div>
            """
    }

    private func tellers(_ value: AgreedValue, _ page: Page) -> Markup {
        var names: [String] = []
        var met: Set<String> = []
        for claim in value.claims {
            let name = behind[claim]?.name ?? page.word("report")
            if met.insert(name).inserted { names.append(name) }
        }
        let shown = names.prefix(StoryPage.mostTellers).markup(between: Markup(text: page.language.comma)) { "<bdi>\($0)</bdi>" }
        let left = names.count - StoryPage.mostTellers
        return left > 0 ? "\(shown) <span class=\"soft\">\(page.label("and_n", String(left)))</span>" : shown
    }

    private func truthTable(_ page: Page) -> Markup {
        let rows = story.agreement.markup { slot in
            let left = slot.values.count - StoryPage.mostValues
            let values = slot.values.prefix(StoryPage.mostValues)
            let rest: Markup =
                left > 0
                ? "<tr><td colspan=\"2\" class=\"soft\"><a href=\"/api/v1/stories/\(part: story.id)\">\(page.label("further_values_n", String(left)))</a></td></tr>"
                : Markup()
            return values.enumerated().markup { i, value in
                let head: Markup =
                    i == 0 ? "<th scope=\"rowgroup\" rowspan=\"\(values.count + (left > 0 ? 1 : 0))\">\(page.label(slot.slot))</th>" : Markup()
                let shown = slot.slot == "time" ? time(value.value, page) : page.listed(page.word(value.value))
                let kind: Page.BadgeKind = value.relation == .contradict ? .warning : .plain
                return """
                    <tr>\(head)<td class="value">\(name: shown) \(Markup.when(slot.values.count > 1, page.badge(page.word(i == 0 ? "leading" : value.relation.rawValue), kind)))</td>\
                    <td>\(tellers(value, page)) <span class="soft small">(\(page.label("reports_n", String(reports(value)))))</span></td></tr>
                    """
            } + rest
        }
        return "<div class=\"scroll\"><table class=\"truth\">\(page.headerRow(["slot", "value", "behind"]))<tbody>\(rows)</tbody></table></div>"
    }

    private func time(_ value: String, _ page: Page) -> String {
        let end = CivilDate(iso: String(decoding: Array(value.utf8.suffix(10)), as: UTF8.self))
        return CivilDate(iso: value).map { page.days($0, end) } ?? value
    }

    private func reports(_ value: AgreedValue) -> Int { Set(value.claims.compactMap { behind[$0]?.report }).count }

    private func locator(_ places: [String], _ page: Page) -> Markup {
        var tallies: [String: Int] = [:]
        for place in places { tallies[place, default: 0] += 1 }
        let map = StoryMap(tallies.keys.sorted().map { StoryTally(key: $0, count: tallies[$0] ?? 1, contested: 0) }, width: 420, height: 280)
        guard !map.spots.isEmpty else { return "<p class=\"soft\">\(page.label("no_place"))</p>" }
        let frame = Page(page.language, Address(path: "/stories"))
        return map.markup(frame, chosen: nil)
    }

    // MARK: The words

    /// The first claim of each report, up to a dozen, in the order of the story.
    static func shown(_ claims: [StoredClaim]) -> [StoredClaim] {
        var met: Set<String> = []
        let first = claims.filter { met.insert($0.report).inserted }
        let ids = Set((first.count >= 3 ? first : claims).prefix(mostCards).map(\.id))
        return claims.filter { ids.contains($0.id) }
    }

    private func rest(_ page: Page) -> Markup {
        let ids = Set(StoryPage.shown(claims).map(\.id))
        let others = claims.filter { !ids.contains($0.id) }
        guard !others.isEmpty else { return Markup() }
        let rows = others.markup { stored in
            let span = stored.claim.trigger.span
            return
                "<li><a href=\"\(page.to("/report/" + stored.report, [("at", "\(span.start)-\(span.end)")]))#at\">\(name: stored.outlet ?? page.word("report"))</a> \(page.sentence(stored.claim))</li>"
        }
        let all: Markup =
            story.claims.count > claims.count
            ? "<li><a href=\"\(page.to("/reports", [("story", story.id)]))\">\(page.label("all_reports_n", String(story.reportCount)))</a></li>" : Markup()
        return """
            <details><summary>\(page.label("further_n", String(story.claims.count - ids.count)))</summary><ul class="small plainlist">\(rows)\(all)</ul></details>
            """
    }

    private func card(_ stored: StoredClaim, _ page: Page) -> Markup {
        var words: Markup = "<div class=\"quote\" lang=\"ar\" dir=\"rtl\">\(stored.claim.sentence.text)</div>"
        var copied = Markup()
        if let document = documents[stored.report] {
            var highlight = Highlight(document.text)
            let shown = highlight.paragraph(around: stored.claim.sentence.span)
            let isLong = shown.length > 700
            let span = isLong ? stored.claim.sentence.span : shown
            for copy in copies where copy.first == stored.report || copy.second == stored.report {
                let isFirst = copy.first == stored.report
                let mine = copy.passages.map { isFirst ? $0.first : $0.second }.filter { $0.overlaps(span) }
                for passage in mine { highlight.mark(passage, .copied) }
                guard !mine.isEmpty, let other = documents[isFirst ? copy.second : copy.first] else { continue }
                let theirs = copy.passages.first { (isFirst ? $0.first : $0.second).overlaps(span) }.map { isFirst ? $0.second : $0.first }
                let at = theirs.map { "\($0.start)-\($0.end)" } ?? ""
                copied +=
                    "<li>\(page.label(isFirst ? "copied_by" : "copied_of")) <a href=\"\(page.to("/report/" + (isFirst ? copy.second : copy.first), [("at", at)]))#at\">\(name: other.outlet ?? other.title ?? other.id)</a></li>"
            }
            highlight.mark(stored.claim)
            words = highlight.block(span, "quote evidence")
        }
        let span = stored.claim.trigger.span
        return """
            <article class="card" id="\(stored.id)"><h3>\(name: stored.outlet ?? page.word("report"))</h3>
            <p class="small soft">\(page.line([stored.published.map { page.day($0) }]))\(Markup.when(stored.published != nil, " · "))<a href="\(page.to("/report/" + stored.report, [("at", "\(span.start)-\(span.end)")]))#at">\(name: stored.title ?? page.word("report"))</a></p>
            \(page.modality(stored.claim.modality))\(page.verdict(states[stored.id]))\(words)
            <p class="small"><b>\(page.label("chain")):</b> \(page.chain(stored))</p>\(Markup.when(!copied.isEmpty, "<ul class=\"small copies\">\(copied)</ul>"))
            <p class="small"><a href="\(page.to("/review", [("claim", stored.id)]))">\(page.label("review_this"))</a></p></article>
            """
    }

    // MARK: How it came to be

    private func reasons(_ page: Page) -> Markup {
        guard !links.isEmpty else { return "<p class=\"soft\">\(page.label("one_claim"))</p>" }
        let shown = links.markup { link in "<li><code>\(link.reason.rule)</code> <span dir=\"auto\">\(link.reason.detail)</span></li>" }
        return "<ul class=\"small why\" dir=\"ltr\" lang=\"en\">\(shown)</ul>"
    }

    private func history(_ page: Page) -> Markup {
        let published = claims.compactMap { claim in claim.published.map { ($0, claim) } }.sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }
        var met: Set<String> = []
        let reports = published.filter { met.insert($0.1.report).inserted }.prefix(StoryPage.mostLinks).markup { day, claim in
            "<li><span class=\"soft\">\(name: page.day(day))</span> \(page.label("told_by")) \(page.link("/report/" + claim.report, claim.outlet ?? claim.title ?? page.word("report")))\(Markup.when(claim.claim.modality == .denied, page.badge(page.word("denied"), .warning)))</li>"
        }
        let decided = events.markup { event in
            "<li><span class=\"soft\">\(name: event.at)</span> \(name: event.who): \(page.label("action_" + event.action.rawValue)) \(name: event.why ?? event.value ?? "")</li>"
        }
        return "<ol class=\"small plainlist\">\(reports)\(decided)</ol>"
    }
}
