import Foundation
import IsnadCorroboration
import IsnadExport
import IsnadModel

/// JSON of stored records: one value always gives the same bytes.
enum RecordJSON {
    /// Keys are sorted.
    static func string(_ value: some Encodable) throws -> String {
        String(decoding: try JSONLine.bare(value), as: UTF8.self)
    }

    static func value<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }

    // MARK: Records of which there are many: the same bytes, without an encoder (a claim as `isnad code` writes it)

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
            json.key("agreement")
            json.array { json in story.agreement.forEach { write($0, &json) } }
            list("claims", story.claims, &json)
            count("denials", story.denials, &json)
            text("end", story.end?.description, &json)
            text("id", story.id, &json)
            json.key("independent")
            json.array { json in story.independent.forEach { write($0, &json) } }
            count("origins", story.origins, &json)
            reasons(story.reasons, &json)
            json.key("reportCount")
            json.integer(story.reportCount)
            text("start", story.start?.description, &json)
            text("type", story.type.rawValue, &json)
        }
    }

    private static func write(_ agreement: Agreement, _ json: inout JSONBytes) {
        json.object { json in
            if let range = agreement.range {
                json.key("range")
                write(range, &json)
            }
            text("relation", agreement.relation.rawValue, &json)
            text("slot", agreement.slot, &json)
            json.key("values")
            json.array { json in
                for value in agreement.values {
                    json.object { json in
                        list("claims", value.claims, &json)
                        list("origins", value.origins, &json)
                        text("relation", value.relation.rawValue, &json)
                        text("value", value.value, &json)
                    }
                }
            }
        }
    }

    private static func write(_ range: AgreedRange, _ json: inout JSONBytes) {
        json.object { json in
            number("best", range.best, &json)
            number("high", range.high, &json)
            number("low", range.low, &json)
            text("rule", range.rule, &json)
            text("unit", range.unit, &json)
        }
    }

    private static func write(_ origin: Origin, _ json: inout JSONBytes) {
        json.object { json in
            text("entity", origin.entity, &json)
            text("heldBy", origin.heldBy, &json)
            text("id", origin.id, &json)
            text("kind", origin.kind.rawValue, &json)
            text("name", origin.name, &json)
            reasons(origin.reasons, &json)
        }
    }

    private static func write(_ entity: Entity, _ json: inout JSONBytes) {
        json.object { json in
            json.key("claimCount")
            json.integer(entity.claimCount)
            text("id", entity.id, &json)
            json.key("isPartialName")
            json.bool(entity.isPartialName)
            text("kind", entity.kind.rawValue, &json)
            text("name", entity.name, &json)
            list("names", entity.names, &json)
            reasons(entity.reasons, &json)
        }
    }

    private static func write(_ values: [String], _ json: inout JSONBytes) { json.array { json in values.forEach { json.string($0) } } }

    // MARK: Members; those without a value are left out

    private static func text(_ name: StaticString, _ value: String?, _ json: inout JSONBytes) {
        guard let value else { return }
        json.key(name)
        json.string(value)
    }

    private static func number(_ name: StaticString, _ value: Double?, _ json: inout JSONBytes) {
        guard let value else { return }
        json.key(name)
        json.number(value)
    }

    private static func list(_ name: StaticString, _ values: [String], _ json: inout JSONBytes) {
        json.key(name)
        write(values, &json)
    }

    private static func count(_ name: StaticString, _ value: OriginCount, _ json: inout JSONBytes) {
        json.key(name)
        json.object { json in
            json.key("high")
            json.integer(value.high)
            json.key("low")
            json.integer(value.low)
        }
    }

    private static func reasons(_ values: [Reason], _ json: inout JSONBytes) {
        json.key("reasons")
        json.array { json in
            for reason in values {
                json.object { json in
                    text("detail", reason.detail, &json)
                    text("rule", reason.rule, &json)
                }
            }
        }
    }
}
