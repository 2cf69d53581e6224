import IsnadModel

/// Writes the mentions of documents as NDJSON: one line a document, fields as in `Documentation/formats.md`.
package struct MentionWriter {
    private var json = JSONBytes()

    package init() {}

    /// One line, ended by a line feed.
    package mutating func line(_ document: Document, _ mentions: [Mention], _ diagnostics: [Diagnostic]) -> [UInt8] {
        json.clear()
        json.object { json in
            json.key("document")
            CodedDocumentWriter.document(document, &json)
            json.key("mentions")
            json.array { json in mentions.forEach { Self.mention($0, &json) } }
            json.key("diagnostics")
            json.array { json in diagnostics.forEach { CodedDocumentWriter.diagnostic($0, &json) } }
        }
        json.newline()
        return json.bytes
    }

    private static func mention(_ m: Mention, _ json: inout JSONBytes) {
        json.object { json in
            json.key("kind")
            json.string(m.kind.rawValue)
            json.key("text")
            json.string(m.evidence.text)
            CodedDocumentWriter.span(m.evidence.span, &json)
            json.key("name")
            json.string(m.name)
            if let key = m.key {
                json.key("key")
                json.string(key)
            }
            if m.isPeople {
                json.key("people")
                json.bool(true)
            }
            if let parts = m.parts { Self.parts(parts, &json) }
            if let figure = m.figure { CodedDocumentWriter.bounds(figure, &json) }
            if let time = m.time { Self.time(time, &json) }
            if let location = m.location { Self.location(location, &json) }
            json.key("because")
            json.string(m.because)
        }
    }

    private static func parts(_ parts: PersonName, _ json: inout JSONBytes) {
        json.key("parts")
        json.object { json in
            let single: [(StaticString, String)] = [("title", parts.title), ("kunya", parts.kunya), ("ism", parts.ism), ("laqab", parts.laqab)]
            for (name, value) in single where !value.isEmpty {
                json.key(name)
                json.string(value)
            }
            for (name, values) in [("nasab", parts.nasab), ("nisba", parts.nisba)] as [(StaticString, [String])] where !values.isEmpty {
                json.key(name)
                json.array { json in values.forEach { json.string($0) } }
            }
        }
    }

    private static func time(_ time: TimeReference, _ json: inout JSONBytes) {
        CodedDocumentWriter.bounds(time, &json)
        if let clock = time.clock {
            json.key("clock")
            json.string(clock)
        }
        guard let length = time.length else { return }
        json.key("length")
        json.object { json in
            json.key("amount")
            json.number(length.amount)
            json.key("unit")
            json.string(length.unit)
        }
    }

    private static func location(_ location: Location, _ json: inout JSONBytes) {
        json.key("lat")
        json.number(location.latitude)
        json.key("lon")
        json.number(location.longitude)
        json.key("country")
        json.string(location.country)
        json.key("admin1")
        json.string(location.admin1)
        json.key("precision")
        json.string(location.precision)
    }
}
