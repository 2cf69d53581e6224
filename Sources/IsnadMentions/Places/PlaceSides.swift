import IsnadLanguage
import IsnadRules

/// Reads the words that set a place beside the one named: `شمال غربي إدلب` (north-west of Idlib), `ريف حلب الشرقي` (Aleppo's eastern countryside),
/// `محيط مطار X` (around X airport).
struct PlaceSides {
    let places: Shared<PlaceTable>

    init(_ places: Shared<PlaceTable>) { self.places = places }

    struct Side {
        var isSide = false
        var north = 0.0
        var east = 0.0
        /// The first token of the words read.
        var start = 0
    }

    /// - Parameter name: the tokens of the name.
    func read(_ text: AnalyzedText, _ name: Range<Int>) -> Side? {
        var side = Side()
        var found = false
        var i = previous(text, name.lowerBound)
        if i >= 0, direction(text, i) == nil, places.value.word(text, i) >= 0 { i = previous(text, i) }
        while i >= 0, let way = direction(text, i) {
            add(way, &side)
            found = true
            side.start = i
            i = previous(text, i)
        }
        guard found else { return nil }
        // The side may follow the name: ريف حلب الشرقي.
        var next = name.upperBound
        while next < text.tokens.count, next < name.upperBound + 2, let way = direction(text, next), way.isSide, hasArticle(text, next) {
            add(way, &side)
            next += 1
        }
        let length = (side.north * side.north + side.east * side.east).squareRoot()
        if length > 1 { (side.north, side.east) = (side.north / length, side.east / length) }
        return side
    }

    private func add(_ way: PlaceTable.Direction, _ side: inout Side) {
        side.isSide = side.isSide || way.isSide
        side.north += way.north
        side.east += way.east
    }

    private func direction(_ text: AnalyzedText, _ token: Int) -> PlaceTable.Direction? {
        guard text.tokens[token].kind == .arabic else { return nil }
        let index = places.value.direction(text, token)
        return index >= 0 ? places.value.directions[Int(index)] : nil
    }

    private func hasArticle(_ text: AnalyzedText, _ token: Int) -> Bool { text.reading(token)?.proclitics.contains(.article) ?? false }

    /// The word before a token in the same clause, or -1.
    private func previous(_ text: AnalyzedText, _ token: Int) -> Int {
        var i = token - 1
        while i >= 0, PlaceTable.isPassed(text.tokens[i]) { i -= 1 }
        return i >= 0 && text.tokens[i].kind == .arabic ? i : -1
    }
}
