import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// What stands to the right and left of a trigger inside its clause.
struct ClauseWindow {
    /// Phrases without preposition, as items, in order.
    var free: [Int] = []
    /// Phrases behind a preposition or marker, as items.
    var governed: [Int] = []
    /// The item of a subordinator that opens a clause of its own.
    var subordinator: Int?
    var lastItem: Int
}

struct ClauseScanner {
    let context: DocumentContext
    let parse: SentenceParse
    private var text: AnalyzedText { context.text }

    init(context: DocumentContext, parse: SentenceParse) { (self.context, self.parse) = (context, parse) }

    /// Items behind a trigger, up to the next clause. Commas end the search for bare phrases but not for prepositions.
    func right(of item: Int) -> ClauseWindow {
        var window = ClauseWindow(lastItem: item)
        var afterComma = false
        var i = item + 1
        while i < parse.items.count, i - item < 18 {
            switch parse.items[i].kind {
            case .verb, .conjunction, .stop, .colon, .relative: return window
            case .subordinator:
                window.subordinator = i
                return window
            case .dash: afterComma = true
            case .comma: if !standsAtTime(i) { afterComma = true }
            case .marker(let kind) where kind == .according || kind == .citing || kind == .breakdown || kind == .quoted: return window
            case .phrase(let p):
                let phrase = parse.phrases[p]
                if phrase.kind == .time { break }
                if phrase.isConjunct {
                    if phrase.isEvent { return window }
                    break
                }
                if parse.items[i].hasConjunction { return window }
                if phrase.governor == .none || phrase.governor == .construct && i == item + 1 {
                    if !afterComma { window.free.append(i) }
                } else if phrase.governor == .construct {
                    // A complement of the noun before it belongs to that noun.
                } else {
                    window.governed.append(i)
                }
            default: break
            }
            window.lastItem = i
            i += 1
        }
        return window
    }

    /// A comma before or behind a time set apart (`أعدم، الثلاثاء، خمسة`) parts nothing.
    func standsAtTime(_ comma: Int) -> Bool {
        parse.phrase(comma + 1)?.kind == .time || parse.phrase(comma - 1)?.kind == .time
    }

    /// A country, or a capital that stands for its government: such places act.
    func isState(_ phrase: Phrase) -> Bool {
        guard phrase.kind == .place, phrase.name >= 0, phrase.number < 0 else { return false }
        let name = parse.names[phrase.name]
        guard name.entry >= 0, phrase.head == name.tokens.lowerBound, phrase.tokens.upperBound == name.tokens.upperBound else { return false }
        let entries = context.knowledge.names.entries
        return entries.subkind(Int(name.entry)) == "country" || context.knowledge.markers.isCapital(WordKey.of(entries.name(Int(name.entry))))
    }

    enum LeftBoundary { case none, relative(Int), subordinator(Int), beVerb(Int), verb(Int) }

    /// The bare phrase before a verb that may be its subject, with what bounds the clause on the left.
    func left(of item: Int) -> (subject: Int?, boundary: LeftBoundary) {
        var i = item - 1
        var subject: Int?
        var commas = 0
        while i >= 0, item - i < 14 {
            switch parse.items[i].kind {
            case .relative: return (subject, .relative(i))
            case .subordinator: return (subject, .subordinator(i))
            case .verb: return (subject, isBe(i) ? .beVerb(i) : .verb(i))
            case .conjunction, .stop, .colon, .dash: return (subject, .none)
            case .comma:
                commas += 1
                if subject != nil || commas > 2 { return (subject, .none) }
            case .phrase(let p):
                let phrase = parse.phrases[p]
                if phrase.kind != .time, phrase.governor == .none, subject == nil || phrase.governor == .none && precedes(i, subject) {
                    if subject == nil { subject = i } else if !phrase.isConjunct { subject = i }
                    if !phrase.isConjunct, parse.items[i].hasConjunction { return (subject, .none) }
                }
            default: break
            }
            i -= 1
        }
        return (subject, .none)
    }

    /// Earlier members of the same list as the subject that was found.
    private func precedes(_ i: Int, _ subject: Int?) -> Bool {
        guard let subject, case .phrase(let p) = parse.items[subject].kind else { return false }
        return parse.phrases[p].isConjunct
    }

    func isBe(_ item: Int) -> Bool { verbClass(item).contains(.be) }

    func verbClass(_ item: Int) -> VerbClass {
        guard parse.items.indices.contains(item), let reading = text.reading(parse.items[item].tokens.lowerBound) else { return [] }
        return context.knowledge.lexicon.facts(reading.lexeme)?.verbClass ?? []
    }

    /// A phrase and the phrases listed behind it.
    func list(from item: Int) -> [Int] {
        var found = [item]
        guard let first = parse.phrase(item) else { return found }
        var i = item + 1
        while i < parse.items.count {
            switch parse.items[i].kind {
            case .phrase(let p):
                let phrase = parse.phrases[p]
                guard phrase.isConjunct, phrase.kind == first.kind || phrase.kind == .other || first.kind == .other, !phrase.isEvent || first.isEvent
                else { return found }
                guard phrase.governor == .none || phrase.governor == first.governor else { return found }
                found.append(i)
            case .comma, .openQuote, .closeQuote: break
            default: return found
            }
            i += 1
        }
        return found
    }
}
