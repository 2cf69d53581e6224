import IsnadClaims
import IsnadModel
import IsnadRules
import IsnadScript

/// Runs the rules' own examples and looks over the tables.
package struct RuleChecker {
    /// One example of a rule, with what came of it.
    package struct Result: Sendable {
        package var rule: String
        package var source: String
        package var isYes: Bool
        /// A wanted example that does not hold yet (`want`, `avoid`) is no fault.
        package var isWanted = false
        package var sentence: String
        /// Nil when the example holds; else what is wrong, in one sentence.
        package var fault: String?
    }

    private var coder: Coder
    private let knowledge: Knowledge

    package init(knowledge: Knowledge) {
        self.knowledge = knowledge
        coder = Coder(knowledge: knowledge)
    }

    /// Every example of every rule, or of the rules of one type.
    package mutating func run(only type: ClaimType? = nil) -> [Result] {
        var results: [Result] = []
        for rule in knowledge.frames.rules where type == nil || rule.type == type {
            for example in rule.yes { results.append(yes(example, rule)) }
            for example in rule.no { results.append(no(example, rule)) }
            results += (rule.want.map { yes($0, rule) } + rule.avoid.map { no($0, rule) }).map { result in
                var wanted = result
                wanted.isWanted = true
                return wanted
            }
        }
        return results
    }

    /// Rules that lack what every rule must have, and weights that belong to no rule or feature.
    package func incomplete() -> [Diagnostic] {
        knowledge.loader.diagnostics + knowledge.weighing.diagnostics
            + knowledge.frames.rules.flatMap { rule -> [Diagnostic] in
                var missing: [String] = []
                if rule.says.isEmpty { missing.append("says") }
                if rule.triggers.isEmpty { missing.append("words") }
                if rule.yes.isEmpty { missing.append("yes") }
                if rule.no.isEmpty { missing.append("no") }
                return missing.map { Diagnostic(.error, cause: "rule", message: "Rules/\(rule.source): rule \(rule.id) has no '\($0)'") }
            }
    }

    private mutating func claims(_ marked: MarkedText) -> [Claim] {
        coder.code(Document(path: "-", id: "-", text: marked.text)).claims
    }

    private mutating func yes(_ example: String, _ rule: FrameRule) -> Result {
        let marked = MarkedText(example)
        let found = claims(marked).filter { $0.type == rule.type }
        let triggers = marked.spans("trigger")
        let hit = found.first { claim in triggers.isEmpty || triggers.contains { $0.overlaps(claim.trigger.span) } }
        var result = Result(rule: rule.id, source: rule.source, isYes: true, sentence: marked.text)
        guard let hit else {
            result.fault = "gives no \(rule.type.rawValue)"
            return result
        }
        let missing = missingRoles(marked, hit)
        if !missing.isEmpty { result.fault = "leaves out \(missing.joined(separator: ", "))" }
        return result
    }

    private func missingRoles(_ marked: MarkedText, _ claim: Claim) -> [String] {
        let slots = [
            ("agent", claim.agent), ("target", claim.target), ("to", claim.to), ("from", claim.from), ("place", claim.place), ("chain", claim.chain.tellers),
        ]
        return slots.compactMap { name, values in
            let spans = marked.spans(name)
            guard !spans.isEmpty else { return nil }
            return spans.contains { span in values.contains { $0.span.overlaps(span) } } ? nil : name
        }
    }

    private mutating func no(_ example: String, _ rule: FrameRule) -> Result {
        let marked = MarkedText(example)
        var result = Result(rule: rule.id, source: rule.source, isYes: false, sentence: marked.text)
        if let claim = claims(marked).first(where: { $0.type == rule.type }) {
            result.fault = "gives a \(rule.type.rawValue) on «\(claim.trigger.text)» by \(claim.because.first ?? "")"
        }
        return result
    }
}
