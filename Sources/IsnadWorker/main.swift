import Foundation
import IsnadClaims
import IsnadExport
import IsnadModel
import IsnadPipeline
import IsnadReading
import IsnadRules

// Paths in, claims or mentions out: the part of Isnad that a worker of a cluster runs. No database, no HTTP.
//
//     isnad-worker [--rules DIR] --stage code|signatures|stories|agreement
//     isnad-worker [--rules DIR] [--jobs N] [--analyze [--format ndjson|conllu] | --explain SENTENCE | --specs DIR | --examples] [PATH…]

/// The command line, consumed option by option; what is left are paths.
struct Arguments {
    private(set) var rest = Array(CommandLine.arguments.dropFirst())
    var paths: [String] { rest.isEmpty ? ["-"] : rest }

    mutating func option(_ name: String) -> String? {
        guard let at = rest.firstIndex(of: name), at + 1 < rest.count else { return nil }
        let value = rest[at + 1]
        rest.removeSubrange(at...(at + 1))
        return value
    }

    mutating func flag(_ name: String) -> Bool {
        guard let at = rest.firstIndex(of: name) else { return false }
        rest.remove(at: at)
        return true
    }
}

/// What documents are put through, and the line that is written of each.
protocol Work: Sendable {
    associatedtype Stage: DocumentStage
    func stage(_ rules: RuleFiles) -> Stage
    mutating func line(_ output: Stage.Output) -> [UInt8]
}

struct ClaimWork: Work {
    private var writer = CodedDocumentWriter()
    func stage(_ rules: RuleFiles) -> Coder { Coder(knowledge: Knowledge(rules: rules)) }
    mutating func line(_ output: CodedDocument) -> [UInt8] { writer.line(output) }
}

struct MentionWork: Work {
    private var writer = MentionWriter()
    func stage(_ rules: RuleFiles) -> Analyzer { Analyzer(rules: rules, givesWords: false) }
    mutating func line(_ output: AnalyzedDocument) -> [UInt8] { writer.line(output.document, output.mentions, output.diagnostics) }
}

struct WordWork: Work {
    private var writer = CoNLLUWriter()
    func stage(_ rules: RuleFiles) -> Analyzer { Analyzer(rules: rules, givesWords: true) }
    mutating func line(_ output: AnalyzedDocument) -> [UInt8] { writer.document(output.document, output.sentences) }
}

/// Puts the documents of some paths through a work. The tables of reading are filled while those of the work are.
/// - Parameter jobs: how many documents are read at a time; the order of the output is that of the input.
func run<W: Work>(_ work: W, _ paths: [String], _ rules: RuleFiles, jobs: Int) {
    let (stage, reader) = concurrently({ work.stage(rules) }, { ReportReader(rules: rules) })
    let documents = DocumentRun(stage, threads: jobs)
    let sequence = ReportSequence(paths: paths, reader: reader)
    guard jobs > 1 else {
        var work = work
        return documents.runAlone(sequence) { give($0, &work) }
    }
    let done = DispatchSemaphore(value: 0)
    Task.detached {
        var work = work
        await documents.run(sequence) { give($0, &work) }
        done.signal()
    }
    done.wait()
}

func give<W: Work>(_ outcome: DocumentRun<W.Stage>.Outcome, _ work: inout W) {
    if let found = outcome.output { return FileHandle.standardOutput.write(Data(work.line(found))) }
    for diagnostic in outcome.diagnostics {
        FileHandle.standardError.write(Data("\(outcome.path): \(diagnostic.cause): \(diagnostic.message)\n".utf8))
    }
}

