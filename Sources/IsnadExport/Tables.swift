/// Rows of text with named columns, written as CSV or as a table for the terminal.
package struct TextTable {
    package var columns: [String]
    package var rows: [[String]] = []

    package init(_ columns: [String]) { self.columns = columns }

    /// RFC 4180 with `\n` between records. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    package func csv(header: Bool = true) -> String {
        ((header ? [columns] : []) + rows).map { $0.map(Self.cell).joined(separator: ",") + "\n" }.joined()
    }

    private static func cell(_ value: String) -> String {
        var text = value
        if let first = text.utf8.first, "=+-@\t".utf8.contains(first), Double(text) == nil { text = "'" + text }
        guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.unicodeScalars.append("\"") }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    /// Columns padded with spaces; long cells are cut. Control characters are shown as spaces, so that no text steers the terminal.
    package func terminal(widest: Int = 48) -> String {
        let lines = ([columns] + rows).map { $0.map { Self.shown($0, widest) } }
        let widths = columns.indices.map { column in lines.map { column < $0.count ? Self.width($0[column]) : 0 }.max() ?? 0 }
        return lines.map { line in
            line.enumerated().map { i, cell in
                i == line.count - 1 ? cell : cell + String(repeating: " ", count: max(0, widths[i] - Self.width(cell)))
            }.joined(separator: "  ") + "\n"
        }.joined()
    }

    private static func shown(_ value: String, _ widest: Int) -> String {
        var out = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            if out.count >= widest {
                out.append("\u{2026}")
                break
            }
            out.append(scalar.properties.generalCategory == .control || isBidiControl(scalar) ? " " : scalar)
        }
        return String(out)
    }

    private static func isBidiControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Scalars that take a place: marks take none.
    private static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.properties.generalCategory == .nonspacingMark ? 0 : 1) }
    }
}
