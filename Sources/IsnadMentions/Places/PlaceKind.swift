/// Kinds of place, as the tables of `Rules/gazetteer` name them.
public enum PlaceKind: String, Sendable, CaseIterable {
    case continent, country, region, admin1, admin2, city, town, village, district, camp, crossing, airport, base
    case river, sea, lake, mountain, island, dam
    case borderArea = "border-area"

    /// Covers so much that its point is a middle, no spot.
    var isArea: Bool {
        switch self {
        case .continent, .region, .admin1, .river, .sea, .borderArea: true
        default: false
        }
    }
}

/// A set of kinds of place.
public struct PlaceKinds: OptionSet, Sendable, Hashable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }
    init(_ kind: PlaceKind) { rawValue = 1 << UInt32(PlaceKind.allCases.firstIndex(of: kind) ?? 31) }
}

/// A country's ISO 3166 code of two letters in one number; 0 where there is none.
public struct CountryCode: Hashable, Sendable {
    public let bits: UInt16
    public static let none = CountryCode(bits: 0)
    public init(bits: UInt16) { self.bits = bits }

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ code: Range<Int>) {
        bits = code.count == 2 ? UInt16(bytes[code.lowerBound]) << 8 | UInt16(bytes[code.lowerBound + 1]) : 0
    }
}
