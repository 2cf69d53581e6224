import IsnadModel
import IsnadScript

/// A slot of a claim that a participant can fill.
package enum Slot: String, Sendable, CaseIterable {
    case agent, target, to, from, place, content, reason, none
}

/// What stands in a slot, as far as frames tell things apart.
package enum FillerKind: String, Sendable, CaseIterable {
    case person, force, place, building, weapon, vehicle, document, money, outlet, time, event, other
}

/// Where a filler stands, seen from the trigger.
package enum Position: Hashable, Sendable {
    case subject, object, passive
    /// Construct complement or possessive suffix of a noun, and the noun phrase behind it.
    case of, of2
    /// Behind a marker of the actor (على يد, at the hand of).
    case by
    /// The noun that a participle modifies.
    case head
    /// The clause behind أن (that).
    case that
    /// Behind a preposition, known by its folded key.
    case preposition(UInt64)
}

/// Which words call a rule up.
package enum TriggerShape: UInt8, Sendable { case verb, noun, person, adjective }

/// One word of a rule's trigger lists, with the word that has to go with it.
package struct TriggerWord: Sendable {
    package var shape: TriggerShape
    /// The word itself, or for verbs the past form.
    package var word: String
    /// Third person present of a verb.
    package var present: String
    /// One of these words has to follow; empty when the word stands alone.
    package var with: [WordKey]
}

/// What a frame file says of one rule, while it is read.
package struct FrameDraft: Sendable {
    package var id: String
    package var type: ClaimType
    package var family: String
    package var says = ""
    package var triggers: [TriggerWord] = []
    package var roles: [FrameRule.Role] = []
    package var conditions: [FrameRule.Condition] = []
    package var unless = KeySet()
    package var notAfter = KeySet()
    package var after = KeySet()
    package var wordings: [FrameRule.Wording] = []
    package var modality: Modality?
    package var countSlot: Slot = .target
    package var unit: String = ""
    package var yes: [String] = []
    package var no: [String] = []
    package var want: [String] = []
    package var avoid: [String] = []
    package var source: String = ""

    package init(id: String, type: ClaimType, family: String) {
        (self.id, self.type, self.family) = (id, type, family)
    }
}

/// One block of a frame file: which words, under which conditions, give a claim, and which position fills which slot.
///
/// A class, because each candidate of each sentence holds its rule: one reference is copied instead of a dozen lists.
package final class FrameRule: Sendable {
    package struct Role: Sendable {
        package var position: Position
        /// Narrowed to what is of this kind; nil for the fallback.
        package var kind: FillerKind?
        package var slot: Slot
    }
    package struct Condition: Sendable {
        package var slot: Slot
        package var kinds: Set<FillerKind>
    }

    /// Words of which a slot must hold one, or may hold none.
    package struct Wording: Sendable {
        package var slot: Slot
        package var words: KeySet
        package var isNeeded: Bool
    }

    /// Place among all rules.
    package let number: Int
    package let id: String
    package let type: ClaimType
    package let family: String
    package let says: String
    package let triggers: [TriggerWord]
    package let roles: [Role]
    package let conditions: [Condition]
    /// Words that must not stand close behind the trigger or in its slots.
    package let unless: KeySet
    /// Words that must not stand close before the trigger (`رئيس تحرير`, editor in chief).
    package let notAfter: KeySet
    /// Words of which one has to stand close before it (`تحت سيطرة`, under the control).
    package let after: KeySet
    package let wordings: [Wording]
    package let modality: Modality?
    package let countSlot: Slot
    package let unit: String
    package let yes: [String]
    package let no: [String]
    /// Examples that do not hold yet: wanted, and counted, but no fault.
    package let want: [String]
    package let avoid: [String]
    /// File and line, for diagnostics.
    package let source: String
    private let groups: TypeGroups

    init(_ draft: FrameDraft, number: Int) {
        self.number = number
        (id, type, family, says) = (draft.id, draft.type, draft.family, draft.says)
        (triggers, roles, conditions, wordings) = (draft.triggers, draft.roles, draft.conditions, draft.wordings)
        (unless, notAfter, after) = (draft.unless, draft.notAfter, draft.after)
        (modality, countSlot, unit) = (draft.modality, draft.countSlot, draft.unit)
        (yes, no, want, avoid, source) = (draft.yes, draft.no, draft.want, draft.avoid, draft.source)
        groups = TypeGroups(type: draft.type.rawValue, family: draft.family)
    }

    /// Whether the rule's type belongs to a group of types that are read alike.
    func isOne(of group: TypeGroups) -> Bool { groups.contains(group) }

    /// The slot that a filler of a kind gets at a position; narrowed roles come before the fallback.
    package func slot(_ position: Position, _ kind: FillerKind) -> Slot? {
        var fallback: Slot?
        for role in roles where role.position == position {
            if role.kind == kind { return role.slot }
            if role.kind == nil { fallback = role.slot }
        }
        return fallback
    }

    /// Whether a role at a position is meant for what is of a kind: then things act too (`قصفت الطائرات`, aircraft bombed).
    package func narrows(_ position: Position, _ kind: FillerKind) -> Bool { roles.contains { $0.position == position && $0.kind == kind } }

    package func uses(_ position: Position) -> Bool { roles.contains { $0.position == position } }
}
