/// SHA-256 as FIPS 180-4 describes it: tells whether stored bytes are still those that were stored.
package struct SHA256 {
    private typealias State = (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32)

    private static let block = 64

    private var state: State = (
        0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19
    )
    /// Bytes that do not fill a block yet.
    private var pending: [UInt8] = []
    private var length: UInt64 = 0

    package init() {}

    /// Digest in 64 hexadecimal digits.
    package static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finished()
    }

    package mutating func update(_ bytes: some Sequence<UInt8>) {
        let done: Void? = bytes.withContiguousStorageIfAvailable { absorb($0) }
        if done == nil { Array(bytes).withUnsafeBufferPointer { absorb($0) } }
    }

    private mutating func absorb(_ bytes: UnsafeBufferPointer<UInt8>) {
        length &+= UInt64(bytes.count) &* 8
        var at = 0
        if !pending.isEmpty {
            at = min(SHA256.block - pending.count, bytes.count)
            pending.append(contentsOf: bytes[..<at])
            guard pending.count == SHA256.block else { return }
            state = pending.withUnsafeBufferPointer { SHA256.compressed($0[...], state) }
            pending.removeAll(keepingCapacity: true)
        }
        while at + SHA256.block <= bytes.count {
            state = SHA256.compressed(bytes[at..<at + SHA256.block], state)
            at += SHA256.block
        }
        pending.append(contentsOf: bytes[at...])
    }

    private mutating func finished() -> String {
        let bits = length
        let zeros = (2 * SHA256.block - 9 - pending.count) % SHA256.block
        update([0x80] + [UInt8](repeating: 0, count: zeros) + (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) })
        return [state.0, state.1, state.2, state.3, state.4, state.5, state.6, state.7].map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }

    /// The state after one block of 64 bytes.
    private static func compressed(_ block: Slice<UnsafeBufferPointer<UInt8>>, _ state: State) -> State {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
            for i in 0..<16 {
                let at = block.startIndex + 4 * i
                let word = UInt32(block[at]) << 24 | UInt32(block[at + 1]) << 16
                schedule[i] = word | UInt32(block[at + 2]) << 8 | UInt32(block[at + 3])
            }
            for i in 16..<64 {
                let (x, y) = (schedule[i - 15], schedule[i - 2])
                let s0 = rotated(x, 7) ^ rotated(x, 18) ^ (x >> 3)
                let s1 = rotated(y, 17) ^ rotated(y, 19) ^ (y >> 10)
                schedule[i] = schedule[i - 16] &+ s0 &+ schedule[i - 7] &+ s1
            }
            return constants.withUnsafeBufferPointer { constants in
                var (a, b, c, d, e, f, g, h) = state
                for i in 0..<64 {
                    let s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
                    let t1 = h &+ s1 &+ ((e & f) ^ (~e & g)) &+ constants[i] &+ schedule[i]
                    let s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
                    let t2 = s0 &+ ((a & b) ^ (a & c) ^ (b & c))
                    (h, g, f, e, d, c, b, a) = (g, f, e, d &+ t1, c, b, a, t1 &+ t2)
                }
                return (
                    state.0 &+ a, state.1 &+ b, state.2 &+ c, state.3 &+ d, state.4 &+ e, state.5 &+ f, state.6 &+ g, state.7 &+ h
                )
            }
        }
    }

    @inline(__always) private static func rotated(_ word: UInt32, _ by: UInt32) -> UInt32 { word &>> by | word &<< (32 &- by) }

    /// First 32 bits of the fractional parts of the cube roots of the first 64 primes, computed: a table of numbers cannot be proof-read.
    private static let constants: [UInt32] = {
        var primes: [Int] = []
        var candidate = 2
        while primes.count < 64 {
            if primes.allSatisfy({ candidate % $0 != 0 }) { primes.append(candidate) }
            candidate += 1
        }
        return primes.map(cubeRootFraction)
    }()

    /// Largest `r` with (r / 2³²)³ ≤ p, by bisection in 128-bit integers; its low 32 bits are the fraction.
    private static func cubeRootFraction(_ prime: Int) -> UInt32 {
        var (low, high): (UInt128, UInt128) = (0, 7 << 32)
        let target = UInt128(prime) << 96
        while high - low > 1 {
            let middle = (low + high) / 2
            if middle * middle * middle <= target { low = middle } else { high = middle }
        }
        return UInt32(truncatingIfNeeded: low)
    }
}
