import IsnadModel

/// Writes coded documents as NDJSON: one line a document, fields as in `Documentation/formats.md`.
package struct CodedDocumentWriter {
    private var json = JSONBytes()

    package init() {}

    /// One line, ended by a line feed.
    package mutating func line(_ coded: CodedDocument) -> [UInt8] {
        json.clear()
        json.object { json in
            json.key("document")
            Self.document(coded.document, &json)
            json.key("claims")
            json.array { json in coded.claims.forEach { Self.claim($0, &json) } }
            json.key("diagnostics")
            json.array { json in coded.diagnostics.forEach { Self.diagnostic($0, &json) } }
        }
        json.newline()
        return json.bytes
    }

    /// One line of a report as it was read, in the form that is read as input again.
    package mutating func line(_ document: Document, diagnostics: [Diagnostic]) -> [UInt8] {
        json.clear()
        json.object { json in
            Self.members(document, &json)
            json.key("diagnostics")
            json.array { json in diagnostics.forEach { Self.diagnostic($0, &json) } }
        }
        json.newline()
        return json.bytes
    }

    static func document(_ d: Document, _ json: inout JSONBytes) { json.object { json in members(d, &json) } }

    private static func members(_ d: Document, _ json: inout JSONBytes) {
        let fields: [(StaticString, String?)] = [
            ("path", d.path), ("id", d.id), ("url", d.url), ("title", d.title), ("outlet", d.outlet), ("author", d.author),
            ("published", d.published?.description), ("language", d.language), ("text", d.text),
        ]
        for (name, value) in fields {
            json.key(name)
            json.string(value)
        }
        json.key("furniture")
        json.array { json in
            for piece in d.furniture {
                json.object { json in
                    json.key("kind")
                    json.string(piece.kind)
                    span(piece.span, &json)
                }
            }
        }
    }

    package static func claim(_ c: Claim, _ json: inout JSONBytes) {
        json.object { json in
            json.key("type")
            json.string(c.type.rawValue)
            json.key("trigger")
            evidence(c.trigger, &json)
            json.key("sentence")
            evidence(c.sentence, &json)
            participants("agent", c.agent, &json)
            participants("target", c.target, &json)
            participants("to", c.to, &json)
            participants("from", c.from, &json)
            json.key("count")
            figure(c.count, &json)
            participants("place", c.place, &json)
            json.key("time")
            time(c.time, &json)
            participants("chain", c.chain.tellers, &json)
            json.key("modality")
            json.string(c.modality.rawValue)
            json.key("hedge")
            if let hedge = c.hedge { evidence(hedge, &json) } else { json.string(nil) }
            list("reason", c.reason, &json)
            list("content", c.content, &json)
            list("also", c.also, &json)
            json.key("because")
            json.array { json in c.because.forEach { json.string($0) } }
        }
    }

    private static func participants(_ name: StaticString, _ values: [Participant], _ json: inout JSONBytes) {
        json.key(name)
        json.array { json in
            for value in values {
                json.object { json in
                    json.key("text")
                    json.string(value.text)
                    span(value.span, &json)
                    json.key("name")
                    json.string(value.name)
                    json.key("kind")
                    json.string(value.kind.rawValue)
                }
            }
        }
    }

    private static func list(_ name: StaticString, _ values: [Evidence], _ json: inout JSONBytes) {
        json.key(name)
        json.array { json in values.forEach { evidence($0, &json) } }
    }

    private static func evidence(_ value: Evidence, _ json: inout JSONBytes) {
        json.object { json in
            json.key("text")
            json.string(value.text)
            span(value.span, &json)
        }
    }

    static func span(_ value: Span, _ json: inout JSONBytes) {
        json.key("span")
        json.array { json in
            json.integer(value.start)
            json.integer(value.end)
        }
    }

    private static func figure(_ value: Figure?, _ json: inout JSONBytes) {
        guard let value else { return json.string(nil) }
        json.object { json in
            bounds(value, &json)
            json.key("text")
            json.string(value.text)
            span(value.span, &json)
        }
    }

    private static func time(_ value: TimeReference?, _ json: inout JSONBytes) {
        guard let value else { return json.string(nil) }
        json.object { json in
            bounds(value, &json)
            json.key("text")
            json.string(value.text)
            span(value.span, &json)
        }
    }

    /// What a figure says, as members of the object at hand.
    static func bounds(_ figure: Figure, _ json: inout JSONBytes) {
        json.key("low")
        json.number(figure.low)
        json.key("high")
        json.number(figure.high)
        json.key("unit")
        json.string(figure.unit)
    }

    /// The days of a time, as members of the object at hand.
    static func bounds(_ time: TimeReference, _ json: inout JSONBytes) {
        json.key("start")
        json.string(time.start?.description)
        json.key("end")
        json.string(time.end?.description)
        json.key("precision")
        json.string(time.precision)
    }

    static func diagnostic(_ value: Diagnostic, _ json: inout JSONBytes) {
        json.object { json in
            json.key("severity")
            json.string(value.severity.rawValue)
            json.key("cause")
            json.string(value.cause)
            json.key("message")
            json.string(value.message)
            if let line = value.line {
                json.key("line")
                json.integer(line)
            }
            if let byte = value.byte {
                json.key("byte")
                json.integer(byte)
            }
        }
    }
}
