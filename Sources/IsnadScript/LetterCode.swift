/// Codes of one byte for the scalars of Arabic and Latin text.
///
/// Every Unicode scalar of a document becomes one byte, so that a position in the codes *is* a scalar offset in the text and all later
/// stages can scan bytes. ASCII keeps its value (letters in lower case, digits of every script as `0`…`9`); Arabic letters lie at
/// 0x81…0xBF and keep their fine form (hamza seats, alef maqsura, ta marbuta apart), which `folded` lays together.
public enum LetterCode {
    /// Marks, tatweel, joiners, bidi controls: no letter at all; skipped wherever words are compared.
    @inlinable public static var ignorable: UInt8 { 0 }
    public static let openQuote: UInt8 = 0x11
    public static let closeQuote: UInt8 = 0x12
    public static let ellipsis: UInt8 = 0x13
    public static let decimalMark: UInt8 = 0x14
    public static let thousandsMark: UInt8 = 0x15
    public static let bullet: UInt8 = 0x16
    public static let otherSymbol: UInt8 = 0x1F
    /// A letter that is neither Arabic nor basic Latin.
    public static let otherLetter: UInt8 = 0x7F

    public static let hamza: UInt8 = 0x81
    public static let alefMadda: UInt8 = 0x82
    public static let alefHamza: UInt8 = 0x83
    public static let wawHamza: UInt8 = 0x84
    public static let alefHamzaBelow: UInt8 = 0x85
    public static let yehHamza: UInt8 = 0x86
    @inlinable public static var alef: UInt8 { 0x87 }
    public static let beh: UInt8 = 0x88
    public static let tehMarbuta: UInt8 = 0x89
    public static let teh: UInt8 = 0x8A
    public static let jeem: UInt8 = 0x8C
    public static let hah: UInt8 = 0x8D
    public static let khah: UInt8 = 0x8E
    public static let seen: UInt8 = 0x93
    public static let sheen: UInt8 = 0x94
    public static let sad: UInt8 = 0x95
    public static let ain: UInt8 = 0x99
    public static let feh: UInt8 = 0xA1
    public static let qaf: UInt8 = 0xA2
    public static let kaf: UInt8 = 0xA3
    @inlinable public static var lam: UInt8 { 0xA4 }
    public static let meem: UInt8 = 0xA5
    public static let noon: UInt8 = 0xA6
    public static let heh: UInt8 = 0xA7
    public static let waw: UInt8 = 0xA8
    public static let alefMaqsura: UInt8 = 0xA9
    public static let yeh: UInt8 = 0xAA
    /// The ligature of lam and alef, one scalar for two letters; 0xC2…0xC4 are those with a hamza above, below, and a madda.
    @inlinable public static var lamAlef: UInt8 { 0xC1 }

    /// Code of a scalar. Total: every scalar has one.
    public static func of(_ scalar: UInt32) -> UInt8 {
        switch scalar {
        case 0..<0x80: return ascii(UInt8(scalar))
        case 0x0600...0x06FF: return arabic(scalar)
        case 0x00AB, 0x201C, 0x2039, 0x201E: return openQuote
        case 0x00BB, 0x201D, 0x203A: return closeQuote
        case 0x00A0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return 0x20
        case 0x2028, 0x2029, 0x0085: return 0x0A
        case 0x2018, 0x2019, 0x201A, 0x00B4: return 0x27
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0x00AD: return ignorable
        case 0x0300...0x036F, 0x08D3...0x08FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F: return ignorable
        case 0x2010...0x2015, 0x2212: return 0x2D
        case 0x2026: return ellipsis
        case 0x2022, 0x25A0...0x25FF, 0x00B7: return bullet
        case 0x2030: return 0x25
        case 0x0750...0x077F, 0x08A0...0x08B4: return otherLetter
        case 0xFB50...0xFDFF, 0xFE70...0xFEFC: return presentation(scalar)
        case 0x00C0...0x024F where scalar != 0xD7 && scalar != 0xF7: return otherLetter
        case 0x0370...0x05FF, 0x0700...0x1FFF, 0x2C00...0xD7FF: return otherLetter
        default: return otherSymbol
        }
    }

