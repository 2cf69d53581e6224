import Foundation
import HTTPTypes
import Hummingbird
import IsnadCorroboration
import IsnadExport
import IsnadModel
import IsnadStore
import NIOCore

/// What changes the archive or takes a text: only ever `POST` with a JSON body.
struct ChangeRoutes: Sendable {
    let site: Site
    private var archive: Archive { site.archive }

    func add(to router: Router<BasicRequestContext>) {
        router.post("/api/v1/code") { request, _ in
            let offsets = try request.query.choice("offsets", Offsets.self) ?? .codepoint
            let (coded, diagnostics) = try await code(try await Body.json(request))
            guard let coded else { throw ChangeRoutes.unreadable(diagnostics) }
            return Answer.send(.json(try JSONLine.encode(CodedRecord(coded, offsets))), request)
        }
        router.post("/api/v1/reports") { request, _ in
            let (coded, diagnostics) = try await code(try await Body.json(request))
            guard let coded else { throw ChangeRoutes.unreadable(diagnostics) }
            let summary = try archive.ingest([coded])
            if try !archive.isCorroborated() { _ = try archive.recorroborate() }
            let outcome = summary.added > 0 ? "added" : summary.replaced > 0 ? "replaced" : "unchanged"
            var made = Made.json(try JSONLine.encode(StoredRecord(report: Report.id(of: coded.document), outcome: outcome, claims: coded.claims.count)))
            made.status = summary.added > 0 ? .created : .ok
            return Answer.send(made, request)
        }
        router.post("/api/v1/review") { request, _ in
            let asked = try Body.decode(ReviewBody.self, try await Body.json(request))
            var made = Made.json(try JSONLine.encode(try decide(asked)))
            made.status = .created
            return Answer.send(made, request)
        }
        router.post("/api/v1/review/bulk") { request, _ in
            let asked = try Body.decode(BulkBody.self, try await Body.json(request))
            return Answer.send(.json(try JSONLine.encode(try decideAll(asked))), request)
        }
        addLogin(to: router)
    }

    private func code(_ body: [UInt8]) async throws -> (coded: CodedDocument?, diagnostics: [Diagnostic]) {
        guard let coding = site.coding else { throw Problem(.serviceUnavailable, "coding-off", "This server codes no texts.") }
        try Body.checkReport(body)
        // The input form is a line of NDJSON: the line feeds that JSON allows between its parts would end it.
        return await coding.code(body.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 })
    }

    private static func unreadable(_ diagnostics: [Diagnostic]) -> Problem {
        Problem(.unprocessableContent, diagnostics.first?.cause ?? "no-text", diagnostics.first?.message ?? "There is no text in it.")
    }

    // MARK: Decisions

    private func decide(_ asked: ReviewBody) throws -> ReviewEvent {
        let at = ChangeRoutes.now()
        guard let action = ReviewEvent.Action(rawValue: asked.action) else {
            throw Problem.parameter("action", "give one of " + ReviewEvent.Action.allCases.map(\.rawValue).joined(separator: ", "))
        }
        let who = try ChangeRoutes.short(asked.who, "who", 80)
        if action == .undo { return try archive.undo(asked.seq, who: who, at: at) }
        guard let claim = asked.claim, claim.utf8.count <= 120 else { throw Problem.parameter("claim", "give the id of the claim") }
        var request = ReviewRequest(who: who, action: action, claim: claim)
        if action == .same || action == .apart {
            guard let other = asked.other, other.utf8.count <= 120 else { throw Problem.parameter("other", "give the id of the other claim") }
            request.other = other
        }
        if action == .correct {
            request.slot = asked.slot
            request.value = try asked.value.map { try ChangeRoutes.short($0, "value", 2000) }
            if let span = asked.span {
                guard span.count == 2, span[0] >= 0, span[0] < span[1], span[1] < 1 << 31 else { throw Problem.parameter("span", "give [start, end]") }
                request.span = Span(start: span[0], end: span[1])
            }
        }
        request.why = try asked.why.map { try ChangeRoutes.short($0, "why", 2000) }
        return try archive.review(request, at: at)
    }

    private func decideAll(_ asked: BulkBody) throws -> BulkRecord {
        guard let action = ReviewEvent.Action(rawValue: asked.action), action == .accept || action == .reject else {
            throw Problem.parameter("action", "give accept or reject")
        }
        let who = try ChangeRoutes.short(asked.who, "who", 80)
        let why = try asked.why.map { try ChangeRoutes.short($0, "why", 2000) }
        let pairs = asked.filter.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
        let query = try Query(pairs: pairs).review()
        let page = try archive.reviewQueue(query, limit: 500)
        var seqs: [Int] = []
        for queued in page.claims {
            var request = ReviewRequest(who: who, action: action, claim: queued.claim.id)
            request.why = why
            seqs.append(try archive.review(request, at: ChangeRoutes.now()).seq)
        }
        return BulkRecord(decided: seqs.count, left: page.total - seqs.count, first: seqs.first, last: seqs.last)
    }

    static func short(_ text: String, _ name: String, _ most: Int) throws -> String {
        guard text.unicodeScalars.count <= most else { throw Problem.parameter(name, "give at most \(most) characters") }
        return text
    }

    /// Now, in UTC to the second: the only clock in the program, and only on people's decisions.
    static func now() -> String {
        let seconds = Int(Date().timeIntervalSince1970)
        let day = CivilDate(daysSince1970: seconds / 86_400)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let time = seconds % 86_400
        return "\(day)T\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60))Z"
    }

    // MARK: Token

    /// With a token: a form on which a browser shows it once and gets it as a cookie that no script can read.
    private func addLogin(to router: Router<BasicRequestContext>) {
        router.get("/login") { request, _ in
            let page = Answer.page(request)
            let form: Markup = """
                <h1>\(page.label("login"))</h1><form class="filters" action="/login" method="post"><label>\(page.label("token"))<input name="token" type="password" autocomplete="current-password" dir="ltr"></label><button>\(page.label("login"))</button></form>
                """
            return Answer.send(.html(page.render(title: page.word("login"), form)), request)
        }
        router.post("/login") { request, _ in
            let shown = Query(String(buffer: try await Body.collected(request, 4096)))["token"] ?? ""
            guard let token = site.options.token, Credentials.isSame(shown, token) else { throw Problem(.unauthorized, "token", "That is not the token.") }
            let cookie = "\(Credentials.cookie)=\(token); HttpOnly; SameSite=Strict; Path=/"
            return Response(status: .seeOther, headers: [.location: "/", .setCookie: cookie, .cacheControl: "no-store"])
        }
    }
}

