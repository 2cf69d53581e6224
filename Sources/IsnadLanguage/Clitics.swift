import IsnadScript

/// Ways to cut letters off a word's ends that may be clitics.
enum Clitics {
    /// Proclitics before a position.
    struct Cut {
        var proclitics: Proclitics
        /// Where the stem begins. Behind `لل` the article's alef is lost.
        var start: Int
    }

    private typealias L = LetterCode

    /// All cuts at the beginning that leave at least one letter, the shortest first.
    /// - Parameter word: fine codes: only a bare alef is the article's.
    static func cuts(_ word: [UInt8], _ folded: [UInt8]) -> [Cut] {
        var cuts: [Cut] = []
        cuts.reserveCapacity(8)
        addPrepositions(word, folded, 0, [], &cuts)
        let first = folded[0]
        if first == L.waw || first == L.feh { addPrepositions(word, folded, 1, first == L.waw ? .waw : .feh, &cuts) }
        return cuts
    }

    private static func addPrepositions(_ w: [UInt8], _ f: [UInt8], _ at: Int, _ before: Proclitics, _ cuts: inout [Cut]) {
        guard at < f.count else { return }
        cuts.append(Cut(proclitics: before, start: at))
        addArticle(w, f, at, before, &cuts)
        guard at + 1 < f.count else { return }
        switch f[at] {
        case L.beh:
            cuts.append(Cut(proclitics: before.union(.beh), start: at + 1))
            addArticle(w, f, at + 1, before.union(.beh), &cuts)
        case L.kaf:
            cuts.append(Cut(proclitics: before.union(.kaf), start: at + 1))
            addArticle(w, f, at + 1, before.union(.kaf), &cuts)
        case L.lam:
            cuts.append(Cut(proclitics: before.union(.lam), start: at + 1))
            if f[at + 1] == L.lam, at + 3 < f.count { cuts.append(Cut(proclitics: before.union([.lam, .article]), start: at + 2)) }
        case L.seen:
            cuts.append(Cut(proclitics: before.union(.seen), start: at + 1))
        default: break
        }
    }

    private static func addArticle(_ w: [UInt8], _ f: [UInt8], _ at: Int, _ before: Proclitics, _ cuts: inout [Cut]) {
        guard at + 3 < f.count, w[at] == L.alef, f[at + 1] == L.lam else { return }
        cuts.append(Cut(proclitics: before.union(.article), start: at + 2))
    }

    /// Enclitics that the last letters may be, with their number of letters; the empty one first.
    /// - Parameter fine: the last letter before folding: ta marbuta and alef maqsura are no pronouns.
    static func enclitics(_ folded: [UInt8], fine: UInt8) -> [(Enclitic, Int)] {
        var found: [(Enclitic, Int)] = [(.none, 0)]
        let n = folded.count
        guard n > 1, fine != L.tehMarbuta, fine != L.alefMaqsura else { return found }
        let (last, before) = (folded[n - 1], folded[n - 2])
        switch last {
        case L.heh: found.append((.he, 1))
        case L.kaf: found.append((.you, 1))
        case L.yeh where fine == L.yeh:
            found.append((.me, 1))
            if before == L.noon { found.append((.me, 2)) }
        case L.meem where before == L.heh: found.append((.they, 2))
        case L.meem where before == L.kaf: found.append((.youAll, 2))
        case L.noon where before == L.heh: found.append((.theyFeminine, 2))
        case L.alef where before == L.heh: found.append((.she, 2))
        case L.alef where before == L.noon: found.append((.we, 2))
        case L.alef where before == L.meem && n > 3:
            if folded[n - 3] == L.heh { found.append((.theyTwo, 3)) }
            if folded[n - 3] == L.kaf { found.append((.youAll, 3)) }
        default: break
        }
        return found
    }
}
