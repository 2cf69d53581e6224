import Foundation
import IsnadClaims
import IsnadExport
import IsnadModel
import IsnadPipeline
import IsnadRules

// Temporary front: until the reading stage lands.
var args = Array(CommandLine.arguments.dropFirst())
var rules = RuleFiles.embedded
if args.first == "--rules" {
    let root = URL(fileURLWithPath: args[1])
    var files: [(path: String, bytes: [UInt8])] = []
    let walker = FileManager.default.enumerator(atPath: root.path)
    while let name = walker?.nextObject() as? String {
        guard name.hasSuffix(".tsv") || name.hasSuffix(".rules"), let data = FileManager.default.contents(atPath: root.path + "/" + name) else { continue }
        files.append((name, Array(data)))
    }
    rules = RuleFiles(files: files)
    args.removeFirst(2)
}
let knowledge = Knowledge(rules: rules)
for d in knowledge.loader.diagnostics { FileHandle.standardError.write(Data("\(d.message) line \(d.line ?? 0)\n".utf8)) }
var coder = Coder(knowledge: knowledge)
var writer = CodedDocumentWriter()
for path in args {
    let names = path.hasSuffix(".txt") ? [path] : (try FileManager.default.contentsOfDirectory(atPath: path)).filter { $0.hasSuffix(".txt") }.sorted().map { path + "/" + $0 }
    for name in names {
        guard let text = try? String(contentsOfFile: name, encoding: .utf8) else { continue }
        var document = Document(path: name, id: name, text: text)
        if let blank = text.range(of: "\n\n"), !text[..<blank.lowerBound].contains("\n") {
            document.titleSpan = Span(start: 0, end: text[..<blank.lowerBound].unicodeScalars.count)
        }
        let meta = String(name.dropLast(4)) + ".json"
        if let data = FileManager.default.contents(atPath: meta), let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any] {
            document.outlet = object["outlet"] as? String
            document.url = object["url"] as? String
            document.published = (object["published"] as? String).flatMap { CivilDate(iso: $0) }
        }
        FileHandle.standardOutput.write(Data(writer.line(coder.code(document))))
    }
}
