/// Ids made of what a thing is, never of when it was met: the same archive comes out of any order of ingestion.
///
/// 64-bit FNV-1a (Fowler, Noll, Vo) over the UTF-8 of the parts, with the finaliser of SplitMix64, written as 16 hexadecimal digits.
package enum StableID {
    /// - Parameter kind: one letter or word that stands before the digits, so that an id says what it is the id of.
    package static func of(_ kind: String, _ parts: [String]) -> String {
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in [kind] + parts {
            for byte in part.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
            // A byte that no UTF-8 text holds parts the parts.
            state = (state ^ 0xFF) &* 0x100_0000_01B3
        }
        return kind + "-" + hexadecimal(mixed(state))
    }

    private static func mixed(_ state: UInt64) -> UInt64 {
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// Order by UTF-8 bytes: the same on every machine, and the order that SQLite's BINARY collation gives.
package func isOrderedBefore(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
}