/// Reads bodies.
enum Body {
    static func json(_ request: Request) async throws -> [UInt8] {
        let types = request.headers[values: .contentType]
        let type = types.first?.split(separator: ";").first.map { String($0).lowercased() } ?? ""
        guard types.count == 1, type == "application/json" else {
            throw Problem(.unsupportedMediaType, "media-type", "Send JSON, as Content-Type: application/json.")
        }
        return Array(try await collected(request, Limits.body).readableBytesView)
    }

    static func collected(_ request: Request, _ most: Int) async throws -> ByteBuffer {
        var request = request
        do {
            return try await request.collectBody(upTo: most)
        } catch is NIOTooManyBytesError {
            throw Problem(.contentTooLarge, "too-large", "The body is larger than \(most) bytes.")
        }
    }

    static func decode<T: Decodable>(_ type: T.Type, _ bytes: [UInt8]) throws -> T {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch DecodingError.keyNotFound(let key, _) {
            throw Problem(.badRequest, "bad-body", "\(key.stringValue) is missing.", parameter: key.stringValue)
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            let key = context.codingPath.last?.stringValue
            throw Problem(.badRequest, "bad-body", "\(key ?? "The body") is not of the form that is asked for.", parameter: key)
        } catch {
            throw Problem(.badRequest, "bad-body", "The body is no JSON.")
        }
    }

    /// The fields of a report are strings: told here by name, where the reader of files would only warn.
    static func checkReport(_ bytes: [UInt8]) throws {
        let report = try decode(ReportBody.self, bytes)
        if let day = report.published, !day.isEmpty, CivilDate(iso: day) == nil {
            throw Problem(.badRequest, "bad-body", "published: give a day as YYYY-MM-DD.", parameter: "published")
        }
        guard !(report.text ?? "").isEmpty || !(report.html ?? "").isEmpty else {
            throw Problem(.unprocessableContent, "no-text", "Give the report as \"text\" or \"html\".", parameter: "text")
        }
    }
}

struct ReportBody: Decodable {
    var text: String?
    var html: String?
    var id: String?
    var title: String?
    var outlet: String?
    var author: String?
    var url: String?
    var published: String?
}

struct ReviewBody: Decodable {
    var who: String
    var action: String
    var claim: String?
    var other: String?
    var slot: String?
    var span: [Int]?
    var value: String?
    var why: String?
    var seq: Int?
}

struct BulkBody: Decodable {
    var who: String
    var action: String
    var filter: [String: String]
    var why: String?
}

struct BulkRecord: Encodable, Sendable {
    var decided: Int
    var left: Int
    var first: Int?
    var last: Int?
}

struct StoredRecord: Encodable, Sendable {
    var report: String
    var outcome: String
    var claims: Int
}

struct CodedRecord: Encodable, Sendable {
    var document: Document
    var claims: [Claim]
    var diagnostics: [Diagnostic]

    init(_ coded: CodedDocument, _ offsets: Offsets) {
        let map = offsets.map(coded.document.text)
        document = coded.document.counted(map)
        claims = coded.claims.map { $0.counted(map) }
        diagnostics = coded.diagnostics
    }
}
