import IsnadModel

/// An expression of time found in the text. A leading preposition stands outside.
package struct TimeMention: Sendable {
    package var tokens: Range<Int>
    /// First and last day, inclusive; nil when nothing resolves them.
    package var start: CivilDate?
    package var end: CivilDate?
    /// `day`, `week`, `month`, `quarter`, `half`, `year`, `interval`, `unresolved`
    package var precision: String
    /// A length of time (`منذ 3 سنوات`) rather than a place in time.
    package var isDuration = false
}
