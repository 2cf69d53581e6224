import IsnadLanguage
import IsnadModel
import IsnadScript

/// What a listed name is, as far as its weight in choosing goes.
public enum PhraseKind: UInt8, CaseIterable, Sendable {
    case country, city, town, organisation, group, party, outlet, person, guarded, title, company, club
    /// An organisation whose name a place or an everyday word bears too.
    case doubtful

    static func of(_ entry: EntryTraits, _ subkind: String) -> PhraseKind {
        switch entry.kind {
        case .person: return .person
        case .outlet: return entry.isGuarded ? .guarded : .outlet
        case .place:
            if entry.isGuarded { return .guarded }
            if subkind == "country" { return .country }
            return entry.isOwn || entry.population >= 100_000 ? .city : .town
        default:
            if entry.isGuarded { return .doubtful }
            switch subkind {
            case "armed-group", "coalition", "tribe": return .group
            case "party": return .party
            case "company": return .company
            case "club": return .club
            default: return .organisation
            }
        }
    }

    /// Flags of the words of such a name: of a name of one word, of the first of several, of the others.
    var wordFlags: (whole: NameFlags, first: NameFlags, inner: NameFlags) {
        switch self {
        case .country: (.country, .placeFirst, .placeInner)
        case .city: (.city, .placeFirst, .placeInner)
        case .town: (.town, .placeFirst, .placeInner)
        case .organisation, .party, .company, .club: (.organisation, .organisationFirst, .organisationInner)
        case .group: (.group, .organisationFirst, .organisationInner)
        case .outlet: (.outlet, .outletWord, .outletWord)
        case .person: (.personWord, .personWord, .personWord)
        case .guarded, .doubtful, .title: ([], [], [])
        }
    }

    /// Names of the marks that a token may carry: kind, and whether the name is one word, begins here, or goes on here.
    static let markNames: [String] = allCases.flatMap { kind in ["1", "b", "i"].map { "\(kind).\($0)" } }

    /// Marks of the first word of a listed name of several words.
    static let longFirst: UInt64 = [country, city, town, organisation, group, party, company, club, outlet, person].reduce(0) { $0 | $1.first }

    /// Marks of the first word of any listed name.
    static let anyFirst: UInt64 = [country, city, town, organisation, group, party, company, club, outlet, person].reduce(0) { $0 | $1.first | $1.single }

    /// Bits of a mark: `single`, `first` or `inner` of this kind.
    var single: UInt64 { 1 << (UInt64(rawValue) * 3) }
    var first: UInt64 { single << 1 }
    var inner: UInt64 { single << 2 }
}

extension NameTables {
    /// Marks the tokens of the listed names and titles that begin at a token, longest first; `marks` begin with the sentence.
    func mark(_ text: AnalyzedText, _ token: Int, _ sentence: Range<Int>, _ word: NameMemory.Word, into marks: inout [UInt64]) {
        let start = text.tokens[token].start + Int32(word.leading)
        if let match = index.longest(text, token, sentence.upperBound, word.core, start, at: word.node) {
            index.eachPayload(match.entry) { note(phraseKinds[Int($0)], match.tokens, &marks, sentence.lowerBound) }
        }
        if word.flags.contains(.titleFirst), let match = titles.longest(text, token, sentence.upperBound, word.core, start) {
            note(.title, match.tokens, &marks, sentence.lowerBound)
        }
    }

    private func note(_ kind: PhraseKind, _ tokens: Range<Int>, _ marks: inout [UInt64], _ offset: Int) {
        if tokens.count == 1 {
            marks[tokens.lowerBound - offset] |= kind.single
        } else {
            marks[tokens.lowerBound - offset] |= kind.first
            for i in tokens.dropFirst() { marks[i - offset] |= kind.inner }
        }
    }
}