    private static func ascii(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0x41...0x5A: byte + 0x20
        case 0x0A, 0x0D, 0x0C, 0x0B: 0x0A
        case 0x09: 0x20
        case 0..<0x20, 0x7F: ignorable
        default: byte
        }
    }

    private static func arabic(_ scalar: UInt32) -> UInt8 {
        switch scalar {
        case 0x0621...0x063A: UInt8(scalar - 0x0621) + 0x81
        case 0x0641...0x064A: UInt8(scalar - 0x0641) + 0xA1
        case 0x0660...0x0669: UInt8(scalar - 0x0660) + 0x30
        case 0x06F0...0x06F9: UInt8(scalar - 0x06F0) + 0x30
        case 0x060C, 0x066C: scalar == 0x060C ? 0x2C : thousandsMark
        case 0x061B: 0x3B
        case 0x061F: 0x3F
        case 0x06D4: 0x2E
        case 0x066A: 0x25
        case 0x066B: decimalMark
        case 0x066D: bullet
        case 0x0671, 0x0672, 0x0675: alef
        case 0x0673: alefHamzaBelow
        case 0x067E: 0xB1
        case 0x0686: 0xB2
        case 0x0698: 0xB3
        case 0x06AF: 0xB4
        case 0x06A4: 0xB5
        case 0x06A9, 0x06AA: kaf
        case 0x06CC, 0x06CE, 0x06D2: yeh
        case 0x06BE, 0x06C1, 0x06D5: heh
        case 0x06C0, 0x06C2, 0x06C3: tehMarbuta
        case 0x06C6...0x06CB: waw
        case 0x0640, 0x064B...0x065F, 0x0670, 0x0610...0x061A, 0x061C, 0x06D6...0x06DC, 0x06DF...0x06E8, 0x06EA...0x06ED, 0x0600...0x0605:
            ignorable
        case 0x0671...0x06D3, 0x06EE, 0x06EF, 0x06FA...0x06FC, 0x066E, 0x066F, 0x063B...0x063F, 0x0620: otherLetter
        default: otherSymbol
        }
    }

    /// Presentation forms B come in runs of one to four shapes for each letter, in the order of the alphabet.
    private static func presentation(_ scalar: UInt32) -> UInt8 {
        switch scalar {
        case 0xFE70...0xFE7F: ignorable
        case 0xFE80: hamza
        case 0xFE81...0xFE82: alefMadda
        case 0xFE83...0xFE84: alefHamza
        case 0xFE85...0xFE86: wawHamza
        case 0xFE87...0xFE88: alefHamzaBelow
        case 0xFE89...0xFE8C: yehHamza
        case 0xFE8D...0xFE8E: alef
        case 0xFE8F...0xFE92: beh
        case 0xFE93...0xFE94: tehMarbuta
        case 0xFE95...0xFEA8: 0x8A + UInt8((scalar - 0xFE95) / 4)
        case 0xFEA9...0xFEB0: 0x8F + UInt8((scalar - 0xFEA9) / 2)
        case 0xFEB1...0xFED0: 0x93 + UInt8((scalar - 0xFEB1) / 4)
        case 0xFED1...0xFEEC: 0xA1 + UInt8((scalar - 0xFED1) / 4)
        case 0xFEED...0xFEEE: waw
        case 0xFEEF...0xFEF0: alefMaqsura
        case 0xFEF1...0xFEF4: yeh
        case 0xFEF5...0xFEF6: lamAlef + 3
        case 0xFEF7...0xFEF8: lamAlef + 1
        case 0xFEF9...0xFEFA: lamAlef + 2
        case 0xFEFB...0xFEFC: lamAlef
        default: otherLetter
        }
    }

    /// Codes without the ignorable ones, ligatures as the two letters that they are.
    public static func letters(_ codes: ArraySlice<UInt8>) -> [UInt8] {
        var letters: [UInt8] = []
        letters.reserveCapacity(codes.count)
        for code in codes where code != ignorable {
            if code >= lamAlef {
                letters.append(lam)
                letters.append(alefOfLigature(code))
            } else {
                letters.append(code)
            }
        }
        return letters
    }

    private static func alefOfLigature(_ code: UInt8) -> UInt8 {
        switch code {
        case lamAlef + 1: alefHamza
        case lamAlef + 2: alefHamzaBelow
        case lamAlef + 3: alefMadda
        default: alef
        }
    }

    /// Lays together what writers vary: hamza seats, alef maqsura and yeh, ta marbuta and heh.
    @inlinable public static func folded(_ code: UInt8) -> UInt8 {
        switch code {
        case 0x82, 0x83, 0x85: 0x87
        case 0x84: 0xA8
        case 0x86, 0xA9: 0xAA
        case 0x89: 0xA7
        default: code
        }
    }

    /// The same for a run of letters.
    public static func folded(_ codes: ArraySlice<UInt8>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: codes.count) { folded, count in
            for code in codes {
                folded[count] = Self.folded(code)
                count += 1
            }
        }
    }

    @inlinable public static func isArabicLetter(_ code: UInt8) -> Bool { code > 0x80 }
    @inlinable public static func isDigit(_ code: UInt8) -> Bool { code >= 0x30 && code <= 0x39 }
    @inlinable public static func isLatinLetter(_ code: UInt8) -> Bool { (code >= 0x61 && code <= 0x7A) || code == 0x7F }
    @inlinable public static func isLetter(_ code: UInt8) -> Bool { isArabicLetter(code) || isLatinLetter(code) }
    @inlinable public static func isSpace(_ code: UInt8) -> Bool { code == 0x20 || code == 0x0A }

    /// A scalar that stands for a code in folded text (the search index, name keys). Zero for ignorable codes.
    public static func scalar(ofFolded code: UInt8) -> UInt32 {
        switch code {
        case 0x81...0x9A: UInt32(code) - 0x81 + 0x0621
        case 0xA1...0xAA: UInt32(code) - 0xA1 + 0x0641
        case 0xB1: 0x067E
        case 0xB2: 0x0686
        case 0xB3: 0x0698
        case 0xB4: 0x06AF
        case 0xB5: 0x06A4
        case 0x20...0x7E: UInt32(code)
        case 0x0A: 0x20
        case 0: 0
        default: 0x20
        }
    }

    /// Letters written back from their codes, fine forms kept; ignorable codes are left out.
    public static func string(_ codes: ArraySlice<UInt8>) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(codes.count * 2)
        for code in codes where code != ignorable {
            let scalar = scalar(ofFolded: code)
            if scalar < 0x80 {
                bytes.append(UInt8(scalar))
            } else {
                bytes.append(UInt8(0xC0 | scalar >> 6))
                bytes.append(UInt8(0x80 | scalar & 0x3F))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
