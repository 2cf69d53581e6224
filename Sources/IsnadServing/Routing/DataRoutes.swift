import HTTPTypes
import Hummingbird
import IsnadCorroboration
import IsnadExport
import IsnadModel
import IsnadStore

/// Everything that the pages show, as data, under `/api/v1`.
struct DataRoutes: Sendable {
    let site: Site
    var archive: Archive { site.archive }

    func add(to router: Router<BasicRequestContext>) {
        list(router, "stories", [.json, .csv, .ndjson, .geojson], stories)
        list(router, "claims", [.json, .csv, .ndjson, .geojson], claims)
        list(router, "reports", [.json, .csv, .ndjson], reports)
        list(router, "entities", [.json, .csv, .ndjson, .geojson], entities)
        list(router, "origins", [.json, .csv, .ndjson], origins)
        one(router, "/api/v1/overview") { _, _ in try JSONLine.encode(try archive.overview()) }
        one(router, "/api/v1/stories/{id}") { query, id in
            try JSONLine.encode(try StoryRecord(site, id, try query.choice("offsets", Offsets.self) ?? .codepoint))
        }
        one(router, "/api/v1/claims/{id}") { query, id in
            let offsets = try query.choice("offsets", Offsets.self) ?? .codepoint
            guard let claim = try archive.claims(ids: [id])[id] else { throw Problem.notFound }
            return try JSONLine.encode(try counted([claim], offsets)[0])
        }
        one(router, "/api/v1/reports/{id}") { query, id in
            let offsets = try query.choice("offsets", Offsets.self) ?? .codepoint
            guard var report = try archive.report(id) else { throw Problem.notFound }
            let map = offsets.map(report.document.text)
            report.document = report.document.counted(map)
            for i in report.claims.indices { report.claims[i].claim = report.claims[i].claim.counted(map) }
            report.copies = try counted(report.copies, offsets)
            return try JSONLine.encode(report)
        }
        router.get("/api/v1/reports/{id}/text") { request, context in
            try site.cache.answer(request) {
                let id = context.parameters.get("id") ?? ""
                guard let document = try archive.documents([id])[id] else { throw Problem.notFound }
                return Made(bytes: Array(document.text.utf8), type: "text/plain; charset=utf-8", file: DataRoutes.fileName(id) + ".txt")
            }
        }
        one(router, "/api/v1/entities/{id}") { _, id in
            guard let entity = try archive.entity(id) else { throw Problem.notFound }
            return try JSONLine.encode(entity)
        }
        one(router, "/api/v1/entities/{id}/dossier") { query, id in try JSONLine.encode(try DossierRecord(site, id, query)) }
        one(router, "/api/v1/search") { query, _ in try search(query) }
        one(router, "/api/v1/review/queue") { query, _ in try queue(query) }
        one(router, "/api/v1/review/events") { query, _ in
            let limit = try query.integer("limit", 1...Limits.rows) ?? 50
            let events = try archive.reviewEvents(limit: limit, before: try query.integer("before", 1...Int(Int32.max)))
            return try JSONLine.encode(Listed(data: events, total: nil, next: events.count == limit ? events.last.map { String($0.seq) } : nil))
        }
        one(router, "/api/v1/review/agreement") { _, _ in try JSONLine.encode(Listed(data: try archive.coderAgreement(), total: nil, next: nil)) }
        router.get("/api/v1/review/gold.ndjson") { request, _ in
            try site.cache.answer(request) {
                var bytes: [UInt8] = []
                for report in try archive.reviewedReports() { bytes += try JSONLine.encode(GoldRecord(report)) }
                return Made(bytes: bytes, type: "application/x-ndjson; charset=utf-8", file: "gold.ndjson")
            }
        }
        router.get("/api/openapi.json") { request, _ in Answer.send(.json(site.files.bytes("openapi.json")), request) }
    }

