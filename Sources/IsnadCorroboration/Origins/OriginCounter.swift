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
        for i in named.indices {
            for j in named.indices where j > i && clusters.root(i) != clusters.root(j) {
                guard let reason = areOne(byID[named[i]] ?? [], byID[named[j]] ?? []) else { continue }
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

    private func areOne(_ a: [StoryMember], _ b: [StoryMember]) -> Reason? {
        guard let x = a.first, let y = b.first else { return nil }
        if let reason = speaks(a, y.origin.name) ?? speaks(b, x.origin.name) { return reason }
        guard x.origin.kind == .named, y.origin.kind == .named, !areKnownApart(x.origin, y.origin) else { return nil }
        let (mine, theirs) = (words(x.origin.name), words(y.origin.name))
        guard !mine.isEmpty, !theirs.isEmpty, mine.isSubset(of: theirs) || theirs.isSubset(of: mine) else { return nil }
        return Reason(rule: "origin.name-in-part", detail: "\(x.origin.name) and \(y.origin.name) are one name in full and in part.")
    }

    /// Whether somebody is introduced, or known, as one who speaks for the other.
    private func speaks(_ members: [StoryMember], _ name: String) -> Reason? {
        guard let origin = members.first?.origin else { return nil }
        let wanted = words(name)
        guard !wanted.isEmpty else { return nil }
        if let whom = tables.tellers.speakers[Folding.key(origin.name)], wanted.isSubset(of: words(whom)) || words(whom).isSubset(of: wanted) {
            return Reason(rule: "origin.speaks-for", detail: "The tables say that \(origin.name) speaks for \(whom), which is \(name).")
        }
        for member in members {
            guard let teller = member.claim.chain.origin, teller.kind == .person else { continue }
            let role = words(teller.text).subtracting(words(teller.name))
            guard wanted.isSubset(of: role) else { continue }
            return Reason(rule: "origin.speaks-for", detail: "A report introduces \(origin.name) as \(teller.text): \(name) is that office.")
        }
        return nil
    }

    /// Both stand in the tables, as two.
    private func areKnownApart(_ a: Origin, _ b: Origin) -> Bool {
        func known(_ origin: Origin) -> Bool {
            MentionKind.allCases.contains { kind in
                tables.resolver.names.known(tables.resolver.names.key(origin.name, kind), kind).map { $0.id == origin.entity } ?? false
            }
        }
        return known(a) && known(b)
    }

    private func words(_ name: String) -> Set<UInt64> {
        Set(TermVector.stems(name)).subtracting(tables.tellers.officeWords).subtracting([0])
    }
}
