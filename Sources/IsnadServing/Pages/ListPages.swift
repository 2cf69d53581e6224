import IsnadCorroboration
import IsnadModel
import IsnadScript
import IsnadStore

/// Reports, the latest first.
struct ReportsPage {
    let reports: [ReportSummary]
    let hasMore: Bool
    let offset: Int

    func render(_ page: Page) -> [UInt8] {
        let rows = reports.markup { report in
            """
            <tr><td>\(page.link("/report/" + report.id, report.title ?? report.documentID))</td><td data-label="\(page.word("outlet"))">\(name: report.outlet ?? "")</td>\
            <td data-label="\(page.word("published"))">\(name: report.published.map { page.day($0) } ?? "")</td><td data-label="\(page.word("claims"))">\(report.claimCount)</td></tr>
            """
        }
        let outlet = page.address.value("outlet") ?? ""
        let chip: Markup =
            outlet.isEmpty
            ? Markup()
            : "<p class=\"chips\"><a class=\"chip\" href=\"\(page.address.with("outlet", nil).markup(page.language))\" aria-label=\"\(page.word("remove")): \(outlet)\">\(name: outlet) <span aria-hidden=\"true\">×</span></a></p>"
        let body: Markup = """
            <h1>\(page.label("reports"))</h1>\(chip)
            <table class="stories reports">\(page.headerRow(["report", "outlet", "published", "claims"]))<tbody>\(rows)</tbody></table>
            \(Markup.when(reports.isEmpty, "<p class=\"soft\">\(page.label("nothing"))</p>"))\(hasMore ? page.more(String(offset + reports.count), name: "offset") : Markup())\(page.downloads("/api/v1/reports", hasPlaces: false))
            """
        return page.render(title: page.word("reports"), body)
    }
}

/// What a search found in reports, claims and names; each hit leads to its characters.
struct SearchPage {
    let words: String
    let result: SearchResult
    let offset: Int
    static let shown = 20

    func render(_ page: Page) -> [UInt8] {
        let nothing = result.reports.isEmpty && result.claims.isEmpty && result.entities.isEmpty
        let body: Markup = """
            <h1>\(page.label("search"))\(Markup.when(!words.isEmpty, ": <bdi>\(words)</bdi>"))</h1>
            \(Markup.when(words.isEmpty, "<p class=\"soft\">\(page.label("search_help"))</p>"))\(Markup.when(nothing && !words.isEmpty, "<p class=\"soft\">\(page.label("nothing"))</p>"))
            \(entities(page))<div class="columns even">\(reports(page))\(claims(page))</div>
            """
        return page.render(title: page.word("search") + ": " + words, body)
    }

    private func entities(_ page: Page) -> Markup {
        guard !result.entities.isEmpty else { return Markup() }
        let rows = result.entities.markup {
            "<li>\(page.link("/entity/" + $0.id, $0.name)) <span class=\"soft small\">\(page.label($0.kind.rawValue)) · \($0.claimCount)</span></li>"
        }
        return "<section><h2>\(page.label("entities"))</h2><ul class=\"names\">\(rows)</ul></section>"
    }

    private func reports(_ page: Page) -> Markup {
        guard !result.reports.isEmpty else { return Markup() }
        let rows = result.reports.markup { hit in
            var highlight = Highlight(hit.snippet)
            for span in hit.spans { highlight.mark(Span(start: span.start - hit.snippetSpan.start, end: span.end - hit.snippetSpan.start), .found) }
            let at = hit.spans.first ?? hit.snippetSpan
            return """
                <li><a href="\(page.to("/report/" + hit.report, [("at", "\(at.start)-\(at.end)")]))#at">\(name: hit.title ?? hit.report)</a> <span class="soft small">\(page.line([hit.outlet, hit.published.map { page.day($0) }]))</span>\(highlight.block(nil, "quote snippet evidence"))</li>
                """
        }
        let next = offset + result.reports.count < result.reportTotal ? page.more(String(offset + result.reports.count), name: "offset") : Markup()
        return
            "<section><h2>\(page.label("reports")) <span class=\"soft total\">\(name: page.number(result.reportTotal))</span></h2><ol class=\"hits\">\(rows)</ol>\(next)</section>"
    }

    private func claims(_ page: Page) -> Markup {
        guard !result.claims.isEmpty else { return Markup() }
        let forms = SearchForms(words)
        let rows = result.claims.markup { stored in
            let sentence = stored.claim.sentence
            var highlight = Highlight(sentence.text)
            for span in forms.spans(ScriptText(sentence.text)) { highlight.mark(span, .found) }
            let span = stored.claim.trigger.span
            let to = stored.story.map { page.to("/story/" + $0) } ?? page.to("/report/" + stored.report)
            return """
                <li><a href="\(to)">\(page.sentence(stored.claim))</a> \(page.modality(stored.claim.modality))\(highlight.block(nil, "quote snippet evidence"))\
                <p class="small soft"><a href="\(page.to("/report/" + stored.report, [("at", "\(span.start)-\(span.end)")]))#at">\(name: stored.outlet ?? page.word("report"))</a> \(page.line([stored.published.map { page.day($0) }]))</p></li>
                """
        }
        return
            "<section><h2>\(page.label("claims")) <span class=\"soft total\">\(name: page.number(result.claimTotal))</span></h2><ol class=\"hits\">\(rows)</ol></section>"
    }
}

/// What is said where nothing is found or something went wrong. Nothing of the address asked for is repeated.
enum NoticePage {
    static func render(_ page: Page, _ key: String, code: Int) -> [UInt8] {
        let body: Markup = "<h1>\(code)</h1><p>\(page.label(key))</p><p><a href=\"\(page.to("/"))\">\(page.label("overview"))</a></p>"
        return page.render(title: String(code), body)
    }
}
