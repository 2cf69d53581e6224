import HTTPTypes
import Hummingbird
import IsnadModel
import IsnadReading
import IsnadRules
import IsnadWatching
import NIOCore
import Synchronization
import Testing

@Suite("Addresses and rules")
struct AddressTests {
    @Test(
        "only public addresses are connected to",
        arguments: [
            ([127, 0, 0, 1], false), ([10, 1, 2, 3], false), ([172, 16, 0, 1], false), ([172, 32, 0, 1], true), ([192, 168, 1, 1], false),
            ([169, 254, 169, 254], false),
            ([100, 64, 0, 1], false), ([0, 0, 0, 0], false), ([224, 0, 0, 1], false), ([255, 255, 255, 255], false), ([8, 8, 4, 4], true),
            ([192, 0, 2, 1], false),
            ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], false), ([0xFE, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], false),
            ([0xFC, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], false), ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 127, 0, 0, 1], false),
            ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 8, 8, 8, 8], true), ([0x26, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], true),
            ([0x20, 2, 10, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], false), ([0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, 127, 0, 0, 1], false),
        ] as [([UInt8], Bool)])
    func addresses(bytes: [UInt8], isPublic: Bool) { #expect(AddressGuard.isPublic(bytes) == isPublic) }

    @Test(
        "other spellings of this machine are seen as what they are",
        arguments: [
            "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f.1/", "http://[::1]/", "http://localhost/", "http://[::ffff:127.0.0.1]/",
            "http://0/",
        ])
    func spellings(text: String) async {
        await #expect(throws: Fetcher.Failure.self) { try await Fetcher().get(text) }
    }

    @Test(
        "what is no address to take",
        arguments: [
            "file:///etc/passwd", "ftp://x.example/", "http://user@x.example/", "http://x.example\\@y/", "http://", "http://x y/", "gopher://x/", "http://x:0/",
            "javascript:1",
        ])
    func bad(text: String) { #expect(WebAddress(text) == nil) }

    @Test("where a redirect leads")
    func following() {
        let start = WebAddress("https://x.example/a/b?c=d#e")
        #expect(start?.text == "https://x.example/a/b?c=d")
        #expect(start?.following("/z")?.text == "https://x.example/z")
        #expect(start?.following("z")?.text == "https://x.example/a/z")
        #expect(start?.following("//y.example/")?.text == "https://y.example/")
        #expect(start?.following("http://y.example:8080/q")?.port == 8080)
        #expect(start?.following("file:///etc/passwd") == nil)
    }

    @Test("rules of a site: the longest that fits decides")
    func robots() {
        let rules = Robots(
            Array("User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /private/\nAllow: /private/open\nDisallow: /*.pdf$\nCrawl-delay: 3\n".utf8))
        #expect(rules.allows("/news") && !rules.allows("/private/x") && rules.allows("/private/open/1"))
        #expect(!rules.allows("/a/b.pdf") && rules.allows("/a/b.pdf?x") && rules.delay == 3)
        #expect(!Robots(Array("User-agent: isnad\nDisallow: /\nUser-agent: *\nAllow: /".utf8)).allows("/x"))
        #expect(Robots(Array("nonsense".utf8)).allows("/x"))
    }
}

/// A site on this machine: a feed of two items, one of them forbidden by its rules.
private final class Site: Sendable {
    let requests = Mutex<[String]>([])

    func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("**") { request, _ -> Response in
            let path = request.uri.path
            self.requests.withLock { $0.append(path + (request.headers[.ifNoneMatch] != nil ? " if-none-match" : "")) }
            func answer(_ status: HTTPResponse.Status, _ type: String, _ body: String, _ more: [(HTTPField.Name, String)] = []) -> Response {
                var headers = HTTPFields()
                headers[.contentType] = type
                for (name, value) in more { headers[name] = value }
                return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
            }
            let host = request.head.authority ?? ""
            switch path {
            case "/robots.txt": return answer(.ok, "text/plain", "User-agent: *\nDisallow: /closed/\n")
            case "/feed":
                if request.headers[.ifNoneMatch] == "\"1\"" { return Response(status: .notModified) }
                let items = ["/open/1", "/closed/2", "/moved"].map {
                    "<item><title>خبر</title><link>http://\(host)\($0)</link><description>موجز الخبر</description></item>"
                }.joined()
                return answer(.ok, "application/rss+xml", "<rss><channel><title>شبكة السهل</title>\(items)</channel></rss>", [(.eTag, "\"1\"")])
            case "/open/1":
                return answer(.ok, "text/html; charset=utf-8", "<h1>هجوم قرب البلدة</h1><p>قال شهود إن مجهولين هاجموا الحاجز فجرا، وإن ثلاثة أصيبوا.</p>")
            case "/moved": return answer(.movedPermanently, "text/plain", "", [(.location, "/open/1")])
            case "/busy":
                let count = self.requests.withLock { $0.count { $0 == "/busy" } }
                return count < 3 ? answer(.serviceUnavailable, "text/plain", "") : answer(.ok, "text/plain", "نص")
            case "/sitemaps":
                let parts = ["/news-sitemap", "/missing-sitemap"].map { "<sitemap><loc>http://\(host)\($0)</loc><lastmod>2019-01-01</lastmod></sitemap>" }
                return answer(.ok, "text/xml", "<sitemapindex>\(parts.joined())</sitemapindex>")
            case "/news-sitemap": return answer(.ok, "text/xml", "<urlset><url><loc>/open/1</loc></url><url><loc>/gone</loc></url></urlset>")
            case "/large": return answer(.ok, "text/html", String(repeating: "س", count: 4000))
            case "/outside": return answer(.found, "text/plain", "", [(.location, "http://user@x.example/")])
            case "/loop": return answer(.found, "text/plain", "", [(.location, "/loop")])
            default: return answer(.notFound, "text/plain", "")
            }
        }
        return router
    }
}

