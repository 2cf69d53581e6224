import IsnadCorroboration
import IsnadModel
import IsnadStore

/// What the archive holds, what is open in it, and what is new.
struct OverviewPage {
    let overview: Overview
    let days: [StoryTally]
    let contested: [StoryFace]
    /// Told by several reports, resting on one word.
    let single: [StoryFace]
    let first: [String: ClaimFace]
    let newest: [ReportSummary]
    let decisions: [ReviewEvent]

    func render(_ page: Page) -> [UInt8] {
        let counts = overview.counts
        let figures: [(Int, String, String)] = [
            (counts.reports, "reports", "/reports"), (counts.claims, "claims", "/review"), (counts.stories, "stories", "/stories"),
            (counts.entities, "entities", "/entities"), (overview.corroborated, "figure_corroborated", "/stories?origins=2"),
            (overview.singleOrigin, "figure_single", "/stories?origins=1"), (overview.contested, "figure_contested", "/stories?contradiction=yes"),
        ]
        let span = [overview.from, overview.to].compactMap { $0.flatMap { CivilDate(iso: $0) } }
        let body: Markup = """
            <h1 class="lead">\(page.label("tagline"))</h1>
            <p class="soft">\(page.days(span.first, span.last))</p>
            \(Markup.when(counts.reports == 0, "<p class=\"notice\">\(page.label("archive_empty")) <a href=\"\(page.to("/upload"))\">\(page.label("upload"))</a> · <code dir=\"ltr\">isnad ingest --archive FILE FOLDER</code></p>"))
            <ul class="figures">\(figures.markup { number, key, path in figure(number, key, path, page) })</ul>
            \(section("reports_by_day", Timeline(days).markup(page, path: "/reports", label: "reports_by_day"), page))
            <div class="columns even">
            <section><h2>\(page.label("open_contradictions")) <a class="all" href="\(page.to("/stories", [("contradiction", "yes")]))">\(page.label("all"))</a></h2>\(page.storyList(contested, first))</section>
            <section><h2>\(page.label("many_one")) <a class="all" href="\(page.to("/stories", [("origins", "1"), ("reports", "2")]))">\(page.label("all"))</a></h2>\(page.storyList(single, first))</section>
            </div>
            <div class="columns even">
            <section><h2>\(page.label("newest"))</h2><ul class="plainlist">\(newest.markup { report in
                "<li>\(page.link("/report/" + report.id, report.title ?? report.documentID)) <span class=\"soft small\">\(page.line([report.outlet, report.published.map { page.day($0) }]))</span></li>"
            })</ul>\(changes(page))</section>
            <section><h2>\(page.label("outlets"))</h2>\(BarList.markup(overview.outlets, page, name: { $0.isEmpty ? page.word("unknown_outlet") : $0 }, to: { page.to("/reports", [("outlet", $0)]) }))</section>
            </div>
            <section><h2>\(page.label("types"))</h2><div class="wideBars">\(BarList.markup(overview.types, page, most: 24, name: { page.word($0) }, to: { page.to("/stories", [("type", $0)]) }))</div></section>
            """
        return page.render(title: "", body)
    }

    private func section(_ key: String, _ content: Markup, _ page: Page) -> Markup {
        content.isEmpty ? Markup() : "<section><h2>\(page.label(key))</h2>\(content)</section>"
    }

    private func figure(_ number: Int, _ key: String, _ path: String, _ page: Page) -> Markup {
        let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
        let query = parts.count > 1 ? parts[1].split(separator: "=").map(String.init) : []
        let to = page.to(parts[0], query.count == 2 ? [(query[0], query[1])] : [])
        return "<li><a href=\"\(to)\"><b>\(name: page.number(number))</b>\(page.label(key))</a></li>"
    }

    private func changes(_ page: Page) -> Markup {
        guard !decisions.isEmpty else { return Markup() }
        let rows = decisions.markup { event in
            "<li><span class=\"soft small\">\(name: event.at)</span> \(name: event.who): \(page.label("action_" + event.action.rawValue)) \(page.link("/report/" + event.report, page.word("report")))</li>"
        }
        return "<h2>\(page.label("decisions"))</h2><ul class=\"plainlist\">\(rows)</ul>"
    }
}
