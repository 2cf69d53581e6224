import IsnadModel

/// How alike the telling words of two reports are, each value 0…1 (see `TermVector.likeness`).
package struct Likeness: Hashable, Sendable, Codable {
    package var all: Double
    /// Titles and first words against each other.
    package var lead: Double
    package var title: Double
    /// The smaller of one's lead against all of the other, both ways.
    package var crossing: Double

    /// One number, to be held against `happening`.
    package var points: Double { lead + 0.5 * title + crossing }
    /// Points from which on two reports of near days tell one happening, and how many are lost with each day between them. Chosen on the
    /// labelled pairs and hand-gathered happenings of 2018 (decision 13).
    static let happening = 0.54
    static let lossByDay = 0.1
}

/// What two reports have to do with each other.
package struct ReportLink: Hashable, Sendable, Codable {
    /// The report printed first.
    package var first: String
    package var second: String
    package var copy: Copy?
    /// Their main matter is one happening.
    package var isOneHappening: Bool
    package var likeness: Likeness
    /// Shared words of standing phrases, which make no copy.
    package var formulaWords: Int
    package var reason: Reason

    package func other(than id: String) -> String { first == id ? second : first }
}
