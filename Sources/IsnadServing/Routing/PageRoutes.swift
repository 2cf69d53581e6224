import HTTPTypes
import Hummingbird
import IsnadCorroboration
import IsnadModel
import IsnadScript
import IsnadStore

/// Which address gives which page. What of a query cannot be understood is left aside: a page is shown rather than an error.
struct PageRoutes: Sendable {
    let site: Site
    private var archive: Archive { site.archive }

    func add(to router: Router<BasicRequestContext>) {
        page(router, "/", overview)
        page(router, "/stories", stories)
        page(router, "/story/{id}", story)
        page(router, "/reports", reports)
        page(router, "/report/{id}", report)
        page(router, "/entities", entities)
        page(router, "/entity/{id}", entity)
        page(router, "/search", search)
        page(router, "/review", review)
        page(router, "/upload") { page, _, _ in UploadPage.render(page, canCode: site.coding != nil, types: StorySentence.shared.types) }
        page(router, "/about") { page, _, _ in
            AboutPage(version: site.options.version, rules: site.options.rulesVersion, counts: try archive.counts()).render(page)
        }
        for (path, type) in [
            ("style.css", "text/css; charset=utf-8"), ("page.js", "text/javascript; charset=utf-8"), ("review.js", "text/javascript; charset=utf-8"),
            ("entity.js", "text/javascript; charset=utf-8"),
            ("upload.js", "text/javascript; charset=utf-8"), ("icon.svg", "image/svg+xml"),
        ] {
            router.get("/\(path)") { request, _ in Answer.send(Made(bytes: site.files.bytes(path), type: type), request) }
        }
        router.get("/health") { request, _ in Answer.send(Made(bytes: Array("ok\n".utf8), type: "text/plain; charset=utf-8"), request) }
    }

    private func page(
        _ router: Router<BasicRequestContext>, _ path: RouterPath, _ make: @escaping @Sendable (Page, Query, String) throws -> [UInt8]
    ) {
        router.get(path) { request, context in
            let id = context.parameters.get("id") ?? ""
            do {
                return try site.cache.answer(request) { .html(try make(Answer.page(request), request.query, id)) }
            } catch ListRefusal.cursor {
                throw Problem.notFound
            } catch let moved as Moved {
                let language = Answer.language(request) == .english ? "?lang=en" : ""
                return Response(status: .temporaryRedirect, headers: [.location: moved.to + language])
            }
        }
    }

    /// What was asked for is elsewhere; the path needs no encoding.
    private struct Moved: Error {
        var to: String
    }

    private func offset(_ query: Query) -> Int { (try? query.integer("offset", 0...1_000_000)).flatMap { $0 } ?? 0 }

    // MARK: Each page

    private func overview(_ page: Page, _ query: Query, _ id: String) throws -> [UInt8] {
        var contested = StoryQuery()
        contested.contradicted = true
        contested.filter.limit = 6
        var single = StoryQuery()
        (single.originsTo, single.reportsFrom, single.filter.limit) = (1, 2, 6)
        let (a, b) = (try archive.storyFaces(contested), try archive.storyFaces(single))
        return OverviewPage(
            overview: try archive.overview(), days: try archive.reportDays(length: 10), contested: a.stories, single: b.stories,
            first: try archive.firstClaims(of: (a.stories + b.stories).map(\.id)),
            newest: try archive.reportList(ArchiveFilter(), limit: 8).values, decisions: try archive.reviewEvents(limit: 6)
        ).render(page)
    }

    /// The query with what cannot be understood left out.
    private func lenient(_ query: Query) -> StoryQuery {
        if let whole = try? query.stories() { return whole }
        let good = query.pairs.filter { pair in (try? Query(pairs: [pair]).stories()) != nil }
        return (try? Query(pairs: good).stories()) ?? StoryQuery()
    }

    private func stories(_ page: Page, _ query: Query, _ id: String) throws -> [UInt8] {
        var wanted = lenient(query)
        wanted.filter.limit = StoriesPage.shown
        return StoriesPage(query: wanted, selection: try archive.storySelection(wanted, after: query["after"])).render(page)
    }

    private func story(_ page: Page, _ query: Query, _ id: String) throws -> [UInt8] {
        guard let story = try archive.story(id) else { throw Problem.notFound }
        let claims = try archive.claims(inOrder: Array(story.claims.prefix(StoryPage.most)))
        let reports = Array(Set(claims.map(\.report))).sorted()
        let ids = claims.map(\.id)
        return StoryPage(
            story: story, claims: claims, behind: try archive.tellers(ofStory: story.id),
            documents: try archive.documents(StoryPage.shown(claims).map(\.report)),
            copies: try archive.copies(among: reports), links: try archive.links(ofStory: story.id, limit: StoryPage.mostLinks),
            states: try archive.reviewStates(ids), events: try archive.reviewEvents(claims: ids)
        ).render(page)
    }

