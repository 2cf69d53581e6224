/// Finds what a page tells twice: captions printed at several places, and teasers that the paragraphs behind them tell again more fully.
struct Repeats {
    private let text: TextLines
    /// Lines with the same words, by the words' common key; in order of the text.
    private var groups: [UInt64: [Int]] = [:]
    /// Shortest line, in words, whose repetition tells something.
    private static let fewest = 5

    init(_ text: TextLines) {
        self.text = text
        for (i, line) in text.lines.enumerated() where line.count >= Self.fewest { groups[key(line), default: []].append(i) }
    }

    private func key(_ line: TextLine) -> UInt64 {
        var state: UInt64 = 0
        for word in text.words(line) { state = (state &* 0x9E37_79B9_7F4A_7C15) ^ word.key }
        return state
    }

    /// - Parameter isTitle: whether the line is the report's title; its copies are repeated, it itself is not.
    func kind(_ i: Int) -> String? {
        let line = text.lines[i]
        guard line.count >= Self.fewest, let copies = groups[key(line)], copies.count > 1 else { return nil }
        if copies[0] != i { return "repeated" }
        // A line without a full stop that stands again elsewhere is a caption at all its places.
        return line.endsWithStop ? nil : "caption"
    }

    /// A long line whose letters, spaces aside, the next lines spell out again: a teaser, glued to its heading and cut off.
    func isTeaser(_ i: Int) -> Bool {
        let line = text.lines[i]
        guard line.letters.count >= 60 else { return false }
        for next in (i + 1)..<min(i + 4, text.lines.count) where !text.lines[next].letters.isEmpty {
            let from = text.lines[next].letters.lowerBound
            var same = 0
            while same < line.letters.count, from + same < text.letters.count,
                text.letters[line.letters.lowerBound + same] == text.letters[from + same]
            {
                same += 1
            }
            // The copy has to be longer than the teaser's own line could be by chance, and may differ where the teaser was cut.
            // A plain copy is no teaser: of two equal lines the first is the report's.
            if same == line.letters.count, same == text.lines[next].letters.count { continue }
            if same * 10 >= line.letters.count * 8, same >= text.lines[next].letters.count { return true }
        }
        return false
    }
}
