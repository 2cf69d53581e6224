import HTTPTypes
import Hummingbird
import IsnadModel
import IsnadStore

/// The query of an address, decoded as forms encode it. Broken escapes stay as they are; bytes that are no UTF-8 are replaced.
struct Query: Sendable {
    let pairs: [(String, String)]

    init(pairs: [(String, String)]) { self.pairs = pairs }

    init(_ text: String) {
        var pairs: [(String, String)] = []
        for part in text.utf8.split(separator: 0x26).prefix(Limits.parameters) {
            let sides = part.split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
            let name = Query.decode(sides[sides.startIndex])
            let value = sides.count > 1 ? Query.decode(sides[1]) : ""
            if !name.isEmpty { pairs.append((name, value)) }
        }
        self.pairs = pairs
    }

    private static func decode(_ bytes: Substring.UTF8View) -> String {
        var out: [UInt8] = []
        func digit(_ byte: UInt8) -> UInt8? {
            switch byte {
            case 0x30...0x39: byte - 0x30
            case 0x41...0x46: byte - 0x37
            case 0x61...0x66: byte - 0x57
            default: nil
            }
        }
        let all = Array(bytes)
        var k = 0
        while k < all.count, out.count < Limits.value * 4 {
            if all[k] == 0x25, k + 2 < all.count, let high = digit(all[k + 1]), let low = digit(all[k + 2]) {
                out.append(high << 4 | low)
                k += 3
            } else {
                out.append(all[k] == 0x2B ? 0x20 : all[k])
                k += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// The first value of that name; nil where it is missing or empty.
    subscript(_ name: String) -> String? { pairs.first { $0.0.utf8.elementsEqual(name.utf8) }.map(\.1).flatMap { $0.isEmpty ? nil : $0 } }

    // MARK: Checked values, for data

    /// - Throws: `Problem` where a value is not of the form that is asked for.
    func day(_ name: String) throws -> CivilDate? {
        guard let text = self[name] else { return nil }
        guard text.utf8.count == 10, let day = CivilDate(iso: text) else { throw Problem.parameter(name, "give a day as YYYY-MM-DD") }
        return day
    }

    func integer(_ name: String, _ range: ClosedRange<Int>) throws -> Int? {
        guard let text = self[name] else { return nil }
        guard let value = Int(text), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), range.contains(value) else {
            throw Problem.parameter(name, "give a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    func choice<T: RawRepresentable & CaseIterable>(_ name: String, _ type: T.Type) throws -> T? where T.RawValue == String {
        guard let text = self[name] else { return nil }
        guard let value = T(rawValue: text) else {
            throw Problem.parameter(name, "give one of " + T.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return value
    }

    func words(_ name: String) throws -> String? {
        guard let text = self[name] else { return nil }
        guard text.unicodeScalars.count <= 200 else { throw Problem.parameter(name, "give at most 200 characters") }
        return text
    }

    func id(_ name: String) throws -> String? {
        guard let text = self[name] else { return nil }
        guard text.utf8.count <= 120 else { throw Problem.parameter(name, "this is no id") }
        return text
    }

    /// What lists are narrowed to.
    func filter() throws -> ArchiveFilter {
        var filter = ArchiveFilter()
        (filter.type, filter.who, filter.place, filter.search) = (try words("type"), try words("who"), try words("place"), try words("q"))
        (filter.from, filter.to) = (try day("from"), try day("to"))
        (filter.report, filter.story, filter.entity, filter.origin) = (try id("report"), try id("story"), try id("entity"), try id("origin"))
        return filter
    }

    func stories() throws -> StoryQuery {
        var query = StoryQuery()
        query.filter = try filter()
        switch try integer("origins", 1...1000) {
        case nil: break
        case 1: query.originsTo = 1
        case let low?: query.originsFrom = low
        }
        query.reportsFrom = try integer("reports", 1...1_000_000)
        query.modality = try choice("modality", Modality.self)
        switch self["contradiction"] {
        case nil: break
        case "yes": query.contradicted = true
        case "no": query.contradicted = false
        default: throw Problem.parameter("contradiction", "give yes or no")
        }
        return query
    }

    func review() throws -> ReviewQuery {
        var query = ReviewQuery()
        query.filter = try filter()
        query.doubt = try choice("doubt", Doubt.self)
        query.scoreFrom = try integer("score", 0...100) ?? 0
        query.verdict = self["verdict"] == "any" ? nil : try choice("verdict", ReviewState.Verdict.self) ?? .open
        return query
    }
}

extension Request {
    var query: Query { Query(uri.query ?? "") }
}

/// Why a request was not served as asked: one form for all of them.
struct Problem: Error, Sendable {
    var status: HTTPResponse.Status
    /// A stable word for programs.
    var code: String
    /// A sentence for people.
    var message: String
    var parameter: String?

    init(_ status: HTTPResponse.Status, _ code: String? = nil, _ message: String? = nil, parameter: String? = nil) {
        self.status = status
        self.code = code ?? Problem.code(status)
        self.message = message ?? status.reasonPhrase + "."
        self.parameter = parameter
    }

    static func parameter(_ name: String, _ message: String) -> Problem { Problem(.badRequest, "bad-parameter", name + ": " + message, parameter: name) }
    static let notFound = Problem(.notFound, "not-found", "There is nothing of that id.")

    private static func code(_ status: HTTPResponse.Status) -> String {
        switch status.code {
        case 400: "bad-request"
        case 404: "not-found"
        case 405: "method-not-allowed"
        case 413: "too-large"
        case 415: "media-type"
        case 500: "internal"
        default: "http-\(status.code)"
        }
    }
}
