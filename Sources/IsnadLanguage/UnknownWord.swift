import IsnadScript

/// A word that no list knows: what is sure is split off, the rest stays open.
struct UnknownWord {
    let word: [UInt8]
    let folded: [UInt8]

    private typealias L = LetterCode

    func reading() -> Reading {
        var reading = Reading(partOfSpeech: .unknown, lexeme: -1)
        let cuts = Clitics.cuts(word, folded)
        // The longest run of clitics that ends in the article; `فال…` rather begins a foreign name.
        if let cut = cuts.last(where: { $0.proclitics.contains(.article) && folded.count - $0.start >= 2 && !$0.proclitics.contains(.feh) }) {
            reading.proclitics = cut.proclitics
        } else if let cut = cuts.first(where: { $0.start > 0 && isHamzaAlef(word[$0.start]) && folded.count - $0.start > 2 && !$0.proclitics.contains(.seen) })
        {
            // Behind a first letter, alef with hamza begins the word itself (`لأوديسا`: to Odessa).
            reading.proclitics = cut.proclitics
        } else {
            reading.proclitics = firstLetter()
        }
        reading.leading = UInt8(reading.proclitics.letters)
        return reading
    }

    private func isHamzaAlef(_ code: UInt8) -> Bool { code == L.alefHamza || code == L.alefHamzaBelow || code == L.alefMadda }

    /// A first letter that a foreign name hardly begins with, given the next: و before a consonant or another و, ل and ب before consonants
    /// that no language joins to them (`وسخالين`: and Sakhalin, `بهتلر`: with Hitler; but `ويلسون`: Wilson, `برلين`: Berlin).
    private func firstLetter() -> Proclitics {
        let next = folded.count > 3 ? folded[1] : 0
        switch folded[0] {
        case L.waw where next != 0 && next != L.alef && next != L.yeh: return .waw
        case L.lam where folded.count > 5 && next != L.alef && next != L.yeh && next != L.waw: return .lam
        case L.beh where folded.count > 5 && [L.heh, L.feh, L.sheen, L.jeem, L.hah, L.khah, L.ain, L.qaf].contains(next): return .beh
        default: return []
        }
    }
}
