import IsnadCorroboration
import IsnadModel
import IsnadRules
import IsnadStore

/// The sentence that sums up a story, made of its slots by a template of its type (`Web/sentences.tsv`).
///
/// A template is words, `{slots}`, and `[parts]` that are left out where one of their slots is empty.
/// Example: `إعدام[ {victims}][ على يد {agent}][ في {place}]`.
struct StorySentence: Sendable {
    static let shared = StorySentence(Table(WebFiles.embedded("sentences.tsv")))

    private enum Piece: Sendable {
        case words(String)
        case slot(String)
    }

    /// Of each type and language: parts, each of which stands or falls as a whole.
    private var templates: [String: [[Piece]]] = [:]

    /// All types, in the order of the table.
    private(set) var types: [String] = []

    init(_ table: Table) {
        types = table.rows.map { $0[0] }
        for row in table.rows {
            templates[row[0] + " ar"] = StorySentence.parse(row[1])
            templates[row[0] + " en"] = StorySentence.parse(row[2])
        }
    }

    private static func parse(_ template: String) -> [[Piece]] {
        var parts: [[Piece]] = []
        var (part, words): ([Piece], [UInt8]) = ([], [])
        func flushed(_ words: inout [UInt8], _ part: inout [Piece]) {
            if !words.isEmpty { part.append(.words(String(decoding: words, as: UTF8.self))) }
            words = []
        }
        for byte in template.utf8 {
            switch byte {
            case 0x5B, 0x5D:
                flushed(&words, &part)
                if !part.isEmpty { parts.append(part) }
                part = []
            case 0x7B: flushed(&words, &part)
            case 0x7D:
                part.append(.slot(String(decoding: words, as: UTF8.self)))
                words = []
            default: words.append(byte)
            }
        }
        flushed(&words, &part)
        return part.isEmpty ? parts : parts + [part]
    }

    /// Names stay as the reports write them, each isolated from the direction of the sentence.
    func markup(_ type: String, _ slots: [String: String], _ page: Page) -> Markup {
        pieces(type, slots, page).markup { piece in
            switch piece {
            case .words(let words): Markup(text: words)
            case .slot(let name): "<bdi>\(slots[name] ?? "")</bdi>"
            }
        }
    }

    func text(_ type: String, _ slots: [String: String], _ page: Page) -> String {
        pieces(type, slots, page).map { piece in
            switch piece {
            case .words(let words): words
            case .slot(let name): slots[name] ?? ""
            }
        }.joined()
    }

    private func pieces(_ type: String, _ slots: [String: String], _ page: Page) -> [Piece] {
        let fallback: [[Piece]] = [[.words(page.word(type))], [.words(": "), .slot("agent")], [.words(" \u{2013} "), .slot("victims")]]
        return (templates[type + " " + page.language.rawValue] ?? fallback).filter { part in
            part.allSatisfy { piece in
                if case .slot(let name) = piece { return !(slots[name] ?? "").isEmpty }
                return true
            }
        }.flatMap { $0 }
    }

    // MARK: What fills the slots

    /// Leading values of a story; of its first claim what stories do not lay side by side.
    static func slots(_ story: StoryFace, _ claim: ClaimFace?, _ page: Page) -> [String: String] {
        func lead(_ slot: String) -> String { page.listed(story.leading(slot)) }
        func names(_ names: [String]?) -> String { (names ?? []).joined(separator: page.language.comma) }
        var slots = ["agent": lead("agent"), "target": lead("target"), "count": lead("count"), "place": lead("place")]
        slots["to"] = names(claim?.to)
        slots["from"] = names(claim?.from)
        slots["time"] = time(story, page)
        slots["victims"] = counted(slots["count"] ?? "", slots["target"] ?? "")
        slots["people"] = counted(slots["count"] ?? "", slots["agent"] ?? "")
        slots["content"] = claim?.content ?? ""
        if (slots["agent"] ?? "").isEmpty, let teller = claim?.teller { slots["teller"] = teller }
        return slots
    }

    private static func time(_ story: StoryFace, _ page: Page) -> String {
        let value = story.leading("time")
        let start = CivilDate(iso: value)
        let end = CivilDate(iso: String(decoding: Array(value.utf8.suffix(10)), as: UTF8.self))
        return start == nil ? "" : page.days(start, end)
    }

    /// A number with what it counts; its own words where it has some (`12 من مسلحيه`).
    static func counted(_ count: String, _ who: String) -> String {
        if count.isEmpty { return who }
        let isBare = count.utf8.allSatisfy { $0 < 0x41 }
        if isBare, !who.isEmpty { return count + " (" + who + ")" }
        return count
    }
}

extension StoryFace {
    /// The value of a slot that most origins give; nothing where no report fills it.
    func leading(_ slot: String) -> String { agreement.first { $0.slot == slot }?.leading ?? "" }

    /// Slots in which the reports contradict each other.
    var contradicted: [String] { agreement.filter { $0.relation == .contradict }.map(\.slot) }
}
