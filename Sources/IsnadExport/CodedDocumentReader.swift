import Foundation
import IsnadModel
import IsnadScript

/// Reads lines that `CodedDocumentWriter` wrote: claims coded elsewhere (by a cluster's workers) come into an archive without their texts
/// being read again.
package struct CodedDocumentReader {
    package init() {}

    /// - Throws: `DecodingError` where the line is no coded document.
    package func document(_ line: some Collection<UInt8>) throws -> CodedDocument {
        var coded = try JSONDecoder().decode(CodedDocument.self, from: Data(line))
        coded.document.titleSpan = CodedDocumentReader.titleSpan(coded.document)
        return coded
    }

    /// The title's place is not written: it is the first line where a blank line follows it, as for reports that are read from text.
    private static func titleSpan(_ document: Document) -> Span? {
        let codes = ScriptText(document.text).codes
        guard let end = codes.firstIndex(of: 0x0A), codes[..<end].contains(where: LetterCode.isLetter) else { return nil }
        var next = end + 1
        while next < codes.count, codes[next] == 0x20 || codes[next] == LetterCode.ignorable { next += 1 }
        return next < codes.count && codes[next] == 0x0A ? Span(start: 0, end: end) : nil
    }
}
