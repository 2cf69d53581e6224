import IsnadModel
import IsnadRules
import IsnadScript

/// Says which entity a name stands for. The answer depends on the name, its kind and the tables only, never on what else was read:
/// so it is the same in any order, and two names never grow together by way of a third.
package struct EntityResolver: Sendable {
    let names: NameTable

    package init(rules: RuleFiles) {
        names = NameTable(rules: rules)
    }

    /// Id of the entity that a participant stands for.
    package func id(of participant: Participant) -> String {
        id(name: participant.name, kind: participant.kind)
    }

    package func id(name: String, kind: MentionKind) -> String {
        let key = names.key(name, kind)
        return names.known(key, kind)?.id ?? StableID.of(kind.rawValue, [key])
    }

    /// Entities and their relations from everything that fills a slot, tells, or prints.
    func resolve(_ reports: [Report]) -> Resolution {
        var builder = EntityBuilder(resolver: self)
        for report in reports {
            for (claim, claimID) in zip(report.coded.claims, report.claimIDs) {
                builder.add(claim, id: claimID)
            }
            if let outlet = report.document.outlet { builder.addMention(outlet, .outlet) }
        }
        return builder.finished()
    }

    /// Entities, what they are parts of, and who fills which slot.
    struct Resolution {
        var entities: [Entity]
        var relations: [EntityRelation]
        var participants: [ClaimParticipant]
    }
}

/// Collects the forms of each entity.
struct EntityBuilder {
    let resolver: EntityResolver
    private var forms: [String: [String: Int]] = [:]
    private var kinds: [String: MentionKind] = [:]
    private var known: [String: NameTable.Known] = [:]
    private var claims: [String: Int] = [:]
    private var wholes: [String: (relation: String, whole: String)] = [:]
    private var participants: [ClaimParticipant] = []

    init(resolver: EntityResolver) { self.resolver = resolver }

    mutating func add(_ claim: Claim, id: String) {
        var met: Set<String> = []
        for (slot, values) in claim.slots {
            for (ordinal, value) in values.enumerated() {
                let entity = addMention(value.name, value.kind)
                participants.append(ClaimParticipant(claim: id, slot: slot, ordinal: ordinal, entity: entity))
                if met.insert(entity).inserted { claims[entity, default: 0] += 1 }
            }
        }
    }

    @discardableResult
    mutating func addMention(_ name: String, _ kind: MentionKind) -> String {
        let key = resolver.names.key(name, kind)
        let entry = resolver.names.known(key, kind)
        let id = entry?.id ?? StableID.of(kind.rawValue, [key])
        if let entry { known[id] = entry }
        forms[id, default: [:]][name, default: 0] += 1
        kinds[id] = entry?.kind ?? kind
        if wholes[id] == nil, let part = resolver.names.part(resolver.names.words(name)) {
            wholes[id] = part
        }
        return id
    }

    func finished() -> EntityResolver.Resolution {
        let entities = forms.map { entity($0.key, $0.value) }.sorted { isOrderedBefore($0.id, $1.id) }
        return EntityResolver.Resolution(entities: entities, relations: relations(entities), participants: participants)
    }

    private func entity(_ id: String, _ counts: [String: Int]) -> Entity {
        let kind = kinds[id] ?? .other
        let written = counts.keys.sorted(by: isOrderedBefore)
        let usual = written.max { (counts[$0] ?? 0, $1.utf8.count) < (counts[$1] ?? 0, $0.utf8.count) } ?? ""
        let known = known[id]
        let isPartial = kind == .person && resolver.names.isPartial(resolver.names.words(usual))
        return Entity(
            id: id, name: known?.name ?? usual, kind: kind, names: written, isPartialName: isPartial, claimCount: claims[id] ?? 0,
            reasons: reasons(written, known, kind, isPartial))
    }

    private func reasons(_ written: [String], _ known: NameTable.Known?, _ kind: MentionKind, _ isPartial: Bool) -> [Reason] {
        let forms = written.joined(separator: " | ")
        if let known {
            return [Reason(rule: "entity.alias", detail: "The tables list these forms under \(known.id): \(forms).")]
        }
        guard isPartial else {
            return [Reason(rule: "entity.same-name", detail: "The forms are one name of kind \(kind.rawValue) after folding: \(forms).")]
        }
        let caution = "A kunya or surname alone: reports may mean different people, and it is joined to no longer name."
        return [Reason(rule: "entity.partial-name", detail: "\(caution) Forms: \(forms).")]
    }

    /// A part is joined to its whole only where the whole is itself spoken of or known.
    private func relations(_ entities: [Entity]) -> [EntityRelation] {
        let ids = Set(entities.map(\.id))
        return entities.compactMap { entity in
            guard let part = wholes[entity.id] else { return nil }
            let candidates = [MentionKind.organisation, .group, .person, .other].map { resolver.id(name: part.whole, kind: $0) }
            guard let whole = candidates.first(where: { ids.contains($0) }), whole != entity.id else { return nil }
            let reason = Reason(
                rule: "entity.part", detail: "\(entity.name) begins with a word for \(part.relation) and goes on with the name of \(whole).")
            return EntityRelation(part: entity.id, whole: whole, relation: part.relation, reason: reason)
        }
    }
}
