/// SHA-1 (FIPS 180-4), with which WARC files digest their records. It guards against damage here, not against forgers.
package struct SHA1 {
    package static func digest(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var state: (UInt32, UInt32, UInt32, UInt32, UInt32) = (0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0)
        bytes.withUnsafeBufferPointer { data in
            var at = 0
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 80) { w in
                while at + 64 <= data.count {
                    block(data, at, w, &state)
                    at += 64
                }
            }
            var tail = Array(data[at...])
            tail.append(0x80)
            while tail.count % 64 != 56 { tail.append(0) }
            let bits = UInt64(data.count) * 8
            for shift in stride(from: 56, through: 0, by: -8) { tail.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift))) }
            tail.withUnsafeBufferPointer { tail in
                withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 80) { w in
                    for start in stride(from: 0, to: tail.count, by: 64) { block(tail, start, w, &state) }
                }
            }
        }
        var out: [UInt8] = []
        for word in [state.0, state.1, state.2, state.3, state.4] {
            for shift: UInt32 in [24, 16, 8, 0] { out.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
        return out
    }

    @inline(__always) private static func rotated(_ x: UInt32, _ n: UInt32) -> UInt32 { x << n | x >> (32 - n) }

    private static func block(
        _ data: UnsafeBufferPointer<UInt8>, _ at: Int, _ w: UnsafeMutableBufferPointer<UInt32>, _ state: inout (UInt32, UInt32, UInt32, UInt32, UInt32)
    ) {
        for i in 0..<16 {
            let p = at + i * 4
            let high: UInt32 = UInt32(data[p]) << 24 | UInt32(data[p + 1]) << 16
            let low: UInt32 = UInt32(data[p + 2]) << 8 | UInt32(data[p + 3])
            w[i] = high | low
        }
        for i in 16..<80 { w[i] = rotated(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1) }
        var (a, b, c, d, e) = state
        for i in 0..<80 {
            let (f, k): (UInt32, UInt32)
            switch i {
            case 0..<20: (f, k) = ((b & c) | (~b & d), 0x5A82_7999)
            case 20..<40: (f, k) = (b ^ c ^ d, 0x6ED9_EBA1)
            case 40..<60: (f, k) = ((b & c) | (b & d) | (c & d), 0x8F1B_BCDC)
            default: (f, k) = (b ^ c ^ d, 0xCA62_C1D6)
            }
            let mixed: UInt32 = rotated(a, 5) &+ f
            let next: UInt32 = mixed &+ e &+ k &+ w[i]
            (e, d, c, b, a) = (d, c, rotated(b, 30), a, next)
        }
        state = (state.0 &+ a, state.1 &+ b, state.2 &+ c, state.3 &+ d, state.4 &+ e)
    }
}
