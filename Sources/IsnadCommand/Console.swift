import Foundation
import IsnadModel

/// The only place that prints: results to standard output, diagnostics to standard error.
enum Console {
    static func write(_ bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }
    static func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
    static func line(_ text: String = "") { write(text + "\n") }

    static func error(_ text: String) { FileHandle.standardError.write(Data((printable(text) + "\n").utf8)) }

    /// A piece of a line that the program itself made, controls of the terminal included.
    static func errorPart(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

    /// `path: cause: message`; the place is in the message.
    static func report(_ diagnostic: Diagnostic, path: String) {
        error("\(path): \(diagnostic.severity.rawValue): \(diagnostic.cause): \(diagnostic.message)")
    }

    /// Without control characters: no file name steers the terminal.
    private static func printable(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { out.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar) }
        return String(out)
    }
}
