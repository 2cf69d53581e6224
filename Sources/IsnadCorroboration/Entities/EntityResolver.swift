import IsnadModel
import IsnadRules
import IsnadScript

/// Says which entity a name stands for. The answer depends on the name, its kind, the tables and the user's decisions only, never on what
/// else was read: so it is the same in any order, and two names never grow together by way of a third.
package struct EntityResolver: Sendable {
    let names: NameTable
    let decisions: EntityDecisions

    package init(rules: RuleFiles, decisions: EntityDecisions = EntityDecisions()) {
        (names, self.decisions) = (NameTable(rules: rules), decisions)
    }

    private init(_ names: NameTable, _ decisions: EntityDecisions) { (self.names, self.decisions) = (names, decisions) }

    func deciding(_ decisions: EntityDecisions) -> EntityResolver { EntityResolver(names, decisions) }

    /// What remembers its answers: a report names the same few over and over.
    struct Memo {
        let resolver: EntityResolver
        private var known: [MentionKind: [String: String]] = [:]

        init(_ resolver: EntityResolver) { self.resolver = resolver }

        mutating func id(name: String, kind: MentionKind) -> String {
            if let id = known[kind]?[name] { return id }
            let id = resolver.id(name: name, kind: kind)
            known[kind, default: [:]][name] = id
            return id
        }
    }

    /// Id of the entity that a participant stands for.
    package func id(of participant: Participant) -> String {
        id(name: participant.name, kind: participant.kind)
    }

    package func id(name: String, kind: MentionKind) -> String {
        let key = names.key(name, kind)
        let id = names.known(key, kind)?.id ?? StableID.of(kind.rawValue, [key])
        return decisions.entity(id, form: Folding.key(name))
    }
}
