import IsnadCorroboration
import IsnadModel

/// Builds coded reports whose spans are true: every word is looked up in the text.
struct ReportMaker {
    var coded: CodedDocument

    init(_ id: String, outlet: String? = nil, published: String? = nil, author: String? = nil, _ text: String) {
        var document = Document(path: id + ".txt", id: id, text: text)
        (document.outlet, document.author, document.language) = (outlet, author, "ar")
        document.published = published.flatMap { CivilDate(iso: $0) }
        coded = CodedDocument(document: document, claims: [], diagnostics: [])
    }

    /// Place of words in the report; of the whole text when they do not stand in it.
    func evidence(_ words: String) -> Evidence {
        let text = Array(coded.document.text.unicodeScalars), wanted = Array(words.unicodeScalars)
        guard !wanted.isEmpty, text.count >= wanted.count else { return Evidence(text: "", span: Span(start: 0, end: 0)) }
        for start in 0...(text.count - wanted.count) where Array(text[start..<(start + wanted.count)]) == wanted {
            return Evidence(text: words, span: Span(start: start, end: start + wanted.count))
        }
        return Evidence(text: coded.document.text, span: Span(start: 0, end: text.count))
    }

    func who(_ words: String, _ kind: MentionKind, name: String? = nil) -> Participant {
        let found = evidence(words)
        return Participant(text: found.text, span: found.span, name: name ?? words, kind: kind)
    }

    func figure(_ words: String, _ low: Double?, _ high: Double?) -> Figure {
        Figure(low: low, high: high, unit: "person", text: words, span: evidence(words).span)
    }

    mutating func claim(_ type: String, _ trigger: String, in sentence: String, _ fill: (ReportMaker, inout Claim) -> Void = { _, _ in }) {
        var claim = Claim(
            type: ClaimType(rawValue: type), trigger: evidence(trigger), sentence: evidence(sentence), because: "test")
        fill(self, &claim)
        coded.claims.append(claim)
    }
}

/// Shuffles that are the same on every run.
struct Shuffler: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state
    }
}
