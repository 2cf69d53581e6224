import IsnadCorroboration
import IsnadModel
import IsnadStore

/// One report: its text with layers of marks to switch, its claims, and where it comes from.
struct ReportPage {
    let report: StoredReport
    let hash: String
    /// Titles of the reports that share passages with it.
    let others: [String: Document]
    let states: [String: ReviewState]
    /// A place to show, in scalars.
    let at: Span?

    func render(_ page: Page) -> [UInt8] {
        let document = report.document
        let hidden = Set((page.address.value("hide") ?? "").utf8.split(separator: 0x2C).map { String(Substring($0)) })
        var highlight = Highlight(document.text, hidden: hidden)
        for piece in document.furniture { highlight.mark(piece.span, .furniture) }
        for (mine, _, _) in passages { highlight.mark(mine, .copied) }
        for stored in report.claims { highlight.mark(stored.claim) }
        if let at { highlight.mark(at, .found) }
        let body: Markup = """
            <p class="crumb"><a href="\(page.to("/reports"))">\(page.label("reports"))</a>\(document.outlet.map { outlet in " · \(page.link("/reports", outlet, [("outlet", outlet)]))" as Markup } ?? Markup())</p>
            <h1>\(name: document.title ?? document.id)</h1>
            <p class="soft">\(page.line([document.outlet, document.author, document.published.map { page.day($0) }, page.word("claims") + ": \(report.claims.count)"]))</p>
            \(layers(hidden, page))
            <div class="columns reading"><section class="sheet">\(highlight.block(nil, "text evidence", anchored: true))</section>
            <div><section><h2>\(page.label("claims"))</h2>\(claims(page))</section>\(copies(page))\(provenance(page))</div></div>
            """
        return page.render(title: document.title ?? document.id, body)
    }

    /// Passages shared with other reports: here, the other report, there.
    private var passages: [(Span, String, Span)] {
        report.copies.flatMap { copy in
            let isFirst = copy.first == report.id
            return copy.passages.map { isFirst ? ($0.first, copy.second, $0.second) : ($0.second, copy.first, $0.first) }
        }
    }

    private func layers(_ hidden: Set<String>, _ page: Page) -> Markup {
        let switches = MarkRole.layers.markup { layer in
            let isOn = !hidden.contains(layer)
            let next = isOn ? hidden.union([layer]) : hidden.subtracting([layer])
            let to = page.address.with("hide", next.sorted().joined(separator: ","))
            return
                "<a class=\"layer l-\(layer)\" role=\"switch\" aria-checked=\"\(isOn ? "true" : "false")\" data-layer=\"\(layer)\" href=\"\(to.markup(page.language))\">\(page.label("layer_" + layer))</a> "
        }
        return
            "<div class=\"layers\" role=\"group\" aria-label=\"\(page.word("layers"))\"><span class=\"soft small\">\(page.label("layers")):</span> \(switches)</div>\(Highlight.legend(page))"
    }

    private func claims(_ page: Page) -> Markup {
        guard !report.claims.isEmpty else { return "<p class=\"soft\">\(page.label("no_claims"))</p>" }
        return "<ol class=\"claims\">\(report.claims.markup { claim($0, page) })</ol>"
    }

    private func claim(_ stored: StoredClaim, _ page: Page) -> Markup {
        let span = stored.claim.trigger.span
        let here = page.address.with("at", "\(span.start)-\(span.end)")
        let story: Markup = stored.story.map { story in "<a href=\"\(page.to("/story/" + story))\">\(page.label("story"))</a> · " } ?? Markup()
        let state = states[stored.id]
        return """
            <li id="\(stored.id)"\(Markup.when(state?.verdict == .rejected, " class=\"rejected\""))><a class="jump" data-jump href="\(here.markup(page.language))#at">\(page.sentence(stored.claim))</a> \(page.modality(stored.claim.modality))\(page.verdict(state))
            <p class="small soft">\(page.chain(stored))</p><p class="small">\(story)<a href="\(page.to("/review", [("claim", stored.id)]))">\(page.label("review_this"))</a></p></li>
            """
    }

    private func copies(_ page: Page) -> Markup {
        guard !report.copies.isEmpty else { return Markup() }
        let rows = report.copies.markup { copy in
            let isFirst = copy.first == report.id
            let other = isFirst ? copy.second : copy.first
            let share = Int(((isFirst ? copy.shareOfFirst : copy.shareOfSecond) * 100).rounded())
            let theirs = copy.passages.first.map { isFirst ? $0.second : $0.first }
            let name = others[other].map { $0.outlet ?? $0.title ?? $0.id } ?? other
            return """
                <li>\(page.label(isFirst ? "copied_by" : "copied_of")) <a href="\(page.to("/report/" + other, theirs.map { [("at", "\($0.start)-\($0.end)")] } ?? []))#at">\(name: name)</a> \
                <span class="soft">\(page.label("words_n", String(copy.words))), \(share)%</span></li>
                """
        }
        return "<section><h2>\(page.label("copies"))</h2><ul class=\"small plainlist\">\(rows)</ul></section>"
    }

    private func provenance(_ page: Page) -> Markup {
        let document = report.document
        let rows: [(String, String?)] = [
            ("url", document.url), ("file", document.path), ("outlet", document.outlet), ("author", document.author),
            ("published", document.published?.description),
            ("identifier", document.id), ("report_id", report.id), ("hash", hash),
        ]
        let list = rows.markup { key, value in
            value.map { "<dt>\(page.label(key))</dt><dd dir=\"auto\" class=\"long\">\($0)</dd>" } ?? Markup()
        }
        return """
            <section><h2>\(page.label("provenance"))</h2><dl class="small">\(list)</dl>
            <p class="small"><a href="/api/v1/reports/\(part: report.id)">JSON</a> · <a download href="/api/v1/reports/\(part: report.id)/text">\(page.label("plain_text"))</a></p></section>
            """
    }
}
