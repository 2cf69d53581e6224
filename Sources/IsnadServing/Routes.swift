import HTTPTypes
import Hummingbird
import IsnadCorroboration
import IsnadExport
import IsnadModel
import IsnadScript
import IsnadStore
import NIOCore

/// Which address gives what.
struct Routes: Sendable {
    let archive: Archive
    private static let pageSize = 200

    func add(to router: Router<BasicRequestContext>) {
        addPages(to: router)
        addData(to: router)
        router.get("/style.css") { _, _ in Answer.bytes(WebFiles.bytes("style.css"), "text/css; charset=utf-8") }
        router.get("/health") { _, _ in Answer.bytes(Array("ok\n".utf8), "text/plain; charset=utf-8") }
    }

    private func addPages(to router: Router<BasicRequestContext>) {
        router.get("/") { request, _ in
            let stories = try archive.stories(filter(request)).sorted { weight($1).lexicographicallyPrecedes(weight($0)) }
            return Answer.page(StoryPages.start(Answer.language(request), try archive.counts(), Array(stories.prefix(Self.pageSize)), type: nil))
        }
        router.get("/story/{id}") { request, context in
            guard let story = try archive.story(try context.parameters.require("id")) else { throw HTTPError(.notFound) }
            var filter = ArchiveFilter()
            filter.story = story.id
            let claims = try archive.claims(filter)
            var reports: [String: StoredReport] = [:]
            for id in Set(claims.map(\.report)) { reports[id] = try archive.report(id) }
            return Answer.page(StoryPages.story(Answer.language(request), story, claims, reports, try archive.links(ofStory: story.id)))
        }
        router.get("/reports") { request, _ in
            Answer.page(OtherPages.reports(Answer.language(request), try archive.reports(filter(request))))
        }
        router.get("/report/{id}") { request, context in
            guard let report = try archive.report(try context.parameters.require("id")) else { throw HTTPError(.notFound) }
            return Answer.page(OtherPages.report(Answer.language(request), report))
        }
        router.get("/entities") { request, _ in
            Answer.page(OtherPages.entities(Answer.language(request), try archive.entities(filter(request))))
        }
        router.get("/entity/{id}") { request, context in
            guard let entity = try archive.entity(try context.parameters.require("id")) else { throw HTTPError(.notFound) }
            return Answer.page(OtherPages.entity(Answer.language(request), entity, try archive.dossier(entity.name)))
        }
        router.get("/search") { request, _ in
            let query = String(String.UnicodeScalarView((request.uri.queryParameters["q"].map { String($0) } ?? "").unicodeScalars.prefix(200)))
            return Answer.page(try search(Answer.language(request), query))
        }
    }

    private func search(_ language: Language, _ query: String) throws -> [UInt8] {
        let key = Folding.key(query)
        guard !key.isEmpty else { return OtherPages.search(language, query, [], [], []) }
        var filter = ArchiveFilter()
        filter.search = query
        filter.limit = 50
        let entities = try archive.entities(ArchiveFilter()).filter { entity in entity.names.contains { Folding.key($0).contains(key) } }
        return OtherPages.search(language, query, try archive.reports(filter), Array(entities.prefix(20)), try archive.claims(filter))
    }

    /// Stories with most voices first; contradicted ones before agreed ones.
    private func weight(_ story: Story) -> [Int] {
        [story.origins.high + story.denials.high, story.agreement.contains { $0.relation == .contradict } ? 1 : 0, story.claims.count]
    }

    // MARK: Data

    private func addData(to router: Router<BasicRequestContext>) {
        router.get("/api/v1/stories") { request, _ in try Answer.lines(archive.stories(filter(request))) }
        router.get("/api/v1/stories/{id}") { _, context in
            guard let story = try archive.story(try context.parameters.require("id")) else { throw HTTPError(.notFound) }
            return try Answer.lines([story])
        }
        router.get("/api/v1/claims") { request, _ in try Answer.lines(archive.claims(filter(request))) }
        router.get("/api/v1/entities") { request, _ in try Answer.lines(archive.entities(filter(request))) }
        router.get("/api/v1/origins") { request, _ in try Answer.lines(archive.origins(filter(request))) }
        router.get("/api/v1/reports/{id}") { _, context in
            guard let report = try archive.report(try context.parameters.require("id")) else { throw HTTPError(.notFound) }
            return try Answer.lines([report])
        }
    }

    private func filter(_ request: Request) -> ArchiveFilter {
        let query = request.uri.queryParameters
        func value(_ name: Substring) -> String? { query[name].map { String($0) } }
        var filter = ArchiveFilter()
        (filter.type, filter.who, filter.place, filter.search) = (value("type"), value("who"), value("place"), value("search"))
        filter.from = value("from").flatMap { CivilDate(iso: $0) }
        filter.to = value("to").flatMap { CivilDate(iso: $0) }
        filter.limit = max(0, min(value("limit").flatMap { Int($0) } ?? Self.pageSize, 1000))
        filter.offset = max(0, value("offset").flatMap { Int($0) } ?? 0)
        return filter
    }
}

/// Answers in the forms that the routes give.
enum Answer {
    static func language(_ request: Request) -> Language {
        request.uri.queryParameters["lang"].flatMap { Language(rawValue: String($0)) } ?? .arabic
    }

    static func page(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        self.bytes(bytes, "text/html; charset=utf-8", status: status)
    }

    static func bytes(_ bytes: [UInt8], _ type: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// One JSON value a line.
    static func lines(_ values: [some Encodable]) throws -> Response {
        bytes(try values.flatMap { try JSONLine.encode($0) }, "application/x-ndjson; charset=utf-8")
    }
}
