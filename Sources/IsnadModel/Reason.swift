/// Why two things were joined: the rule that spoke and the words or values it compared. There is no merge without one.
public struct Reason: Hashable, Sendable, Codable {
    /// Id of the rule, such as `entity.same-name` or `copy.shared-passages`.
    public var rule: String
    /// One sentence in plain English with the values compared.
    public var detail: String

    public init(rule: String, detail: String) {
        (self.rule, self.detail) = (rule, detail)
    }
}
