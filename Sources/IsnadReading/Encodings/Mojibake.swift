/// Repairs text that was encoded twice: UTF-8 whose bytes someone took for letters of a single-byte page and encoded again.
///
/// Example: `Ù‚ØªÙ„` and `ظ‚طھظ„` are `قتل` (he killed) read as windows-1252 and as windows-1256.
enum Mojibake {
    struct Repair {
        var utf8: [UInt8]
        /// The page that the bytes were taken for.
        var page: CodePage
        /// Runs of letters that were repaired.
        var runs: Int
    }

    /// Nil when the text does not look as if it had been encoded twice.
    static func repair(_ utf8: [UInt8], _ survey: ByteSurvey) -> Repair? {
        // Every second letter of such a text is what the first byte of an Arabic letter looks like.
        guard survey.letters >= 12 else { return nil }
        if survey.westernLeads * 10 >= survey.letters * 3 { return undo(utf8, .windows1252) }
        if survey.arabicLeads * 10 >= survey.letters * 4 { return undo(utf8, .windows1256) }
        return nil
    }

    private static func undo(_ utf8: [UInt8], _ page: CodePage) -> Repair? {
        let bytesOf = reversed(page)
        var (out, run, original): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
        out.reserveCapacity(utf8.count)
        var (repaired, kept, runs) = (0, 0, 0)
        func flush() {
            guard !run.isEmpty else { return }
            if UTF8Check.invalid(run).count == 0 {
                out += run
                repaired += run.count
                runs += 1
            } else {
                out += original
                kept += run.count
            }
            run.removeAll(keepingCapacity: true)
            original.removeAll(keepingCapacity: true)
        }
        for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
            if scalar.value >= 0x80, let byte = bytesOf[scalar.value] {
                run.append(byte)
                UTF8Text.append(scalar.value, &original)
            } else {
                flush()
                UTF8Text.append(scalar.value, &out)
            }
        }
        flush()
        guard repaired > kept * 4 else { return nil }
        return Repair(utf8: out, page: page, runs: runs)
    }

    /// The byte of each scalar of a page's upper half.
    private static func reversed(_ page: CodePage) -> [UInt32: UInt8] {
        var bytes: [UInt32: UInt8] = [:]
        for byte in UInt8(0x80)...0xFF { bytes[page.scalar(byte)] = byte }
        return bytes
    }
}
