import IsnadModel
import IsnadScript

/// Fills what a neighbouring claim of the same sentence and teller plainly gives: who stands behind a killing that a strike caused.
enum Inheritance {
    private static let results: Set<String> = ["killing", "injury", "destruction", "displacement"]
    private static let causes: Set<String> = ["airstrike", "shelling", "bombing", "clash", "execution", "killing"]

    /// Whether two names have a word of their own in common: the soldiers of an army are not killed by that army.
    private static func sharesWord(_ a: Participant, _ b: Participant) -> Bool {
        let words = Folding.hashes(b.name)
        return Folding.hashes(a.name).contains { words.contains($0) }
    }

    private static let leaving: Set<String> = ["flight", "defection", "surrender"]

    static func apply(_ claims: inout [Claim]) {
        for i in claims.indices {
            addGroupLeft(&claims[i])
            nameGroup(&claims[i])
        }
        for i in claims.indices where results.contains(claims[i].type.rawValue) && claims[i].agent.isEmpty {
            guard let cause = cause(of: i, claims), claims[cause].type.rawValue != "clash" || claims[cause].agent.count == 1 else { continue }
            claims[i].agent = claims[cause].agent.filter { agent in !claims[i].target.contains { sharesWord(agent, $0) } }
            if !claims[i].agent.isEmpty { claims[i].because.append("inherit.agent-of-cause") }
            if claims[i].time == nil { claims[i].time = claims[cause].time }
        }
    }

    /// Members of a group who run from it, split off or give themselves up leave that group.
    private static func addGroupLeft(_ claim: inout Claim) {
        guard leaving.contains(claim.type.rawValue), claim.from.isEmpty else { return }
        for word in [Namer.Words.members + " ", Namer.Words.leaders + " "] {
            guard let member = claim.agent.first(where: { $0.name.hasPrefix(word) }) else { continue }
            let group = String(member.name.dropFirst(word.count))
            guard !claim.to.contains(where: { $0.name == group }) else { continue }
            claim.from = [Participant(text: member.text, span: member.span, name: group, kind: .organisation)]
            claim.because.append("inherit.group-of-members")
        }
    }

    /// States and losses of a side that a report leaves unnamed are those of the armed group that the report is about. Only slots that
    /// accuse nobody are filled so.
    private static let ofFocus: [String: any WritableKeyPath<Claim, [Participant]> & Sendable] = [
        "defeat": \.target, "dispute": \.agent, "morale": \.agent, "flight": \.from, "defection": \.from, "surrender": \.from, "strength": \.agent,
        "losses": \.agent,
    ]

    static func addFocus(_ claims: inout [Claim], _ focus: Participant) {
        for i in claims.indices {
            guard let slot = ofFocus[claims[i].type.rawValue], claims[i][keyPath: slot].isEmpty else { continue }
            let all = claims[i].agent + claims[i].target + claims[i].to
            guard !all.contains(where: { $0.name == focus.name }) else { continue }
            claims[i][keyPath: slot] = [focus]
            claims[i].because.append("inherit.focus-of-document")
        }
    }

    /// The number of a group's members says how many the group has.
    private static func nameGroup(_ claim: inout Claim) {
        guard claim.type.rawValue == "strength" else { return }
        let prefix = Namer.Words.members + " "
        for a in claim.agent.indices where claim.agent[a].name.hasPrefix(prefix) {
            claim.agent[a].name = String(claim.agent[a].name.dropFirst(prefix.count))
            claim.agent[a].kind = .organisation
        }
    }

    /// The nearest violent claim of the sentence that has an agent.
    private static func cause(of i: Int, _ claims: [Claim]) -> Int? {
        claims.indices.filter { j in
            j != i && claims[j].sentence.span == claims[i].sentence.span && causes.contains(claims[j].type.rawValue) && !claims[j].agent.isEmpty
                && claims[j].type != claims[i].type && claims[j].modality == .actual
        }.min { distance($0, i, claims) < distance($1, i, claims) }
    }

    private static func distance(_ a: Int, _ b: Int, _ claims: [Claim]) -> Int {
        abs(claims[a].trigger.span.start - claims[b].trigger.span.start)
    }
}
