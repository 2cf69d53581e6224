import IsnadModel
import IsnadRules

/// All reports of the named paths in order, read one at a time. Workers that share the reading take `ItemSequence` instead.
package struct ReportSequence: Sequence, IteratorProtocol {
    package private(set) var items: ItemSequence
    package let reader: ReportReader
    package let published: CivilDate?

    package init(
        paths: [String], rules: RuleFiles, published: CivilDate? = nil, columns: ColumnMap = ColumnMap(), finding: InputFinder.Options = .init()
    ) {
        self.init(paths: paths, reader: ReportReader(rules: rules), published: published, columns: columns, finding: finding)
    }

    /// - Parameter reader: where many sequences share one, or it is made while other tables are filled.
    package init(
        paths: [String], reader: ReportReader, published: CivilDate? = nil, columns: ColumnMap = ColumnMap(), finding: InputFinder.Options = .init()
    ) {
        self.published = published
        self.reader = reader.with(columns)
        items = ItemSequence(paths: paths, reader: self.reader, columns: columns, finding: finding)
    }

    /// Reports of items that are at hand.
    package init(items: [Item], reader: ReportReader, published: CivilDate? = nil) {
        (self.reader, self.published) = (reader, published)
        self.items = ItemSequence(items: items, reader: reader)
    }

    package mutating func nextItem() -> Item? { items.next() }

    package mutating func next() -> ReadResult? { items.next().map { reader.read($0, published: published) } }
}
