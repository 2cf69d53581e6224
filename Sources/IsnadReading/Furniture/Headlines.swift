import IsnadScript

/// Finds headlines of other reports that a page strews between paragraphs.
///
/// A report's own sub-headings look alike: short, without a full stop. Told apart are lines that ask or hold the two dots of headlines and have
/// little in common with the paragraph behind them, and headlines in a row, where a sub-heading would stand alone.
struct Headlines {
    private let text: TextLines
    /// The lines that hold words and have not been set aside yet, in order.
    private let order: [Int]
    /// In how many lines a stem stands; counted only where a line asks or holds the two dots.
    private var lineCount: [UInt64: Int] = [:]
    private var lastParagraph = -1
    private var subheadings = 0
    private static let longestHeadline = 18

    init(_ text: TextLines, order: [Int]) {
        (self.text, self.order) = (text, order)
        var comparesWords = false
        for at in order.indices {
            if isParagraph(at) { lastParagraph = at }
            if isSubheading(at) { subheadings += 1 }
            let line = text.lines[order[at]]
            if line.asks || line.hasDoubleDot, looksLikeHeadline(at) { comparesWords = true }
        }
        guard comparesWords else { return }
        for line in text.lines {
            for stem in stems(line) { lineCount[stem, default: 0] += 1 }
        }
    }

    /// Whether a line, named by its place in `order`, is a headline of another report.
    func isRelated(_ at: Int) -> Bool {
        let line = text.lines[order[at]]
        guard at > 0, at < lastParagraph, looksLikeHeadline(at) else { return false }
        return line.hasDoubleDot && isNew(line) || line.asks && isOffTopic(at) || isInRow(at)
    }

    private func stems(_ line: TextLine) -> Set<UInt64> { Set(text.words(line).lazy.map { text.stem($0) }.filter { $0 != 0 }) }

    private func looksLikeHeadline(_ at: Int, from fewest: Int = 4) -> Bool {
        let line = text.lines[order[at]]
        return line.count >= fewest && line.count <= Self.longestHeadline && !line.endsWithStop && !line.isListEntry
    }

    /// Running text: long enough, or ended like a sentence.
    private func isParagraph(_ at: Int) -> Bool {
        let line = text.lines[order[at]]
        return line.count >= 15 || line.count >= 4 && line.endsWithStop
    }

    /// A short line without a full stop alone between two paragraphs.
    private func isSubheading(_ at: Int) -> Bool {
        at > 0 && at + 1 < order.count && looksLikeHeadline(at, from: 1) && isParagraph(at - 1) && isParagraph(at + 1)
    }

    /// A third of what it names stands nowhere else in the report.
    private func isNew(_ line: TextLine) -> Bool {
        let stems = stems(line)
        let own = stems.reduce(0) { $0 + (lineCount[$1] == 1 ? 1 : 0) }
        return own * 3 >= stems.count
    }

    /// A question that the next paragraph does not take up, or behind which another heading follows at once. One that begins with «و» or «ف»
    /// carries on what was said before; and where other sub-headings stand, a question is one of them.
    private func isOffTopic(_ at: Int) -> Bool {
        let line = text.lines[order[at]]
        let first = text.letters[line.letters.lowerBound]
        guard line.count >= 5, at + 1 < order.count, first != LetterCode.waw, first != LetterCode.feh else { return false }
        guard isParagraph(at + 1) else { return looksLikeHeadline(at + 1, from: 1) && isParagraph(at - 1) }
        guard subheadings <= (isSubheading(at) ? 1 : 0) else { return false }
        let shared = stems(line).intersection(stems(text.lines[order[at + 1]]))
        return shared.allSatisfy { lineCount[$0, default: 0] * 3 > order.count }
    }

    /// Two to five headlines in a row between two paragraphs.
    private func isInRow(_ at: Int) -> Bool {
        var (first, last) = (at, at)
        while first > 0, looksLikeHeadline(first - 1), at - first < 6 { first -= 1 }
        while last + 1 < order.count, looksLikeHeadline(last + 1), last - at < 6 { last += 1 }
        guard (2...5).contains(last - first + 1), first > 0, last + 1 < order.count else { return false }
        return isParagraph(first - 1) && text.lines[order[first - 1]].endsWithStop && isParagraph(last + 1)
    }
}
