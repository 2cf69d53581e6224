import IsnadCorroboration
import IsnadModel
import IsnadStore

/// Claims that wait for a person, the most doubtful first. Every key acts on the claim in focus; nothing is changed without the script.
struct ReviewPage {
    let query: ReviewQuery
    let queue: ReviewQueuePage
    let documents: [String: Document]
    let stories: [String: Story]
    let events: [ReviewEvent]
    let undone: Set<Int>
    let agreement: [CoderAgreement]
    let types: [StoryTally]
    /// What was last decided about entities, and those that claims and decisions name.
    let decisions: [StoredDecision]
    let names: [String: Entity]
    let offset: Int
    static let shown = 12

    func render(_ page: Page) -> [UInt8] {
        let body: Markup = """
            <h1>\(page.label("review")) <span class="soft total">\(name: page.number(queue.total))</span></h1>
            \(filters(page))
            <div class="reviewbar" data-review data-say-name="\(page.word("say_name"))" data-say-undone="\(page.word("say_undone"))" data-say-correct="\(page.word("say_correct"))" data-say-select="\(page.word("say_select"))" data-say-nothing="\(page.word("say_nothing"))" data-say-corrected="\(page.word("say_corrected"))" data-say-other="\(page.word("say_other"))" data-say-first="\(page.word("say_first"))" data-say-note="\(page.word("say_note"))" data-say-decided="\(page.word("say_decided"))"><label>\(page.label("reviewer")) <input data-who maxlength="80" autocomplete="name" dir="auto"></label>
            <label>\(page.label("why_short")) <input data-why maxlength="400" dir="auto"></label>
            <span class="status" role="status" aria-live="polite" data-status></span>
            <button type="button" data-act="undo" disabled><kbd>U</kbd> \(page.label("action_undo"))</button>
            <details><summary>\(page.label("bulk"))</summary><p class="small">\(page.label("bulk_hint", page.number(queue.total)))</p><button type="button" data-bulk="accept">\(page.label("accept_all"))</button> <button type="button" data-bulk="reject">\(page.label("reject_all"))</button></details></div>
            <noscript><p class="notice">\(page.label("needs_script"))</p></noscript>
            \(keys(page))
            <div class="columns reading"><section class="queue" aria-label="\(page.word("queue"))">\(queue.claims.enumerated().markup { item($1, $0, page) })\(Markup.when(queue.claims.isEmpty, "<p class=\"soft\">\(page.label("queue_empty"))</p>"))
            \(offset + queue.claims.count < queue.total ? page.more(String(offset + queue.claims.count), name: "offset") : Markup())</section>
            <aside>\(log(page))\(page.entityDecisions(decisions, names))\(agreed(page))<p class="downloads"><a download href="/api/v1/review/gold.ndjson">\(page.label("gold"))</a> · <a href="/api/v1/review/events">\(page.label("decisions")) (JSON)</a></p></aside></div>
            <dialog class="who" data-who-dialog aria-label="\(page.word("who_is_who"))"><h2>\(page.label("who_is_who"))</h2><p class="tabs" data-people></p>\(page.whoIsWho(nil))<button type="button" data-close>\(page.label("close"))</button></dialog>
            """
        return page.render(title: page.word("review"), body, scripts: ["entity.js", "review.js"])
    }

