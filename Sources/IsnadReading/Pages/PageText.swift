/// The text of a page as it is written, block by block: words with single spaces between them.
///
/// Room is made once for a run of text and filled without asking again for each word.
struct PageText {
    private var room: [UInt8]
    /// Bytes that are written; what lies behind them is room.
    private var length = 0
    /// Where the block begins that is being written.
    private var start = 0
    private(set) var words: Int32 = 0
    private(set) var linked: Int32 = 0
    private var isInWord = false
    var isInLink = false

    init(capacity: Int) { room = [UInt8](repeating: 0, count: capacity) }

    /// All that was written; it is given away and not kept.
    mutating func finish() -> [UInt8] {
        var text: [UInt8] = []
        swap(&text, &room)
        text.removeLast(text.count - length)
        (length, start) = (0, 0)
        return text
    }

    /// Ends the block; nil where nothing was written.
    mutating func endBlock() -> Range<Int>? {
        if length > start, room[length - 1] == 0x20 { length -= 1 }
        isInWord = false
        return length > start ? start..<length : nil
    }

    /// Begins the next block behind what was written.
    mutating func beginBlock() {
        start = length
        (words, linked) = (0, 0)
    }

    /// Commas, stops and their like in a block, and whether it ends with one that ends a sentence.
    func punctuation(_ range: Range<Int>) -> (Int32, Bool) { Punctuation.count(room, range) }
    func isNothing(_ range: Range<Int>) -> Bool { Punctuation.isNothing(room, range) }

    /// Appends the words of a range to the block.
    mutating func write(_ bytes: [UInt8], _ range: Range<Int>, _ references: CharacterReferences) {
        let end = range.upperBound
        makeRoom(range.count + 1)
        var i = copy(bytes, range.lowerBound, end)
        while i < end {
            i = reference(bytes, i, end, references)
            makeRoom(end - i + 1)
            i = copy(bytes, i, end)
        }
    }

    /// What is to be written next fits behind what is written.
    private mutating func makeRoom(_ count: Int) {
        let missing = length + count - room.count
        if missing > 0 { room.append(contentsOf: repeatElement(0, count: max(missing, room.count))) }
    }

    /// Copies words with single spaces behind them, up to a reference or the end; gives where that is. There has to be room.
    private mutating func copy(_ bytes: [UInt8], _ from: Int, _ end: Int) -> Int {
        var (i, at, isInside, begun) = (from, length, isInWord, Int32(0))
        bytes.withUnsafeBufferPointer { bytes in
            room.withUnsafeMutableBufferPointer { text in
                while i < end {
                    let byte = bytes[i]
                    if byte > 0x26 ? byte != 0xC2 || i + 1 >= end || bytes[i + 1] != 0xA0 : byte > 0x20 && byte < 0x26 {
                        if !isInside {
                            isInside = true
                            begun += 1
                        }
                        text[at] = byte
                        at += 1
                        i += 1
                    } else if byte == 0x26 {
                        break
                    } else {
                        if isInside {
                            text[at] = 0x20
                            at += 1
                            isInside = false
                        }
                        i += byte == 0xC2 ? 2 : 1
                    }
                }
            }
        }
        (length, isInWord) = (at, isInside)
        words += begun
        if isInLink { linked += begun }
        return i
    }

    private mutating func space() {
        if isInWord {
            put([0x20])
            isInWord = false
        }
    }

    private mutating func put(_ part: [UInt8]) {
        makeRoom(part.count)
        for byte in part {
            room[length] = byte
            length += 1
        }
    }

    private mutating func beginWord() {
        guard !isInWord else { return }
        isInWord = true
        words += 1
        if isInLink { linked += 1 }
    }

    private mutating func reference(_ bytes: [UInt8], _ i: Int, _ end: Int, _ references: CharacterReferences) -> Int {
        var out: [UInt8] = []
        guard let next = references.append(bytes, i, end, inAttribute: false, &out) else {
            beginWord()
            put([0x26])
            return i + 1
        }
        if out == [0xC2, 0xA0] || out.allSatisfy({ $0 <= 0x20 }) {
            space()
        } else {
            beginWord()
            put(out)
        }
        return next
    }
}
