import IsnadLanguage
import IsnadRules

/// The tables of the language and mention stages, filled once from the rules and shared by all workers.
public struct MentionTables: Sendable {
    public var lexicon: Lexicon
    public let names: NameTables
    public let numbers: NumberReader
    public let times: TimeReader
    private let weights: NameWeights

    /// The lexicon and the names are filled at the same time: together they are most of a start.
    public init(rules: RuleFiles) {
        let (lexicon, rest) = concurrently(
            { Lexicon(rules: rules) },
            {
                let names = NameTables(rules: rules)
                let weights = NameWeights(Table(rules.bytes("names/weights.tsv")), triggers: names.words.triggerNames)
                let numbers = NumberReader(rules: rules)
                return (names, weights, numbers, TimeReader(rules: rules, numbers: numbers.words))
            })
        self.lexicon = lexicon
        (names, weights, numbers, times) = rest
    }

    /// The reader of names. Words that the lexicon has learnt since count.
    public func nameReader(_ rules: RuleFiles) -> NameReader {
        NameReader(
            tables: names, lexicon: lexicon, places: PlaceTable(rules: rules, tables: names, lexicon: lexicon), weights: weights,
            figures: FigureHints(numbers: numbers, times: times))
    }

    /// The readers of names and of numbers and times, made at the same time.
    public func readers(_ rules: RuleFiles) -> (names: NameReader, figures: FigureReader) {
        let (names, figures) = concurrently({ nameReader(rules) }, { figureReader(rules) })
        return (names, figures)
    }

    /// The reader of numbers and times as mentions.
    public func figureReader(_ rules: RuleFiles) -> FigureReader {
        FigureReader(numbers: numbers, times: times, rules: rules, lexicon: lexicon)
    }
}
