/// The type of a claim, such as `execution` or `strength`. Types are data: each has a file under `Rules/frames`.
public struct ClaimType: RawRepresentable, Hashable, Sendable, Codable, Comparable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static func < (a: ClaimType, b: ClaimType) -> Bool { a.rawValue < b.rawValue }
}

/// How the report stands to the happening that it tells of.
public enum Modality: String, Sendable, Codable, CaseIterable {
    case actual, attempted, ordered, planned, predicted, possible, denied, habitual, hypothetical
}

/// Someone or something that fills a slot of a claim.
public struct Participant: Hashable, Sendable, Codable {
    /// The words read; for a pronoun or an actor carried over from elsewhere, the words that stand for it there.
    public var text: String
    public var span: Span
    /// The fullest form that the document uses, without category words, titles, quotation marks and proclitics.
    public var name: String
    public var kind: MentionKind

    public init(text: String, span: Span, name: String, kind: MentionKind) {
        (self.text, self.span, self.name, self.kind) = (text, span, name, kind)
    }
}

/// Who says it, and through whom: nearest teller first, origin last. Empty when the outlet itself asserts it.
public struct AttributionChain: Hashable, Sendable, Codable {
    public var tellers: [Participant]

    public init(_ tellers: [Participant] = []) { self.tellers = tellers }

    public var isEmpty: Bool { tellers.isEmpty }
    /// The teller on whose word it rests in the end.
    public var origin: Participant? { tellers.last }

    public init(from decoder: any Decoder) throws {
        tellers = try decoder.singleValueContainer().decode([Participant].self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(tellers)
    }
}

/// One thing that a report says happened, or one quantity that it states, together with who says so.
public struct Claim: Hashable, Sendable, Codable {
    public var type: ClaimType
    /// The words that name the event or the measure.
    public var trigger: Evidence
    public var sentence: Evidence
    public var agent: [Participant] = []
    public var target: [Participant] = []
    public var to: [Participant] = []
    public var from: [Participant] = []
    public var count: Figure?
    public var place: [Participant] = []
    public var time: TimeReference?
    public var chain = AttributionChain()
    public var modality: Modality = .actual
    /// The words that made the modality other than `actual`.
    public var hedge: Evidence?
    public var reason: [Evidence] = []
    public var content: [Evidence] = []
    /// Other places of the document that tell the same.
    public var also: [Evidence] = []
    /// Ids of the rules that made the claim and filled its slots, in the order in which they spoke. Never empty.
    public var because: [String]

    public init(type: ClaimType, trigger: Evidence, sentence: Evidence, because: String) {
        (self.type, self.trigger, self.sentence, self.because) = (type, trigger, sentence, [because])
    }
}

/// What Isnad makes of one document.
public struct CodedDocument: Hashable, Sendable, Codable {
    public var document: Document
    public var claims: [Claim]
    public var diagnostics: [Diagnostic]

    public init(document: Document, claims: [Claim], diagnostics: [Diagnostic]) {
        (self.document, self.claims, self.diagnostics) = (document, claims, diagnostics)
    }
}
