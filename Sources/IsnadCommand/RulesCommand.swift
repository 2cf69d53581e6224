import ArgumentParser
import IsnadClaims
import IsnadModel
import IsnadPipeline

struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rules", abstract: "Look after the rules.", subcommands: [Check.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Check the tables, and run each rule's own examples: every yes must match, every no stay silent.")

        @OptionGroup var rules: RuleOptions

        @Flag(help: "Print every example that does not hold, not only the first fifty.")
        var all = false

        func run() throws {
            let files = try rules.files()
            var checker = RuleChecker(knowledge: Knowledge(rules: files))
            let table = TableLint.run(files) + checker.incomplete()
            for fault in table { Console.error(fault.line.map { "\(fault.message) (line \($0))" } ?? fault.message) }
            let results = checker.run()
            let faults = results.filter { $0.fault != nil && !$0.isWanted }
            let wanted = results.filter(\.isWanted)
            let reached = wanted.filter { $0.fault == nil }
            for result in reached.prefix(20) {
                Console.error("Rules/\(result.source) \(result.rule): holds by now, make it a \(result.isYes ? "yes" : "no"): \(result.sentence)")
            }
            for fault in faults.prefix(all ? faults.count : 50) {
                Console.error("Rules/\(fault.source) \(fault.rule) \(fault.isYes ? "yes" : "no"): \(fault.fault ?? ""): \(fault.sentence)")
            }
            let held = results.count - faults.count - wanted.count + reached.count
            Console.line(
                "\(results.count) examples, \(held) hold, \(faults.count) do not, \(wanted.count - reached.count) are wanted; \(table.count) faults in tables and files"
            )
            if !faults.isEmpty || !table.isEmpty { throw Exit.partly }
        }
    }
}
