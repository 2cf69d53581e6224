import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Where what is told begins and ends: أن, a colon, a quotation, an event noun.
extension TellingFinder {
    /// Where the speech begins behind a verb of telling: أن, a colon, a quotation, or an event noun as object.
    func opening(_ parse: SentenceParse, _ i: Int, relays: Bool = false) -> Opening? {
        var j = i + 1
        var inRelative = false
        while j < parse.items.count, j - i < 24 {
            switch parse.items[j].kind {
            case .subordinator where !inRelative || !isSaying(parse, j - 1) && !isSaying(parse, max(j - 2, 0)), .colon:
                return Opening(item: j, token: parse.items[j].tokens.upperBound, isNominal: false)
            case .openQuote:
                if quoteIsSpeech(parse, j) { return Opening(item: j, token: parse.items[j].tokens.upperBound, isNominal: false) }
                if text.tokens[parse.items[j].tokens.lowerBound].code == 0x28 { j = closing(parse, j) }
            case .phrase(let p):
                if let quoted = quotationInside(parse, j) { return Opening(item: j, token: quoted, isNominal: false) }
                if parse.phrases[p].isEvent, !inRelative, isObject(parse, j), !putsOut(parse, j) {
                    if isOwnDeed(parse.phrases[p]) { return nil }
                    return Opening(item: j, token: parse.items[j].tokens.lowerBound, isNominal: true)
                }
                if j > i + 1, isSayingParticiple(parse.phrases[p]) { return directly(parse, j + 1) }
            case .relative: inRelative = true
            case .comma: inRelative = false
            // `قال مسؤول، طلب عدم ذكر اسمه، إن`: a clause between commas about who tells.
            case .verb where relays && isSaying(parse, j): break
            case .verb where j == i + 1 && !parse.items[j].hasConjunction: break
            case .verb where j > i + 2 && isComma(parse, j - 1) && !parse.items[j].hasConjunction: inRelative = true
            case .verb where !inRelative: return nil
            case .particle where j > i + 1 && isAssertion(parse, j): return Opening(item: j, token: parse.items[j].tokens.upperBound, isNominal: false)
            case .stop where text.tokens[parse.items[j].tokens.lowerBound].code == 0x2E: return nil
            default: break
            }
            j += 1
        }
        return nil
    }

    /// Token behind a quotation mark that opens inside a phrase and does not close there (`على تويتر "المملكة …`).
    func quotationInside(_ parse: SentenceParse, _ item: Int) -> Int? {
        let tokens = parse.items[item].tokens
        guard let open = tokens.dropFirst().first(where: { NameQuote.opens(text, $0) }), !tokens.contains(where: { $0 > open && NameQuote.closes(text, $0) }),
            quoteIsSpeech(parse, item)
        else { return nil }
        return open + 1
    }

    /// `إحصائية نشرها المركز`: a verb of putting out that was read as a noun says whose the document is.
    func putsOut(_ parse: SentenceParse, _ item: Int) -> Bool {
        guard item > 0, let phrase = parse.phrase(item), phrase.tokens.count == 1, let before = parse.phrase(item - 1), reader.isDocument(before) else {
            return false
        }
        return reader.isPublishing(phrase.head)
    }

    func isComma(_ parse: SentenceParse, _ item: Int) -> Bool {
        if case .comma = parse.items[item].kind { return true }
        return false
    }

    /// `لقد`, which opens a sentence of its own.
    func isAssertion(_ parse: SentenceParse, _ item: Int) -> Bool {
        note(parse.items[item]) == .perfective && text.tokens[parse.items[item].tokens.lowerBound].key == Self.assertion
    }

    static let assertion = WordKey.of("\u{0644}\u{0642}\u{062F}")

    /// `نقلت الوكالة عن تقارير تفيد بأن`: a verb of saying between the relayed and what is told.
    func isSaying(_ parse: SentenceParse, _ item: Int) -> Bool {
        !ClauseScanner(context: context, parse: parse).verbClass(item).isDisjoint(with: [.say, .sayMore])
    }

    /// Item of the mark that closes a parenthesis.
    func closing(_ parse: SentenceParse, _ open: Int) -> Int {
        parse.items.indices.first { k in
            guard k > open, case .closeQuote = parse.items[k].kind else { return false }
            return true
        } ?? open
    }

    /// `قائلا:`, `قائلا إن`: what is told begins right behind.
    func directly(_ parse: SentenceParse, _ item: Int) -> Opening? {
        guard item < parse.items.count else { return nil }
        switch parse.items[item].kind {
        case .colon, .subordinator, .openQuote: return Opening(item: item, token: parse.items[item].tokens.upperBound, isNominal: false)
        default: return nil
        }
    }