var arguments = Arguments()
let jobs = arguments.option("--jobs").flatMap { Int($0) } ?? 1
let rules = arguments.option("--rules").map { RuleFolder.read($0) } ?? .embedded
if let stage = arguments.option("--stage") {
    if stage == "code" {
        var code = CodeStage(rules: rules)
        exit(code.run())
    }
    guard let name = CorroborationStage.Name(rawValue: stage) else {
        FileHandle.standardError.write(Data("unknown stage: \(stage); known are code, signatures, stories, agreement\n".utf8))
        exit(64)
    }
    var filter = CorroborationStage(name, rules: rules)
    exit(filter.run())
} else if let sentence = arguments.option("--explain") {
    var coder = Coder(knowledge: Knowledge(rules: rules))
    coder.explain(Document(path: "-", id: "-", text: sentence)).forEach { print($0) }
} else if let folder = arguments.option("--specs") {
    var checker = SpecChecker(rules: rules)
    let report = checker.run(folder: folder)
    report.faults.forEach { print($0) }
    print("\(report.held) hold, \(report.faults.count) do not")
    var speechSpecs = SpeechSpecs(knowledge: Knowledge(rules: rules))
    let speech = speechSpecs.run(folder: folder)
    (speech.faults + speech.reached).forEach { print($0) }
    print("chains and modality: \(speech.rows) rows, \(speech.held) hold")
    var claimSpecs = ClaimSpecs(knowledge: Knowledge(rules: rules))
    let claims = claimSpecs.run(folder: folder)
    (claims.faults + claims.reached).forEach { print($0) }
    for (type, count) in claims.byType.sorted(by: { $0.key < $1.key }) {
        print("\(type): \(count.yes) yes, \(count.no) no, \(count.held) of them hold")
    }
    print("claims: \(claims.rows) rows, \(claims.held) hold, share \((claims.share * 1000).rounded() / 1000)")
    exit(report.faults.isEmpty ? 0 : 1)
} else if arguments.flag("--examples") {
    var checker = RuleChecker(knowledge: Knowledge(rules: rules))
    let results = checker.run()
    for result in results where result.fault == nil ? result.isWanted : !result.isWanted {
        print("\(result.source) \(result.rule) \(result.isYes ? "yes" : "no"): \(result.fault ?? "holds by now"): \(result.sentence)")
    }
    print("\(results.count) examples, \(results.filter { $0.fault == nil }.count) hold")
} else if arguments.flag("--name-features") {
    // What the name reader sees of each word, from which `Tools/name_weights.py` learns.
    var coder = Coder(knowledge: Knowledge(rules: rules))
    for document in ReportSequence(paths: arguments.paths, rules: rules).lazy.compactMap(\.document) {
        FileHandle.standardOutput.write(Data((["# " + document.id] + coder.nameFeatures(document)).joined(separator: "\n").utf8 + [0x0A]))
    }
} else if arguments.flag("--time-features") {
    // What is seen of events and times, from which `Tools/time_weights.py` learns.
    var coder = Coder(knowledge: Knowledge(rules: rules))
    for document in ReportSequence(paths: arguments.paths, rules: rules).lazy.compactMap(\.document) {
        FileHandle.standardOutput.write(Data((["# " + document.path] + coder.timeFeatures(document)).joined(separator: "\n").utf8 + [0x0A]))
    }
} else if arguments.flag("--claim-features") {
    // What the weighing sees of each claim that could be made, from which `Tools/claim_weights.py` learns.
    var coder = Coder(knowledge: Knowledge(rules: rules))
    var writer = CodedDocumentWriter()
    for document in ReportSequence(paths: arguments.paths, rules: rules).lazy.compactMap(\.document) {
        let (coded, lines) = coder.claimFeatures(document)
        FileHandle.standardOutput.write(Data(writer.line(coded) + lines.joined(separator: "\n").utf8 + [0x0A]))
    }
} else if arguments.flag("--analyze") {
    if arguments.option("--format") == "conllu" {
        run(WordWork(), arguments.paths, rules, jobs: jobs)
    } else {
        run(MentionWork(), arguments.paths, rules, jobs: jobs)
    }
} else {
    run(ClaimWork(), arguments.paths, rules, jobs: jobs)
}
