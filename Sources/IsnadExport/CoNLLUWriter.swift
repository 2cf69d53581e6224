import IsnadModel
import IsnadScript

/// Writes tagged sentences in CoNLL-U, as the Universal Dependencies use it: ten columns, multiword tokens, `# text`.
///
/// Heads and relations are left open (`_`). `MISC` holds `SpaceAfter=No`, and `StartChar`/`EndChar`: the token's place in the document, in Unicode scalars.
package struct CoNLLUWriter {
    private var out: [UInt8] = []

    package init() {}

    /// All sentences of a document, each ended by an empty line.
    package mutating func document(_ document: Document, _ sentences: [TaggedSentence]) -> [UInt8] {
        out.removeAll(keepingCapacity: true)
        let script = ScriptText(document.text)
        line("# newdoc id = \(Self.flat(document.id))")
        for (n, sentence) in sentences.enumerated() where !sentence.tokens.isEmpty {
            line("# sent_id = \(Self.flat(document.id))-\(n + 1)")
            line("# text = \(Self.flat(script.string(sentence.span)))")
            tokens(sentence, script)
            out.append(0x0A)
        }
        return out
    }

    private mutating func tokens(_ sentence: TaggedSentence, _ script: ScriptText) {
        var next = 1
        for (i, token) in sentence.tokens.enumerated() {
            let isGlued = i + 1 < sentence.tokens.count && sentence.tokens[i + 1].span.start == token.span.end
            let misc = (isGlued ? "SpaceAfter=No|" : "") + "StartChar=\(token.span.start)|EndChar=\(token.span.end)"
            if token.words.count > 1 {
                row("\(next)-\(next + token.words.count - 1)", Self.flat(script.string(token.span)), misc: misc)
            }
            for word in token.words {
                row(
                    "\(next)", Self.flat(script.string(word.span)), Self.flat(word.lemma), word.tag.rawValue, word.features.joined(separator: "|"),
                    misc: token.words.count > 1 ? "" : misc)
                next += 1
            }
        }
    }

    private mutating func row(_ id: String, _ form: String, _ lemma: String = "", _ tag: String = "", _ features: String = "", misc: String) {
        func cell(_ value: String) -> String { value.isEmpty ? "_" : value }
        line([id, cell(form), cell(lemma), cell(tag), "_", cell(features), "_", "_", "_", cell(misc)].joined(separator: "\t"))
    }

    private mutating func line(_ text: String) {
        out.append(contentsOf: text.utf8)
        out.append(0x0A)
    }

    /// Without line breaks and tabs, which would end a column.
    private static func flat(_ text: String) -> String {
        String(decoding: text.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
    }
}