@Suite("Watching a feed on this machine", .serialized)
struct FeedTests {
    private static let reader = ReportReader(rules: .embedded)

    /// Runs a body while the site serves; it is given the site's address.
    private func serving(_ body: @Sendable @escaping (String, Site) async throws -> Void) async throws {
        let site = Site()
        let (ports, continuation) = AsyncStream<Int>.makeStream()
        let app = Application(router: site.router(), configuration: .init(address: .hostname("127.0.0.1", port: 0))) { channel in
            continuation.yield(channel.localAddress?.port ?? 0)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await app.runService(gracefulShutdownSignals: []) }
            for await port in ports {
                do {
                    try await body("http://127.0.0.1:\(port)", site)
                } catch {
                    group.cancelAll()
                    throw error
                }
                break
            }
            group.cancelAll()
        }
    }

    private static func fetcher() -> Fetcher {
        var settings = Fetcher.Settings()
        (settings.allowsPrivate, settings.delay, settings.patience) = (true, 0, 0.01)
        return Fetcher(settings)
    }

    @Test("new items are taken once, with rules kept and nothing sent when nothing changed")
    func feed() async throws {
        try await serving { address, site in
            let watcher = FeedWatcher(fetcher: Self.fetcher(), reader: Self.reader)
            let first = await watcher.look(address + "/feed", FeedWatcher.Memory())
            let documents = first.items.compactMap { Self.reader.read($0).document }
            // The forbidden page is not asked for; the item's own words stand for it.
            #expect(documents.map(\.title) == ["هجوم قرب البلدة", "خبر", "هجوم قرب البلدة"])
            #expect(first.diagnostics.map(\.cause) == ["robots"])
            #expect(site.requests.withLock { $0.contains("/open/1") && !$0.contains("/closed/2") })
            let again = await watcher.look(address + "/feed", FeedWatcher.Memory(tag: first.tag, taken: Set(first.ids)))
            #expect(again.items.isEmpty)
            #expect(site.requests.withLock { $0.last == "/feed if-none-match" })
        }
    }

    @Test("failures are tried again, redirects without end are not followed")
    func patience() async throws {
        try await serving { address, _ in
            let answer = try await Self.fetcher().get(address + "/busy")
            #expect(answer.status == 200)
            await #expect(throws: Fetcher.Failure.self) { try await Self.fetcher().get(address + "/loop") }
        }
    }

    @Test("this machine is refused unless it is allowed")
    func refused() async throws {
        try await serving { address, site in
            await #expect(throws: Fetcher.Failure.self) { try await Fetcher().get(address + "/feed") }
            #expect(site.requests.withLock { $0.isEmpty })
        }
    }

    @Test("a list of sitemaps: their pages are taken, and a sitemap that has not changed is not asked again")
    func sitemaps() async throws {
        try await serving { address, site in
            let watcher = FeedWatcher(fetcher: Self.fetcher(), reader: Self.reader)
            let first = await watcher.look(address + "/sitemaps", FeedWatcher.Memory())
            #expect(first.items.map(\.path) == [address + "/open/1"])
            #expect(first.diagnostics.map(\.cause) == ["fetch", "fetch"])
            let before = site.requests.withLock { $0.count }
            let again = await watcher.look(address + "/sitemaps", FeedWatcher.Memory(taken: Set(first.ids)))
            #expect(again.items.isEmpty)
            #expect(!site.requests.withLock { $0[before...].contains("/open/1") })
        }
    }

    @Test("more items than one look takes wait for the next, and the feed is not said to be known")
    func most() async throws {
        try await serving { address, _ in
            let watcher = FeedWatcher(fetcher: Self.fetcher(), reader: Self.reader, limit: 1)
            let first = await watcher.look(address + "/feed", FeedWatcher.Memory())
            #expect(first.items.count == 1 && first.tag == nil)
            let second = await watcher.look(address + "/feed", FeedWatcher.Memory(taken: Set(first.ids)))
            #expect(second.items.count == 1 && second.ids != first.ids)
        }
    }

    @Test("answers that are too large, and redirects to what is no address, are refused")
    func refusals() async throws {
        try await serving { address, site in
            var settings = Fetcher.Settings()
            (settings.allowsPrivate, settings.delay, settings.limit) = (true, 0, 1000)
            let fetcher = Fetcher(settings)
            await #expect(throws: Fetcher.Failure.self) { try await fetcher.get(address + "/large") }
            await #expect(throws: Fetcher.Failure.self) { try await fetcher.get(address + "/outside") }
            // What is too large is not asked for again.
            #expect(site.requests.withLock { $0.count { $0 == "/large" } } == 1)
        }
    }

    @Test("requests to one host keep their distance")
    func distance() async throws {
        try await serving { address, site in
            var settings = Fetcher.Settings()
            (settings.allowsPrivate, settings.delay) = (true, 0.2)
            let fetcher = Fetcher(settings)
            let start = ContinuousClock.now
            for _ in 0..<2 { _ = try await fetcher.get(address + "/open/1") }
            // The rules of the site, then the page twice: two waits.
            #expect(ContinuousClock.now - start >= .milliseconds(390))
            #expect(site.requests.withLock { $0 } == ["/robots.txt", "/open/1", "/open/1"])
        }
    }
}
