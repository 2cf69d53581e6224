import IsnadModel

/// Publication dates as metadata write them. The day is the one that is written: no time zone moves it.
enum PublishedDate {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    /// Years that a report can be of; two-digit years are not guessed at.
    private static let years = 1900...2100

    /// ISO 8601 in its long and short forms, RFC 2822 (`Tue, 15 May 2018 18:40:44 +0400`), `May 15, 2018`, `2018/05/15`, `15/05/2018`,
    /// `15-05-2018`, and seconds or milliseconds since 1970. Between day and month the day comes first where both are possible.
    static func read(_ text: String) -> CivilDate? {
        if let iso = CivilDate(iso: text) { return sane(iso) }
        let parts = parts(text)
        if let month = parts.firstIndex(where: { month($0) != nil }) { return named(parts, month) }
        let numbers = parts.prefix(3).compactMap { Int($0) }
        if numbers.count == 3 { return numeric(numbers) }
        return compact(parts.first ?? "") ?? epoch(text)
    }

    private static func sane(_ date: CivilDate?) -> CivilDate? { date.flatMap { years.contains($0.year) ? $0 : nil } }

    /// Runs of digits and runs of letters.
    private static func parts(_ text: String) -> [String] {
        var parts: [String] = []
        var current: [UInt8] = []
        func close() {
            if !current.isEmpty { parts.append(String(decoding: current, as: UTF8.self)) }
            current = []
        }
        for byte in text.utf8.prefix(64) {
            let isDigit = ASCII.isDigit(byte)
            guard isDigit || ASCII.isLetter(byte) else {
                close()
                continue
            }
            if let last = current.last, ASCII.isDigit(last) != isDigit { close() }
            current.append(ASCII.lower(byte))
        }
        close()
        return parts
    }

    private static func month(_ part: String) -> Int? { months.firstIndex(of: String(part.prefix(3))).map { $0 + 1 } }

    private static func named(_ parts: [String], _ at: Int) -> CivilDate? {
        guard let month = month(parts[at]) else { return nil }
        let before = at > 0 ? Int(parts[at - 1]) : nil
        let numbers = parts[(at + 1)...].compactMap { Int($0) }
        if let day = before, let year = numbers.first, years.contains(year) { return CivilDate(year: year, month: month, day: day) }
        if let day = numbers.first, let year = numbers.dropFirst().first(where: { years.contains($0) }) {
            return CivilDate(year: year, month: month, day: day)
        }
        return nil
    }

    private static func numeric(_ n: [Int]) -> CivilDate? {
        if years.contains(n[0]) { return CivilDate(year: n[0], month: n[1], day: n[2]) }
        guard years.contains(n[2]) else { return nil }
        return CivilDate(year: n[2], month: n[1], day: n[0]) ?? CivilDate(year: n[2], month: n[0], day: n[1])
    }

    /// `20180515`
    static func compact(_ text: String) -> CivilDate? {
        guard text.utf8.count == 8, let n = Int(text) else { return nil }
        return sane(CivilDate(year: n / 10000, month: n / 100 % 100, day: n % 100))
    }

    /// `/2017/04/27/`, `/2017-04-27-`, `/20170427/` in an address.
    static func inAddress(_ url: String) -> CivilDate? {
        let parts = url.utf8.split(whereSeparator: { !ASCII.isDigit($0) }).map { String(Substring($0)) }
        for i in parts.indices {
            if let date = compact(parts[i]), parts[i].utf8.count == 8 { return date }
            guard i + 2 < parts.count, parts[i].utf8.count == 4, parts[i + 1].utf8.count <= 2, parts[i + 2].utf8.count <= 2,
                isOneStep(url, parts, i) || isPath(url, parts, i),
                let year = Int(parts[i]), years.contains(year), let month = Int(parts[i + 1]), let day = Int(parts[i + 2]),
                let date = CivilDate(year: year, month: month, day: day)
            else { continue }
            return date
        }
        return nil
    }

    /// The three numbers stand side by side, parted by a slash or dash each.
    private static func isOneStep(_ url: String, _ parts: [String], _ i: Int) -> Bool {
        for sign in ["/", "-", "_"] where url.contains("\(parts[i])\(sign)\(parts[i + 1])\(sign)\(parts[i + 2])") { return true }
        return false
    }

    /// `/2013/world/8/3/`: a section stands between the year and the month, and each number fills a step of the path.
    private static func isPath(_ url: String, _ parts: [String], _ i: Int) -> Bool {
        let steps = url.utf8.split(separator: 0x2F).map { Substring($0) }
        for k in steps.indices.dropLast(3) where steps[k] == parts[i] {
            let isSection = steps[k + 1].utf8.allSatisfy { ASCII.isLetter($0) || $0 == 0x5F || $0 == 0x2D }
            if isSection, steps[k + 2] == parts[i + 1], steps[k + 3] == parts[i + 2] { return true }
        }
        return false
    }

    /// Seconds or milliseconds since 1970, in UTC.
    private static func epoch(_ text: String) -> CivilDate? {
        guard let n = Double(text), n >= 100_000_000, n < 5_000_000_000_000 else { return nil }
        let seconds = Int(n < 100_000_000_000 ? n : n / 1000)
        return sane(CivilDate(daysSince1970: seconds / 86400))
    }
}
