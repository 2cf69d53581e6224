/// The rules of a site for programs (RFC 9309): which paths may be taken, and how fast.
package struct Robots: Sendable {
    private var rules: [(path: [UInt8], allows: Bool)] = []
    /// Seconds between two requests that the site asks for.
    package private(set) var delay: Double?

    package static let name = "isnad"
    private static let mostRules = 2_000
    private static let longestRule = 512
    /// Steps of comparing that one path may cost: rules full of stars could ask for billions.
    private static let mostSteps = 4_000_000

    /// No rules: everything may be taken.
    package init() {}

    package init(_ text: [UInt8]) {
        var (isOurs, isCommon, inAgents): (Bool, Bool, Bool) = (false, false, false)
        var own: Robots?
        var common = Robots()
        for line in text.prefix(500_000).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let bare = line.prefix { $0 != 0x23 }
            guard let colon = bare.firstIndex(of: 0x3A) else { continue }
            let key = String(decoding: bare[..<colon].filter { $0 > 0x20 }, as: UTF8.self).lowercased()
            let value = Array(bare[(colon + 1)...].filter { $0 > 0x20 })
            switch key {
            case "user-agent":
                if !inAgents { (isOurs, isCommon) = (false, false) }
                inAgents = true
                // Some write a version behind the name.
                let agent = String(decoding: value.prefix { $0 != 0x2F }, as: UTF8.self).lowercased()
                if agent == Self.name {
                    isOurs = true
                    if own == nil { own = Robots() }
                }
                if agent == "*" { isCommon = true }
            case "allow", "disallow", "crawl-delay":
                inAgents = false
                if isOurs { own?.add(key, value) }
                if isCommon { common.add(key, value) }
            default: break
            }
        }
        self = own ?? common
    }

    private mutating func add(_ key: String, _ value: [UInt8]) {
        if key == "crawl-delay" {
            if let seconds = Double(String(decoding: value, as: UTF8.self)), seconds >= 0 { delay = min(seconds, 60) }
        } else if !value.isEmpty, rules.count < Self.mostRules {
            rules.append((Array(value.prefix(Self.longestRule)), key == "allow"))
        }
    }

    /// Whether a path, with what follows its question mark, may be taken: the longest rule that fits decides, and of equal ones the one that allows.
    /// Where that cannot be found out in sensible time it may not.
    package func allows(_ path: String) -> Bool {
        var best = (length: -1, allows: true)
        let path = Array(path.utf8)
        var steps = 0
        for rule in rules where rule.path.count >= best.length {
            guard Self.fits(rule.path, path, &steps) else {
                if steps > Self.mostSteps { return false }
                continue
            }
            if rule.path.count > best.length || rule.allows { best = (rule.path.count, rule.allows) }
        }
        return best.allows
    }

    /// `*` stands for any run, `$` at the end for the end of the path. Greedy with one step back.
    private static func fits(_ rule: [UInt8], _ path: [UInt8], _ steps: inout Int) -> Bool {
        let isAnchored = rule.last == 0x24
        let pattern = isAnchored ? rule.dropLast() : rule[...]
        var (p, i) = (0, 0)
        var star: (pattern: Int, path: Int)?
        while steps <= mostSteps {
            steps += 1
            if p == pattern.count {
                if !isAnchored || i == path.count { return true }
            } else if pattern[p] == 0x2A {
                star = (p + 1, i)
                p += 1
                continue
            } else if i < path.count, pattern[p] == path[i] {
                (p, i) = (p + 1, i + 1)
                continue
            }
            guard let from = star, from.path < path.count else { return false }
            star = (from.pattern, from.path + 1)
            (p, i) = (from.pattern, from.path + 1)
        }
        return false
    }
}
