import ArgumentParser
import IsnadServing
import IsnadStore

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Serve the pages of an archive on the loopback address until Ctrl-C.")

    @OptionGroup var archive: ArchiveOptions

    @Option(help: "Port; 0 takes a free one.")
    var port: Int = 8080

    func run() async throws {
        let store = try Exit.guarding { try archive.open() }
        try await Pages.serve(store, port: port)
    }
}

enum Pages {
    static func serve(_ archive: Archive, port: Int) async throws {
        guard (0...65535).contains(port) else { throw ValidationError("--port \(port): give a number from 0 to 65535") }
        try await Server(archive: archive, port: port).run { bound in
            Console.line("http://127.0.0.1:\(bound)/   (Ctrl-C ends)")
        }
    }
}
