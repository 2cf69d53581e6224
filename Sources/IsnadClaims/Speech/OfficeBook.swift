import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// Which person of the document holds which office: `المتحدث باسم التحالف` (the spokesman of the coalition) stands for the name told elsewhere.
struct OfficeBook {
    private struct Entry {
        var head: UInt64
        var words: Set<UInt64>
        var person: Participant
    }
    private var entries: [Entry] = []
    private let context: DocumentContext
    private var text: AnalyzedText { context.text }

    init(_ context: DocumentContext, _ namer: Namer) {
        self.context = context
        for (s, parse) in context.parses.enumerated() {
            for (i, item) in parse.items.enumerated() {
                guard case .phrase(let p) = item.kind, parse.phrases[p].name >= 0 else { continue }
                let name = parse.names[parse.phrases[p].name]
                guard name.kind == .person else { continue }
                for tokens in [before(parse, i, name), behind(parse, i)].compactMap({ $0 }) {
                    add(tokens, namer.participant(s, p))
                }
            }
        }
    }

    private mutating func add(_ tokens: Range<Int>, _ person: Participant) {
        guard let head = tokens.first else { return }
        entries.append(Entry(head: context.stemKey(head).bits, words: words(tokens.dropFirst()), person: person))
    }

    private func words(_ tokens: Range<Int>) -> Set<UInt64> {
        Set(tokens.filter { text.tokens[$0].kind == .arabic && text.reading($0)?.partOfSpeech != .preposition }.map { context.stemKey($0).bits })
    }

    /// Notes of `attribution/anonymous.tsv` whose words a single named person can be.
    private static let held: Set<Note> = [.official, .military, .kin, .expert, .activist]

    func isOffice(_ token: Int) -> Bool {
        if let note = context.knowledge.markers.anonymousNote(context.stemKey(token)) {
            return Self.held.contains(note) && text.reading(token)?.inflection.number != .plural
        }
        let kind = context.lexeme(token)?.kind
        return kind == .speaker || kind == .leader
    }

    /// Words of an office that end right before the name, in its own phrase or up to a comma before it.
    private func before(_ parse: SentenceParse, _ item: Int, _ name: NameMention) -> Range<Int>? {
        let own = parse.items[item].tokens
        if name.tokens.lowerBound > own.lowerBound, isOffice(own.lowerBound) { return own.lowerBound..<name.tokens.lowerBound }
        var i = item - 1
        if i >= 0, case .comma = parse.items[i].kind { i -= 1 }
        let end = i >= 0 ? parse.items[i].tokens.upperBound : 0
        while i >= 0, item - i < 8 {
            switch parse.items[i].kind {
            case .phrase(let p):
                if parse.phrases[p].kind == .time || parse.phrases[p].isEvent || parse.items[i].hasConjunction && parse.phrases[p].isConjunct { return nil }
                if isOffice(parse.phrases[p].head), parse.phrases[p].governor == .none { return parse.phrases[p].head..<end }
            case .preposition, .marker, .openQuote, .closeQuote: break
            default: return nil
            }
            i -= 1
        }
        return nil
    }

    /// Words of an office right behind the name (`فلان، وكيل المحافظة`).
    private func behind(_ parse: SentenceParse, _ item: Int) -> Range<Int>? {
        var i = item + 1
        if i < parse.items.count, case .comma = parse.items[i].kind { i += 1 }
        guard let first = parse.phrase(i), isOffice(first.head), first.name < 0 || parse.names[first.name].kind != .person else { return nil }
        var end = parse.items[i].tokens.upperBound
        i += 1
        while i < parse.items.count, end - first.head < 9 {
            switch parse.items[i].kind {
            case .phrase(let p) where parse.phrases[p].kind != .time && !parse.items[i].hasConjunction: end = parse.items[i].tokens.upperBound
            case .preposition, .marker(.benefit), .openQuote, .closeQuote: break
            default: return first.head..<end
            }
            i += 1
        }
        return first.head..<end
    }

    /// The person whom words of an office stand for: one who holds an office with the same head and most of the same words.
    func person(_ tokens: Range<Int>, before sentencePosition: Int) -> Participant? {
        guard let first = tokens.first, isOffice(first) else { return nil }
        let head = context.stemKey(first).bits
        let asked = words(tokens.dropFirst())
        let isDefinite = text.reading(first)?.proclitics.contains(.article) ?? false
        guard isDefinite || !asked.isEmpty else { return nil }
        let fitting = entries.filter { entry in
            entry.head == head && (asked.isEmpty ? entry.person.span.start < sentencePosition : entry.words.intersection(asked).count * 2 >= asked.count)
        }
        guard let best = fitting.last(where: { $0.person.span.start < sentencePosition }) ?? fitting.first else { return nil }
        return best.person
    }
}
