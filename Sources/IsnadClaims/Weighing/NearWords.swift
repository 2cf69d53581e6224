import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadScript

/// The words around a trigger as things seen: `اتفاق` behind `مركز` or before `نووي` is not the agreement of a war.
///
/// Words are taken without article and clitics. Names and numbers count as what they are, not as which: what is learnt of one town or year
/// is not to be laid on another.
struct NearWords {
    /// How many words to either side are looked at.
    static let reach = 3
    let context: DocumentContext
    private var text: AnalyzedText { context.text }

    func add(_ c: Candidate, _ type: Int, _ f: inout some FeatureSink) {
        let tokens = text.sentences[c.sentence].tokens
        if let word = number(c.token, c.sentence) { f.add(WordFeature(.word, word, type)) }
        let (first, last) = (max(c.tokens.lowerBound, tokens.lowerBound), min(c.tokens.upperBound, tokens.upperBound))
        add((tokens.lowerBound..<first).reversed(), c.sentence, (.nearBefore, .before, .beforeLast), &f)
        add(last..<tokens.upperBound, c.sentence, (.nearBehind, .behind, .behindNext), &f)
    }

    /// The words of one side, from the trigger outwards.
    private func add(
        _ side: some Sequence<Int>, _ s: Int, _ templates: (near: FeatureTemplate, first: FeatureTemplate, second: FeatureTemplate), _ f: inout some FeatureSink
    ) {
        var near = 0
        for token in side {
            guard let word = number(token, s) else { continue }
            near += 1
            f.add(WordFeature(templates.near, word))
            if near < 3 { f.add(WordFeature(near == 1 ? templates.first : templates.second, word)) }
            if near == Self.reach { return }
        }
    }

    /// Number of a word, nil for signs.
    func number(_ token: Int, _ s: Int) -> UInt32? {
        if let label = labelled(token, s) { return label }
        return text.tokens[token].kind == .arabic ? WordFeature.number(context.stemKey(token)) : nil
    }

    /// The word as tables of weights write it.
    func written(_ token: Int, _ s: Int) -> String? {
        if let label = label(token, s) { return label }
        guard text.tokens[token].kind == .arabic else { return nil }
        let bounds = text.reading(token).map { Stem.bounds(text, token, $0) }
        let token = text.span(token)
        return Folding.key(text.script.string(bounds.map { Span(start: $0.lowerBound, end: $0.upperBound) } ?? token))
    }

    private static let kinds = MentionKind.allCases.map { ($0, WordFeature.number(WordKey.of("=" + $0.rawValue))) }

    /// The number of what a name, number or time counts as.
    private func labelled(_ token: Int, _ s: Int) -> UInt32? { kind(token, s).flatMap { kind in Self.kinds.first { $0.0 == kind }?.1 } }

    private func label(_ token: Int, _ s: Int) -> String? { kind(token, s).map { "=" + $0.rawValue } }

    private func kind(_ token: Int, _ s: Int) -> MentionKind? {
        let parse = context.parses[s]
        if let name = parse.names.first(where: { $0.tokens.contains(token) }) { return name.kind }
        if parse.numbers.contains(where: { $0.tokens.contains(token) }) { return .number }
        if parse.times.contains(where: { $0.tokens.contains(token) }) { return .time }
        return nil
    }
}
