import IsnadLanguage
import IsnadModel
import IsnadScript

/// Reads how a report stands to a happening: done, tried, ordered, planned, foretold, doubted, denied, supposed, recurring.
///
/// From the trigger it climbs to what governs it: construct, preposition, verb, clause. The first word that colours decides.
struct ModalityReader {
    let context: DocumentContext

    struct Result {
        var modality: Modality
        /// The word that says so.
        var token: Int?
        var because: String
    }

    func read(_ c: Candidate) -> Result? {
        if let fixed = c.rule.modality { return Result(modality: fixed, token: c.token, because: "modality.of-rule") }
        let climb = ModalityClimb(context: context, parse: context.parses[c.sentence])
        let found = c.shape == .verb ? climb.verb(c.item) : climb.noun(c.item, c.token, isMeant: !Self.neverIntended.contains(c.rule.type.rawValue))
        return found.flatMap { $0.modality == .actual ? nil : $0 }
    }

    /// Types that nobody sets out to bring upon himself: ل before their nouns is no purpose.
    private static let neverIntended: Set<String> = ["morale", "losses", "toll", "strength", "share", "injury", "dispute"]
}
