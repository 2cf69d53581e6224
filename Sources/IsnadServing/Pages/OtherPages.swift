import IsnadModel
import IsnadStore

/// Paste a text or drop a file, see its claims, keep or discard them.
enum UploadPage {
    static func render(_ page: Page, canCode: Bool, types: [String]) -> [UInt8] {
        let form: Markup = """
            <form class="upload" data-upload data-say-large="\(page.word("say_large"))" data-say-empty="\(page.word("say_empty"))" data-say-reading="\(page.word("say_reading"))" data-say-claims="\(page.word("say_claims"))" data-say-keeping="\(page.word("say_keeping"))"><label for="upload-text">\(page.label("upload_text"))</label>
            <textarea id="upload-text" name="text" dir="auto" rows="12" lang="ar" placeholder="\(page.word("upload_hint"))"></textarea>
            <div class="drop" data-drop><label>\(page.label("upload_file")) <input type="file" accept=".txt,.html,.htm,.xhtml,text/plain,text/html"></label><span class="soft small">\(page.label("upload_drop"))</span></div>
            <div class="filters"><label>\(page.label("title_of_report"))<input name="title" dir="auto" maxlength="500"></label><label>\(page.label("outlet"))<input name="outlet" dir="auto" maxlength="200"></label>
            <label>\(page.label("published"))<input name="published" type="date"></label><label>\(page.label("url"))<input name="url" type="url" dir="ltr" maxlength="2000"></label></div>
            <select hidden disabled data-types aria-label="\(page.word("types"))">\(types.markup { "<option value=\"\($0)\">\(page.label($0))</option>" })</select>
            <p><button>\(page.label("upload_code"))</button> <button type="button" data-keep hidden>\(page.label("upload_keep"))</button> <button type="button" class="plain" data-discard hidden>\(page.label("upload_discard"))</button> <span role="status" aria-live="polite" data-status></span></p></form>
            """
        let body: Markup = """
            <h1>\(page.label("upload"))</h1><p class="soft">\(page.label("upload_intro"))</p>
            <noscript><p class="notice">\(page.label("needs_script"))</p></noscript>
            \(canCode ? form : "<p class=\"notice\">\(page.label("upload_off"))</p>")
            <section data-result hidden><h2>\(page.label("claims")) <span class="soft total" data-count></span></h2>\(Highlight.legend(page))<div class="columns reading"><div class="sheet"><div class="text evidence" lang="ar" dir="rtl" data-text></div></div><ol class="claims" data-claims></ol></div></section>
            """
        return page.render(title: page.word("upload"), body, scripts: canCode ? ["upload.js"] : [])
    }
}

/// What this is, on what it rests, how to cite it, and what it does not do.
struct AboutPage {
    let version: String
    let rules: String
    let counts: ArchiveCounts

    func render(_ page: Page) -> [UInt8] {
        let sources = ["source_natural_earth", "source_geonames", "source_cldr", "source_ayaspell", "source_names", "source_libraries"]
        let limits = ["not_truth", "not_translate", "not_fetch", "not_model", "not_people", "not_perfect"]
        let body: Markup = """
            <h1>\(page.label("about"))</h1><p class="lead2">\(page.label("about_lead"))</p>
            <div class="columns even"><section><h2>\(page.label("not_does"))</h2><ul>\(limits.markup { "<li>\(page.label($0))</li>" })</ul>
            <h2>\(page.label("how_reads"))</h2><p>\(page.label("how_reads_text"))</p></section>
            <section><h2>\(page.label("versions"))</h2><dl><dt>\(page.label("version"))</dt><dd>\(name: version)</dd><dt>\(page.label("rules_version"))</dt><dd class="long"><code>\(rules)</code></dd>
            <dt>\(page.label("reports"))</dt><dd>\(name: page.number(counts.reports))</dd><dt>\(page.label("claims"))</dt><dd>\(name: page.number(counts.claims))</dd></dl>
            <h2>\(page.label("cite"))</h2><p dir="ltr" lang="en" class="long">Isnad \(version), rules \(rules). Claims of Arabic conflict reports, with evidence and attribution chains.</p>
            <h2>\(page.label("interface"))</h2><ul><li><a href="/api/openapi.json">OpenAPI 3.1</a></li><li><code>/api/v1/reconcile</code> OpenRefine</li></ul></section></div>
            <section><h2>\(page.label("sources"))</h2><ul>\(sources.markup { "<li>\(page.label($0))</li>" })</ul></section>
            """
        return page.render(title: page.word("about"), body)
    }
}
