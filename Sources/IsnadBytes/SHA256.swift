/// SHA-256 as FIPS 180-4 describes it: tells whether stored bytes are still those that were stored.
package struct SHA256 {
    private var state: [UInt32] = [
        0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
    ]
    private var pending: [UInt8] = []
    private var length: UInt64 = 0
    private var schedule = [UInt32](repeating: 0, count: 64)

    package init() {}

    /// Digest in 64 hexadecimal digits.
    package static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finished()
    }

    package mutating func update(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            pending.append(byte)
            length &+= 8
            if pending.count == 64 {
                compress()
                pending.removeAll(keepingCapacity: true)
            }
        }
    }

    private mutating func finished() -> String {
        let bits = length
        update([0x80])
        while pending.count != 56 { update([0]) }
        update((0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) })
        return state.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }

    private mutating func compress() {
        for i in 0..<16 {
            let word = UInt32(pending[4 * i]) << 24 | UInt32(pending[4 * i + 1]) << 16
            schedule[i] = word | UInt32(pending[4 * i + 2]) << 8 | UInt32(pending[4 * i + 3])
        }
        for i in 16..<64 {
            let (x, y) = (schedule[i - 15], schedule[i - 2])
            let s0 = SHA256.rotated(x, 7) ^ SHA256.rotated(x, 18) ^ (x >> 3)
            let s1 = SHA256.rotated(y, 17) ^ SHA256.rotated(y, 19) ^ (y >> 10)
            schedule[i] = schedule[i - 16] &+ s0 &+ schedule[i - 7] &+ s1
        }
        var v = state
        for i in 0..<64 {
            let s1 = SHA256.rotated(v[4], 6) ^ SHA256.rotated(v[4], 11) ^ SHA256.rotated(v[4], 25)
            let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
            let t1 = v[7] &+ s1 &+ choice &+ SHA256.constants[i] &+ schedule[i]
            let s0 = SHA256.rotated(v[0], 2) ^ SHA256.rotated(v[0], 13) ^ SHA256.rotated(v[0], 22)
            let t2 = s0 &+ ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]))
            v = [t1 &+ t2, v[0], v[1], v[2], v[3] &+ t1, v[4], v[5], v[6]]
        }
        for i in 0..<8 { state[i] = state[i] &+ v[i] }
    }

    private static func rotated(_ word: UInt32, _ by: UInt32) -> UInt32 { word >> by | word << (32 - by) }

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
