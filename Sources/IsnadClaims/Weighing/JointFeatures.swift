import IsnadScript

/// A word near a trigger as a thing seen, with the type of claim where that counts; written `template:word` or `template:word:type`.
struct WordFeature: Hashable {
    let template: FeatureTemplate
    /// Number of the word: the low half of its key.
    let word: UInt32
    let type: Int

    init(_ template: FeatureTemplate, _ word: UInt32, _ type: Int = -1) { (self.template, self.word, self.type) = (template, word, type) }

    static func number(_ key: WordKey) -> UInt32 { UInt32(truncatingIfNeeded: key.bits) }

    var key: WordKey { WordKey.finish(UInt64(template.rawValue) << 56 | UInt64(word) << 16 | UInt64(type + 1)) }
}

/// Two things seen together, which say more than each alone: a definite `الاتفاق` (the agreement) whose word stood before is told again.
///
/// Written `a&b`.
struct JointFeature: Hashable {
    let a: Feature
    let b: Feature

    var key: WordKey { WordKey.finish(WordKey.finish(a.bits).bits ^ b.bits &* 0x9E37_79B9_7F4A_7C15) }
}

extension Feature {
    fileprivate var bits: UInt64 { UInt64(template.rawValue) << 48 | UInt64(a) << 32 | UInt64(b) << 16 | UInt64(c) }
}

/// Notes the features of some templates on their way to a sink, to add them jointly at the end. One serves all drafts of a document.
struct JointNotes<Sink: FeatureSink>: FeatureSink {
    var sink: Sink
    private var first = [Feature?](repeating: nil, count: FeatureTemplate.allCases.count)

    init(_ sink: Sink) { self.sink = sink }

    mutating func add(_ feature: Feature) {
        sink.add(feature)
        if first[Int(feature.template.rawValue)] == nil { first[Int(feature.template.rawValue)] = feature }
    }

    mutating func add(_ feature: WordFeature) { sink.add(feature) }
    mutating func add(_ feature: JointFeature) { sink.add(feature) }

    /// Forgets what was noted of the draft before.
    mutating func forget() {
        for i in first.indices { first[i] = nil }
    }

    /// The pairs of which both were seen: of each template the first feature.
    mutating func addPairs(_ pairs: [(FeatureTemplate, FeatureTemplate)]) {
        for (a, b) in pairs {
            guard let x = first[Int(a.rawValue)], let y = first[Int(b.rawValue)] else { continue }
            sink.add(JointFeature(a: x, b: y))
        }
    }
}
