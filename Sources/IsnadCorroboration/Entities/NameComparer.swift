import IsnadModel
import IsnadRules
import IsnadScript

/// Whether two names mean one, as far as the names and what stands beside them tell.
package enum NameVerdict: String, Sendable, Codable {
    case same
    case different
    /// They may be one or two: nothing is joined.
    case unsure
}

/// Holds two names against each other, with roles as evidence for and against.
///
/// A wrong merge accuses somebody of another's deeds: where the names leave it open and no role settles it, the answer is `unsure`.
package struct NameComparer: Sendable {
    private let resolver: EntityResolver
    private let tellers: TellerTable

    package init(_ corroborator: Corroborator) { (resolver, tellers) = (corroborator.tables.resolver, corroborator.tables.tellers) }

    /// - Parameters:
    ///   - role: words that the report uses for the person beside the name: title, office, organisation; empty where there are none.
    package func compare(
        _ a: String, role roleA: String = "", _ b: String, role roleB: String = "", kind: MentionKind
    ) -> (verdict: NameVerdict, reason: Reason) {
        let names = resolver.names
        let (x, y) = (resolver.id(name: a, kind: kind), resolver.id(name: b, kind: kind))
        let (knownX, knownY) = (known(a, kind), known(b, kind))
        if let knownX, let knownY {
            return knownX == knownY
                ? answer(.same, "name.alias", "The tables list both names under \(knownX).")
                : answer(.different, "name.known-apart", "The tables have them as \(knownX) and \(knownY).")
        }
        let (mine, theirs) = (names.nameWords(a, kind), names.nameWords(b, kind))
        let roles = Roles(roleA, roleB, tellers)
        if x == y || mine == theirs {
            if kind == .person, names.isPartial(mine) { return partial(roles, "Both use the same part of a name.") }
            if roles.conflict { return answer(.unsure, "name.roles-differ", "One name, but the roles beside it have nothing in common.") }
            return answer(.same, "name.same-words", "The words are the same after folding.")
        }
        guard kind == .person else { return body(mine, theirs, a, b) }
        return person(mine, theirs, roles)
    }

    private func known(_ name: String, _ kind: MentionKind) -> String? {
        resolver.names.known(resolver.names.key(name, kind), kind)?.id
    }

    private func answer(_ verdict: NameVerdict, _ rule: String, _ detail: String) -> (NameVerdict, Reason) {
        (verdict, Reason(rule: rule, detail: detail))
    }

    private func partial(_ roles: Roles, _ what: String) -> (NameVerdict, Reason) {
        if roles.agree { return answer(.same, "name.part-and-role", "\(what) The roles beside it are the same: \(roles.shared).") }
        return answer(.unsure, "name.part-only", "\(what) That may be anybody's, and no role settles it.")
    }

    // MARK: Persons

    private func person(_ a: [String], _ b: [String], _ roles: Roles) -> (NameVerdict, Reason) {
        let (short, long) = a.count <= b.count ? (a, b) : (b, a)
        if NameComparer.isPart(short, of: long) {
            let names = resolver.names
            if names.isPartial(short) || short.count < long.count && kunya(short) == nil && kunya(long) != nil && roles.isSilent {
                return roles.conflict
                    ? answer(.different, "name.roles-differ", "A part of a name with another role.") : partial(roles, "One name is a part of the other.")
            }
            if roles.conflict { return answer(.different, "name.roles-differ", "A shorter form with another role.") }
            if roles.agree { return answer(.same, "name.shorter-and-role", "One is a shorter form of the other, and the roles are the same: \(roles.shared).") }
            return answer(.unsure, "name.shorter", "One may be a shorter form of the other; no role settles it.")
        }
        if let x = kunya(a), let y = kunya(b), x == y { return answer(.different, "name.kunya-differs-behind", "One kunya with different names behind it.") }
        if short.count == long.count, short.count > 1, zip(a, b).allSatisfy({ resolver.names.sounds($0) == resolver.names.sounds($1) }) {
            return roles.conflict
                ? answer(.unsure, "name.roles-differ", "They sound the same, but the roles differ.")
                : answer(.same, "name.transliteration", "Both write one foreign name as it sounds.")
        }
        if short.count == 1 || long.count == 1 {
            let isSound = short.count == long.count && resolver.names.sounds(short[0]) == resolver.names.sounds(long[0])
            return isSound
                ? partial(roles, "Both write one foreign surname as it sounds.") : answer(.different, "name.other-words", "No word of the names is the same.")
        }
        if kunya(a) != nil && kunya(b) == nil || kunya(a) == nil && kunya(b) != nil, let last = a.last, last == b.last {
            return roles.agree
                ? answer(.unsure, "name.kunya-and-ism", "A kunya and a name with one family name and one role; nothing says that they are one.")
                : answer(.unsure, "name.kunya-and-ism", "A kunya and a name with one family name.")
        }
        return answer(.different, "name.other-words", "The names differ in a word that both have.")
    }

    /// `أبو …` with the word behind it.
    private func kunya(_ words: [String]) -> String? {
        words.count >= 2 && resolver.names.isKunyaHead(words[0]) ? words[1] : nil
    }

    /// All words of one stand in the other, in order.
    private static func isPart(_ short: [String], of long: [String]) -> Bool {
        var rest = long[...]
        for word in short {
            guard let at = rest.firstIndex(of: word) else { return false }
            rest = rest[(at + 1)...]
        }
        return true
    }

    // MARK: Organisations and places

    private func body(_ a: [String], _ b: [String], _ nameA: String, _ nameB: String) -> (NameVerdict, Reason) {
        if resolver.names.part(resolver.names.words(nameA)) != nil || resolver.names.part(resolver.names.words(nameB)) != nil {
            return answer(.different, "name.part-of-group", "One names a part of a group.")
        }
        let (short, long) = a.count <= b.count ? (a, b) : (b, a)
        if NameComparer.isPart(short, of: long) { return answer(.unsure, "name.shorter", "One may be a shorter form of the other.") }
        return answer(.different, "name.other-words", "The names differ in a word.")
    }
}

/// What stands beside two names, as stems.
private struct Roles {
    private let mine: Set<UInt64>
    private let theirs: Set<UInt64>
    private let words: Set<String>

    init(_ a: String, _ b: String, _ tellers: TellerTable) {
        mine = Set(TermVector.stems(a)).subtracting([0])
        theirs = Set(TermVector.stems(b)).subtracting([0])
        words = Set(Folding.words(a)).intersection(Folding.words(b))
    }

    var isSilent: Bool { mine.isEmpty || theirs.isEmpty }
    /// Two words or more in common: an office and whose it is.
    var agree: Bool { !isSilent && mine.intersection(theirs).count >= 2 }
    var conflict: Bool { !isSilent && mine.isDisjoint(with: theirs) }
    var shared: String { words.sorted(by: isOrderedBefore).joined(separator: " ") }
}
