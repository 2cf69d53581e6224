import IsnadModel
import IsnadScript

/// Lays together origins of one story that are one: a spokesman and whom they speak for, a name in full and in part. Counts what is left.
struct OriginCounter {
    let tables: CorroboratorTables

    /// Origins of a story that stand for one.
    package struct Groups {
        /// Ids of origins, each list sorted, the lists by their first.
        var resolved: [[String]]
        var unresolved: [String]
        var reasons: [Reason]

        var count: OriginCount {
            // An unnamed teller may be one of the named, or the same man everywhere.
            OriginCount(
                low: resolved.isEmpty ? min(unresolved.count, 1) : resolved.count, high: resolved.count + unresolved.count)
        }
    }

    /// - Parameter members: claims of one story that take one stance.
    func groups(_ members: [StoryMember]) -> Groups {
        let counted = counted(members)
        var byID: [String: [StoryMember]] = [:]
        for member in counted { byID[member.origin.id, default: []].append(member) }
        let named = byID.keys.filter { byID[$0]?.first?.origin.kind != .anonymous }.sorted(by: isOrderedBefore)
        var clusters = Clusters(count: named.count)
        var reasons: [Reason] = []
        let faces = named.count > 1 ? named.map { face(byID[$0] ?? []) } : []
        for i in faces.indices {
            for j in faces.indices where j > i && clusters.root(i) != clusters.root(j) {
                guard let x = faces[i], let y = faces[j], let reason = areOne(x, y) else { continue }
                if clusters.merge(i, j, where: { _, _ in true }) { reasons.append(reason) }
            }
        }
        let unresolved = byID.keys.filter { byID[$0]?.first?.origin.kind == .anonymous }.sorted(by: isOrderedBefore)
        return Groups(resolved: clusters.groups().map { $0.map { named[$0] } }, unresolved: unresolved, reasons: reasons)
    }

    /// A report that names a teller, or copies, adds nothing by repeating the story in its own voice (a headline, a summary).
    private func counted(_ members: [StoryMember]) -> [StoryMember] {
        let telling = Set(members.filter { !$0.isOwnWord || $0.isCopied }.map(\.facts.report))
        return members.filter { !$0.isOwnWord || $0.isCopied || !telling.contains($0.facts.report) }
    }

    // MARK: One origin under two names

    /// What two origins are compared by, worked out once for each.
    private struct Face {
        var origin: Origin
        var words: Set<UInt64>
        /// Whom the tables say that it speaks for.
        var whom: (name: String, words: Set<UInt64>)?
        /// The offices with which reports introduce it: the words of the report, and their stems without those of the name.
        var roles: [(text: String, words: Set<UInt64>)]
        /// It stands in the tables of names.
        var isKnown: Bool
    }

    private func face(_ members: [StoryMember]) -> Face? {
        guard let origin = members.first?.origin else { return nil }
        let whom = tables.tellers.speakers[Folding.key(origin.name)].map { ($0, words($0)) }
        var roles: [(text: String, words: Set<UInt64>)] = []
        var met: Set<String> = []
        for teller in members.compactMap(\.claim.chain.origin) where teller.kind == .person && met.insert(teller.text + "\n" + teller.name).inserted {
            roles.append((teller.text, words(teller.text).subtracting(words(teller.name))))
        }
        let names = tables.resolver.names
        let isKnown = origin.kind == .named && MentionKind.allCases.contains { names.known(names.key(origin.name, $0), $0)?.id == origin.entity }
        return Face(origin: origin, words: words(origin.name), whom: whom, roles: roles, isKnown: isKnown)
    }

    private func areOne(_ x: Face, _ y: Face) -> Reason? {
        if let reason = speaks(x, for: y) ?? speaks(y, for: x) { return reason }
        // Both stand in the tables, as two.
        guard x.origin.kind == .named, y.origin.kind == .named, !(x.isKnown && y.isKnown) else { return nil }
        guard !x.words.isEmpty, !y.words.isEmpty, x.words.isSubset(of: y.words) || y.words.isSubset(of: x.words) else { return nil }
        return Reason(rule: "origin.name-in-part", detail: "\(x.origin.name) and \(y.origin.name) are one name in full and in part.")
    }

    /// Whether somebody is introduced, or known, as one who speaks for the other.
    private func speaks(_ x: Face, for y: Face) -> Reason? {
        guard !y.words.isEmpty else { return nil }
        if let whom = x.whom, y.words.isSubset(of: whom.words) || whom.words.isSubset(of: y.words) {
            return Reason(rule: "origin.speaks-for", detail: "The tables say that \(x.origin.name) speaks for \(whom.name), which is \(y.origin.name).")
        }
        guard let role = x.roles.first(where: { y.words.isSubset(of: $0.words) }) else { return nil }
        return Reason(rule: "origin.speaks-for", detail: "A report introduces \(x.origin.name) as \(role.text): \(y.origin.name) is that office.")
    }

    private func words(_ name: String) -> Set<UInt64> {
        Set(TermVector.stems(name)).subtracting(tables.tellers.officeWords).subtracting([0])
    }
}
