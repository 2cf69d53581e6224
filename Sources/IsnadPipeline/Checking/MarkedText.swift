import IsnadModel

/// A sentence with its roles marked: `⟦agent:التنظيم⟧`.
package struct MarkedText: Sendable {
    /// The sentence without marks.
    package let text: String
    package let marks: [(name: String, span: Span)]

    package init(_ marked: String) {
        var plain = String.UnicodeScalarView()
        var marks: [(String, Span)] = []
        var open: (name: String, start: Int)?
        var name: String?
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "\u{27E6}": name = ""
            case "\u{27E7}":
                if let mark = open { marks.append((mark.name, Span(start: mark.start, end: plain.count))) }
                open = nil
            case ":" where name != nil:
                open = (name ?? "", plain.count)
                name = nil
            default:
                if name != nil { name?.unicodeScalars.append(scalar) } else { plain.append(scalar) }
            }
        }
        text = String(plain)
        self.marks = marks
    }

    package func spans(_ name: String) -> [Span] { marks.filter { $0.name == name }.map(\.span) }
}
