/// The parts of a person's name, as the Arabic tradition tells them apart. Empty parts were not written.
///
/// Example: `الشيخ أبو عمر خالد بن سعيد الحلبي` has the title الشيخ, the kunya أبو عمر, the ism خالد, the nasab بن سعيد and the nisba الحلبي.
public struct PersonName: Hashable, Sendable {
    /// Honorifics and offices before the name.
    public var title = ""
    /// `أبو …`, `أم …`, in the nominative whatever the sentence asks for.
    public var kunya = ""
    /// The given name.
    public var ism = ""
    /// `بن …`, `ابن …`, `آل …`, in the order written.
    public var nasab: [String] = []
    /// A byname: behind `الملقب بـ`, `المكنى`.
    public var laqab = ""
    /// Adjectives of origin or descent, and family names.
    public var nisba: [String] = []

    public init() {}

    /// `kunya=…;ism=…`: parts that are there, in a fixed order.
    public var description: String {
        let parts: [(String, String)] = [
            ("title", title), ("kunya", kunya), ("ism", ism), ("nasab", nasab.joined(separator: ",")), ("laqab", laqab),
            ("nisba", nisba.joined(separator: ",")),
        ]
        return parts.filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1)" }.joined(separator: ";")
    }
}
