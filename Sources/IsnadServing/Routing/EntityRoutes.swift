import HTTPTypes
import Hummingbird
import IsnadCorroboration
import IsnadExport
import IsnadModel
import IsnadScript
import IsnadStore

/// Who is who, as people decide it: merging, splitting, naming, and taking it back.
struct EntityRoutes: Sendable {
    let site: Site
    private var archive: Archive { site.archive }

    func add(to router: Router<BasicRequestContext>) {
        router.get("/api/v1/decisions") { request, _ in
            try site.cache.answer(request) {
                let query = request.query
                let limit = try query.integer("limit", 1...Limits.rows) ?? 50
                let found = try archive.decisionList(
                    about: try query.id("entity"), limit: limit + 1, before: try query.integer("before", 1...Int(Int32.max)))
                let shown = Array(found.prefix(limit))
                return .json(try JSONLine.encode(Listed(data: shown, total: nil, next: found.count > limit ? shown.last.map { String($0.seq) } : nil)))
            }
        }
        router.post("/api/v1/decisions") { request, _ in
            let asked = try Body.decode(EntityBody.self, try await Body.json(request))
            let seq = try decide(asked)
            guard let stored = try archive.decisionList(only: [seq]).first else { throw Problem(.internalServerError) }
            var made = Made.json(try JSONLine.encode(stored))
            made.status = .created
            return Answer.send(made, request)
        }
    }

    private func decide(_ asked: EntityBody) throws -> Int {
        guard let action = EntityDecision.Action(rawValue: asked.action) else {
            throw Problem.parameter("action", "give one of merge, split, rename, forbid, undo")
        }
        let who = try ChangeRoutes.short(asked.who, "who", 80)
        guard !Folding.key(who).isEmpty else { throw ReviewRefusal.who }
        let why = try asked.why.map { try ChangeRoutes.short($0, "why", 2000) }
        if action == .undo {
            guard let seq = asked.seq else { throw Problem.parameter("seq", "give the number of the decision") }
            return try archive.undoDecision(seq, who: who, at: ChangeRoutes.now(), note: why)
        }
        var decision = EntityDecision(action: action, entity: try known(asked.entity, "entity").id, note: why)
        (decision.who, decision.at) = (who, ChangeRoutes.now())
        switch action {
        case .merge, .forbid:
            let other = try known(asked.other, "other").id
            guard other != decision.entity else { throw Self.refused("other", "An entity cannot be decided against itself.") }
            decision.other = other
        case .split: decision.name = try form(asked.name, of: decision.entity)
        case .rename:
            let name = try ChangeRoutes.short(asked.name ?? "", "name", 200)
            guard !Folding.key(name).isEmpty else { throw Problem.parameter("name", "give the name") }
            decision.name = name
        case .undo: break
        }
        return try archive.decide(decision)
    }

    private func known(_ id: String?, _ parameter: String) throws -> Entity {
        guard let id, id.utf8.count <= 120 else { throw Problem.parameter(parameter, "give the id of an entity") }
        guard let entity = try archive.entity(id) else { throw Self.refused(parameter, "There is no entity of that id.") }
        return entity
    }

    /// The form as the entity bears it. Its only form cannot be split off: nobody would be left.
    private func form(_ name: String?, of id: String) throws -> String {
        let key = Folding.key(try ChangeRoutes.short(name ?? "", "name", 400))
        let forms = try known(id, "entity").names
        guard let form = forms.first(where: { Folding.key($0).utf8.elementsEqual(key.utf8) }) else {
            throw Self.refused("name", "The entity has no such form.")
        }
        guard forms.contains(where: { !Folding.key($0).utf8.elementsEqual(key.utf8) }) else {
            throw Self.refused("name", "The entity has no other form.")
        }
        return form
    }

    private static func refused(_ parameter: String, _ message: String) -> Problem {
        Problem(.unprocessableContent, "refused", message, parameter: parameter)
    }
}

struct EntityBody: Decodable {
    var who: String
    var action: String
    var entity: String?
    var other: String?
    var name: String?
    var why: String?
    var seq: Int?
}
