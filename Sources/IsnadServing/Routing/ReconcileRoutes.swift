import Foundation
import HTTPTypes
import Hummingbird
import IsnadCorroboration
import IsnadExport
import IsnadModel
import IsnadScript
import IsnadStore

/// The reconciliation interface 0.2 that OpenRefine speaks: names of a table are matched with the entities of the archive.
struct ReconcileRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("/api/v1/reconcile") { request, _ in
            guard let queries = request.query["queries"] else { return Answer.send(.json(try JSONLine.encode(manifest(request))), request) }
            return Answer.send(.json(try answer(queries)), request)
        }
        router.post("/api/v1/reconcile") { request, _ in
            let body = String(buffer: try await Body.collected(request, Limits.body))
            guard let queries = Query(body)["queries"] else { throw Problem.parameter("queries", "give the queries as a form field of JSON") }
            return Answer.send(.json(try answer(queries)), request)
        }
    }

    private static let kinds: [MentionKind] = [.person, .organisation, .group, .place, .outlet]

    private struct Manifest: Encodable {
        struct Kind: Encodable {
            var id: String
            var name: String
        }
        struct View: Encodable { var url: String }
        var versions = ["0.2"]
        var name = "Isnad"
        var identifierSpace: String
        var schemaSpace: String
        var defaultTypes: [Kind]
        var view: View
    }

    private func manifest(_ request: Request) -> Manifest {
        let base = "http://" + (request.head.authority ?? "127.0.0.1")
        return Manifest(
            identifierSpace: base + "/entity/", schemaSpace: base + "/api/openapi.json",
            defaultTypes: Self.kinds.map { .init(id: $0.rawValue, name: $0.rawValue) }, view: .init(url: base + "/entity/{{id}}"))
    }

    private struct Asked: Decodable {
        var query: String
        var type: String?
        var limit: Int?

        private enum Keys: String, CodingKey { case query, type, limit }

        /// `type` may be one or a list, of which the first counts.
        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Keys.self)
            query = try container.decode(String.self, forKey: .query)
            limit = try container.decodeIfPresent(Int.self, forKey: .limit)
            if let one = try? container.decode(String.self, forKey: .type) {
                type = one
            } else {
                type = (try? container.decode([String].self, forKey: .type))?.first
            }
        }
    }

    private struct Found: Encodable {
        struct Candidate: Encodable {
            var id: String
            var name: String
            var type: [Manifest.Kind]
            var score: Int
            var match: Bool
        }
        var result: [Candidate]
    }

    private func answer(_ queries: String) throws -> [UInt8] {
        let asked = try Body.decode([String: Asked].self, Array(queries.utf8))
        guard asked.count <= 100 else { throw Problem.parameter("queries", "give at most 100 at a time") }
        return try JSONLine.encode(try asked.mapValues { try found($0) })
    }

    /// A name that is one of the entity's own counts 100; words inside a longer name count for their part of it.
    private func found(_ asked: Asked) throws -> Found {
        let key = Folding.key(String(String.UnicodeScalarView(asked.query.unicodeScalars.prefix(200))))
        let kind = asked.type.flatMap { MentionKind(rawValue: $0) }
        let entities = try site.archive.entitiesNamed(key, kind: kind?.rawValue, limit: max(1, min(asked.limit ?? 5, 20)))
        let candidates = entities.map { entity in
            let names = (entity.names + [entity.name]).map { Folding.key($0) }
            let isSame = names.contains { $0.utf8.elementsEqual(key.utf8) }
            let nearest = names.filter { $0.utf8.count >= key.utf8.count }.map(\.utf8.count).min() ?? key.utf8.count
            let score = isSame ? 100 : min(99, key.utf8.count * 100 / max(1, nearest))
            return Found.Candidate(
                id: entity.id, name: entity.name, type: [.init(id: entity.kind.rawValue, name: entity.kind.rawValue)], score: score, match: false)
        }.sorted { $0.score > $1.score }
        let exact = candidates.filter { $0.score == 100 }
        // One bearer of the name is a match; a kunya or surname alone is anybody's.
        let isSure = exact.count == 1 && entities.first { $0.id == exact[0].id }?.isPartialName == false
        return Found(
            result: candidates.map { candidate in
                var candidate = candidate
                candidate.match = isSure && candidate.id == exact.first?.id
                return candidate
            })
    }
}
