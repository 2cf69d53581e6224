import GRDB
import IsnadModel

/// A report as people corrected it: what the accuracy of the program can be measured against.
package struct ReviewedReport: Sendable {
    package var document: Document
    /// Accepted and corrected claims, each with its corrections made.
    package var claims: [Claim]
    /// Claims that were rejected.
    package var rejected: [Claim]
}

/// How far two people agree who judged the same claims.
package struct CoderAgreement: Hashable, Sendable, Codable {
    package var first: String
    package var second: String
    /// Claims that both judged.
    package var claims: Int
    /// Of them, those judged alike.
    package var alike: Int
    /// Cohen's kappa over accepted, corrected and rejected; nil where chance alone would give full agreement.
    package var kappa: Double?
}

extension Archive {
    /// Reports with at least one decided claim, corrections applied to the claims as they were when they were judged.
    package func reviewedReports() throws -> [ReviewedReport] {
        let events = try reviewEvents(limit: 10_000_000).reversed()
        let states = Dictionary(grouping: events, by: \.claim).mapValues { ReviewState(Array($0)) }
        return try read { db in
            let snapshots = try Row.fetchAll(db, sql: "SELECT claim, report, snapshot FROM review_event ORDER BY seq")
            var decided: [String: [String: Claim]] = [:]
            for row in snapshots {
                let claim = try row.text("claim")
                guard let state = states[claim], state.verdict != .open else { continue }
                decided[try row.text("report"), default: [:]][claim] = try row.record(Claim.self, "snapshot")
            }
            return try decided.keys.sorted().compactMap { report in
                guard let row = try Row.fetchOne(db, sql: "SELECT * FROM report WHERE id = ?", arguments: [report]) else { return nil }
                var reviewed = ReviewedReport(document: try row.document(), claims: [], rejected: [])
                for (id, claim) in (decided[report] ?? [:]).sorted(by: { ($0.value.trigger.span, $0.key) < ($1.value.trigger.span, $1.key) }) {
                    guard let state = states[id] else { continue }
                    if state.verdict == .rejected { reviewed.rejected.append(claim) } else { reviewed.claims.append(claim.corrected(state.corrections)) }
                }
                return reviewed
            }
        }
    }

    /// Every pair of people with at least one claim in common.
    package func coderAgreement() throws -> [CoderAgreement] {
        let events = try reviewEvents(limit: 10_000_000).reversed()
        let states = Dictionary(grouping: events, by: \.claim).mapValues { ReviewState(Array($0)) }
        var pairs: [String: [(ReviewState.Verdict, ReviewState.Verdict)]] = [:]
        for state in states.values {
            let people = state.verdicts.keys.sorted()
            for (i, a) in people.enumerated() {
                for b in people[(i + 1)...] {
                    guard let x = state.verdicts[a], let y = state.verdicts[b] else { continue }
                    pairs[a + "\n" + b, default: []].append((x, y))
                }
            }
        }
        return pairs.keys.sorted().map { key in
            let names = key.split(separator: "\n", maxSplits: 1).map(String.init)
            let judged = pairs[key] ?? []
            let alike = judged.filter { $0.0 == $0.1 }.count
            return CoderAgreement(
                first: names[0], second: names.count > 1 ? names[1] : "", claims: judged.count, alike: alike, kappa: Archive.kappa(judged))
        }
    }

    private static func kappa(_ judged: [(ReviewState.Verdict, ReviewState.Verdict)]) -> Double? {
        let n = Double(judged.count)
        guard n > 0 else { return nil }
        let observed = Double(judged.filter { $0.0 == $0.1 }.count) / n
        let expected = ReviewState.Verdict.allCases.reduce(0.0) { sum, verdict in
            sum + Double(judged.filter { $0.0 == verdict }.count) / n * Double(judged.filter { $0.1 == verdict }.count) / n
        }
        return expected < 1 ? (observed - expected) / (1 - expected) : nil
    }
}

extension Claim {
    /// The claim with people's corrections in place of what was read.
    package func corrected(_ corrections: [ReviewEvent]) -> Claim {
        var claim = self
        for event in corrections {
            let evidence = event.span.flatMap { span in event.value.map { Evidence(text: $0, span: span) } }
            func participants(_ kind: MentionKind) -> [Participant] {
                evidence.map { [Participant(text: $0.text, span: $0.span, name: $0.text, kind: kind)] } ?? []
            }
            switch event.slot {
            case "type": if let value = event.value { claim.type = ClaimType(rawValue: value) }
            case "modality": if let modality = event.value.flatMap(Modality.init(rawValue:)) { claim.modality = modality }
            case "trigger": if let evidence { claim.trigger = evidence }
            case "agent": claim.agent = participants(.other)
            case "target": claim.target = participants(.other)
            case "to": claim.to = participants(.other)
            case "from": claim.from = participants(.other)
            case "place": claim.place = participants(.place)
            case "chain": claim.chain = AttributionChain(participants(.other))
            case "count": claim.count = evidence.map { Figure(low: nil, high: nil, unit: claim.count?.unit ?? "other", text: $0.text, span: $0.span) }
            case "time": claim.time = evidence.map { TimeReference(start: nil, end: nil, text: $0.text, span: $0.span, precision: "unresolved") }
            case "reason": claim.reason = evidence.map { [$0] } ?? []
            case "content": claim.content = evidence.map { [$0] } ?? []
            default: break
            }
        }
        return claim
    }
}
