import IsnadModel

/// A person, organisation, place … that claims of many reports speak of.
package struct Entity: Hashable, Sendable, Codable {
    package var id: String
    /// The form of the tables where the name is known, else the form that most reports use.
    package var name: String
    package var kind: MentionKind
    /// Every form in which reports write it, sorted by bytes.
    package var names: [String]
    /// A kunya alone or a single surname: reports that use it may mean different people.
    package var isPartialName: Bool
    /// Number of claims in which it fills a slot or tells.
    package var claimCount: Int
    package var reasons: [Reason]
}

/// That one entity is a part of another: `عناصر داعش` (members of ISIS) of `داعش`.
package struct EntityRelation: Hashable, Sendable, Codable {
    package var part: String
    package var whole: String
    /// `members`, `leaders`, `families`, … as the table of parts says.
    package var relation: String
    package var reason: Reason

    package init(part: String, whole: String, relation: String, reason: Reason) {
        (self.part, self.whole, self.relation, self.reason) = (part, whole, relation, reason)
    }
}

/// A slot of a claim and the entity that fills it.
package struct ClaimParticipant: Hashable, Sendable, Codable {
    package var claim: String
    /// `agent`, `target`, `to`, `from`, `place`, `chain`
    package var slot: String
    /// Place in the slot's list, from 0.
    package var ordinal: Int
    package var entity: String

    package init(claim: String, slot: String, ordinal: Int, entity: String) {
        (self.claim, self.slot, self.ordinal, self.entity) = (claim, slot, ordinal, entity)
    }
}

extension Claim {
    /// The slots that participants fill, by the names of the vocabulary.
    package var slots: [(name: String, participants: [Participant])] {
        [("agent", agent), ("target", target), ("to", to), ("from", from), ("place", place), ("chain", chain.tellers)]
    }
}
