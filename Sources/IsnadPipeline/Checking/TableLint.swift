import IsnadModel
import IsnadRules
import IsnadScript

/// Looks over the tables under `Rules/` for letters and rows that folded text can never meet.
package enum TableLint {
    package static func run(_ rules: RuleFiles) -> [Diagnostic] {
        rules.files.filter { $0.path.hasSuffix(".tsv") }.flatMap { check($0.path, $0.bytes) }
    }

    private static func check(_ path: String, _ bytes: [UInt8]) -> [Diagnostic] {
        Table(bytes).rows.flatMap { row in
            row.columns.compactMap { column -> Diagnostic? in
                guard let fault = column.unicodeScalars.lazy.compactMap(fault).first else { return nil }
                return Diagnostic(.error, cause: "table", message: "Rules/\(path): \(fault) in '\(column.prefix(40))'", line: row.line)
            }
        }
    }

    private static func fault(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x0640: "tatweel"
        case 0x064B...0x0652, 0x0670: "a vowel sign"
        case 0xFB50...0xFDFF, 0xFE70...0xFEFC: "a presentation form"
        case 0x06CC, 0x06A9: "a Persian letter"
        case 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C, 0xFEFF: "an invisible control"
        default: nil
        }
    }
}
