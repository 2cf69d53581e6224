import IsnadBytes

/// Bytes of a file or of standard input, unpacked when they are gzip or zstd, read forward in pieces.
///
/// A compressed file may be damaged in one place and sound behind it: each member or frame is checked, what is wrong is told with its offset,
/// and reading goes on at the next one that begins soundly.
struct ByteStream {
    enum Event {
        /// Bytes were appended.
        case bytes
        /// A member or frame ended, and its checks held.
        case memberEnd
        /// The bytes that came since the last end of a member cannot be trusted; the next call goes on behind the damage.
        case damage(Damage)
        case end
    }

    struct Damage: Equatable {
        /// Byte of the file as received where the damaged member begins.
        var offset: Int
        var cause: String
        var message: String
    }

    enum Packing { case none, gzip, zstd }

    let packing: Packing
    /// Byte of the file as received where the current member begins; of an unpacked file, how far it was read.
    private(set) var memberStart = 0

    private let source: Descriptor
    /// Compressed bytes from `windowStart` on.
    private var window: [UInt8] = []
    private var windowStart = 0
    private var position = 0
    private var isAtEnd = false
    private var isInMember = false
    private var memberOutput = 0
    private let inflater = Inflater(.gzip)
    /// Tries out what may begin a member.
    private let probe = Inflater(.gzip)
    /// Bytes that were looked at again behind damage.
    private var lookedAtAgain = 0
    private var zstd: ZstdStream?
    /// What every member has to begin with once unpacked, so that chance finds no false one; empty where it may be anything.
    private let opening: [UInt8]

    static let piece = 1 << 16
    /// Compressed bytes of one member that are kept, so that a search behind damage can begin at its start.
    private static let maximumWindow = 64 << 20

    /// Nil when the file cannot be opened.
    init?(path: String, opening: [UInt8] = []) {
        guard let source = Descriptor(path: path) else { return nil }
        self.init(source, opening: opening)
    }

    init(_ source: Descriptor, opening: [UInt8] = []) {
        (self.source, self.opening) = (source, opening)
        var head: [UInt8] = []
        while head.count < 4 {
            let got = source.read(&head, Self.piece)
            consumed += max(got, 0)
            if got <= 0 {
                isAtEnd = true
                hasFailed = got < 0
                break
            }
        }
        window = head
        if head.starts(with: [0x1F, 0x8B]) {
            packing = .gzip
        } else if ZstdStream.begins(head, 0) {
            packing = .zstd
            zstd = ZstdStream()
        } else {
            packing = .none
        }
    }

    /// Whether it is zstd and the library that unpacks it is not on this machine.
    var lacksLibrary: Bool { packing == .zstd && zstd == nil }

    /// Whether reading broke off before the end.
    private(set) var hasFailed = false
    /// Bytes as received that were taken in so far.
    private(set) var consumed = 0

    /// First bytes as received.
    var head: ArraySlice<UInt8> { window[position...] }

    private mutating func refill() -> Bool {
        guard !isAtEnd else { return false }
        // The current member is kept from its start, unless it is too long for that.
        let kept = isInMember ? min(position, max(memberStart - windowStart, 0)) : position
        if kept > Self.piece * 4 { drop(kept) } else if window.count > Self.maximumWindow { drop(position) }
        let got = source.read(&window, Self.piece)
        if got <= 0 { isAtEnd = true }
        if got < 0 { hasFailed = true }
        consumed += max(got, 0)
        return got > 0
    }

    /// Forgets the first bytes of the window.
    private mutating func drop(_ count: Int) {
        window.removeFirst(count)
        windowStart += count
        position -= count
    }

    /// Unpacked bytes that come before all others.
    private var returned: [UInt8] = []

    mutating func giveBack(_ bytes: ArraySlice<UInt8>) { returned = Array(bytes) }

    /// Appends the next piece, or tells what happened.
    mutating func next(_ out: inout [UInt8]) -> Event {
        if !returned.isEmpty {
            out += returned
            returned = []
            return .bytes
        }
        switch packing {
        case .none: return plain(&out)
        case .gzip: return gzip(&out)
        case .zstd: return frame(&out)
        }
    }

    private mutating func plain(_ out: inout [UInt8]) -> Event {
        if position >= window.count {
            drop(window.count)
            guard refill() else { return .end }
        }
        out += window[position...]
        position = window.count
        memberStart = windowStart + position
        return .bytes
    }

    // MARK: gzip