    /// `أعلن مسؤوليته`: verb and noun together are the deed of who speaks, not something that he tells.
    func isOwnDeed(_ parse: SentenceParse, _ i: Int) -> Bool {
        let token = parse.items[i].tokens.lowerBound
        guard let reading = text.reading(token) else { return false }
        let frames = context.knowledge.frames
        let end = min(token + 8, text.sentences[parse.sentence].tokens.upperBound)
        return frames.triggers(reading.lexeme).contains { trigger in
            trigger.shape == .verb && trigger.isCompound && frames.rules[Int(trigger.rule)].isOne(of: .ownDeeds)
                && ((token + 1)..<max(token + 1, end)).contains { TriggerFinder.matches(text, context.knowledge.lexicon, $0, frames.companions(trigger)) }
        }
    }

    /// `ينتظر أن تكشف التحقيقات`: a verb right behind أن is supposed, and tells nothing.
    func opensSupposition(_ parse: SentenceParse, _ i: Int) -> Bool {
        guard i > 0, case .subordinator = parse.items[i - 1].kind, parse.items[i - 1].tokens.count == 1 else { return false }
        let token = parse.items[i].tokens.lowerBound
        return text.reading(token)?.inflection.tense == .present && text.reading(token - 1)?.enclitic == Enclitic.none
    }

    /// The noun is the deed of who speaks, not what he tells.
    func isOwnDeed(_ phrase: Phrase) -> Bool {
        guard let reading = text.reading(phrase.head) else { return false }
        let frames = context.knowledge.frames
        return frames.triggers(reading.lexeme).contains { $0.shape == .noun && frames.rules[Int($0.rule)].isOne(of: .ownDeeds) }
    }

    /// بـ, as in `أفادت تقارير بقتل` (reports spoke of the killing).
    static let beh = WordKey.of("\u{0628}").bits

    /// An event noun is what is told when it is the object, or stands behind عن, إلى, على, بـ; not inside another phrase (`خلال إعلانه`).
    func isObject(_ parse: SentenceParse, _ item: Int) -> Bool {
        guard let phrase = parse.phrase(item) else { return false }
        switch phrase.governor {
        case .none: return true
        case .construct: return item > 0 && parse.phrase(item - 1) != nil && isObject(parse, item - 1)
        case .marker: return false
        case .preposition(let key, let note):
            if key == Self.lam { return item > 0 && parse.phrase(item - 1).map { $0.governor == .none && !$0.isEvent && $0.isDefinite } ?? false }
            return key == Self.beh || note == .about || note == .on || note == .to
        }
    }

    /// What a denial is about begins behind who denies (`نفى المتحدث صحة الأنباء عن سيطرة …`).
    func behindSubject(_ parse: SentenceParse, _ i: Int) -> Opening? {
        var j = i + 1
        while j < parse.items.count, j - i < 6 {
            if let p = parse.phraseIndex(j), reader.isTeller(parse.phrases[p]), isFree(parse.phrases[p]) {
                return Opening(item: j + 1, token: parse.items[j].tokens.upperBound, isNominal: true)
            }
            j += 1
        }
        return nil
    }

    /// A quotation of more than four words is speech; a shorter one is a name or a word set apart.
    func quoteIsSpeech(_ parse: SentenceParse, _ j: Int) -> Bool {
        var words = 0
        for item in parse.items[(j + 1)...] {
            if case .closeQuote = item.kind { return words > 4 }
            words += item.tokens.count
        }
        return true
    }

    /// A direct quotation ends what is told; so does a quotation behind أن that a contrast follows.
    func end(_ parse: SentenceParse, _ opening: Opening, _ range: Range<Int>) -> Int {
        var j = opening.item
        if case .subordinator = parse.items[j].kind { j += 1 }
        if j < parse.items.count, case .colon = parse.items[j].kind { j += 1 }
        guard j < parse.items.count, case .openQuote = parse.items[j].kind else { return range.upperBound }
        let isDirect = opening.item == j || opening.item + 1 == j && !isSubordinator(parse, opening.item)
        var depth = 0
        for k in (j + 1)..<max(j + 1, parse.items.count) {
            if case .openQuote = parse.items[k].kind { depth += 1 }
            guard case .closeQuote = parse.items[k].kind else { continue }
            if depth > 0 {
                depth -= 1
                continue
            }
            var next = k + 1
            if next < parse.items.count, case .comma = parse.items[next].kind { next += 1 }
            let isApart = next > k + 1 && parse.items[k].tokens.lowerBound - parse.items[j].tokens.lowerBound > 5
            return isDirect || isApart ? parse.items[k].tokens.lowerBound : range.upperBound
        }
        return range.upperBound
    }

    func isSubordinator(_ parse: SentenceParse, _ item: Int) -> Bool {
        if case .subordinator = parse.items[item].kind { return true }
        return false
    }
}
