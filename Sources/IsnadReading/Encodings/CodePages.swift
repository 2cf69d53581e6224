/// Single-byte encodings of Arabic text, and the one that it is most often mistaken for.
enum CodePage: String, CaseIterable {
    case windows1256 = "windows-1256"
    case iso88596 = "iso-8859-6"
    case windows1252 = "windows-1252"

    /// UTF-8 of the bytes, and how many of them mean nothing in this page and became U+FFFD.
    func decode(_ bytes: [UInt8]) -> (utf8: [UInt8], unknown: Int) {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count * 2)
        var unknown = 0
        for byte in bytes {
            if byte != 0, byte < 0x80 {
                out.append(byte)
            } else {
                let scalar = scalar(byte)
                if scalar == 0xFFFD { unknown += 1 }
                UTF8Text.append(scalar, &out)
            }
        }
        return (out, unknown)
    }

    /// The scalar of a byte; U+FFFD where it has none.
    func scalar(_ byte: UInt8) -> UInt32 {
        if byte < 0x80 { return byte == 0 ? 0xFFFD : UInt32(byte) }
        return switch self {
        case .windows1256: UInt32(Self.arabic[Int(byte) - 0x80])
        case .windows1252: byte < 0xA0 ? UInt32(Self.western[Int(byte) - 0x80]) : UInt32(byte)
        case .iso88596: Self.isNamed(byte) ? UInt32(byte) + (byte < 0xAC || byte == 0xAD ? 0 : 0x0560) : 0xFFFD
        }
    }

    /// Bytes above 0x7F that ISO 8859-6 gives a meaning; its Arabic letters stand in the order of Unicode, 0x0560 further.
    private static func isNamed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x80...0xA0, 0xA4, 0xAC, 0xAD, 0xBB, 0xBF, 0xC1...0xDA, 0xE0...0xF2: true
        default: false
        }
    }

    /// The page in which bytes read as Arabic, by evidence: nil when they do not look like Arabic in single bytes.
    ///
    /// In both pages the letters are single bytes at 0xC0 and above: most of a text's high bytes, and hardly ever well-formed UTF-8. Where
    /// they differ, one page's frequent letters (in windows-1256 feh, qaf, kaf; in ISO 8859-6 waw, yeh) are nothing or Latin in the other.
    static func evident(_ bytes: [UInt8], invalidUTF8: Int) -> CodePage? {
        var (high, letters, foreign1256, foreign8859) = (0, 0, 0, 0)
        for byte in bytes where byte >= 0x80 {
            high += 1
            if byte >= 0xC0 { letters += 1 }
            if !isNamed(byte) || byte < 0xA0 { foreign8859 += 1 }
            switch byte {
            case 0xE0, 0xE2, 0xE7...0xEB, 0xEE, 0xEF, 0xF4, 0xF9, 0xFB, 0xFC: foreign1256 += 1
            default: break
            }
        }
        guard high >= 6, invalidUTF8 * 2 > high, letters * 10 > high * 8, min(foreign1256, foreign8859) * 5 < high else { return nil }
        return foreign8859 < foreign1256 ? .iso88596 : .windows1256
    }

    /// The page that a label of a page or its carrier names, in the spellings of the WHATWG Encoding standard and a few more.
    static func named(_ label: String) -> CodePage? {
        switch label {
        case "windows-1256", "cp1256", "x-cp1256", "cp-1256", "win-1256", "windows1256", "1256": .windows1256
        case "iso-8859-6", "iso8859-6", "iso_8859-6", "iso88596", "arabic", "ecma-114", "asmo-708", "iso-8859-6-e", "iso-8859-6-i", "csiso88596e",
            "csiso88596i",
            "csisolatinarabic", "iso-ir-127", "iso_8859-6:1987":
            .iso88596
        case "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "us-ascii", "ascii", "iso-8859-15": .windows1252
        default: nil
        }
    }

    /// Upper half of windows-1256, after the mapping published by the Unicode Consortium (CP1256.TXT).
    private static let arabic: [UInt16] = [
        0x20AC, 0x067E, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0679, 0x2039, 0x0152, 0x0686, 0x0698, 0x0688,
        0x06AF, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x06A9, 0x2122, 0x0691, 0x203A, 0x0153, 0x200C, 0x200D, 0x06BA,
        0x00A0, 0x060C, 0x00A2, 0x00A3, 0x00A4, 0x00A5, 0x00A6, 0x00A7, 0x00A8, 0x00A9, 0x06BE, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00AF,
        0x00B0, 0x00B1, 0x00B2, 0x00B3, 0x00B4, 0x00B5, 0x00B6, 0x00B7, 0x00B8, 0x00B9, 0x061B, 0x00BB, 0x00BC, 0x00BD, 0x00BE, 0x061F,
        0x06C1, 0x0621, 0x0622, 0x0623, 0x0624, 0x0625, 0x0626, 0x0627, 0x0628, 0x0629, 0x062A, 0x062B, 0x062C, 0x062D, 0x062E, 0x062F,
        0x0630, 0x0631, 0x0632, 0x0633, 0x0634, 0x0635, 0x0636, 0x00D7, 0x0637, 0x0638, 0x0639, 0x063A, 0x0640, 0x0641, 0x0642, 0x0643,
        0x00E0, 0x0644, 0x00E2, 0x0645, 0x0646, 0x0647, 0x0648, 0x00E7, 0x00E8, 0x00E9, 0x00EA, 0x00EB, 0x0649, 0x064A, 0x00EE, 0x00EF,
        0x064B, 0x064C, 0x064D, 0x064E, 0x00F4, 0x064F, 0x0650, 0x00F7, 0x0651, 0x00F9, 0x0652, 0x00FB, 0x00FC, 0x200E, 0x200F, 0x06D2,
    ]

    /// 0x80…0x9F of windows-1252; above them it is Latin 1.
    private static let western: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
        0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
    ]
}
