import IsnadModel
import IsnadScript

/// Something that the user decided about entities; it outlives every new report and every new reading of old ones.
package struct EntityDecision: Hashable, Sendable, Codable {
    package enum Action: String, Sendable, Codable {
        /// `entity` and `other` are one from now on; the name of `other` stays.
        case merge
        /// The form `name` of `entity` is somebody else.
        case split
        /// `entity` is called `name`.
        case rename
        /// `entity` and `other` are two whatever is decided or known otherwise.
        case forbid
        /// Takes back what was decided before about `entity` (and `other`, and `name`, where given).
        case undo
    }

    package var action: Action
    package var entity: String
    package var other: String?
    package var name: String?
    /// The user's own words.
    package var note: String?
    /// Of `undo`: only decisions of this kind; nil: of all.
    package var of: Action?
    /// Who decided, and when (UTC), where it was said.
    package var who: String?
    package var at: String?

    package init(action: Action, entity: String, other: String? = nil, name: String? = nil, note: String? = nil) {
        (self.action, self.entity, self.other, self.name, self.note) = (action, entity, other, name, note)
    }

    /// Whether it takes back an earlier decision.
    fileprivate func takesBack(_ old: EntityDecision) -> Bool {
        old.entity == entity && (other == nil || old.other == other) && (name == nil || old.name == name) && (of == nil || old.action == of)
    }
}

/// All decisions in force, in the order in which they were made.
package struct EntityDecisions: Hashable, Sendable {
    /// Entity that another now is.
    private(set) var merged: [String: String] = [:]
    /// Folded form and entity → the entity that the form is now.
    private(set) var split: [String: String] = [:]
    private(set) var names: [String: String] = [:]
    private var forbidden: Set<[String]> = []

    package init(_ log: [EntityDecision] = []) {
        for decision in EntityDecisions.inForce(log) { apply(decision) }
    }

    /// Those that no later `undo` takes back.
    private static func inForce(_ log: [EntityDecision]) -> [EntityDecision] {
        zip(log, standing(log)).filter { $1 }.map { $0.0 }
    }

    /// For each decision of a log whether it is in force: no `undo`, and taken back by none.
    package static func standing(_ log: [EntityDecision]) -> [Bool] {
        log.enumerated().map { i, old in
            old.action != .undo && !log[(i + 1)...].contains { $0.action == .undo && $0.takesBack(old) }
        }
    }

    private mutating func apply(_ decision: EntityDecision) {
        switch decision.action {
        case .merge:
            guard let other = decision.other, resolved(decision.entity) != resolved(other) else { return }
            guard !forbidden.contains([decision.entity, other].sorted(by: isOrderedBefore)) else { return }
            merged[resolved(decision.entity)] = resolved(other)
        case .split:
            guard let name = decision.name else { return }
            split[decision.entity + " " + Folding.key(name)] = EntityDecisions.splitID(decision.entity, name)
        case .rename: names[decision.entity] = decision.name
        case .forbid:
            guard let other = decision.other else { return }
            forbidden.insert([decision.entity, other].sorted(by: isOrderedBefore))
            if merged[decision.entity] == other { merged[decision.entity] = nil }
            if merged[other] == decision.entity { merged[other] = nil }
        case .undo: return
        }
    }

    /// What the user decided about an entity.
    func reasons(_ id: String) -> [Reason] {
        var reasons: [Reason] = []
        for (from, to) in merged.sorted(by: { isOrderedBefore($0.key, $1.key) }) where resolved(to) == id {
            reasons.append(Reason(rule: "entity.user-merge", detail: "The user said that \(from) is \(to)."))
        }
        for (form, to) in split.sorted(by: { isOrderedBefore($0.key, $1.key) }) where resolved(to) == id {
            reasons.append(Reason(rule: "entity.user-split", detail: "The user said that \(form) is somebody else."))
        }
        if let name = names[id] { reasons.append(Reason(rule: "entity.user-rename", detail: "The user calls it \(name).")) }
        return reasons
    }

    /// The entity that an id stands for after all merges.
    package func resolved(_ id: String) -> String {
        var (id, steps) = (id, 0)
        while let next = merged[id], steps < 64 { (id, steps) = (next, steps + 1) }
        return id
    }

    /// The entity that a form of a name became when it was split off.
    package static func splitID(_ entity: String, _ form: String) -> String { StableID.of("split", [entity, Folding.key(form)]) }

    /// - Parameter form: the folded words of the name as written.
    func entity(_ id: String, form: String) -> String { resolved(split[id + " " + form] ?? id) }

    /// Every id under which reports may be kept that the decision touches.
    package func touched(by decision: EntityDecision) -> Set<String> {
        var ids = Set([decision.entity, resolved(decision.entity)])
        if let other = decision.other { ids.formUnion([other, resolved(other)]) }
        for (form, id) in split where form.utf8.starts(with: (decision.entity + " ").utf8) { ids.insert(id) }
        for (from, to) in merged where to == decision.entity || from == decision.entity { ids.formUnion([from, to]) }
        return ids
    }
}