    private func reports(_ page: Page, _ query: Query, _ id: String) throws -> [UInt8] {
        let filter = lenient(query).filter
        let list = try archive.reportList(filter, outlet: query["outlet"], offset: offset(query), limit: 60)
        return ReportsPage(reports: list.values, hasMore: list.next != nil, offset: offset(query)).render(page)
    }

    private func report(_ page: Page, _ query: Query, _ id: String) throws -> [UInt8] {
        guard let report = try archive.report(id) else { throw Problem.notFound }
        let others = Set(report.copies.flatMap { [$0.first, $0.second] }).subtracting([id])
        return ReportPage(
            report: report, hash: try archive.contentHash(of: id) ?? "", others: try archive.documents(others.sorted()),
            states: try archive.reviewStates(report.claims.map(\.id)), at: PageRoutes.span(query["at"])
        ).render(page)
    }

    /// `120-164` → [120, 164)
    static func span(_ text: String?) -> Span? {
        let parts = (text ?? "").utf8.split(separator: 0x2D).map { String(Substring($0)) }
        guard parts.count == 2, let start = Int(parts[0]), let end = Int(parts[1]), start >= 0, start < end, end < 1 << 31 else { return nil }
        return Span(start: start, end: end)
    }

    private func entities(_ page: Page, _ query: Query, _ id: String) throws -> [UInt8] {
        let list = try archive.entityList(kind: query["type"], words: query["q"], offset: offset(query), limit: 60)
        return EntitiesPage(entities: list.values, hasMore: list.next != nil, offset: offset(query)).render(page)
    }

    private func entity(_ page: Page, _ query: Query, _ id: String) throws -> [UInt8] {
        guard let entity = try archive.entity(id) else {
            // Somebody may have said that it is another: links that were kept lead there.
            let other = try archive.standingEntity(id)
            throw other == id ? Problem.notFound : Moved(to: "/entity/" + other)
        }
        let decisions = try archive.decisionList(about: id, limit: 20)
        let relations = try archive.relations(of: id)
        let parts = relations.filter { $0.whole == id }.map(\.part)
        let all = [id] + parts
        let found = try archive.entityClaims(
            all, limit: DossierPage.shown, offset: offset(query), types: Array(CohesionChart.loosening.union(CohesionChart.binding)),
            figures: StrengthChart.most)
        return DossierPage(
            entity: entity, relations: relations, relatives: try archive.entities(ids: relations.flatMap { [$0.part, $0.whole] } + decisions.named),
            neighbours: try archive.neighbours(of: all), found: found, reasons: try archive.reasons(about: all), decisions: decisions,
            offset: offset(query)
        ).render(page)
    }

    private func search(_ page: Page, _ query: Query, _ id: String) throws -> [UInt8] {
        let words = String(String.UnicodeScalarView((query["q"] ?? "").unicodeScalars.prefix(200)))
        let result = try archive.search(words, limit: SearchPage.shown, offset: offset(query))
        return SearchPage(words: words, result: result, offset: offset(query)).render(page)
    }

    private func review(_ page: Page, _ query: Query, _ id: String) throws -> [UInt8] {
        var wanted = (try? query.review()) ?? ReviewQuery()
        var queue = ReviewQueuePage(total: 0, claims: [], doubts: [:])
        if let claim = query["claim"] {
            wanted.verdict = nil
            let states = try archive.reviewStates([claim])
            queue = ReviewQueuePage(
                total: 1,
                claims: try archive.claims(ids: [claim]).values.map { QueuedClaim(claim: $0, score: 0, doubts: [], state: states[claim] ?? ReviewState()) },
                doubts: [:])
        } else {
            queue = try archive.reviewQueue(wanted, limit: ReviewPage.shown, offset: offset(query))
        }
        let events = try archive.reviewEvents(limit: 30)
        let decisions = try archive.decisionList(limit: 10)
        return ReviewPage(
            query: wanted, queue: queue, documents: try archive.documents(Array(Set(queue.claims.map(\.claim.report)))),
            stories: Dictionary(try archive.stories(ids: queue.claims.compactMap(\.claim.story)).map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a }),
            events: events, undone: Set(events.compactMap(\.undoes)), agreement: try archive.coderAgreement(),
            types: try archive.claimTypes(), decisions: decisions,
            names: try archive.entities(ids: decisions.named + queue.claims.flatMap { $0.claim.participants.map(\.entity) }), offset: offset(query)
        ).render(page)
    }
}

extension [StoredDecision] {
    /// Ids of the entities that are spoken of.
    var named: [String] { flatMap { [$0.decision.entity, $0.decision.other, $0.shown].compactMap { $0 } } }
}
