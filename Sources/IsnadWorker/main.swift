import Foundation
import IsnadClaims
import IsnadExport
import IsnadModel
import IsnadPipeline
import IsnadReading
import IsnadRules

// Paths in, claims out: the part of Isnad that a worker of a cluster runs. No database, no HTTP.
var paths = Array(CommandLine.arguments.dropFirst())
var rules = RuleFiles.embedded
if paths.first == "--rules", paths.count > 1 {
    rules = RuleFolder.read(paths[1])
    paths.removeFirst(2)
}
let knowledge = Knowledge(rules: rules)
var coder = Coder(knowledge: knowledge)
var writer = CodedDocumentWriter()
if paths.first == "--explain" {
    coder.explain(Document(path: "-", id: "-", text: paths.dropFirst().joined(separator: " "))).forEach { print($0) }
    exit(0)
}
for result in ReportSequence(paths: paths.isEmpty ? ["-"] : paths, rules: rules) {
    guard let document = result.document else {
        for diagnostic in result.diagnostics {
            FileHandle.standardError.write(Data("\(result.path): \(diagnostic.cause): \(diagnostic.message)\n".utf8))
        }
        continue
    }
    FileHandle.standardOutput.write(Data(writer.line(coder.code(document, diagnostics: result.diagnostics))))
}
