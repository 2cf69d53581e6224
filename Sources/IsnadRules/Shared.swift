/// A value that many hold and none changes. Handed on, it costs one count of references instead of one for each table inside.
public final class Shared<Value: Sendable>: Sendable {
    public let value: Value
    public init(_ value: Value) { self.value = value }
}
