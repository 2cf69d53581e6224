import IsnadLanguage
import IsnadMentions
import IsnadModel
import IsnadRules
import IsnadScript

/// A sentence cut into items, with the mentions that stand in it.
///
/// A class, because every reader of the sentence holds it.
package final class SentenceParse: Sendable {
    package let sentence: Int
    package let items: [Item]
    package let phrases: [Phrase]
    package let names: [NameMention]
    package let numbers: [NumberMention]
    package let times: [TimeMention]

    init(
        sentence: Int, items: [Item] = [], phrases: [Phrase] = [], names: [NameMention] = [], numbers: [NumberMention] = [], times: [TimeMention] = []
    ) {
        (self.sentence, self.items, self.phrases) = (sentence, items, phrases)
        (self.names, self.numbers, self.times) = (names, numbers, times)
    }

    /// The phrase of an item, if it is one.
    func phrase(_ item: Int) -> Phrase? {
        guard items.indices.contains(item), case .phrase(let p) = items[item].kind else { return nil }
        return phrases[p]
    }

    func phraseIndex(_ item: Int) -> Int? {
        guard items.indices.contains(item), case .phrase(let p) = items[item].kind else { return nil }
        return p
    }

    /// The item that holds a token.
    func item(holding token: Int) -> Int? {
        items.firstIndex { $0.tokens.contains(token) }
    }
}

/// Everything that the rules know, built once and shared by all workers.
///
/// A class, because it is handed on for each word: one reference is copied instead of the dozens that its tables hold.
package final class Knowledge: Sendable {
    package let lexicon: Lexicon
    package let frames: FrameTable
    package let names: NameTables
    package let markers: Markers
    package let nameReader: NameReader
    package let numberReader: NumberReader
    package let timeReader: TimeReader
    package let loader: FrameLoader
    package let genre: Genre
    package let weighing: Weighing

    /// Everything that a set of rule files says.
    package init(rules: RuleFiles) {
        var (tables, loader) = concurrently({ MentionTables(rules: rules) }, { FrameLoader(rules) })
        self.loader = loader
        frames = FrameTable(loader.rules, lexicon: &tables.lexicon)
        lexicon = tables.lexicon
        names = tables.names
        let read = tables
        let known = loader
        (nameReader, (markers, genre, weighing)) = concurrently(
            { read.nameReader(rules) }, { (Markers(rules: rules), Genre(rules: rules), Weighing(rules, known)) })
        (numberReader, timeReader) = (tables.numbers, tables.times)
    }
}
