import IsnadModel

/// A name found in the text.
public struct NameMention: Sendable {
    /// The words of the name; titles and category words stand outside.
    public var tokens: Range<Int>
    /// First scalar of the name, behind proclitics.
    public var start: Int32
    public var kind: MentionKind
    /// Row of `NameTables.entries`, or -1 for a name that was seen by its shape.
    public var entry: Int32
    /// The words of a title before it (`وزير الخارجية`, foreign minister), if any.
    public var title: Range<Int>?
    /// Where `PhraseIndex` holds the bearers of the name, or -1.
    public var phrase: Int32 = -1
    /// Number of the place word before it (`مدينة`, town), or -1.
    public var placeWord: Int32 = -1
    public var because: String
    /// A people, faith or nation (`الأكراد`, the Kurds) rather than an organised group.
    public var isPeople = false
    /// The name by which the person is also called, behind `الملقب بـ` or the like, as words of the text.
    public var alias: Range<Int>?

    public init(tokens: Range<Int>, start: Int32, kind: MentionKind, entry: Int32, because: String) {
        (self.tokens, self.start, self.kind, self.entry, self.because) = (tokens, start, kind, entry, because)
    }
}
