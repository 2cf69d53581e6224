/// The parts of an `http` or `https` address that a request needs, cut by hand: readers of addresses differ on odd ones, and the check has to see
/// exactly what is connected to.
package struct WebAddress: Hashable, Sendable {
    package var scheme: String
    /// In small letters; an IPv6 address without its brackets.
    package var host: String
    package var port: Int
    /// Path and query, beginning with `/`.
    package var path: String

    /// Nil for other schemes, for addresses with a user's name, and for hosts with signs that no host has.
    package init?(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count < 4096, !scalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F || $0 == "\\" }) else { return nil }
        let lower = text.lowercased()
        guard let scheme = ["http", "https"].first(where: { lower.hasPrefix($0 + "://") }) else { return nil }
        self.scheme = scheme
        let rest = text.dropFirst(scheme.count + 3)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let tail = rest.dropFirst(authority.count).prefix { $0 != "#" }
        guard !authority.contains("@"), let (host, port) = Self.parts(String(authority), scheme) else { return nil }
        (self.host, self.port) = (host, port)
        path = tail.isEmpty ? "/" : tail.hasPrefix("/") ? String(tail) : "/" + tail
    }

    private static func parts(_ authority: String, _ scheme: String) -> (String, Int)? {
        var (host, port) = (authority.lowercased(), scheme == "http" ? 80 : 443)
        if host.hasPrefix("[") {
            guard let end = host.firstIndex(of: "]") else { return nil }
            let tail = host[host.index(after: end)...]
            if !tail.isEmpty {
                guard tail.hasPrefix(":"), let number = Int(tail.dropFirst()) else { return nil }
                port = number
            }
            host = String(host[host.index(after: host.startIndex)..<end])
            guard host.utf8.allSatisfy({ ($0 >= 0x30 && $0 <= 0x3A) || ($0 >= 0x61 && $0 <= 0x66) || $0 == 0x2E }) else { return nil }
        } else {
            if let colon = host.lastIndex(of: ":") {
                guard let number = Int(host[host.index(after: colon)...]) else { return nil }
                port = number
                host = String(host[..<colon])
            }
            guard host.utf8.allSatisfy({ ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x2E || $0 == 0x2D || $0 == 0x5F }) else {
                return nil
            }
        }
        return host.isEmpty || !(1...65535).contains(port) ? nil : (host, port)
    }

    package var text: String {
        let shown = host.contains(":") ? "[\(host)]" : host
        let isUsual = (scheme == "http" && port == 80) || (scheme == "https" && port == 443)
        return "\(scheme)://\(shown)\(isUsual ? "" : ":\(port)")\(path)"
    }

    /// Where a `Location` leads from here.
    package func following(_ location: String) -> WebAddress? {
        if let whole = WebAddress(location) { return whole }
        if location.hasPrefix("//") { return WebAddress(scheme + ":" + location) }
        var next = self
        guard !location.contains(":") || location.hasPrefix("/") else { return nil }
        if location.hasPrefix("/") { next.path = location } else { next.path = String(path[...(path.lastIndex(of: "/") ?? path.startIndex)]) + location }
        return WebAddress(next.text)
    }
}
