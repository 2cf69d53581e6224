import IsnadLanguage
import IsnadModel
import IsnadRules
import IsnadScript

/// Reads expressions of time and resolves them from the day of publication.
package struct TimeReader: Sendable {
    package init(rules: RuleFiles) {}

    package func read(_ text: AnalyzedText, in tokens: Range<Int>, published: CivilDate?) -> [TimeMention] { [] }
}
