/// An address of this site: a path whose parts are encoded when it is written, and a query.
struct Address: Hashable, Sendable {
    var path: String
    var query: [(String, String)]

    init(path: String, query: [(String, String)] = []) { (self.path, self.query) = (path, query) }

    static func == (a: Address, b: Address) -> Bool { a.path == b.path && a.query.elementsEqual(b.query) { $0 == $1 } }

    func hash(into hasher: inout Hasher) {
        hasher.combine(path)
        for (name, value) in query {
            hasher.combine(name)
            hasher.combine(value)
        }
    }

    func value(_ name: String) -> String? { query.first { $0.0 == name }.map(\.1) }

    /// The same address with a value set, or taken out where it is nil; a page number is forgotten.
    func with(_ name: String, _ value: String?) -> Address {
        var next = self
        next.query.removeAll { $0.0 == name || $0.0 == "after" || $0.0 == "page" || $0.0 == "lang" }
        if let value, !value.isEmpty { next.query.append((name, value)) }
        return next
    }

    /// Bytes for an attribute: percent-encoded, so there is nothing left to escape but the ampersands.
    func markup(_ language: Language) -> Markup {
        var markup = Markup()
        for (i, part) in path.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
            if i > 0 { markup += "/" }
            markup += "\(part: String(part))"
        }
        var pairs = query.filter { $0.0 != "lang" }
        if language == .english { pairs.append(("lang", "en")) }
        for (i, pair) in pairs.enumerated() {
            markup += i == 0 ? "?" : "&amp;"
            markup += "\(part: pair.0)=\(part: pair.1)"
        }
        return markup
    }
}