    private func filters(_ page: Page) -> Markup {
        func chosen(_ isChosen: Bool) -> Markup { Markup.when(isChosen, " selected") }
        let doubts = Doubt.allCases.markup { doubt in
            "<option value=\"\(doubt.rawValue)\"\(chosen(query.doubt == doubt))>\(page.label("doubt_" + doubt.rawValue)) (\(queue.doubts[doubt] ?? 0))</option>"
        }
        let verdicts = ReviewState.Verdict.allCases.markup { verdict in
            "<option value=\"\(verdict.rawValue)\"\(chosen(query.verdict == verdict))>\(page.label("verdict_" + verdict.rawValue))</option>"
        }
        let kinds = types.markup { "<option value=\"\($0.key)\"\(chosen(query.filter.type == $0.key))>\(page.label($0.key)) (\($0.count))</option>" }
        let scores = [3, 5, 8, 10].markup { "<option value=\"\($0)\"\(chosen(query.scoreFrom == $0))>≥ \($0)</option>" }
        return """
            <form class="filters" action="/review">\(Markup.when(!page.isArabic, "<input type=\"hidden\" name=\"lang\" value=\"en\">"))
            <label>\(page.label("type"))<select name="type"><option value="">\(page.label("any"))</option>\(kinds)</select></label>
            <label>\(page.label("doubt"))<select name="doubt"><option value="">\(page.label("any"))</option>\(doubts)</select></label>
            <label>\(page.label("score"))<select name="score"><option value="">\(page.label("any"))</option>\(scores)</select></label>
            <label>\(page.label("verdict"))<select name="verdict"><option value="any"\(chosen(query.verdict == nil))>\(page.label("any"))</option>\(verdicts)</select></label>
            <label>\(page.label("words"))<input name="q" dir="auto" maxlength="200" value="\(query.filter.search ?? "")"></label><button>\(page.label("filter"))</button></form>
            """
    }

    private func keys(_ page: Page) -> Markup {
        let keys = [
            ("J", "key_next"), ("K", "key_previous"), ("A", "action_accept"), ("R", "action_reject"), ("C", "action_correct"), ("M", "action_same"),
            ("S", "action_apart"), ("E", "who_is_who"), ("N", "action_note"), ("U", "action_undo"), ("/", "search"), ("?", "keys"),
        ]
        return "<p class=\"keys small\">\(keys.markup { "<span><kbd>\($0)</kbd> \(page.label($1))</span> " })</p>"
    }

    // MARK: One claim

    private func item(_ queued: QueuedClaim, _ place: Int, _ page: Page) -> Markup {
        let stored = queued.claim
        var words: Markup = "<div class=\"quote\" lang=\"ar\" dir=\"rtl\">\(stored.claim.sentence.text)</div>"
        var base = stored.claim.sentence.span.start
        if let document = documents[stored.report] {
            var highlight = Highlight(document.text)
            highlight.mark(stored.claim)
            let span = highlight.paragraph(around: stored.claim.sentence.span)
            base = span.start
            words = highlight.block(span, "quote evidence")
        }
        let story: Markup = stored.story.map { "<a href=\"\(page.to("/story/" + $0))\">\(page.label("story"))</a> · " } ?? Markup()
        let lead = stored.story.flatMap { stories[$0]?.claims.first } ?? ""
        return """
            <article class="item" tabindex="0" data-claim="\(stored.id)" data-base="\(base)" data-lead="\(lead)"\(Markup.when(place == 0, " aria-current=\"true\""))>
            <h2>\(page.sentence(stored.claim))</h2>
            <p class="small soft">\(page.chain(stored)) · \(page.line([stored.published.map { page.day($0) }])) · \(story)\(page.link("/report/" + stored.report, page.word("report"), [("at", "\(stored.claim.trigger.span.start)-\(stored.claim.trigger.span.end)")]))</p>
            <p>\(page.verdict(queued.state))\(queued.doubts.markup { page.badge(page.word("doubt_" + $0.rawValue), $0 == .contradicted ? .warning : .plain) })<span class="soft small">\(page.label("score")): \(queued.score)</span></p>
            \(words)
            <table class="slots">\(slots(stored, queued.state, page))</table>
            \(Markup.when(!queued.state.notes.isEmpty, "<ul class=\"small\">\(queued.state.notes.markup { "<li>\(name: $0.who): \($0.why ?? "")</li>" })</ul>"))
            <div class="actions">\(actions(page))</div></article>
            """
    }

