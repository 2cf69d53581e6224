import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import IsnadStore
import Logging
import NIOCore

/// Serves an archive's pages and data. It asks nothing of any other machine.
package struct Server: Sendable {
    private let site: Site
    private let options: ServerOptions

    package enum Refusal: Error, CustomStringConvertible {
        case tokenNeeded(String)
        case portTaken(Int)
        case cannotListen(host: String, port: Int)

        package var description: String {
            switch self {
            case .portTaken(let port): "--port \(port): another program listens there; give another number, or 0 for a free one"
            case .cannotListen(let host, let port): "--host \(host) --port \(port): this address cannot be listened at"
            case .tokenNeeded(let host): "--host \(host): an address that other machines can reach needs --token"
            }
        }
    }

    /// - Parameter coding: for the page on which reports are pasted; without it the page says that it is off.
    package init(archive: Archive, options: ServerOptions, coding: ReportCoding? = nil) throws {
        if !options.isLoopback, (options.token ?? "").utf8.count < 16 { throw Refusal.tokenNeeded(options.host) }
        self.options = options
        site = Site(archive: archive, options: options, coding: coding)
    }

    /// Runs until the process is asked to end (Ctrl-C).
    /// - Parameter ready: called once with the port that was bound.
    package func run(ready: @escaping @Sendable (Int) -> Void) async throws {
        var logger = Logger(label: "isnad")
        logger.logLevel = .error
        let configuration = ApplicationConfiguration(
            address: .hostname(options.host, port: options.port), serverName: nil, backlog: 1024,
            availableConnectionsDelegate: MaximumAvailableConnections(Limits.connections))
        var channel = HTTP1Channel.Configuration(
            additionalChannelHandlers: [DeadlineHandler(.seconds(Limits.seconds))], idleTimeout: .seconds(Limits.idleSeconds))
        channel.httpDecoder = .init(maxHeaderFieldSize: 16_384, maxHeaderListSize: 32_768, maxHeaderFieldCount: 100)
        // The first map would otherwise wait for the gazetteer and the outlines.
        Task.detached(priority: .utility) { _ = (PlaceIndex.shared.countries.count, Basemap.shared.countries.count) }
        let application = Application(
            router: router(), server: .http1(configuration: channel), configuration: configuration,
            onServerRunning: { channel in ready(channel.localAddress?.port ?? 0) }, logger: logger)
        do {
            try await application.runService()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw Refusal.portTaken(options.port)
        } catch let error as IOError where [EADDRNOTAVAIL, EACCES].contains(error.errnoCode) {
            throw Refusal.cannotListen(host: options.host, port: options.port)
        }
    }

    package func router() -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: Guards(options: options))
        PageRoutes(site: site).add(to: router)
        DataRoutes(site: site).add(to: router)
        ChangeRoutes(site: site).add(to: router)
        EntityRoutes(site: site).add(to: router)
        ReconcileRoutes(site: site).add(to: router)
        return router
    }
}

/// What all routes share.
struct Site: Sendable {
    let archive: Archive
    let options: ServerOptions
    let coding: ReportCoding?
    let files: WebFiles
    let cache: AnswerCache

    init(archive: Archive, options: ServerOptions, coding: ReportCoding?) {
        (self.archive, self.options, self.coding) = (archive, options, coding)
        files = WebFiles(folder: options.webFolder)
        cache = AnswerCache(archive: archive, isOff: options.webFolder != nil)
    }
}
