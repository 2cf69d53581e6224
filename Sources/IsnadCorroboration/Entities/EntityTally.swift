import IsnadModel

/// A way in which reports write an entity.
package struct EntityForm: Hashable, Sendable {
    package var entity: String
    package var name: String
    package var kind: MentionKind

    package init(entity: String, name: String, kind: MentionKind) { (self.entity, self.name, self.kind) = (entity, name, kind) }
}

/// What one report adds to the entities of an archive. Tallies are added up and taken off, so that no other report is read again.
package struct EntityTally: Sendable {
    package var participants: [ClaimParticipant] = []
    /// How often each form is used.
    package var forms: [EntityForm: Int] = [:]
    /// Number of claims in which each entity fills a slot.
    package var claims: [String: Int] = [:]
}

extension EntityResolver {
    /// Everything that fills a slot, tells, or prints in a report.
    package func tally(_ report: Report) -> EntityTally {
        var tally = EntityTally()
        var memo = Memo(self)
        func note(_ name: String, _ kind: MentionKind) -> String {
            let entity = memo.id(name: name, kind: kind)
            tally.forms[EntityForm(entity: entity, name: name, kind: kind), default: 0] += 1
            return entity
        }
        for (claim, id) in zip(report.coded.claims, report.claimIDs) {
            var met: Set<String> = []
            for (slot, values) in claim.slots {
                for (ordinal, value) in values.enumerated() {
                    let entity = note(value.name, value.kind)
                    tally.participants.append(ClaimParticipant(claim: id, slot: slot, ordinal: ordinal, entity: entity))
                    if met.insert(entity).inserted { tally.claims[entity, default: 0] += 1 }
                }
            }
        }
        if let outlet = report.document.outlet { _ = note(outlet, .outlet) }
        return tally
    }

    /// Entities and their relations from many reports.
    func resolve(_ reports: [Report]) -> Resolution {
        var participants: [ClaimParticipant] = []
        var forms: [String: [EntityForm: Int]] = [:]
        var claims: [String: Int] = [:]
        for tally in reports.map(tally) {
            participants += tally.participants
            for (form, count) in tally.forms { forms[form.entity, default: [:]][form, default: 0] += count }
            claims.merge(tally.claims) { $0 + $1 }
        }
        let entities = forms.map { entity($0.key, $0.value, claims: claims[$0.key] ?? 0) }.sorted { isOrderedBefore($0.id, $1.id) }
        let ids = Set(entities.map(\.id))
        let relations = entities.compactMap { entity in wholes(of: entity).first { ids.contains($0.whole) } }
        return Resolution(entities: entities, relations: relations, participants: participants)
    }

    /// Entities, what they are parts of, and who fills which slot.
    struct Resolution {
        var entities: [Entity]
        var relations: [EntityRelation]
        var participants: [ClaimParticipant]
    }

    // MARK: One entity

    /// - Parameter forms: every form in which reports write it, with how often.
    package func entity(_ id: String, _ forms: [EntityForm: Int], claims: Int) -> Entity {
        var counts: [String: Int] = [:]
        for (form, count) in forms { counts[form.name, default: 0] += count }
        let written = counts.keys.sorted(by: isOrderedBefore)
        let usual = written.max { (counts[$0] ?? 0, $1.utf8.count) < (counts[$1] ?? 0, $0.utf8.count) } ?? ""
        let sorted = forms.keys.sorted { isOrderedBefore($0.name, $1.name) }
        let known = sorted.compactMap { names.known(names.key($0.name, $0.kind), $0.kind) }.first { $0.id == id }
        let kind = known?.kind ?? sorted.map(\.kind).min { $0.rawValue < $1.rawValue } ?? .other
        let isPartial = kind == .person && names.isPartial(names.words(usual))
        return Entity(
            id: id, name: decisions.names[id] ?? known?.name ?? usual, kind: kind, names: written, isPartialName: isPartial, claimCount: claims,
            reasons: reasons(id, written, known, kind, isPartial))
    }

    private func reasons(_ id: String, _ written: [String], _ known: NameTable.Known?, _ kind: MentionKind, _ isPartial: Bool) -> [Reason] {
        let forms = written.joined(separator: " | ")
        var reasons = decisions.reasons(id)
        if let known {
            reasons.append(Reason(rule: "entity.alias", detail: "The tables list these forms under \(known.id): \(forms)."))
        } else if isPartial {
            let caution = "A kunya or surname alone: reports may mean different people, and it is joined to no longer name."
            reasons.append(Reason(rule: "entity.partial-name", detail: "\(caution) Forms: \(forms)."))
        } else {
            reasons.append(Reason(rule: "entity.same-name", detail: "The forms are one name of kind \(kind.rawValue) after folding: \(forms)."))
        }
        return reasons
    }

    /// The entities that an entity would be a part of, likeliest first: it is one where that entity is spoken of.
    package func wholes(of entity: Entity) -> [EntityRelation] {
        guard let part = entity.names.lazy.compactMap({ names.part(names.words($0)) }).first else { return [] }
        var found: [EntityRelation] = []
        for kind in [MentionKind.organisation, .group, .person, .other] {
            let whole = id(name: part.whole, kind: kind)
            guard whole != entity.id, !found.contains(where: { $0.whole == whole }) else { continue }
            let reason = Reason(
                rule: "entity.part", detail: "\(entity.names[0]) begins with a word for \(part.relation) and goes on with the name of \(whole).")
            found.append(EntityRelation(part: entity.id, whole: whole, relation: part.relation, reason: reason))
        }
        return found
    }
}
