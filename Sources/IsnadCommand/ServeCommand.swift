import ArgumentParser
import IsnadClaims
import IsnadExport
import IsnadModel
import IsnadPipeline
import IsnadReading
import IsnadRules
import IsnadServing
import IsnadStore

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the pages and data of an archive until Ctrl-C; on the loopback address unless told otherwise.")

    @OptionGroup var archive: ArchiveOptions

    @Option(help: "Port; 0 takes a free one.")
    var port: Int = 8080

    @Option(help: "Address to listen at. Anything but the loopback address needs --token.")
    var host: String = "127.0.0.1"

    @Option(help: "What clients have to show, at least 16 characters.")
    var token: String?

    @Option(name: .customLong("name"), help: "A further host name by which this server may be called; may be given several times.")
    var names: [String] = []

    @Option(
        name: .customLong("web"),
        help: ArgumentHelp("Read styles and scripts from this folder instead of those built in: for work on the pages.", valueName: "dir"))
    var web: String?

    func run() async throws {
        let store = try Exit.guarding { try archive.open() }
        var options = ServerOptions()
        (options.port, options.host, options.token, options.names, options.webFolder) = (port, host, token, names, web)
        try await Pages.serve(store, options)
    }
}

enum Pages {
    static func serve(_ archive: Archive, _ options: ServerOptions) async throws {
        guard (0...65535).contains(options.port) else { throw ValidationError("--port \(options.port): give a number from 0 to 65535") }
        var options = options
        options.version = IsnadCommand.configuration.version
        options.rulesVersion = RuleDigest.of(.embedded)
        do {
            let host = options.host
            try await Server(archive: archive, options: options, coding: coding()).run { bound in
                Console.line("http://\(host):\(bound)/   (Ctrl-C ends)")
            }
        } catch let refusal as Server.Refusal {
            throw ValidationError("\(refusal)")
        }
    }

    /// Codes what is pasted on the pages; the knowledge is read when the first text comes.
    private static func coding() -> ReportCoding {
        let desk = CodingDesk()
        return ReportCoding { line in await desk.code(line) }
    }
}

/// One coder for all who paste: texts wait for each other.
actor CodingDesk {
    private lazy var reader = ReportReader(rules: .embedded)
    private lazy var coder = Coder()

    func code(_ line: [UInt8]) -> (coded: CodedDocument?, diagnostics: [Diagnostic]) {
        let read = reader.readLine(line, path: "upload", number: 1, offset: 0)
        guard let document = read.document else { return (nil, read.diagnostics) }
        return (coder.code(document, diagnostics: read.diagnostics), read.diagnostics)
    }
}

/// Digest of all rule files (64-bit FNV-1a): says with which knowledge a claim was read.
enum RuleDigest {
    static func of(_ rules: RuleFiles) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for file in rules.files {
            for byte in file.path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            for byte in file.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        return String(hash, radix: 16)
    }
}
