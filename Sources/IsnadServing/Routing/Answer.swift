import HTTPTypes
import Hummingbird
import IsnadExport
import IsnadStore
import NIOCore
import Synchronization

/// An answer before it is sent: the same for every client that asks the same.
struct Made: Sendable {
    var bytes: [UInt8]
    var type: String
    var status: HTTPResponse.Status = .ok
    /// Where a list goes on.
    var next: String?
    /// File name to save it under.
    var file: String?

    static func html(_ bytes: [UInt8]) -> Made { Made(bytes: bytes, type: "text/html; charset=utf-8") }
    static func json(_ bytes: [UInt8]) -> Made { Made(bytes: bytes, type: "application/json") }
}

/// Answers in the forms that the routes give.
enum Answer {
    static func language(_ request: Request) -> Language { request.query["lang"].flatMap { Language(rawValue: $0) } ?? .arabic }

    static func page(_ request: Request) -> Page {
        Page(language(request), Address(path: request.uri.path, query: request.query.pairs.filter { !$0.1.isEmpty && $0.0 != "lang" }))
    }

    /// With an entity tag; not modified where the client has it already.
    static func send(_ made: Made, tag: String, _ request: Request) -> Response {
        var headers: HTTPFields = [.contentType: made.type, .eTag: tag]
        headers[.vary] = "Accept"
        if let next = made.next, let link = HTTPField.Name("Link") { headers[link] = "<" + next + ">; rel=\"next\"" }
        if let file = made.file { headers[.contentDisposition] = "attachment; filename=\"" + file + "\"" }
        if made.status == .ok, let known = request.headers[.ifNoneMatch],
            known == tag || known == "*" || known.split(separator: ",").contains(where: { $0.drop(while: { $0 == " " }) == Substring(tag) })
        {
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: made.status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: made.bytes)))
    }

    static func send(_ made: Made, _ request: Request) -> Response { send(made, tag: AnswerCache.tag(made.bytes), request) }

    /// Pages are answered with a page, everything else with the one envelope of errors.
    static func problem(_ problem: Problem, _ request: Request) -> Response {
        let wantsPage = !request.uri.path.utf8.starts(with: "/api/".utf8)
        var made: Made
        if wantsPage {
            let key = problem.status == .notFound ? "not_found" : problem.status == .unauthorized ? "token_needed" : "went_wrong"
            made = .html(NoticePage.render(Page(language(request), Address(path: "/")), key, code: Int(problem.status.code)))
        } else {
            var json = JSONBytes()
            json.object { json in
                json.key("error")
                json.object { json in
                    json.key("code")
                    json.string(problem.code)
                    json.key("message")
                    json.string(problem.message)
                    json.key("parameter")
                    json.string(problem.parameter)
                }
            }
            json.newline()
            made = .json(json.bytes)
        }
        made.status = problem.status
        var headers: HTTPFields = [.contentType: made.type, .cacheControl: "no-store"]
        if problem.status == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
        if problem.status == .methodNotAllowed { headers[.allow] = "GET, HEAD, POST" }
        return Response(status: made.status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: made.bytes)))
    }
}

/// Answers that were made before, as long as nobody has written to the archive since.
final class AnswerCache: Sendable {
    private struct State {
        var version = Int.min
        var bytes = 0
        var answers: [String: (made: Made, tag: String)] = [:]
    }

    private let state = Mutex(State())
    private let archive: Archive
    private let isOff: Bool
    private static let most = 48 << 20

    init(archive: Archive, isOff: Bool) { (self.archive, self.isOff) = (archive, isOff) }

    /// The answer to a request, made now or before.
    func answer(_ request: Request, key: String? = nil, _ make: () throws -> Made) throws -> Response {
        let key = (key ?? "") + request.uri.path + "?" + (request.uri.query ?? "")
        let current = try archive.version()
        if !isOff, let known = state.withLock({ $0.version == current ? $0.answers[key] : nil }) {
            return Answer.send(known.made, tag: known.tag, request)
        }
        let made = try make()
        let tag = AnswerCache.tag(made.bytes)
        if made.bytes.count < 1 << 20, !isOff { keep(made, tag, key, current) }
        return Answer.send(made, tag: tag, request)
    }

    private func keep(_ made: Made, _ tag: String, _ key: String, _ current: Int) {
        state.withLock { state in
            if state.version != current || state.bytes > AnswerCache.most || state.answers.count > 4000 { state = State(version: current) }
            state.answers[key] = (made, tag)
            state.bytes += made.bytes.count + key.utf8.count
        }
    }

    /// 64-bit FNV-1a of the bytes and their number.
    static func tag(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return "\"" + String(hash, radix: 36) + "-" + String(bytes.count, radix: 36) + "\""
    }
}
