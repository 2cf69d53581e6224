/// Names by which this machine may be called.
package enum HostName {
    private static let own: Set<String> = ["127.0.0.1", "localhost", "[::1]"]

    /// Whether a request's `Host` is this machine's own name or one of those given, with or without a port in digits. A page of another
    /// name that was made to point here must not read the archive (DNS rebinding).
    package static func isOwn(_ authority: String, or names: [String] = []) -> Bool {
        let bytes = Array(authority.utf8)
        let colon = bytes.lastIndex(of: 0x3A).flatMap { bytes[$0...].contains(0x5D) || bytes[..<$0].isEmpty ? nil : $0 }
        guard let colon, bytes.last != 0x5D else { return isKnown(authority, names) }
        let digits = bytes[(colon + 1)...]
        guard !digits.isEmpty, digits.count <= 5, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
        return isKnown(String(decoding: bytes[..<colon], as: UTF8.self), names)
    }

    private static func isKnown(_ name: String, _ names: [String]) -> Bool {
        own.contains(name) || names.contains { $0.utf8.elementsEqual(name.utf8) }
    }
}