    private mutating func gzip(_ out: inout [UInt8]) -> Event {
        if !isInMember, let event = beginMember() { return event }
        if position >= window.count, !refill() { return broken("truncated", "The file ends inside a compressed member") }
        let before = out.count
        let state = inflater.run(window, &position, to: window.count, &out, room: Self.piece)
        memberOutput += out.count - before
        switch state {
        case .damaged: return broken("damaged", "The compressed data is damaged")
        case .ended:
            isInMember = false
            return .memberEnd
        case .going: return .bytes
        }
    }

    /// Stands at the next member; gives an event when there is none, or when something else stands where it should begin.
    private mutating func beginMember() -> Event? {
        // Zeros behind the last member are padding.
        while true {
            while position < window.count, window[position] == 0 { position += 1 }
            if position < window.count { break }
            if !refill() { return .end }
        }
        while window.count - position < 4, refill() {}
        memberStart = windowStart + position
        memberOutput = 0
        guard Self.beginsMember(window, position) else {
            isInMember = true
            return broken("damaged", "No compressed member begins where one should")
        }
        if position > Self.piece * 4 { drop(position) }
        inflater.reset()
        isInMember = true
        return nil
    }

    private static func beginsMember(_ bytes: [UInt8], _ i: Int) -> Bool {
        i + 3 < bytes.count && bytes[i] == 0x1F && bytes[i + 1] == 0x8B && bytes[i + 2] == 8 && bytes[i + 3] & 0xE0 == 0
    }

    /// Tells the damage and stands at the next sound member, or at the end.
    private mutating func broken(_ cause: String, _ message: String) -> Event {
        let at = memberStart
        let reached = windowStart + position
        goBehind()
        return .damage(Damage(offset: at, cause: cause, message: "\(message): the member at byte \(at) (seen at byte \(reached))"))
    }

    /// Whether the current member holds hundreds of times its size: no text does, bombs do.
    var isBomb: Bool { memberOutput > 16 << 20 && memberOutput > 200 * (windowStart + position - memberStart) }

    /// Gives up the current member, because what comes out of it is too much, and stands at the next.
    mutating func skipMember() {
        guard packing != .none, isInMember else { return }
        goBehind()
    }

    /// Looks for the next member right behind where the current one begins, for damage is often seen only far behind it. Members within members,
    /// each read to where all of them break, are no one's archive: when that has been done too often the search begins where reading stopped.
    private mutating func goBehind() {
        isInMember = false
        // Of a very long member the beginning is not kept.
        let first = memberStart < windowStart ? 0 : memberStart - windowStart + 1
        let again = position - first
        if again > 0, lookedAtAgain + again <= 4 * (windowStart + position) + Self.maximumAgain {
            lookedAtAgain += again
            position = first
        } else {
            position = max(position, first)
        }
        findMember()
    }

    private static let maximumAgain = 1 << 20

    /// Moves to where the next sound member begins.
    private mutating func findMember() {
        while true {
            while position + 64 < window.count || (isAtEnd && position < window.count) {
                let isFound = packing == .gzip ? window[position] == 0x1F && isSound() : ZstdStream.begins(window, position)
                if isFound { return }
                position += 1
            }
            if position > 64 { drop(min(position, window.count)) }
            memberStart = windowStart + position
            if !refill() {
                if position >= window.count { return }
            }
        }
    }

    /// Whether a member begins at the position whose first bytes unpack, and to what they should.
    private mutating func isSound() -> Bool {
        guard Self.beginsMember(window, position) else { return false }
        // Taking in more may move the position.
        while window.count - position < 512, refill() {}
        probe.reset()
        var (at, out) = (position, [UInt8]())
        let state = probe.run(window, &at, to: min(window.count, position + (1 << 14)), &out, room: 512)
        return state != .damaged && (out.starts(with: opening) || (out.isEmpty && opening.isEmpty))
    }

    // MARK: zstd

    private mutating func frame(_ out: inout [UInt8]) -> Event {
        guard let zstd else { return .end }
        if position >= window.count, !refill() {
            if isInMember { return broken("truncated", "The file ends inside a compressed frame") }
            return .end
        }
        if !isInMember {
            memberStart = windowStart + position
            memberOutput = 0
            isInMember = true
            zstd.reset()
        }
        let before = out.count
        defer { memberOutput += out.count - before }
        switch zstd.run(window, &position, &out, room: Self.piece) {
        case .damaged: return broken("damaged", "The compressed data is damaged")
        case .ended:
            isInMember = false
            return .memberEnd
        case .going: return .bytes
        }
    }
}
