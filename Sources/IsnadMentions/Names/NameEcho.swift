import IsnadLanguage
import IsnadModel
import IsnadScript

/// Finds again what the document names in full elsewhere: persons by the last word alone (`باسل القرنبيش … وقال القرنبيش`: … and al-Qurunbish said),
/// places that no table knows without the word that told them (`بلدة دير الرماد … في دير الرماد`: the town of Deir al-Ramad … in Deir al-Ramad).
struct NameEcho {
    let text: AnalyzedText
    let memory: NameMemory

    /// Adds to the names of a document; a name of one word that no table lists becomes a person too.
    func complete(_ found: inout [NameMention]) {
        let (known, places) = (lastWords(found), unlistedPlaces(found))
        guard !known.isEmpty || !places.isEmpty else { return }
        var echoes: [NameMention] = []
        var (next, done) = (0, 0)
        for i in text.tokens.indices where i >= done {
            while next < found.count, found[next].tokens.upperBound <= i { next += 1 }
            let isHeld = next < found.count && found[next].tokens.contains(i)
            if !isHeld, let place = place(i, places, before: next < found.count ? found[next].tokens.lowerBound : text.tokens.count) {
                echoes.append(place)
                done = place.tokens.upperBound
                continue
            }
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

    // MARK: Places

    /// Two words that together name a place which no table knows. One word alone may be any other.
    private struct PlaceWords: Hashable {
        var first: WordKey
        var second: WordKey
    }

    private func unlistedPlaces(_ found: [NameMention]) -> Set<PlaceWords> {
        var known: Set<PlaceWords> = []
        for name in found where name.kind == .place && name.entry < 0 && name.tokens.count == 2 {
            guard let first = word(name.tokens.lowerBound), let second = word(name.tokens.lowerBound + 1) else { continue }
            known.insert(PlaceWords(first: first.core, second: second.core))
        }
        return known
    }

    private func place(_ i: Int, _ places: Set<PlaceWords>, before end: Int) -> NameMention? {
        guard !places.isEmpty, i + 1 < end, let first = word(i), let second = word(i + 1), second.leading == 0 else { return nil }
        guard places.contains(PlaceWords(first: first.core, second: second.core)) else { return nil }
        return NameMention(tokens: i..<(i + 2), start: NameSpans.start(text, i, first.leading), kind: .place, entry: -1, reason: .placeEcho)
    }

    private func word(_ i: Int) -> NameMemory.Word? {
        let row = Int(text.tokens[i].word)
        return row >= 0 && memory.knows(row) ? memory.words[row] : nil
    }

    // MARK: Persons

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
        guard let word = word(i), word.flags.isDisjoint(with: Self.otherNames), let reading = text.reading(i) else { return nil }
        // `القاضي` is a surname and a judge: what the language's tables know as a noun stays one.
        let isSurname = !word.flags.isDisjoint(with: [.nisba, .family]) && reading.familiarity != .table
        let isName = reading.partOfSpeech == .unknown || reading.partOfSpeech == .name || isSurname
        return isName && reading.enclitic == .none ? word : nil
    }
}
