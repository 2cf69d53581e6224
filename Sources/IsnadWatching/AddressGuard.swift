import Foundation

/// Tells public addresses of the internet from those of this machine, of private networks and of no one.
///
/// A feed's address is written by a stranger: without this check it could make Isnad call services that trust this machine.
package enum AddressGuard {
    /// An address as numbers: 4 bytes of IPv4 or 16 of IPv6.
    package struct Address: Hashable, Sendable {
        package var bytes: [UInt8]
        /// As the connection takes it: `192.0.2.7`, `2001:db8::7`.
        package var text: String
    }

    /// The addresses that a name stands for. The resolver of the system is asked once; what it gives is checked and then connected to.
    package static func resolve(_ host: String) -> [Address] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &found) == 0 else { return [] }
        defer { freeaddrinfo(found) }
        var addresses: [Address] = []
        var next = found
        while let info = next {
            if let address = address(info.pointee), !addresses.contains(address) { addresses.append(address) }
            next = info.pointee.ai_next
        }
        return addresses
    }

    private static func address(_ info: addrinfo) -> Address? {
        guard let raw = info.ai_addr else { return nil }
        var name = [CChar](repeating: 0, count: 128)
        guard getnameinfo(raw, info.ai_addrlen, &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST) == 0 else { return nil }
        let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        switch Int32(info.ai_family) {
        case AF_INET:
            return raw.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { pointer in
                withUnsafeBytes(of: pointer.pointee.sin_addr) { Address(bytes: Array($0), text: text) }
            }
        case AF_INET6:
            return raw.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { pointer in
                withUnsafeBytes(of: pointer.pointee.sin6_addr) { Address(bytes: Array($0), text: text) }
            }
        default: return nil
        }
    }

    /// Whether anyone on the internet may be reached there.
    package static func isPublic(_ bytes: [UInt8]) -> Bool {
        if bytes.count == 4 { return isPublic4(bytes[...]) }
        guard bytes.count == 16 else { return false }
        // IPv4 within IPv6: mapped, compatible, NAT64, 6to4.
        if bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF { return isPublic4(bytes[12...]) }
        if bytes[..<12].allSatisfy({ $0 == 0 }) { return false }
        if bytes.starts(with: [0, 0x64, 0xFF, 0x9B]) { return isPublic4(bytes[12...]) }
        if bytes.starts(with: [0x20, 0x02]) { return isPublic4(bytes[2..<6]) }
        // Only 2000::/3 is given out; in it 2001:db8::/32 is for examples and 2001::/32 a tunnel.
        if bytes[0] & 0xE0 != 0x20 { return false }
        return !bytes.starts(with: [0x20, 0x01, 0x0D, 0xB8]) && !bytes.starts(with: [0x20, 0x01, 0, 0])
    }

    private static func isPublic4(_ part: ArraySlice<UInt8>) -> Bool {
        let b = Array(part)
        guard b.count == 4 else { return false }
        switch (b[0], b[1]) {
        case (0, _), (10, _), (127, _), (224...255, _): return false
        case (100, 64...127), (169, 254), (172, 16...31), (192, 168), (198, 18...19): return false
        case (192, 0): return b[2] != 0 && b[2] != 2
        case (192, 88): return b[2] != 99
        case (198, 51): return b[2] != 100
        case (203, 0): return b[2] != 113
        default: return true
        }
    }
}
