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
        /// The words that say so.
        var words: Range<Int>?
        var because: String

        init(modality: Modality, token: Int?, because: String) { self.init(modality: modality, words: token.map { $0..<($0 + 1) }, because: because) }
        init(modality: Modality, words: Range<Int>?, because: String) { (self.modality, self.words, self.because) = (modality, words, because) }
    }

    func read(_ c: Candidate) -> Result? {
        if let fixed = c.rule.modality { return Result(modality: fixed, token: c.token, because: "modality.of-rule") }
        let climb = ModalityClimb(context: context, parse: context.parses[c.sentence])
        let found = c.shape == .verb ? climb.verb(c.item) : climb.noun(c.item, c.token, isMeant: !c.rule.isOne(of: .neverIntended))
        return found.flatMap { $0.modality == .actual ? nil : $0 }
    }
}
