import IsnadLanguage
import IsnadModel
import IsnadScript

/// Finds again, by the last word alone, persons whom the document names in full (`باسل القرنبيش … وقال القرنبيش`: … and al-Qurunbish said).
struct NameEcho {
    let text: AnalyzedText
    let memory: NameMemory

    /// Adds to the names of a document; a name of one word that no table lists becomes a person too.
    func complete(_ found: inout [NameMention]) {
        let known = lastWords(found)
        guard !known.isEmpty else { return }
        var echoes: [NameMention] = []
        var next = 0
        for i in text.tokens.indices {
            while next < found.count, found[next].tokens.upperBound <= i { next += 1 }
            let isHeld = next < found.count && found[next].tokens.contains(i)
            if isHeld, !mayChange(found[next]) { continue }
            guard let word = nameWord(i), known.contains(word.core) else { continue }
            let start = NameSpans.start(text, i, word.leading)
            let echo = NameMention(tokens: i..<(i + 1), start: start, kind: .person, entry: -1, reason: .echo)
            if isHeld { found[next] = echo } else { echoes.append(echo) }
        }
        guard !echoes.isEmpty else { return }
        found += echoes
        found.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    private func mayChange(_ name: NameMention) -> Bool {
        name.tokens.count == 1 && name.entry < 0 && !name.isPeople && (name.kind == .organisation || name.kind == .place)
    }

    /// Last words of persons' names of several words.
    private func lastWords(_ found: [NameMention]) -> Set<WordKey> {
        var known: Set<WordKey> = []
        for name in found where name.kind == .person && name.tokens.count > 1 {
            if let word = nameWord(name.tokens.upperBound - 1) { known.insert(word.core) }
        }
        return known
    }

    private static let otherNames: NameFlags = [.country, .city, .people, .organisation, .group, .outlet, .given, .nationality]

    /// The word at a token, if it is one that stands for a person alone: unknown to the language, or a surname, and no place, people or organisation.
    private func nameWord(_ i: Int) -> NameMemory.Word? {
        let row = Int(text.tokens[i].word)
        guard row >= 0, memory.knows(row), memory.words[row].flags.isDisjoint(with: Self.otherNames), let reading = text.reading(i) else { return nil }
        // `القاضي` is a surname and a judge: what the language's tables know as a noun stays one.
        let isSurname = !memory.words[row].flags.isDisjoint(with: [.nisba, .family]) && reading.familiarity != .table
        let isName = reading.partOfSpeech == .unknown || reading.partOfSpeech == .name || isSurname
        return isName && reading.enclitic == .none ? memory.words[row] : nil
    }
}
