import Foundation
import IsnadTestSupport
import Testing

@Suite("The command line")
struct CommandTests {
    private let runner: CommandRunner

    init() throws { runner = try #require(CommandRunner(), "the program is built with the tests") }

    @Test(
        "exit codes",
        arguments: [
            (["code", "Samples/agency-deserters.txt"], 0),
            (["code", "Samples/README.md"], 2),
            (["code", "no-such-file.txt"], 2),
            (["code"], 64),
            (["code", "Samples", "--format", "xml"], 64),
            (["code", "Samples", "--published", "yesterday"], 64),
            (["claims", "--archive", "/nonexistent/a.sqlite"], 2),
            (["nonsense"], 64),
        ] as [([String], Int32)])
    func exitCodes(arguments: [String], code: Int32) throws {
        #expect(try runner.run(arguments).code == code)
    }

    @Test("standard input: text and lines")
    func standardInput() throws {
        let text = try runner.run(["code", "-"], input: "أعدم تنظيم داعش ثلاثة من عناصره في الرقة.")
        #expect(text.code == 0 && text.output.contains("\"type\":\"execution\""))
        let lines = try runner.run(["code", "-", "--format", "csv"], input: "{\"id\":\"x\",\"text\":\"قتل 3 جنود في كمين قرب الموصل\"}\n")
        #expect(lines.code == 0 && lines.output.hasPrefix("document,type,"))
    }

    @Test("an archive: ingest twice, list, verify, dossier")
    func archive() throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appendingPathComponent("a.sqlite").path
        #expect(try runner.run(["ingest", "--archive", file, "Samples"]).output.contains("20 added"))
        #expect(try runner.run(["ingest", "--archive", file, "Samples"]).output.contains("0 added, 0 replaced, 20 unchanged"))
        #expect(try runner.run(["verify", "--archive", file]).output.contains(": 0 faults"))
        for list in ["claims", "stories", "entities", "origins"] {
            let outcome = try runner.run([list, "--archive", file, "--format", "csv"])
            #expect(outcome.code == 0 && outcome.output.utf8.count > 200)
        }
        #expect(try runner.run(["claims", "--archive", file, "--type", "nothing"]).code == 1)
        #expect(try runner.run(["dossier", "داعش", "--archive", file]).output.contains("timeline"))
        #expect(try runner.run(["dossier", "لا أحد بهذا الاسم", "--archive", file]).code == 1)
    }

    @Test("a watched folder: what is new is taken, once; no feed of this machine is asked")
    func watch() throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appendingPathComponent("a.sqlite").path
        let (first, second) = ("أعدم تنظيم داعش ثلاثة من عناصره في الرقة.", "قتل خمسة جنود في كمين قرب الموصل.")
        func settle(_ path: String) throws {
            try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1_500_000_000)], ofItemAtPath: path)
        }
        try settle(try folder.write("in/1.txt", first))
        let look = ["watch", "--once", "--archive", file, folder.url.path + "/in"]
        #expect(try runner.run(look).output.contains("1 added, 0 replaced, 0 unchanged"))
        let path = try folder.write("in/2.txt", second)
        // A file that was written just now may not be whole.
        try settle(path)
        _ = try folder.write("in/3.txt", second)
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: 60)], ofItemAtPath: folder.url.path + "/in/3.txt")
        #expect(try runner.run(look).output.contains("1 added, 0 replaced, 0 unchanged"))
        let third = try runner.run(look)
        #expect(third.code == 0 && third.output.contains("0 added, 0 replaced, 0 unchanged"))
        let refused = try runner.run(["watch", "--once", "--archive", file, "http://127.1/feed"])
        #expect(refused.code == 2 && refused.errors.contains("private-address"))
        #expect(try runner.run(["watch", "--archive", file, "--every", "soon", "x"]).code == 64)
    }

    @Test("a run that was broken off goes on where it was")
    func resume() throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appendingPathComponent("a.sqlite").path
        #expect(try runner.run(["ingest", "--archive", file, "--limit", "5", "Samples"]).output.contains("5 added"))
        #expect(try runner.run(["ingest", "--archive", file, "--resume", "Samples"]).output.contains("15 added, 0 replaced, 0 unchanged"))
        let again = try runner.run(["ingest", "--archive", file, "--resume", "Samples"])
        #expect(again.code == 0 && again.output.contains("0 added, 0 replaced, 0 unchanged"))
    }

    @Test("explain names the rule")
    func explain() throws {
        #expect(try runner.run(["explain", "أعدم تنظيم داعش ثلاثة من عناصره"]).output.contains("execution.verb"))
    }

    @Test("demo ends by itself without serving")
    func demo() throws {
        let outcome = try runner.run(["demo", "--no-serve"])
        #expect(outcome.code == 0 && outcome.output.contains("independent origins"))
    }
}
