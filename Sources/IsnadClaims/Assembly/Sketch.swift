import IsnadModel

/// A claim before its words are cut out of the text: all that decides whether it is kept. Most sketches are dropped.
struct Sketch {
    /// A filled slot: whom it stands for and how it is called.
    struct Part {
        var slot: Slot
        var source: Filler.Source
        /// Number and key of the name (see `Party`).
        var name: Int32
        var key: UInt64
    }

    /// In the order of the slots agent, target, to, from, place; no name stands twice in a slot.
    var parts: [Part] = []
    var count: Circumstances.Count?
    /// Number of the time among those of the sentence.
    var time: Int?
    var start: CivilDate?
    var modality: ModalityReader.Result?
    var reasons: [ReasonReader.Found] = []
    var content: Range<Int>?
    /// Somebody is told to have said it.
    var isSpoken = false
    /// First scalar of the trigger.
    var position = 0

    func size(_ slot: Slot) -> Int { parts.reduce(0) { $0 + ($1.slot == slot ? 1 : 0) } }
}
