import Foundation
import IsnadCorroboration
import IsnadExport
import IsnadModel

/// JSON of stored records: one value always gives the same bytes.
enum RecordJSON {
    /// Keys are sorted.
    static func string(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func value<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    // MARK: Records of which there are many, without an encoder

    static func string(_ claim: Claim) -> String { written { CodedDocumentWriter.claim(claim, &$0) } }
    static func string(_ story: Story) -> String { written { write(story, &$0) } }
    static func string(_ origin: Origin) -> String { written { write(origin, &$0) } }
    static func string(_ entity: Entity) -> String { written { write(entity, &$0) } }

    private static func written(_ body: (inout JSONBytes) -> Void) -> String {
        var json = JSONBytes()
        body(&json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private static func write(_ story: Story, _ json: inout JSONBytes) {
        json.object { json in
            json.key("id")
            json.string(story.id)
            json.key("type")
            json.string(story.type.rawValue)
            strings("claims", story.claims, &json)
            json.key("reportCount")
            json.integer(story.reportCount)
            json.key("agreement")
            json.array { json in story.agreement.forEach { write($0, &json) } }
            count("origins", story.origins, &json)
            count("denials", story.denials, &json)
            json.key("independent")
            json.array { json in story.independent.forEach { list($0, &json) } }
            json.key("start")
            json.string(story.start?.description)
            json.key("end")
            json.string(story.end?.description)
            reasons(story.reasons, &json)
        }
    }

    private static func write(_ agreement: Agreement, _ json: inout JSONBytes) {
        json.object { json in
            json.key("slot")
            json.string(agreement.slot)
            json.key("values")
            json.array { json in
                for value in agreement.values {
                    json.object { json in
                        json.key("value")
                        json.string(value.value)
                        strings("claims", value.claims, &json)
                        strings("origins", value.origins, &json)
                        json.key("relation")
                        json.string(value.relation.rawValue)
                    }
                }
            }
            json.key("relation")
            json.string(agreement.relation.rawValue)
            json.key("range")
            if let range = agreement.range { write(range, &json) } else { json.string(nil) }
        }
    }

    private static func write(_ range: AgreedRange, _ json: inout JSONBytes) {
        json.object { json in
            json.key("low")
            json.number(range.low)
            json.key("high")
            json.number(range.high)
            json.key("unit")
            json.string(range.unit)
            json.key("best")
            json.number(range.best)
            json.key("rule")
            json.string(range.rule)
        }
    }

    private static func write(_ origin: Origin, _ json: inout JSONBytes) {
        json.object { json in
            json.key("id")
            json.string(origin.id)
            json.key("name")
            json.string(origin.name)
            json.key("kind")
            json.string(origin.kind.rawValue)
            json.key("entity")
            json.string(origin.entity)
            json.key("heldBy")
            json.string(origin.heldBy)
            reasons(origin.reasons, &json)
        }
    }

    private static func write(_ entity: Entity, _ json: inout JSONBytes) {
        json.object { json in
            json.key("id")
            json.string(entity.id)
            json.key("name")
            json.string(entity.name)
            json.key("kind")
            json.string(entity.kind.rawValue)
            strings("names", entity.names, &json)
            json.key("isPartialName")
            json.bool(entity.isPartialName)
            json.key("claimCount")
            json.integer(entity.claimCount)
            reasons(entity.reasons, &json)
        }
    }

    private static func strings(_ name: StaticString, _ values: [String], _ json: inout JSONBytes) {
        json.key(name)
        list(values, &json)
    }

    private static func list(_ values: [String], _ json: inout JSONBytes) { json.array { json in values.forEach { json.string($0) } } }

    private static func count(_ name: StaticString, _ value: OriginCount, _ json: inout JSONBytes) {
        json.key(name)
        json.object { json in
            json.key("low")
            json.integer(value.low)
            json.key("high")
            json.integer(value.high)
        }
    }

    private static func reasons(_ values: [Reason], _ json: inout JSONBytes) {
        json.key("reasons")
        json.array { json in
            for reason in values {
                json.object { json in
                    json.key("rule")
                    json.string(reason.rule)
                    json.key("detail")
                    json.string(reason.detail)
                }
            }
        }
    }
}
