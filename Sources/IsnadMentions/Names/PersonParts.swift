import IsnadLanguage
import IsnadModel
import IsnadRules
import IsnadScript

/// Takes a person's name apart into what tradition tells apart: kunya, ism, nasab, laqab, nisba.
struct PersonParts {
    let tables: Shared<NameTables>
    let text: AnalyzedText

    /// Example: `أبا عمر خالد بن سعيد الحلبي` has the kunya أبو عمر, the ism خالد, the nasab بن سعيد, the nisba الحلبي.
    func parts(of name: NameMention) -> PersonName {
        var parts = PersonName()
        if let title = name.title { parts.title = words(title) }
        let tokens = name.tokens.filter { text.tokens[$0].kind != .punctuation }
        var i = 0
        while i < tokens.count { i = take(tokens, i, name, &parts) }
        // `صالح الشمراني`, `جون هيل`: the last of several names without article is the family's where nothing else is.
        if parts.nisba.isEmpty, parts.nasab.count > 0, let last = parts.nasab.last, !last.utf8.contains(0x20) {
            parts.nisba = [last]
            parts.nasab.removeLast()
        }
        if let alias = name.alias { addAlias(alias, &parts) }
        return parts
    }

    /// The name in the nominative: `أبي عمر` and `أبا عمر` are أبو عمر. Quotation marks inside are left out.
    func fullName(of name: NameMention) -> String {
        let tokens = name.tokens.filter { text.tokens[$0].kind != .punctuation }
        return tokens.map { word($0, name, isHead: $0 == name.tokens.lowerBound) }.joined(separator: " ")
    }

    // MARK: One part

    private func take(_ tokens: [Int], _ i: Int, _ name: NameMention, _ parts: inout PersonName) -> Int {
        let token = tokens[i]
        let text = word(token, name, isHead: token == name.tokens.lowerBound)
        let next = i + 1 < tokens.count ? word(tokens[i + 1], name, isHead: false) : ""
        switch trigger(token, name) {
        case "kunya" where !next.isEmpty:
            if parts.kunya.isEmpty { parts.kunya = text + " " + next } else { parts.nasab.append(text + " " + next) }
            return i + 2
        case "nasab" where !next.isEmpty:
            let end = i + 2 < tokens.count && (trigger(tokens[i + 1], name) == "compound" || trigger(tokens[i + 1], name) == "kunya") ? i + 3 : i + 2
            parts.nasab.append(tokens[i..<end].map { word($0, name, isHead: $0 == name.tokens.lowerBound) }.joined(separator: " "))
            return end
        case "compound" where !next.isEmpty && completes(text, tokens[i + 1]):
            add(text + " " + next, isNisba: false, &parts)
            return i + 2
        default:
            add(text, isNisba: isNisba(token), &parts)
            return i + 1
        }
    }

    private func add(_ word: String, isNisba: Bool, _ parts: inout PersonName) {
        if isNisba {
            parts.nisba.append(word)
        } else if parts.ism.isEmpty, parts.kunya.isEmpty || parts.nisba.isEmpty {
            parts.ism = word
        } else {
            parts.nasab.append(word)
        }
    }

    /// `عبد الله`, `سيف الدين`: the second word has the article, or is one word with what follows.
    private func completes(_ first: String, _ token: Int) -> Bool {
        hasArticle(token) || first.unicodeScalars.count == 3 && trigger(token) == nil && isAbd(first)
    }

    private func isAbd(_ word: String) -> Bool { WordKey.of(word) == WordKey.of("\u{0639}\u{0628}\u{062F}") }

    private func isNisba(_ token: Int) -> Bool {
        let flags = tables.value.words[text.tokens[token].key]
        if flags.contains(.nisba) || flags.contains(.family) && !flags.contains(.given) { return true }
        return hasArticle(token) && !flags.contains(.given)
    }

    private func hasArticle(_ token: Int) -> Bool {
        let (codes, t) = (text.script.codes, text.tokens[token])
        return t.end - t.start > 4 && LetterCode.folded(codes[Int(t.start)]) == LetterCode.alef && codes[Int(t.start) + 1] == LetterCode.lam
    }

    private func addAlias(_ alias: Range<Int>, _ parts: inout PersonName) {
        let tokens = alias.filter { text.tokens[$0].kind == .arabic }
        guard let first = tokens.first else { return }
        let words = tokens.map { text.script.string(text.span($0)) }.joined(separator: " ")
        if trigger(first) == "kunya", tokens.count > 1 {
            if parts.kunya.isEmpty { parts.kunya = kunya(first) + " " + tokens.dropFirst().map { text.script.string(text.span($0)) }.joined(separator: " ") }
        } else if parts.laqab.isEmpty {
            parts.laqab = words
        }
    }

    // MARK: Words

    private func words(_ range: Range<Int>) -> String {
        range.filter { text.tokens[$0].kind == .arabic }.map { text.script.string(text.span($0)) }.joined(separator: " ")
    }

    private func trigger(_ token: Int, _ name: NameMention? = nil) -> String? {
        if let name, token == name.tokens.lowerBound {
            return tables.value.words.triggerName(WordKey.of(text.script.codes, Int(name.start), Int(text.tokens[token].end)))
        }
        return tables.value.words.triggerName(text.tokens[token].key)
    }

    private func word(_ token: Int, _ name: NameMention, isHead: Bool) -> String {
        let start = isHead ? Int(name.start) : Int(text.tokens[token].start)
        if trigger(token, name) == "kunya" { return kunya(token, start) }
        let word = text.script.string(start, Int(text.tokens[token].end))
        return isHead && start > Int(text.tokens[token].start) && losesAlef(start, token) ? "\u{0627}" + word : word
    }

    /// Behind ل the article is written without its alef (`للبغدادي`).
    private func losesAlef(_ start: Int, _ token: Int) -> Bool {
        let codes = text.script.codes
        return codes[start - 1] == LetterCode.lam && codes[start] == LetterCode.lam
    }

    /// The kunya's first word in the nominative.
    private func kunya(_ token: Int, _ start: Int? = nil) -> String {
        let word = text.script.string(start ?? Int(text.tokens[token].start), Int(text.tokens[token].end))
        return tables.value.kunyaForms[WordKey.of(word).bits] ?? word
    }
}
