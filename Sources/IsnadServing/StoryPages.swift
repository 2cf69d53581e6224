import IsnadCorroboration
import IsnadExport
import IsnadModel
import IsnadStore

/// The start page and the page of one story.
enum StoryPages {
    static func start(_ language: Language, _ counts: ArchiveCounts, _ stories: [Story], type: String?) -> [UInt8] {
        Page.render(language, title: "", path: "/") { page in
            page.html.raw("<h1>")
            page.label("stories")
            page.html.raw("</h1><p class=\"tagline\">")
            page.label("tagline")
            page.html.raw("</p><ul class=\"figures\">")
            let figures = [
                ("reports", counts.reports), ("claims", counts.claims), ("stories", counts.stories), ("origins", counts.origins), ("copies", counts.copies),
            ]
            for (key, number) in figures {
                page.html.raw("<li><b>")
                page.html.text(String(number))
                page.html.raw("</b>")
                page.label(key)
                page.html.raw("</li>")
            }
            page.html.raw("</ul>")
            table(stories, &page)
        }
    }

    static func table(_ stories: [Story], _ page: inout Page) {
        guard !stories.isEmpty else {
            page.html.raw("<p class=\"soft\">")
            page.label("nothing")
            page.html.raw("</p>")
            return
        }
        page.html.raw("<div class=\"scroll\"><table class=\"stories\">")
        page.headerRow(["type", "who", "whom", "count", "place", "time", "independent", "reports"])
        page.html.raw("<tbody>")
        for story in stories { row(story, &page) }
        page.html.raw("</tbody></table></div>")
    }

    private static func row(_ story: Story, _ page: inout Page) {
        page.html.raw("<tr><td>")
        page.link("/story/", story.id, page.word(story.type.rawValue))
        page.html.raw("</td>")
        for (slot, label) in [("agent", "who"), ("target", "whom"), ("count", "count"), ("place", "place")] {
            page.cell(StoryText.values(story, slot), label: label)
        }
        let days = [story.start?.description, story.end == story.start ? nil : story.end?.description]
        page.cell(days.compactMap { $0 }.joined(separator: " – "), label: "time")
        page.openCell(label: "independent")
        page.html.isolated(StoryText.count(story.origins))
        page.html.raw(" ")
        if story.denials.high > 0 { page.badge(page.word("denied_by") + " " + StoryText.count(story.denials), isWarning: true) }
        if story.agreement.contains(where: { $0.relation == .contradict }) { page.badge(page.word("contradiction"), isWarning: true) }
        page.html.raw("</td>")
        page.cell(String(story.reportCount), label: "reports")
        page.html.raw("</tr>")
    }

    // MARK: One story

    static func story(_ language: Language, _ story: Story, _ claims: [StoredClaim], _ reports: [String: StoredReport], _ links: [StoryLink]) -> [UInt8] {
        let parts = ["agent", "target", "count", "place"].map { StoryText.values(story, $0) }.filter { !$0.isEmpty }
        let title = Labels.shared.word(story.type.rawValue, language) + ": " + parts.joined(separator: " · ")
        return Page.render(language, title: title, path: "/story/" + story.id) { page in
            page.html.raw("<h1>")
            page.html.isolated(title)
            page.html.raw("</h1><p>")
            page.badge(page.word("independent") + ": " + StoryText.count(story.origins))
            if story.denials.high > 0 { page.badge(page.word("denied_by") + ": " + StoryText.count(story.denials), isWarning: true) }
            page.html.raw("</p>")
            agreement(story, claims, &page)
            page.heading("reports")
            legend(&page)
            page.html.raw("<div class=\"cards\">")
            for claim in claims { card(claim, reports[claim.report], &page) }
            page.html.raw("</div>")
            reasons(links, &page)
        }
    }

    private static func agreement(_ story: Story, _ claims: [StoredClaim], _ page: inout Page) {
        let tellers = Dictionary(claims.map { ($0.id, $0.originName ?? $0.outlet ?? "") }, uniquingKeysWith: { a, _ in a })
        page.html.raw("<div class=\"scroll\"><table>")
        page.headerRow(["slot", "value", "behind", "relation"])
        page.html.raw("<tbody>")
        for slot in story.agreement {
            for value in slot.values {
                page.html.raw("<tr>")
                page.cell(page.word(slot.slot))
                page.cell(page.word(value.value))
                page.cell(Set(value.claims.compactMap { tellers[$0] }).sorted().joined(separator: "\u{060C} "))
                page.html.raw("<td>")
                page.badge(page.word(value.relation.rawValue), isWarning: value.relation == .contradict)
                page.html.raw("</td></tr>")
            }
        }
        page.html.raw("</tbody></table></div>")
    }

    static func legend(_ page: inout Page) {
        page.html.raw("<p class=\"legend\">")
        let roles: [(Highlight.Role, String)] = [
            (.trigger, "happened"), (.agent, "agent"), (.target, "target"), (.count, "count"), (.place, "place"), (.time, "time"), (.chain, "chain"),
        ]
        for (role, key) in roles {
            page.html.raw(role.markup)
            page.label(key)
            page.html.raw("</mark>")
        }
        page.html.raw("</p>")
    }

    /// One claim: who printed it, through whom, and its sentence with the evidence marked.
    static func card(_ stored: StoredClaim, _ report: StoredReport?, _ page: inout Page) {
        page.html.raw("<article class=\"card\" id=\"")
        page.html.text(stored.id)
        page.html.raw("\"><h3>")
        page.link("/report/", stored.report, stored.title ?? stored.outlet ?? stored.report)
        page.html.raw("</h3><p class=\"small soft\">")
        page.line([stored.outlet, stored.published?.description])
        page.html.raw(" ")
        if stored.claim.modality != .actual { page.badge(page.word(stored.claim.modality.rawValue), isWarning: stored.claim.modality == .denied) }
        page.html.raw("</p><p class=\"quote\" lang=\"ar\" dir=\"rtl\">")
        if let report {
            var highlight = Highlight(report.document.text)
            highlight.mark(stored.claim)
            highlight.write(stored.claim.sentence.span, to: &page.html)
        } else {
            page.html.text(stored.claim.sentence.text)
        }
        page.html.raw("</p><p class=\"small\">")
        page.label("chain")
        page.html.raw(": ")
        let chain = stored.claim.chain.tellers.map(\.name)
        page.html.isolated(chain.isEmpty ? page.word("own_word") : chain.joined(separator: " ← "))
        page.html.raw("</p></article>")
    }

    private static func reasons(_ links: [StoryLink], _ page: inout Page) {
        guard !links.isEmpty else { return }
        page.heading("why")
        page.html.raw("<ul class=\"small soft\" dir=\"ltr\">")
        for link in links {
            page.html.raw("<li>")
            page.html.text(link.reason.rule + ": " + link.reason.detail)
            page.html.raw("</li>")
        }
        page.html.raw("</ul>")
    }
}
