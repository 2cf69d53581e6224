import IsnadModel

extension ReportOutline {
    /// Raised when the form below, or what its parts mean, changes: what was packed before is then worked out anew.
    private static let form: UInt8 = 1

    /// As an archive keeps it: a few kilobytes, the same for the same outline.
    package var packed: [UInt8] {
        var writer = PackedWriter()
        writer.add(UInt64(Self.form))
        writer.add(id)
        writer.add(printing.day) { $0.add($1) }
        writer.add(printing.document)
        // Names of entities come back in claim after claim.
        let names = Set(claims.flatMap(\.entities)).sorted(by: isOrderedBefore)
        var places: [String: Int] = [:]
        for (place, name) in names.enumerated() { places[name] = place }
        writer.add(UInt64(names.count))
        for name in names { writer.add(name) }
        writer.add(UInt64(claims.count))
        for claim in claims { claim.pack(into: &writer) { places[$0] ?? 0 } }
        return writer.bytes
    }

    /// - Returns: nil for bytes of another form, or damaged ones.
    package init?(packed: UnsafeRawBufferPointer) {
        var reader = PackedReader(packed)
        guard let read = try? ReportOutline(&reader), reader.isAtEnd else { return nil }
        self = read
    }

    private init(_ reader: inout PackedReader) throws(PackedReader.Damaged) {
        guard try reader.unsigned() == UInt64(Self.form) else { throw PackedReader.Damaged() }
        id = try reader.text()
        let day = try reader.optional { reader throws(PackedReader.Damaged) in try reader.integer() }
        printing = Printing(day: day, document: try reader.text())
        var names: [String] = []
        for _ in 0..<(try reader.count()) { names.append(try reader.text()) }
        var claims: [ClaimFacts] = []
        for _ in 0..<(try reader.count()) { claims.append(try ClaimFacts(&reader, names, report: id)) }
        self.claims = claims
    }
}

extension ClaimFacts {
    private var sets: [Set<String>] { [places, broadPlaces, agents, persons, targets, sides, admin] }

    fileprivate var entities: [String] { sets.flatMap { $0 } + [teller] }

    fileprivate func pack(into writer: inout PackedWriter, _ place: (String) -> Int) {
        writer.add(id)
        writer.add(UInt64(ordinal))
        writer.add(type.rawValue)
        writer.add(UInt64(Modality.allCases.firstIndex(of: modality) ?? 0))
        writer.add(count) { writer, figure in
            writer.add(figure.low) { $0.add($1) }
            writer.add(figure.high) { $0.add($1) }
            writer.add(figure.unit)
            writer.add(figure.text)
            writer.add(figure.span.start)
            writer.add(figure.span.end)
        }
        writer.add(trigger.start)
        writer.add(trigger.end)
        writer.add(days) { writer, days in
            writer.add(days.lowerBound)
            writer.add(days.upperBound)
        }
        writer.add(UInt64(basis.rawValue))
        writer.add(UInt64(isFirstOfType ? 1 : 0))
        writer.add(UInt64(place(teller)))
        for set in sets {
            writer.add(UInt64(set.count))
            for place in set.map(place).sorted() { writer.add(UInt64(place)) }
        }
        sentence.pack(into: &writer)
    }

    fileprivate convenience init(_ reader: inout PackedReader, _ names: [String], report: String) throws(PackedReader.Damaged) {
        func name(_ place: UInt64) throws(PackedReader.Damaged) -> String {
            guard place < UInt64(names.count) else { throw PackedReader.Damaged() }
            return names[Int(place)]
        }
        let (id, ordinal) = (try reader.text(), try reader.ordinal())
        let type = ClaimType(rawValue: try reader.text())
        let modality = try reader.unsigned()
        guard modality < UInt64(Modality.allCases.count) else { throw PackedReader.Damaged() }
        let count = try reader.optional { reader throws(PackedReader.Damaged) in try reader.figure() }
        let trigger = try reader.span()
        let days = try reader.optional { reader throws(PackedReader.Damaged) in
            let (first, last) = (try reader.integer(), try reader.integer())
            guard first <= last else { throw PackedReader.Damaged() }
            return first...last
        }
        guard let basis = TimeBasis(rawValue: UInt8(truncatingIfNeeded: try reader.unsigned())) else { throw PackedReader.Damaged() }
        let isFirst = try reader.unsigned() == 1
        let teller = try name(try reader.unsigned())
        var sets: [Set<String>] = []
        for _ in 0..<7 {
            var set: Set<String> = []
            for _ in 0..<(try reader.count()) { set.insert(try name(try reader.unsigned())) }
            sets.append(set)
        }
        self.init(
            id: id, report: report, ordinal: ordinal, type: type, modality: Modality.allCases[Int(modality)], count: count, trigger: trigger, days: days,
            basis: basis, isFirstOfType: isFirst, teller: teller, places: sets[0], broadPlaces: sets[1], agents: sets[2], persons: sets[3],
            targets: sets[4], sides: sets[5], admin: sets[6], sentence: try TermVector(&reader))
    }
}

extension PackedReader {
    /// A place in a list: no more than fits 32 bits.
    fileprivate mutating func ordinal() throws(Damaged) -> Int {
        let value = try unsigned()
        guard value <= UInt64(Int32.max) else { throw Damaged() }
        return Int(value)
    }

    fileprivate mutating func span() throws(Damaged) -> Span {
        let (start, end) = (try integer(), try integer())
        guard start <= end else { throw Damaged() }
        return Span(start: start, end: end)
    }

    fileprivate mutating func figure() throws(Damaged) -> Figure {
        let low = try optional { reader throws(Damaged) in try reader.double() }
        let high = try optional { reader throws(Damaged) in try reader.double() }
        let (unit, text) = (try text(), try text())
        return Figure(low: low, high: high, unit: unit, text: text, span: try span())
    }
}
