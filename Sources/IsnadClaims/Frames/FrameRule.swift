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

/// One block of a frame file: which words, under which conditions, give a claim, and which position fills which slot.
package struct FrameRule: Sendable {
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
        package var words: Set<UInt64>
        package var isNeeded: Bool
    }

    package var id: String
    package var type: ClaimType
    package var family: String
    package var says = ""
    package var triggers: [TriggerWord] = []
    package var roles: [Role] = []
    package var conditions: [Condition] = []
    /// Words that must not stand close behind the trigger or in its slots.
    package var unless: Set<UInt64> = []
    /// Words that must not stand close before the trigger (`رئيس تحرير`, editor in chief).
    package var notAfter: Set<UInt64> = []
    /// Words of which one has to stand close before it (`تحت سيطرة`, under the control).
    package var after: Set<UInt64> = []
    package var wordings: [Wording] = []
    package var modality: Modality?
    package var countSlot: Slot = .target
    package var unit: String = ""
    package var yes: [String] = []
    package var no: [String] = []
    /// Examples that do not hold yet: wanted, and counted, but no fault.
    package var want: [String] = []
    package var avoid: [String] = []
    /// File and line, for diagnostics.
    package var source: String = ""

    package init(id: String, type: ClaimType, family: String) {
        (self.id, self.type, self.family) = (id, type, family)
    }

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
