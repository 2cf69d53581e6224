import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOHTTPCompression

/// Takes pages and feeds over HTTP, politely and with care: the rules of sites are kept, hosts are not asked faster than they wish, failures are
/// tried again after a while, and only public addresses are connected to unless the user says otherwise.
package actor Fetcher {
    package struct Answer: Sendable {
        package var status: Int
        package var bytes: [UInt8]
        package var mediaType: String
        package var charset: String
        /// What a later request gives back, so that only news is sent.
        package var tag: String?
        package var modified: String?
        /// When the server says that it answered.
        package var date: String?
        /// Where it came from in the end.
        package var address: String
    }

    package enum Failure: Error, CustomStringConvertible {
        case badAddress(String)
        case privateAddress(String)
        case unknownHost(String)
        case forbidden(String)
        case tooManyRedirects(String)
        case tooLarge(String, limit: Int)
        case failed(String, cause: String)

        package var description: String {
            switch self {
            case .badAddress(let text): "\(text) is no address that can be taken: http or https, without a user's name"
            case .privateAddress(let host): "\(host) is an address of this machine or of a private network; --allow-private lets it through"
            case .unknownHost(let host): "\(host) is not known"
            case .forbidden(let text): "the site's robots.txt forbids \(text)"
            case .tooManyRedirects(let text): "\(text) leads on and on"
            case .tooLarge(let text, let limit): "\(text) gives more than \(limit) bytes"
            case .failed(let text, let cause): "\(text): \(cause)"
            }
        }

        /// A stable word for it.
        package var cause: String {
            switch self {
            case .badAddress: "bad-address"
            case .privateAddress: "private-address"
            case .unknownHost: "unknown-host"
            case .forbidden: "robots"
            case .tooManyRedirects: "redirects"
            case .tooLarge: "too-large"
            case .failed: "fetch"
            }
        }
    }

    package struct Settings: Sendable {
        package var allowsPrivate = false
        /// Seconds between two requests to one host, when its rules ask for no more.
        package var delay = 1.0
        package var timeout: Int64 = 20
        /// Bytes of one answer, unpacked.
        package var limit = 16 << 20
        package var attempts = 3
        /// Seconds before the second attempt; each later one waits twice as long.
        package var patience = 2.0
        /// Seconds after which a site's rules are asked for again.
        package var rulesLast = 24 * 3600.0
        /// The name by which sites know the program.
        package var agent = "isnad/0.1"

        package init() {}
    }

    private let settings: Settings
    private var robots: [String: (rules: Robots, asked: ContinuousClock.Instant)] = [:]
    private var lastRequest: [String: ContinuousClock.Instant] = [:]
    private static let redirects = 5
    private static let longestWait = 120.0

    package init(_ settings: Settings = Settings()) { self.settings = settings }

    /// An answer with status 304 says that nothing has changed since the tag or day that was given.
    /// - Throws: `Failure`, or an error of cancellation.
    package func get(_ text: String, tag: String? = nil, modified: String? = nil) async throws -> Answer {
        guard let address = WebAddress(text) else { throw Failure.badAddress(text) }
        return try await follow(address, tag, modified, keepsRules: true)
    }

    private static func site(_ address: WebAddress) -> String { "\(address.scheme)://\(address.host):\(address.port)" }

    private func rules(_ address: WebAddress) async throws -> Robots {
        let site = Self.site(address)
        if let known = robots[site], ContinuousClock.now - known.asked < .seconds(settings.rulesLast) { return known.rules }
        var file = address
        file.path = "/robots.txt"
        var found = Robots()
        // A site without rules forbids nothing; one that cannot be asked now is left alone.
        let answer = try await follow(file, nil, nil, keepsRules: false)
        if answer.status == 200 {
            found = Robots(answer.bytes)
        } else if answer.status >= 500 || answer.status == 429 {
            throw Failure.failed(site, cause: "its robots.txt answers \(answer.status)")
        }
        robots[site] = (found, ContinuousClock.now)
        return found
    }

    /// Each place that a redirect leads to is judged like the first: by its address and by its site's rules.
    private func follow(_ start: WebAddress, _ tag: String?, _ modified: String?, keepsRules: Bool) async throws -> Answer {
        var address = start
        for _ in 0...Self.redirects {
            if keepsRules, try await !rules(address).allows(address.path) { throw Failure.forbidden(address.text) }
            let (answer, location) = try await attempt(address, tag, modified)
            guard [301, 302, 303, 307, 308].contains(answer.status), let location else { return answer }
            guard let next = address.following(location) else { throw Failure.badAddress(location) }
            address = next
        }
        throw Failure.tooManyRedirects(start.text)
    }

    private func attempt(_ address: WebAddress, _ tag: String?, _ modified: String?) async throws -> (Answer, String?) {
        var wait = settings.patience
        for attempt in 1... {
            do {
                let (answer, location, after) = try await once(address, tag, modified)
                guard answer.status == 429 || answer.status >= 500, attempt < settings.attempts else { return (answer, location) }
                wait = max(wait, after ?? 0)
            } catch let failure as Failure {
                throw failure
            } catch is CancellationError {
                throw CancellationError()
            } catch {
                guard attempt < settings.attempts else { throw Failure.failed(address.text, cause: "\(error)") }
            }
            try await Task.sleep(for: .seconds(min(wait, Self.longestWait)))
            wait *= 2
        }
        throw Failure.failed(address.text, cause: "no attempt was made")
    }

    /// Waits until the host may be asked again.
    private func takeTurn(_ address: WebAddress) async throws {
        let delay = max(settings.delay, robots[Self.site(address)]?.rules.delay ?? 0)
        let now = ContinuousClock.now
        let turn = lastRequest[address.host].map { max($0 + .seconds(delay), now) } ?? now
        lastRequest[address.host] = turn
        if turn > now { try await Task.sleep(until: turn, clock: .continuous) }
    }

    private func once(_ address: WebAddress, _ tag: String?, _ modified: String?) async throws -> (Answer, String?, Double?) {
        // A name is resolved once; what it stands for is checked and then connected to, so that no second answer can slip in between.
        let found = AddressGuard.resolve(address.host)
        guard let first = found.first else { throw Failure.unknownHost(address.host) }
        // One private address among several is enough to refuse: which one is connected to must not be left to chance.
        if !settings.allowsPrivate, !found.allSatisfy({ AddressGuard.isPublic($0.bytes) }) { throw Failure.privateAddress(address.host) }
        try await takeTurn(address)
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        if !address.host.contains(":") { configuration.dnsOverride = [address.host: first.text] }
        configuration.decompression = .enabled(limit: .size(settings.limit))
        configuration.timeout.connect = .seconds(settings.timeout)
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        do {
            let outcome = try await request(client, address, tag, modified)
            try await client.shutdown()
            return outcome
        } catch {
            try? await client.shutdown()
            throw error
        }
    }

    private func request(_ client: HTTPClient, _ address: WebAddress, _ tag: String?, _ modified: String?) async throws -> (Answer, String?, Double?) {
        var request = HTTPClientRequest(url: address.text)
        request.headers.add(name: "User-Agent", value: settings.agent)
        request.headers.add(name: "Accept", value: "text/html, application/rss+xml, application/atom+xml, application/xml;q=0.9, text/plain;q=0.8")
        request.headers.add(name: "Accept-Encoding", value: "gzip")
        if let tag { request.headers.add(name: "If-None-Match", value: tag) }
        if let modified { request.headers.add(name: "If-Modified-Since", value: modified) }
        let response = try await client.execute(request, timeout: .seconds(settings.timeout))
        var body = ByteBuffer()
        if response.status != .notModified {
            do {
                body = try await response.body.collect(upTo: settings.limit)
            } catch is NIOTooManyBytesError {
                throw Failure.tooLarge(address.text, limit: settings.limit)
            }
        }
        let headers = response.headers
        let type = (headers.first(name: "content-type") ?? "").lowercased()
        let answer = Answer(
            status: Int(response.status.code), bytes: Array(body.readableBytesView), mediaType: String(type.prefix { $0 != ";" && $0 != " " }),
            charset: type.components(separatedBy: "charset=").dropFirst().first?.trimmingCharacters(in: CharacterSet(charactersIn: "\"' ;")) ?? "",
            tag: headers.first(name: "etag"), modified: headers.first(name: "last-modified"), date: headers.first(name: "date"), address: address.text)
        return (answer, headers.first(name: "location"), headers.first(name: "retry-after").flatMap { Double($0) })
    }
}
