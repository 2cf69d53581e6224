import IsnadModel

/// What drafts are compared by with others of their type: names, figure and day, laid out flat, because each is compared with hundreds.
struct Twins {
    private struct Draft {
        /// Where its names stand: actors (agent and from), those acted on (target and to), places, one behind the other.
        var start: Int32
        var actors: Int32
        var targets: Int32
        var places: Int32
        var hasCount: Bool
        var low: Double?
        var high: Double?
        var day: CivilDate?
    }

    private var drafts: [Draft] = []
    private var names: [UInt64] = []

    init(_ sketches: some Collection<Sketch>) {
        drafts.reserveCapacity(sketches.count)
        for sketch in sketches {
            let start = names.count
            func add(_ one: Slot, _ other: Slot) -> Int32 {
                let before = names.count
                for part in sketch.parts where part.slot == one || part.slot == other { names.append(part.key) }
                return Int32(names.count - before)
            }
            let (actors, targets, places) = (add(.agent, .from), add(.target, .to), add(.place, .place))
            drafts.append(
                Draft(
                    start: Int32(start), actors: actors, targets: targets, places: places, hasCount: sketch.count != nil, low: sketch.count?.low,
                    high: sketch.count?.high, day: sketch.start))
        }
    }

    /// How alike two drafts are: what both give and give alike counts for, what they give differently against.
    func likeness(_ n: Int, _ m: Int) -> Int {
        let (a, b) = (drafts[n], drafts[m])
        var (i, j) = (Int(a.start), Int(b.start))
        var sum = shared(i, a.actors, j, b.actors)
        (i, j) = (i + Int(a.actors), j + Int(b.actors))
        sum += shared(i, a.targets, j, b.targets)
        (i, j) = (i + Int(a.targets), j + Int(b.targets))
        sum += shared(i, a.places, j, b.places)
        if a.hasCount, b.hasCount { sum += a.low == b.low && a.high == b.high ? 2 : -2 }
        if let x = a.day, let y = b.day { sum += x == y ? 1 : -1 }
        return sum
    }

    /// 1 where a name stands in both, -1 where none does, 0 where one of them has none.
    private func shared(_ i: Int, _ count: Int32, _ j: Int, _ others: Int32) -> Int {
        guard count > 0, others > 0 else { return 0 }
        for x in i..<i + Int(count) {
            for y in j..<j + Int(others) where names[x] == names[y] { return 1 }
        }
        return -1
    }
}
