import IsnadCorroboration
import IsnadModel
import IsnadStore

/// Pieces that several pages show of stories and claims.
extension Page {
    /// What a story says in one sentence.
    func sentence(_ story: StoryFace, _ first: ClaimFace?) -> Markup {
        StorySentence.shared.markup(story.type.rawValue, StorySentence.slots(story, first, self), self)
    }

    func sentenceText(_ story: StoryFace, _ first: ClaimFace?) -> String {
        StorySentence.shared.text(story.type.rawValue, StorySentence.slots(story, first, self), self)
    }

    func sentence(_ claim: Claim) -> Markup {
        StorySentence.shared.markup(claim.type.rawValue, StorySentence.slots(claim, self), self)
    }

    /// `2`, or `1–3` where unnamed tellers may or may not be the same.
    func count(_ count: OriginCount) -> String { count.low == count.high ? String(count.low) : "\(count.low)\u{2013}\(count.high)" }

    func badges(_ story: StoryFace) -> Markup {
        var out = Markup()
        out +=
            story.origins.low >= 2 ? badge(word("independent") + ": " + count(story.origins), .good) : badge(word("independent") + ": " + count(story.origins))
        if story.denials.high > 0 { out += badge(word("denied_by") + ": " + count(story.denials), .warning) }
        let slots = story.contradicted.map { word($0) }
        if !slots.isEmpty { out += badge(word("contradiction") + ": " + slots.joined(separator: language.comma), .warning) }
        return out
    }

    func modality(_ modality: Modality) -> Markup {
        modality == .actual ? Markup() : badge(word(modality.rawValue), modality == .denied ? .warning : .plain)
    }

    /// Nearest teller first, in the direction of reading.
    func chain(_ stored: StoredClaim) -> Markup {
        let outlet = stored.outlet ?? word("report")
        let tellers = stored.claim.chain.tellers
        if tellers.isEmpty {
            guard let origin = stored.originName, origin != stored.outlet else { return "<bdi>\(outlet)</bdi> (\(label("own_word")))" }
            return "<bdi>\(outlet)</bdi> <span aria-hidden=\"true\">\(arrow)</span> <bdi>\(origin)</bdi> (\(label("copied_from")))"
        }
        return ([outlet] + tellers.map(\.name)).markup(between: " <span aria-hidden=\"true\">\(arrow)</span> ") { "<bdi>\($0)</bdi>" }
    }

    var arrow: String { isArabic ? "\u{2190}" : "\u{2192}" }

    func verdict(_ state: ReviewState?) -> Markup {
        guard let state, state.verdict != .open else { return Markup() }
        return badge(word("verdict_" + state.verdict.rawValue), state.verdict == .rejected ? .warning : .good)
    }

    /// Stories as a list of sentences, each with its badges.
    func storyList(_ stories: [StoryFace], _ first: [String: ClaimFace]) -> Markup {
        guard !stories.isEmpty else { return "<p class=\"soft\">\(label("nothing"))</p>" }
        return """
            <ul class="stories">\(stories.markup { story in
                "<li><a href=\"\(to("/story/" + story.id))\">\(sentence(story, first[story.id]))</a><p>\(badges(story))<span class=\"soft\">\(label("reports_n", String(story.reportCount)))</span></p></li>"
            })</ul>
            """
    }

    /// Where a list goes on.
    func more(_ next: String?, name: String = "after") -> Markup {
        guard let next else { return Markup() }
        var there = address
        there.query.removeAll { $0.0 == name }
        there.query.append((name, next))
        return "<p class=\"more\"><a class=\"button\" rel=\"next\" href=\"\(there.markup(language))\">\(label("more"))</a></p>"
    }

    /// The same list in other forms.
    func downloads(_ path: String, hasPlaces: Bool = true) -> Markup {
        let query = address.query.filter { $0.0 != "after" && $0.0 != "view" && $0.0 != "lang" }
        func link(_ ending: String, _ name: String, _ more: [(String, String)] = []) -> Markup {
            "<a download href=\"\(Address(path: path + "." + ending, query: query + more).markup(.arabic))\">\(name)</a>"
        }
        var links = [link("csv", "CSV"), link("csv", "CSV (Excel)", [("excel", "1")]), link("ndjson", "NDJSON")]
        if hasPlaces { links.append(link("geojson", "GeoJSON")) }
        return "<p class=\"downloads\"><span class=\"soft\">\(label("download")):</span> \(links.markup(between: " · ") { $0 })</p>"
    }
}

extension StorySentence {
    /// The same of a single claim.
    static func slots(_ claim: Claim, _ page: Page) -> [String: String] {
        func names(_ people: [Participant]) -> String { people.map(\.name).joined(separator: page.language.comma) }
        var slots = [
            "agent": names(claim.agent), "target": names(claim.target), "to": names(claim.to), "from": names(claim.from),
            "place": names(claim.place), "count": claim.count?.text ?? "", "content": claim.content.first?.text ?? "",
        ]
        slots["time"] = page.days(claim.time?.start, claim.time?.end)
        if slots["time"] == "" { slots["time"] = claim.time?.text ?? "" }
        slots["victims"] = counted(slots["count"] ?? "", slots["target"] ?? "")
        slots["people"] = counted(slots["count"] ?? "", slots["agent"] ?? "")
        return slots
    }
}