    static func fileName(_ id: String) -> String {
        String(
            decoding: id.utf8.prefix(60).map { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: byte
                default: 0x5F
                }
            }, as: UTF8.self)
    }

    private func one(_ router: Router<BasicRequestContext>, _ path: RouterPath, _ make: @escaping @Sendable (Query, String) throws -> [UInt8]) {
        router.get(path) { request, context in
            let id = context.parameters.get("id") ?? ""
            return try site.cache.answer(request) { .json(try make(request.query, id)) }
        }
    }

    // MARK: Lists

    struct Slice: Sendable {
        var limit: Int
        var after: String?
        var offsets: Offsets
        var form: ListForm
        var excel: Bool
    }

    private func list(
        _ router: Router<BasicRequestContext>, _ name: String, _ forms: [ListForm], _ make: @escaping @Sendable (Query, Slice) throws -> Sheet
    ) {
        func add(_ path: RouterPath, _ fixed: ListForm?) {
            router.get(path) { request, _ in
                let form = fixed ?? ListForm.accepted(request, forms)
                return try site.cache.answer(request, key: form.rawValue + " ") {
                    let query = request.query
                    let isFile = form != .json
                    let most = isFile ? Limits.rowsOfFile : Limits.rows
                    let slice = Slice(
                        limit: try query.integer("limit", 1...most) ?? (isFile ? most : 50), after: try query.id("after"),
                        offsets: try query.choice("offsets", Offsets.self) ?? .codepoint, form: form, excel: try query.integer("excel", 0...1) == 1)
                    do {
                        let sheet = try make(query, slice)
                        return try sheet.made(form, name: name, next: sheet.next.map { next in DataRoutes.next(request, next) }, excel: slice.excel)
                    } catch ListRefusal.cursor {
                        throw Problem.parameter("after", "this is no cursor of the list")
                    }
                }
            }
        }
        add("/api/v1/\(name)", nil)
        for form in forms { add("/api/v1/\(name).\(form.rawValue)", form) }
    }

    private static func next(_ request: Request, _ after: String) -> String {
        var bytes = Array(request.uri.path.utf8)
        let pairs = request.query.pairs.filter { $0.0 != "after" } + [("after", after)]
        for (i, pair) in pairs.enumerated() {
            bytes.append(i == 0 ? 0x3F : 0x26)
            Markup.percentEncode(pair.0, to: &bytes)
            bytes.append(0x3D)
            Markup.percentEncode(pair.1, to: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func stories(_ query: Query, _ slice: Slice) throws -> Sheet {
        var wanted = try query.stories()
        wanted.filter.limit = slice.limit
        let order: Archive.StoryOrder = query["order"] == "day" ? .day : .prominence
        let list = try archive.storyList(wanted, order: order, after: slice.after)
        return try Sheet.stories(list.stories, list.places, total: list.total, next: list.next)
    }

    private func claims(_ query: Query, _ slice: Slice) throws -> Sheet {
        let list = try archive.claimList(try query.filter(), modality: try query.choice("modality", Modality.self), after: slice.after, limit: slice.limit)
        return try Sheet.claims(try counted(list.values, slice.offsets), total: list.total, next: list.next)
    }

    private func reports(_ query: Query, _ slice: Slice) throws -> Sheet {
        let list = try archive.reportList(try query.filter(), outlet: try query.words("outlet"), after: slice.after, limit: slice.limit)
        return try Sheet.reports(list.values, total: list.total, next: list.next)
    }

    private func entities(_ query: Query, _ slice: Slice) throws -> Sheet {
        let list = try archive.entityList(kind: try query.words("type"), words: try query.words("q"), after: slice.after, limit: slice.limit)
        return try Sheet.entities(list.values, total: list.total, next: list.next)
    }

    private func origins(_ query: Query, _ slice: Slice) throws -> Sheet {
        var filter = ArchiveFilter()
        (filter.type, filter.search) = (try query.words("type"), try query.words("q"))
        let all = try archive.origins(filter)
        var rest = all[...]
        if let after = slice.after {
            guard let place = all.firstIndex(where: { $0.origin.id == after }) else { throw ListRefusal.cursor }
            rest = all[(place + 1)...]
        }
        let shown = Array(rest.prefix(slice.limit))
        return try Sheet.origins(shown, total: all.count, next: rest.count > shown.count ? shown.last?.origin.id : nil)
    }

    // MARK: Places counted as asked

    func counted(_ claims: [StoredClaim], _ offsets: Offsets) throws -> [StoredClaim] {
        guard offsets != .codepoint else { return claims }
        let documents = try archive.documents(Array(Set(claims.map(\.report))))
        let maps = documents.mapValues { offsets.map($0.text) }
        return claims.map { stored in
            var moved = stored
            moved.claim = stored.claim.counted(maps[stored.report] ?? nil)
            return moved
        }
    }

    private func counted(_ copies: [Copy], _ offsets: Offsets) throws -> [Copy] {
        guard offsets != .codepoint, !copies.isEmpty else { return copies }
        let documents = try archive.documents(Array(Set(copies.flatMap { [$0.first, $0.second] })))
        let maps = documents.mapValues { offsets.map($0.text) }
        return copies.map { copy in
            var moved = copy
            moved.passages = copy.passages.map {
                Passage(first: Offsets.moved($0.first, maps[copy.first] ?? nil), second: Offsets.moved($0.second, maps[copy.second] ?? nil))
            }
            return moved
        }
    }

    private func search(_ query: Query) throws -> [UInt8] {
        guard let words = try query.words("q") else { throw Problem.parameter("q", "give the words to look for") }
        let offsets = try query.choice("offsets", Offsets.self) ?? .codepoint
        let result = try archive.search(words, limit: try query.integer("limit", 1...100) ?? 20, offset: try query.integer("offset", 0...100_000) ?? 0)
        let documents = offsets == .codepoint ? [:] : try archive.documents(result.reports.map(\.report))
        let hits = result.reports.map { hit in
            guard let map = documents[hit.report].flatMap({ offsets.map($0.text) }) else { return hit }
            var moved = hit
            (moved.snippetSpan, moved.spans) = (Offsets.moved(hit.snippetSpan, map), hit.spans.map { Offsets.moved($0, map) })
            return moved
        }
        return try JSONLine.encode(
            SearchRecord(
                reports: hits, reportTotal: result.reportTotal, claims: try counted(result.claims, offsets), claimTotal: result.claimTotal,
                entities: result.entities))
    }

    private func queue(_ query: Query) throws -> [UInt8] {
        let wanted = try query.review()
        let limit = try query.integer("limit", 1...Limits.rows) ?? 20
        let offset = try query.integer("offset", 0...1_000_000) ?? 0
        let page = try archive.reviewQueue(wanted, limit: limit, offset: offset)
        let next = offset + page.claims.count < page.total ? String(offset + page.claims.count) : nil
        return try JSONLine.encode(Listed(data: page.claims, total: page.total, next: next))
    }
}
