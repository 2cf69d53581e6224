import IsnadModel

/// One decision of a person about a claim. Decisions are appended, never changed.
package struct ReviewEvent: Hashable, Sendable, Codable {
    package enum Action: String, Sendable, Codable, CaseIterable {
        case accept, reject, correct, note
        /// Two claims are of one happening; two claims of one story are not.
        case same, apart
        case undo
    }

    /// Place in the log, from 1.
    package var seq: Int
    /// When, in UTC: `2018-11-14T09:30:00Z`.
    package var at: String
    package var who: String
    package var action: Action
    package var claim: String
    package var report: String
    /// The other claim of `same` and `apart`.
    package var other: String?
    /// Of `correct`: the slot, the words that fill it now, and their place in the report's text, in scalars. No words: the slot is empty.
    package var slot: String?
    package var span: Span?
    package var value: String?
    package var why: String?
    /// Of `undo`: the decision that it takes back.
    package var undoes: Int?
    /// Digest over this event and the one before it: the log is a chain.
    package var hash: String
}

/// A decision as it is asked for.
package struct ReviewRequest: Hashable, Sendable {
    package var who: String
    package var action: ReviewEvent.Action
    package var claim: String
    package var other: String?
    package var slot: String?
    package var span: Span?
    package var value: String?
    package var why: String?

    package init(who: String, action: ReviewEvent.Action, claim: String) {
        (self.who, self.action, self.claim) = (who, action, claim)
    }
}

/// Why a decision was not taken.
package enum ReviewRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    case noSuchClaim(String)
    case noSuchEvent(Int)
    case alreadyUndone(Int)
    case nothingToUndo
    case slot(String)
    /// The words do not stand at that place of the text.
    case words(String)
    case who

    package var description: String {
        switch self {
        case .noSuchClaim(let id): "there is no claim \(id)"
        case .noSuchEvent(let seq): "there is no decision \(seq)"
        case .alreadyUndone(let seq): "decision \(seq) was taken back already"
        case .nothingToUndo: "there is no decision to take back"
        case .slot(let name): "\(name) is no slot that can be corrected"
        case .words(let words): "the words \u{201C}\(words)\u{201D} do not stand at that place of the report"
        case .who: "a decision needs a name: who takes it"
        }
    }
}

/// How a claim stands after all decisions that were not taken back.
package struct ReviewState: Hashable, Sendable, Codable {
    package enum Verdict: String, Sendable, Codable, CaseIterable { case open, accepted, rejected, corrected }

    package var verdict: Verdict = .open
    /// Corrected slots, the last correction of each.
    package var corrections: [ReviewEvent] = []
    package var notes: [ReviewEvent] = []
    /// Verdict of each person.
    package var verdicts: [String: Verdict] = [:]

    package init() {}

    /// - Parameter events: of one claim, in order.
    package init(_ events: [ReviewEvent]) {
        let undone = Set(events.compactMap(\.undoes))
        for event in events where !undone.contains(event.seq) {
            switch event.action {
            case .accept: set(corrections.isEmpty ? .accepted : .corrected, event.who)
            case .reject: set(.rejected, event.who)
            case .correct:
                corrections.removeAll { $0.slot == event.slot }
                corrections.append(event)
                set(.corrected, event.who)
            case .note: notes.append(event)
            case .same, .apart, .undo: break
            }
        }
    }

    private mutating func set(_ verdict: Verdict, _ who: String) {
        self.verdict = verdict
        verdicts[who] = verdict
    }
}
