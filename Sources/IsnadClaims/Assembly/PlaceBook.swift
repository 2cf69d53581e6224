/// The place phrases of each sentence of a document, found once for all candidates of the sentence.
///
/// A class that fills itself while it is asked: it belongs to the one worker that reads the document.
final class PlaceBook {
    private var found: [[Int32]?]

    init(_ parses: [SentenceParse]) { found = Array(repeating: nil, count: parses.count) }

    func places(_ s: Int, _ find: () -> [Int32]) -> [Int32] {
        if let known = found[s] { return known }
        let places = find()
        found[s] = places
        return places
    }
}
