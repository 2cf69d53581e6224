import IsnadCorroboration
import IsnadModel

/// What a line of a list shows of a story. Read from the stored record without the ids of its claims and origins, of which a story of a
/// hundred reports has thousands.
package struct StoryFace: Hashable, Sendable, Decodable {
    /// What stands first in a slot.
    package struct Slot: Hashable, Sendable, Decodable {
        package var slot: String
        package var relation: Agreement.Relation
        /// The value with most origins.
        package var leading: String

        private enum Keys: String, CodingKey { case slot, relation, values }
        private struct Value: Decodable { var value: String }

        package init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Keys.self)
            slot = try container.decode(String.self, forKey: .slot)
            relation = try container.decode(Agreement.Relation.self, forKey: .relation)
            var values = try container.nestedUnkeyedContainer(forKey: .values)
            leading = values.isAtEnd ? "" : try values.decode(Value.self).value
        }

        init(_ agreement: Agreement) {
            (slot, relation, leading) = (agreement.slot, agreement.relation, agreement.values.first?.value ?? "")
        }
    }

    package var id: String
    package var type: ClaimType
    package var reportCount: Int
    package var agreement: [Slot]
    package var origins: OriginCount
    package var denials: OriginCount

    package init(_ story: Story) {
        (id, type, reportCount) = (story.id, story.type, story.reportCount)
        (agreement, origins, denials) = (story.agreement.map(Slot.init), story.origins, story.denials)
    }
}

/// What the sentence of a story takes from its first claim: what stories do not lay side by side.
package struct ClaimFace: Hashable, Sendable, Decodable {
    package var modality: Modality
    package var to: [String]
    package var from: [String]
    /// The first words of what is said, agreed or published.
    package var content: String?
    /// On whose word it rests, where the report names somebody.
    package var teller: String?

    private enum Keys: String, CodingKey { case modality, to, from, content, chain }
    private struct Name: Decodable { var name: String }
    private struct Words: Decodable { var text: String }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        modality = try container.decode(Modality.self, forKey: .modality)
        to = try container.decode([Name].self, forKey: .to).map(\.name)
        from = try container.decode([Name].self, forKey: .from).map(\.name)
        content = try container.decode([Words].self, forKey: .content).first?.text
        teller = try container.decode([Name].self, forKey: .chain).last?.name
    }

    package init(_ claim: Claim) {
        (modality, to, from) = (claim.modality, claim.to.map(\.name), claim.from.map(\.name))
        (content, teller) = (claim.content.first?.text, claim.chain.origin?.name)
    }
}
