import HTTPTypes
import Hummingbird
import IsnadStore
import NIOCore

/// What every answer carries, and which requests are turned away: names of other hosts, strangers, and changes that another site asks for.
struct Guards: RouterMiddleware {
    typealias Context = BasicRequestContext

    let options: ServerOptions

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        var response: Response
        do {
            if let refusal = refusal(request) { throw refusal }
            response = try await next(request, context)
        } catch let problem as Problem {
            response = Answer.problem(problem, request)
        } catch let error as HTTPError {
            response = Answer.problem(Problem(error.status), request)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            // What failed is the archive's or the encoder's affair: nothing of it is shown to a browser.
            response = Answer.problem(Guards.problem(error), request)
        }
        harden(&response)
        return response
    }

    private static func problem(_ error: any Error) -> Problem {
        switch error {
        case ArchiveError.locked: Problem(.serviceUnavailable, "busy", "Another process writes to the archive; try again.")
        case ArchiveError.diskFull: Problem(.init(code: 507, reasonPhrase: "Insufficient Storage"), "disk-full", "The disk is full.")
        case is ReviewRefusal: Problem(.unprocessableContent, "refused", "\(error)")
        default: Problem(.internalServerError)
        }
    }

    private func refusal(_ request: Request) -> Problem? {
        guard HostName.isOwn(request.head.authority ?? "", or: options.names) else {
            return Problem(.misdirectedRequest, "host", "This server is not called by that name.")
        }
        let isLogin = request.uri.path == "/login"
        if let token = options.token, !isLogin, !Credentials.hold(token, request) { return Problem(.unauthorized, "token", "A token is needed: see /login.") }
        switch request.method {
        case .get, .head: return nil
        case .post: return SameOrigin.isAsked(request) ? nil : Problem(.forbidden, "origin", "Only this site itself may ask for changes.")
        default: return Problem(.methodNotAllowed)
        }
    }

    private func harden(_ response: inout Response) {
        response.headers[.contentSecurityPolicy] = """
            default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; \
            frame-ancestors 'none'; require-trusted-types-for 'script'
            """
        response.headers[.xContentTypeOptions] = "nosniff"
        for (name, value) in Guards.fixed { response.headers[name] = value }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-cache" }
    }

    private static let fixed: [(HTTPField.Name, String)] = [
        ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
}

/// Whether a change is asked for by a page of this site, or by a program that is no browser. Browsers say so themselves; a request that
/// says anything else, or says it twice, is turned away.
enum SameOrigin {
    static func isAsked(_ request: Request) -> Bool {
        if let site = HTTPField.Name("Sec-Fetch-Site") {
            let values = request.headers[values: site]
            if values.count > 1 { return false }
            if let value = values.first { return value == "same-origin" || value == "none" }
        }
        let origins = request.headers[values: .origin]
        if origins.count > 1 { return false }
        guard let origin = origins.first else { return true }
        let host = request.head.authority ?? ""
        return origin == "http://" + host || origin == "https://" + host
    }
}

/// The token that a client shows.
enum Credentials {
    static let cookie = "isnad_token"

    static func hold(_ token: String, _ request: Request) -> Bool {
        let bearer = request.headers[values: .authorization].first.map { $0.utf8.starts(with: "Bearer ".utf8) ? String($0.dropFirst(7)) : "" }
        if let bearer { return isSame(bearer, token) }
        for header in request.headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                guard parts.count == 2, parts[0].drop(while: { $0 == " " }) == Substring(cookie) else { continue }
                if isSame(String(parts[1]), token) { return true }
            }
        }
        return false
    }

    /// Compares all bytes, whatever the first difference: the time taken tells nothing.
    static func isSame(_ a: String, _ b: String) -> Bool {
        let (x, y) = (Array(a.utf8), Array(b.utf8))
        guard x.count == y.count else { return false }
        return zip(x, y).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
