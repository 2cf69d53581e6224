import IsnadCorroboration
import IsnadModel
import IsnadStore

/// Stories as a list, on a map and on a timeline: one selection, which is the address.
struct StoriesPage {
    let query: StoryQuery
    let selection: StorySelection
    static let shown = 32
    private var list: StoryList<StoryFace> { selection.list }

    func render(_ page: Page) -> [UInt8] {
        let map = StoryMap(selection.places)
        let timeline = Timeline(selection.days)
        let unplaced: Markup =
            map.unplaced.isEmpty
            ? Markup()
            : """
            <details class="small soft"><summary>\(page.label("unplaced_n", page.number(map.unplaced.reduce(0) { $0 + $1.count })))</summary>
            <p>\(map.unplaced.prefix(40).markup(between: " · ") { tally in "<a href=\"\(page.address.with("place", tally.key).markup(page.language))\">\(name: tally.key)</a> \(tally.count)" })</p></details>
            """
        let body: Markup = """
            <h1>\(page.label("stories")) <span class="soft total">\(name: page.number(list.total))</span></h1>
            \(filters(page))\(chips(page))
            <section class="timebox" aria-label="\(page.word("timeline"))">\(timeline.markup(page))\(Markup.when(timeline.left > 0, "<p class=\"small soft\">\(page.label("outliers_n", page.number(timeline.left)))</p>"))</section>
            <div class="split"><section class="listbox">\(table(page))\(page.more(list.next))\(page.downloads("/api/v1/stories"))</section>
            <section class="mapbox" aria-label="\(page.word("map"))">\(map.markup(page, chosen: query.filter.place))\(unplaced)
            <p class="key small"><span class="swatch spotkey"></span>\(page.label("stories")) <span class="swatch contestedkey"></span>\(page.label("with_contradiction"))</p></section></div>
            """
        return page.render(title: page.word("stories"), body, wide: true)
    }

    // MARK: The list

    private func table(_ page: Page) -> Markup {
        guard !list.stories.isEmpty else { return "<p class=\"soft\">\(page.label("nothing"))</p>" }
        return """
            <table class="stories"><caption class="hidden">\(page.label("stories"))</caption>\(page.headerRow(["happening", "independent", "reports"]))<tbody>\(list.stories.markup { row($0, page) })</tbody></table>
            """
    }

    private func row(_ story: StoryFace, _ page: Page) -> Markup {
        let place = (list.places[story.id] ?? []).first { PlaceIndex.shared.place([$0]) != nil } ?? ""
        let name = PlaceIndex.shared.place([place])?.name ?? place
        let claim = selection.first[story.id]
        var state = Markup()
        if let claim { state += page.modality(claim.modality) }
        if story.denials.high > 0 { state += page.badge(page.word("denied_by") + " " + page.count(story.denials), .warning) }
        let slots = story.contradicted.map { page.word($0) }
        if !slots.isEmpty { state += page.badge(page.word("contradiction") + ": " + slots.joined(separator: page.language.comma), .warning) }
        return """
            <tr data-place="\(name)"><td><a href="\(page.to("/story/" + story.id))">\(page.sentence(story, claim))</a> \(state)</td>\
            <td data-label="\(page.word("independent"))"><span class="dots d\(min(story.origins.low, 4))">\(name: page.count(story.origins))</span></td>\
            <td data-label="\(page.word("reports"))">\(story.reportCount)</td></tr>
            """
    }

    // MARK: The filter

    private func filters(_ page: Page) -> Markup {
        let filter = query.filter
        let modalities = Modality.allCases.map { ($0.rawValue, page.word($0.rawValue)) }
        let kinds = selection.types.map { ($0.key, "\(page.word($0.key)) (\($0.count))") }.sorted { $0.1 < $1.1 }
        return """
            <form class="filters" action="/stories">\(Markup.when(!page.isArabic, "<input type=\"hidden\" name=\"lang\" value=\"en\">"))
            \(field("q", "words", filter.search, page))\(choice("type", "type", kinds, filter.type, page))\(field("who", "who_any", filter.who, page))\
            \(field("place", "place", filter.place, page))\(day("from", filter.from, page))\(day("to", filter.to, page))\
            \(choice("origins", "independent", [("1", page.word("origins_1")), ("2", page.word("origins_2")), ("3", page.word("origins_3"))], page.address.value("origins"), page))\
            \(choice("contradiction", "contradiction", [("yes", page.word("with_contradiction")), ("no", page.word("without_contradiction"))], page.address.value("contradiction"), page))\
            \(choice("modality", "modality", modalities, query.modality?.rawValue, page))<button>\(page.label("filter"))</button></form>
            """
    }

    private func field(_ name: Markup, _ label: String, _ value: String?, _ page: Page) -> Markup {
        "<label>\(page.label(label))<input name=\"\(name)\" dir=\"auto\" maxlength=\"200\" value=\"\(value ?? "")\"></label>"
    }

    private func day(_ name: String, _ value: CivilDate?, _ page: Page) -> Markup {
        "<label>\(page.label(name + "_day"))<input name=\"\(name)\" type=\"date\" value=\"\(value?.description ?? "")\"></label>"
    }

    private func choice(_ name: Markup, _ label: String, _ options: [(String, String)], _ chosen: String?, _ page: Page) -> Markup {
        """
        <label>\(page.label(label))<select name="\(name)"><option value="">\(page.label("any"))</option>\(options.markup { value, words in
            "<option value=\"\(value)\"\(Markup.when(value == chosen, " selected"))>\(words)</option>"
        })</select></label>
        """
    }

    /// What narrows the list now; each a link that takes it away.
    private func chips(_ page: Page) -> Markup {
        let shown = page.address.query.filter { !["lang", "after", "view", "limit"].contains($0.0) && !$0.1.isEmpty }
        guard !shown.isEmpty else { return Markup() }
        let chips = shown.markup { name, value in
            let words =
                ["type", "modality"].contains(name)
                ? page.word(value)
                : name == "origins"
                    ? page.word("origins_" + value)
                    : name == "contradiction" ? page.word(value == "yes" ? "with_contradiction" : "without_contradiction") : value
            return
                "<a class=\"chip\" href=\"\(page.address.with(name, nil).markup(page.language))\" aria-label=\"\(page.word("remove")): \(words)\">\(name: words) <span aria-hidden=\"true\">×</span></a> "
        }
        return "<p class=\"chips\">\(chips)<a href=\"\(page.to("/stories"))\">\(page.label("clear"))</a></p>"
    }
}
