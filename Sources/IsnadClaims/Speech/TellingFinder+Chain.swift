import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Through whom and from whom it comes: outlets told, origins quoted, authors of documents.
extension TellingFinder {
    func chain(_ s: Int, _ parse: SentenceParse, _ i: Int, _ subject: Int, _ opening: Opening, _ memory: TellerMemory) -> [Teller] {
        let limit = subject > i ? opening.item : i
        let goesOn = ClauseScanner(context: context, parse: parse).verbClass(i).contains(.sayMore)
        var found = tellers(s, subject, limit, memory, goesOn: goesOn)
        if found.isEmpty { return [] }
        if let origin = relayed(s, parse, i, opening, memory) {
            if found.count == 1, found[0].kind != .document { found[0].kind = .outlet }
            return found + origin
        }
        if found.count == 1, found[0].kind == .document, subject < i, let author = author(s, parse, subject, memory) { found.append(author) }
        if found.first?.kind != .outlet, let through = publisher(s, parse, i, opening.item) { found.insert(through, at: 0) }
        return found
    }

    /// Whom the subject quotes: behind عن (`نقلت الوكالة عن مصدر`), or behind `نقلا عن`, `على لسان`.
    func relayed(_ s: Int, _ parse: SentenceParse, _ i: Int, _ opening: Opening, _ memory: TellerMemory) -> [Teller]? {
        let relays = manner(parse.items[i].tokens.lowerBound) == .relay
        for j in (i + 1)..<max(i + 1, opening.item) {
            switch parse.items[j].kind {
            case .preposition:
                let note = note(parse.items[j])
                guard relays && (note == .about || note == .to) || note == .citing else { continue }
                if relays, let reading = text.reading(parse.items[j].tokens.lowerBound), reading.enclitic.isThirdPerson { return memory.last.last.map { [$0] } }
            case .marker(.citing), .marker(.quoted): break
            default: continue
            }
            var at = j + 1
            while at < opening.item, parse.phrase(at) == nil { at += 1 }
            guard at < opening.item, let p = parse.phraseIndex(at), reader.mayTell(parse.phrases[p]) else { continue }
            let person = ((at + 1)..<max(at + 1, opening.item)).first { n in
                parse.phrase(n).map { $0.name >= 0 && parse.names[$0.name].kind == .person && $0.governor == .none && !$0.isConjunct } ?? false
            }
            let found = reader.read(s, person ?? at, limit: opening.item)
            return found.isEmpty ? nil : found
        }
        return nil
    }

    /// The outlet that someone spoke to (`قال لرويترز`), when it is not the document's own.
    func publisher(_ s: Int, _ parse: SentenceParse, _ verb: Int, _ end: Int) -> Teller? {
        for j in statementStart(parse, verb)..<max(verb + 1, end) where j != verb {
            guard let phrase = parse.phrase(j), phrase.kind == .outlet || phrase.name >= 0 && parse.names[phrase.name].kind == .outlet,
                j < verb ? isAddressed(phrase) : !isFree(phrase) || j > verb + 1 && hasSubject(parse, verb, j)
            else {
                continue
            }
            guard !reader.outlet.isOwnName(parse, phrase), let teller = reader.read(s, j, limit: end).first, teller.kind == .outlet || phrase.kind != .person
            else { continue }
            var outlet = teller
            outlet.kind = .outlet
            return outlet
        }
        return nil
    }

    /// `في تصريح لقناة …، قال`: the words of where it was said may stand before the verb.
    func statementStart(_ parse: SentenceParse, _ verb: Int) -> Int {
        let start = (max(verb - 7, 0)..<verb).last { item in
            guard case .marker(.statement) = parse.items[item].kind else { return false }
            return true
        }
        return start ?? verb + 1
    }

    /// `أبلغ مسؤول رويترز`: an outlet behind the subject is whom he told.
    func hasSubject(_ parse: SentenceParse, _ verb: Int, _ outlet: Int) -> Bool {
        guard let first = parse.phrase(verb + 1), first.kind == .person, first.governor == .none else { return false }
        return !(parse.phrase(outlet)?.isConjunct ?? true)
    }

    /// Who put a document out that now shows something (`بث التنظيم شريطا يظهر …`).
    func author(_ s: Int, _ parse: SentenceParse, _ document: Int, _ memory: TellerMemory) -> Teller? {
        var i = document - 1
        while i >= 0, document - i < 9 {
            if case .verb = parse.items[i].kind {
                guard manner(parse.items[i].tokens.lowerBound) == .publish else { return nil }
                let scanner = ClauseScanner(context: context, parse: parse)
                let subject = scanner.right(of: i).free.first { $0 < document } ?? scanner.left(of: i).subject
                return subject.flatMap { reader.read(s, $0, limit: document).first }
            }
            i -= 1
        }
        return nil
    }

    func notePublisher(_ s: Int, _ parse: SentenceParse, _ scanner: ClauseScanner, _ i: Int, _ memory: inout TellerMemory) {
        guard let first = scanner.right(of: i).free.first, let phrase = parse.phrase(first), reader.mayTell(phrase), !reader.isDocument(phrase) else { return }
        let author = reader.read(s, first, limit: parse.items.count)
        memory.note(author, s)
        let put = ((first + 1)..<min(first + 6, max(parse.items.count, first + 1))).first { n in
            parse.phrase(n).map { reader.isDocument($0) && $0.governor == .none } ?? false
        }
        guard let put, let document = reader.read(s, put, limit: parse.items.count).first else { return }
        memory.noteDocument([document] + author, s)
    }

    /// `قال الجيش في بيان`: the statement is known from then on as the army's.
    func noteStatement(_ s: Int, _ parse: SentenceParse, _ i: Int, _ opening: Opening, _ tellers: [Teller], _ memory: inout TellerMemory) {
        guard let author = tellers.last else { return }
        for item in parse.items[i..<max(i, opening.item)] {
            guard case .marker(.statement) = item.kind, let token = item.tokens.first(where: { markers.isDocument(context.stemKey($0)) }) else { continue }
            memory.noteDocument([document(token), author], s)
        }
    }
}
