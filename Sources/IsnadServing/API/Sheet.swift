import HTTPTypes
import Hummingbird
import IsnadCorroboration
import IsnadExport
import IsnadModel
import IsnadStore

/// Forms in which a list is given.
enum ListForm: String, Sendable, CaseIterable {
    case json, csv, ndjson, geojson

    var type: String {
        switch self {
        case .json: "application/json"
        case .csv: "text/csv; charset=utf-8"
        case .ndjson: "application/x-ndjson; charset=utf-8"
        case .geojson: "application/geo+json"
        }
    }

    /// The first form that `Accept` names of those that the list has; JSON where it names none.
    static func accepted(_ request: Request, _ forms: [ListForm]) -> ListForm {
        guard let accept = request.headers[.accept] else { return .json }
        for part in accept.utf8.split(separator: 0x2C) {
            let type = String(Substring(part.split(separator: 0x3B).first ?? part)).drop { $0 == " " }
            let name = String(type).lowercased()
            if let form = forms.first(where: { $0.type.utf8.starts(with: name.utf8) && !name.isEmpty }) { return form }
        }
        return .json
    }
}

/// A list as rows, as records and as places.
struct Sheet: Sendable {
    struct Feature: Sendable {
        var id: String
        var point: PlacePoint?
        var properties: [(key: StaticString, value: String)]
    }

    var columns: [String]
    var rows: [[String]]
    /// One line of JSON for each row.
    var records: [[UInt8]]
    var features: [Feature] = []
    var total: Int
    var next: String?

    func made(_ form: ListForm, name: String, next link: String?, excel: Bool) throws -> Made {
        var made = Made(bytes: [], type: form.type, next: link, file: form == .json ? nil : name + "." + form.rawValue)
        switch form {
        case .json: made.bytes = json()
        case .ndjson: made.bytes = records.flatMap { $0 }
        case .csv:
            var table = TextTable(columns)
            table.rows = rows
            made.bytes = excel ? Sheet.excel(table.csv()) : Array(table.csv().utf8)
        case .geojson: made.bytes = geojson()
        }
        return made
    }

    /// A byte order mark and CRLF: what a spreadsheet wants to read Arabic right.
    private static func excel(_ csv: String) -> [UInt8] {
        [0xEF, 0xBB, 0xBF] + csv.utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
    }

    private func json() -> [UInt8] {
        var bytes = Array("{\"data\":[".utf8)
        for (i, record) in records.enumerated() {
            if i > 0 { bytes.append(0x2C) }
            bytes += record.dropLast()
        }
        bytes += Array("],\"next\":".utf8)
        var json = JSONBytes()
        json.string(next)
        bytes += json.bytes + Array(",\"total\":\(total)}\n".utf8)
        return bytes
    }

    private func geojson() -> [UInt8] {
        var json = JSONBytes()
        json.object { json in
            json.key("type")
            json.string("FeatureCollection")
            json.key("features")
            json.array { json in features.forEach { Sheet.feature($0, &json) } }
        }
        json.newline()
        return json.bytes
    }

    private static func feature(_ feature: Feature, _ json: inout JSONBytes) {
        json.object { json in
            json.key("type")
            json.string("Feature")
            json.key("id")
            json.string(feature.id)
            json.key("geometry")
            if let point = feature.point {
                json.object { json in
                    json.key("type")
                    json.string("Point")
                    json.key("coordinates")
                    json.array { json in
                        json.number(point.longitude)
                        json.number(point.latitude)
                    }
                }
            } else {
                json.string(nil)
            }
            json.key("properties")
            json.object { json in
                for property in feature.properties {
                    json.key(property.key)
                    json.string(property.value)
                }
            }
        }
    }

    // MARK: The lists

