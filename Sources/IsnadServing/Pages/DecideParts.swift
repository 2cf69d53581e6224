import IsnadCorroboration
import IsnadStore

/// The part of a page on which people say who is who. The script fills it; without script it says so and changes nothing.
extension Page {
    /// - Parameter entity: whom it is about; nil where the script chooses.
    func whoIsWho(_ entity: String?) -> Markup {
        """
        <div class="decide" data-decide data-entity="\(entity ?? "")" data-say-name="\(word("say_name"))" data-say-choose="\(word("say_choose"))" \
        data-say-working="\(word("say_working"))" data-say-undone="\(word("say_undone"))" data-say-none="\(word("nothing"))" data-say-claims="\(word("claims"))">\
        <noscript><p class="notice">\(label("needs_script"))</p></noscript><div data-parts hidden>
        <p class="soft small">\(label("decide_hint"))</p>
        <div class="filters">\(Markup.when(entity != nil, "<label>\(label("reviewer"))<input data-who maxlength=\"80\" autocomplete=\"name\" dir=\"auto\"></label>"))\
        <label>\(label("why_short"))<input data-why maxlength="400" dir="auto"></label></div>
        <form class="filters" data-merge><label>\(label("same_as"))<input data-find type="search" maxlength="200" dir="auto" autocomplete="off"></label>\
        <fieldset data-found aria-label="\(word("same_as"))" hidden></fieldset><button disabled>\(label("decide_merge"))</button></form>
        <form class="filters" data-split><fieldset data-forms><legend>\(label("split_form"))</legend></fieldset><button disabled>\(label("decide_split"))</button></form>
        <form class="filters" data-rename><label>\(label("rename_to"))<input data-name maxlength="200" dir="auto"></label><button>\(label("decide_rename"))</button></form>
        <p class="status" role="status" aria-live="polite" data-decided></p></div></div>
        """
    }

    /// What was decided about entities, each with a button that takes it back.
    func entityDecisions(_ decisions: [StoredDecision], _ names: [String: Entity]) -> Markup {
        guard !decisions.isEmpty else { return Markup() }
        func shown(_ id: String?) -> Markup {
            guard let id else { return Markup() }
            return names[id].map { link("/entity/" + id, $0.name) } ?? "<code>\(id)</code>"
        }
        let rows = decisions.markup { stored in
            let decision = stored.decision
            let button: Markup =
                stored.isInForce
                ? "<button type=\"button\" class=\"plain\" data-take-back=\"\(stored.seq)\" disabled>\(label("action_undo"))</button>" : Markup()
            return """
                <li\(Markup.when(!stored.isInForce && decision.action != .undo, " class=\"rejected\""))><span class="soft">\(name: decision.at ?? "")</span> <b>\(name: decision.who ?? "")</b> \
                \(label("decided_" + decision.action.rawValue)) \(shown(decision.action == .split ? decision.entity : stored.shown)) \(decision.other.map { shown($0) } ?? Markup()) \
                \(name: decision.name ?? "") <span class="soft">\(decision.note ?? "")</span> \(button)</li>
                """
        }
        return "<h3>\(label("decisions_who"))</h3><ol class=\"small plainlist\">\(rows)</ol>"
    }
}
