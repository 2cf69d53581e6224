import IsnadModel

/// Fills what a neighbouring claim of the same sentence and teller plainly gives: who stands behind a killing that a strike caused.
enum Inheritance {
    private static let results: Set<String> = ["killing", "injury", "destruction", "displacement"]
    private static let causes: Set<String> = ["airstrike", "shelling", "bombing", "clash", "execution", "killing"]

    static func apply(_ claims: inout [Claim]) {
        for i in claims.indices where results.contains(claims[i].type.rawValue) && claims[i].agent.isEmpty {
            guard let cause = cause(of: i, claims), claims[cause].type.rawValue != "clash" || claims[cause].agent.count == 1 else { continue }
            let targets = Set(claims[i].target.map(\.name))
            claims[i].agent = claims[cause].agent.filter { !targets.contains($0.name) }
            if !claims[i].agent.isEmpty { claims[i].because.append("inherit.agent-of-cause") }
            if claims[i].time == nil { claims[i].time = claims[cause].time }
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