    static func stories(_ stories: [Story], _ places: [String: [String]], total: Int, next: String?) throws -> Sheet {
        var sheet = Sheet(
            columns: [
                "story", "type", "agent", "target", "count", "place", "from", "to", "claims", "origins", "contradictions", "reports", "latitude", "longitude",
            ],
            rows: [], records: try stories.map { try JSONLine.encode($0) }, total: total, next: next)
        for story in stories {
            let point = PlaceIndex.shared.place(places[story.id] ?? [])
            sheet.rows.append(StoryText.row(story) + [String(story.reportCount), point.map { "\($0.latitude)" } ?? "", point.map { "\($0.longitude)" } ?? ""])
            sheet.features.append(
                Feature(
                    id: story.id, point: point,
                    properties: [
                        ("type", story.type.rawValue), ("place", point?.name ?? (places[story.id]?.first ?? "")), ("agent", StoryText.values(story, "agent")),
                        ("target", StoryText.values(story, "target")), ("count", StoryText.values(story, "count")), ("from", story.start?.description ?? ""),
                        ("to", story.end?.description ?? ""), ("origins", StoryText.count(story.origins)), ("contradictions", StoryText.contradictions(story)),
                    ]))
        }
        return sheet
    }

    static func claims(_ claims: [StoredClaim], total: Int, next: String?) throws -> Sheet {
        var sheet = Sheet(
            columns: ["claim", "outlet", "published", "origin", "story"] + ClaimTable.columns, rows: [], records: try claims.map { try JSONLine.encode($0) },
            total: total, next: next)
        for stored in claims {
            let claim = stored.claim
            let head = [stored.id, stored.outlet ?? "", stored.published?.description ?? "", stored.originName ?? "", stored.story ?? ""]
            sheet.rows.append(head + ClaimTable.row(claim, document: stored.report))
            sheet.features.append(
                Feature(
                    id: stored.id, point: PlaceIndex.shared.place(claim.place.map(\.name)),
                    properties: [
                        ("type", claim.type.rawValue), ("modality", claim.modality.rawValue), ("place", claim.place.first?.name ?? ""),
                        ("from", claim.time?.start?.description ?? ""), ("to", claim.time?.end?.description ?? ""), ("outlet", stored.outlet ?? ""),
                        ("origin", stored.originName ?? ""), ("sentence", claim.sentence.text),
                    ]))
        }
        return sheet
    }

    static func reports(_ reports: [ReportSummary], total: Int, next: String?) throws -> Sheet {
        Sheet(
            columns: ["report", "document", "title", "outlet", "author", "published", "url", "claims"],
            rows: reports.map {
                [
                    $0.id, $0.documentID, $0.title ?? "", $0.outlet ?? "", $0.author ?? "", $0.published?.description ?? "", $0.url ?? "",
                    String($0.claimCount),
                ]
            }, records: try reports.map { try JSONLine.encode($0) }, total: total, next: next)
    }

    static func entities(_ entities: [Entity], total: Int, next: String?) throws -> Sheet {
        var sheet = Sheet(
            columns: ["entity", "kind", "name", "claims", "names"], rows: [], records: try entities.map { try JSONLine.encode($0) }, total: total, next: next)
        for entity in entities {
            sheet.rows.append([entity.id, entity.kind.rawValue, entity.name, String(entity.claimCount), entity.names.joined(separator: "; ")])
            let point = entity.kind == .place ? PlaceIndex.shared.place([entity.name]) : nil
            sheet.features.append(
                Feature(
                    id: entity.id, point: point, properties: [("kind", entity.kind.rawValue), ("name", entity.name), ("claims", String(entity.claimCount))]))
        }
        return sheet
    }

    static func origins(_ origins: [StoredOrigin], total: Int, next: String?) throws -> Sheet {
        Sheet(
            columns: ["origin", "kind", "name", "claims", "reports", "stories"],
            rows: origins.map {
                [$0.origin.id, $0.origin.kind.rawValue, $0.origin.name, String($0.claimCount), String($0.reportCount), String($0.storyCount)]
            },
            records: try origins.map { try JSONLine.encode($0) }, total: total, next: next)
    }
}
