import HTTPTypes
import Hummingbird
import IsnadExport
import IsnadModel
import IsnadScript
import IsnadStore
import Logging
import NIOCore

/// Serves an archive's pages and data on the loopback address. It only reads; it asks nothing of any other machine.
package struct Server: Sendable {
    private let archive: Archive
    private let port: Int

    /// - Parameter port: 0 takes a free one.
    package init(archive: Archive, port: Int) {
        (self.archive, self.port) = (archive, port)
    }

    /// Runs until the process is asked to end (Ctrl-C).
    /// - Parameter ready: called once with the port that was bound.
    package func run(ready: @escaping @Sendable (Int) -> Void) async throws {
        var logger = Logger(label: "isnad")
        logger.logLevel = .error
        let application = Application(
            router: router(), configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: nil),
            onServerRunning: { channel in ready(channel.localAddress?.port ?? 0) }, logger: logger)
        try await application.runService()
    }

    package func router() -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: Guards())
        Routes(archive: archive).add(to: router)
        return router
    }
}

/// What every answer carries, and which requests are turned away: names of other hosts, and methods that would change something.
struct Guards: RouterMiddleware {
    typealias Context = BasicRequestContext

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        guard HostName.isOwn(request.head.authority ?? "") else { return plain(.misdirectedRequest) }
        guard request.method == .get || request.method == .head else { return plain(.methodNotAllowed) }
        var response: Response
        do {
            response = try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            response = Answer.page(OtherPages.notFound(Answer.language(request)), status: .notFound)
        } catch let error as HTTPError {
            response = plain(error.status)
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            // What failed is the archive's or the encoder's affair: nothing of it is shown to a browser.
            response = plain(.internalServerError)
        }
        harden(&response)
        return response
    }

    private func plain(_ status: HTTPResponse.Status) -> Response {
        var response = Response(
            status: status, headers: [.contentType: "text/plain; charset=utf-8"], body: .init(byteBuffer: ByteBuffer(string: status.reasonPhrase + "\n")))
        harden(&response)
        return response
    }

    private func harden(_ response: inout Response) {
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
        response.headers[.xContentTypeOptions] = "nosniff"
        if let policy = HTTPField.Name("Referrer-Policy") { response.headers[policy] = "no-referrer" }
        if let opener = HTTPField.Name("Cross-Origin-Opener-Policy") { response.headers[opener] = "same-origin" }
        response.headers[.cacheControl] = "no-store"
    }
}