    private func actions(_ page: Page) -> Markup {
        let actions = [("accept", "A"), ("reject", "R"), ("correct", "C"), ("same", "M"), ("apart", "S"), ("who", "E"), ("note", "N")]
        return actions.markup { name, key in "<button type=\"button\" data-act=\"\(name)\" disabled><kbd>\(key)</kbd> \(page.label("action_" + name))</button> "
        }
    }

    /// The number before a slot is the key that chooses it while a claim is corrected.
    private func slots(_ stored: StoredClaim, _ state: ReviewState, _ page: Page) -> Markup {
        let claim = stored.claim
        func names(_ people: [Participant], _ slot: String) -> Markup {
            people.enumerated().markup(between: Markup(text: page.language.comma)) { i, one in
                let entity = stored.participants.first { $0.slot == slot && $0.ordinal == i }?.entity
                guard let entity, self.names[entity] != nil else { return "\(name: one.name)" }
                return "<a data-entity=\"\(entity)\" href=\"\(page.to("/entity/" + entity))\">\(name: one.name)</a>"
            }
        }
        func words(_ text: String?) -> Markup { text.map { "\(name: $0)" } ?? Markup() }
        let rows: [(String, String, Markup)] = [
            ("1", "agent", names(claim.agent, "agent")), ("2", "target", names(claim.target, "target")), ("3", "count", words(claim.count?.text)),
            ("4", "place", names(claim.place, "place")), ("5", "time", words(claim.time?.text)), ("6", "chain", names(claim.chain.tellers, "chain")),
            ("7", "reason", claim.reason.markup(between: Markup(text: page.language.comma)) { "\(name: $0.text)" }),
            ("8", "to", names(claim.to, "to")), ("9", "from", names(claim.from, "from")), ("0", "trigger", words(claim.trigger.text)),
        ]
        return rows.markup { key, slot, value in
            let correction = state.corrections.first { $0.slot == slot }
            let shown: Markup =
                correction.map { "<del>\(value)</del> <ins>\(name: $0.value ?? "—")</ins>" }
                ?? (value.isEmpty ? "<span class=\"soft\">—</span>" : value)
            return "<tr data-slot=\"\(slot)\"><th scope=\"row\"><kbd>\(key)</kbd> \(page.label(slot))</th><td>\(shown)</td></tr>"
        }
    }

    // MARK: What was decided

    private func log(_ page: Page) -> Markup {
        let rows = events.markup { event in
            let isUndone = undone.contains(event.seq)
            let button: Markup =
                event.action == .undo || isUndone
                ? Markup() : "<button type=\"button\" class=\"plain\" data-undo=\"\(event.seq)\" disabled>\(page.label("action_undo"))</button>"
            return
                "<li\(Markup.when(isUndone, " class=\"rejected\""))><span class=\"soft\">\(name: event.at)</span> <b>\(name: event.who)</b>: \(page.label("action_" + event.action.rawValue)) \(event.slot.map { page.label($0) } ?? Markup()) \(name: event.value ?? event.why ?? "") \(button)</li>"
        }
        return
            "<section><h2>\(page.label("decisions"))</h2><ol class=\"small plainlist log\" data-log>\(rows)</ol>\(Markup.when(events.isEmpty, "<p class=\"soft small\">\(page.label("no_decisions"))</p>"))</section>"
    }

    private func agreed(_ page: Page) -> Markup {
        guard !agreement.isEmpty else { return Markup() }
        let rows = agreement.markup { pair in
            let kappa = pair.kappa.map { "\(Double(Int($0 * 100)) / 100)" } ?? "—"
            return
                "<tr><td>\(name: pair.first) / \(name: pair.second)</td><td>\(pair.claims)</td><td>\(name: "\(Int(Double(pair.alike) / Double(max(1, pair.claims)) * 100))%")</td><td>\(name: kappa)</td></tr>"
        }
        return
            "<section><h2>\(page.label("coder_agreement"))</h2><table class=\"small\">\(page.headerRow(["coders", "claims", "alike", "kappa"]))<tbody>\(rows)</tbody></table></section>"
    }
}
