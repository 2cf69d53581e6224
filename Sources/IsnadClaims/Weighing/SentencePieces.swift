/// What stands where in a sentence, counted once so that what lies between any two pieces is a difference.
struct SentencePieces {
    /// Up to each item: verbs, and what parts clauses.
    private var verbs: [Int32] = [0]
    private var breaks: [Int32] = [0]
    /// Up to each item, phrases of each kind.
    private var kinds: [SIMD16<UInt16>] = [SIMD16()]
    /// `VerbCode` of each item.
    private var codes: [UInt8] = []

    private static let noVerb = VerbCode.names.count - 1

    init(_ scanner: ClauseScanner) {
        let parse = scanner.parse
        verbs.reserveCapacity(parse.items.count + 1)
        breaks.reserveCapacity(parse.items.count + 1)
        kinds.reserveCapacity(parse.items.count + 1)
        codes.reserveCapacity(parse.items.count)
        var (verbCount, breakCount, kindCounts): (Int32, Int32, SIMD16<UInt16>) = (0, 0, SIMD16())
        for (i, item) in parse.items.enumerated() {
            var code = Self.noVerb
            switch item.kind {
            case .verb:
                verbCount += 1
                code = VerbCode.of(scanner.verbClass(i))
            case .comma, .relative, .subordinator, .conjunction, .colon, .dash: breakCount += 1
            case .phrase(let p): kindCounts[parse.phrases[p].kind.code] &+= 1
            default: break
            }
            verbs.append(verbCount)
            breaks.append(breakCount)
            kinds.append(kindCounts)
            codes.append(UInt8(code))
        }
    }

    /// What stands between two items, both left out: verbs, breaks, phrases of a kind.
    func between(_ a: Int, _ b: Int, _ kind: FillerKind) -> (verbs: Int, breaks: Int, same: Int) {
        guard a + 1 < b else { return (0, 0, 0) }
        return (Int(verbs[b] - verbs[a + 1]), Int(breaks[b] - breaks[a + 1]), Int(kinds[b][kind.code] &- kinds[a + 1][kind.code]))
    }

    func verb(_ item: Int) -> Int { codes.indices.contains(item) ? Int(codes[item]) : Self.noVerb }
}

/// The slots that the rules gave to phrases of a sentence, with the trigger that they were given by.
struct GivenSlots {
    typealias Given = (token: Int, slot: Slot)
    private var all: [Given] = []
    /// Where those of each phrase begin.
    private var first: [Int32]

    init(_ candidates: [Candidate], _ parse: SentenceParse) {
        first = [Int32](repeating: 0, count: parse.phrases.count + 1)
        var found: [(phrase: Int, given: Given)] = []
        for candidate in candidates {
            // In the order of the slots: the first that a phrase was given counts.
            for slot in Slot.allCases {
                for (own, filler) in candidate.fillers.entries where own == slot {
                    if case .phrase(let s, let p) = filler.source, s == parse.sentence { found.append((p, (candidate.token, slot))) }
                }
            }
        }
        for entry in found { first[entry.phrase + 1] += 1 }
        for p in parse.phrases.indices { first[p + 1] += first[p] }
        all = [Given](repeating: (0, .none), count: found.count)
        var next = first
        for entry in found {
            all[Int(next[entry.phrase])] = entry.given
            next[entry.phrase] += 1
        }
    }

    func of(_ phrase: Int) -> ArraySlice<Given> { all[Int(first[phrase])..<Int(first[phrase + 1])] }
}
