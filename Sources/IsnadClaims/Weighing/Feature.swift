import IsnadModel
import IsnadScript

/// One thing seen of a candidate, by which it is weighed: a template with up to three small numbers.
///
/// In `Rules/claims/*.tsv` a feature is written `template:value:value`, in words (`side-governor:right:in`).
package struct Feature: Hashable, Sendable {
    let template: FeatureTemplate
    let a: UInt16
    let b: UInt16
    let c: UInt16

    @inline(__always) init(_ template: FeatureTemplate, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) {
        self.template = template
        self.a = UInt16(truncatingIfNeeded: a)
        self.b = UInt16(truncatingIfNeeded: b)
        self.c = UInt16(truncatingIfNeeded: c)
    }

    func value(_ index: Int) -> Int { Int(index == 0 ? a : index == 1 ? b : c) }
}

/// Takes features one by one: either writes them down, or adds up their weights at once.
protocol FeatureSink {
    mutating func add(_ feature: Feature)
    mutating func add(_ feature: WordFeature)
    mutating func add(_ feature: JointFeature)
}

/// Anything seen, as the tables of weights name it.
enum SeenFeature: Hashable {
    case plain(Feature)
    case word(WordFeature)
    case joint(JointFeature)
}

/// Features written down, for explaining and learning.
struct FeatureList: RoleSink {
    private(set) var features: [SeenFeature] = []

    mutating func add(_ feature: Feature) { features.append(.plain(feature)) }
    mutating func add(_ feature: WordFeature) { features.append(.word(feature)) }
    mutating func add(_ feature: JointFeature) { features.append(.joint(feature)) }
}

/// What kind of number a place of a feature holds, so that it can be written in words.
enum FeatureDomain: UInt8, Sendable {
    case number, slot, kind, shape, source, side, governor, noun, entity, type, family, rule, modality, verb
    /// A word: what stands for it is no number of a box.
    case word
}

/// What is seen. Each template says in which domains its values lie.
package enum FeatureTemplate: UInt8, CaseIterable, Sendable {
    // MARK: Of a participant that a candidate is offered
    case typeSource, ruleSlot, ruleSlotType, kind, kindType, source, sourceKind, sideGovernor, sideGovernorShape, sideGovernorType, sideGovernorKind
    case distance, distanceKind, between, sameBetween, marks, marksKind, noun, nounType, entity, entityFamily, afterVerb, beforeVerb, speaks
    case elsewhere, elsewhereFamily, empty, documentRoles, documentRank, sentences, listed, opposed, own, lone, nearest, ruleSlotKind
    case speaksType, emptyType, documentAgent, documentTarget, placeMark, title
    // MARK: Of a claim
    case type, rule, shape, typeShape, unmet, unmetType, filled, hasSlot, hasSlotType, definite, definiteType, ownGovernor, ownGovernorType, modality
    case modalityType, place, spoken, rivals, sameType, twin, twinType, verbForm, carrier, carrierType, substance, size, compound, density, hasSlotShape
    case bare, bareType, ownMarks, wordTwin, typeTwins, familyPlace, relative, inQuotes, counted
    case word, before, beforeLast, nearBefore, behind, behindNext, nearBehind

    var name: String { "\(self)" }

    var domains: [FeatureDomain] {
        switch self {
        case .typeSource: [.type, .source]
        case .ruleSlot, .hasSlot, .elsewhere: [.slot]
        case .ruleSlotType, .hasSlotType: [.slot, .type]
        case .ruleSlotKind: [.slot, .kind]
        case .kind: [.kind]
        case .kindType: [.kind, .type]
        case .source: [.source]
        case .sourceKind: [.source, .kind]
        case .sideGovernor: [.side, .governor]
        case .sideGovernorShape: [.side, .governor, .shape]
        case .sideGovernorType: [.side, .governor, .type]
        case .sideGovernorKind: [.side, .governor, .kind]
        case .distance: [.side, .number]
        case .distanceKind, .nearest: [.side, .number, .kind]
        case .between, .sameBetween: [.side, .number, .number]
        case .marks: [.number]
        case .marksKind: [.number, .kind]
        case .noun: [.noun]
        case .nounType: [.noun, .type]
        case .entity: [.entity]
        case .entityFamily: [.entity, .family]
        case .afterVerb, .beforeVerb: [.verb, .shape]
        case .speaks: [.number]
        case .speaksType: [.number, .type]
        case .elsewhereFamily: [.slot, .family]
        case .empty: [.number, .source, .kind]
        case .emptyType: [.number, .source, .type]
        case .documentRoles: [.number, .number]
        case .documentAgent, .documentTarget: [.number, .source, .family]
        case .documentRank, .title: [.number, .source]
        case .sentences: [.number, .kind]
        case .listed: [.slot]
        case .opposed: [.slot, .source]
        case .own: [.number, .type]
        case .lone: [.number, .kind]
        case .placeMark: [.number, .governor]
        case .type: [.type]
        case .rule: [.rule]
        case .shape: [.shape]
        case .typeShape: [.type, .shape]
        case .unmet: [.number]
        case .unmetType: [.number, .type]
        case .filled: [.number, .shape]
        case .hasSlotShape: [.slot, .shape, .family]
        case .definite, .ownMarks: [.number, .shape]
        case .definiteType: [.number, .type]
        case .ownGovernor: [.governor, .shape]
        case .ownGovernorType: [.governor, .type]
        case .modality: [.modality]
        case .modalityType: [.modality, .type]
        case .place: [.number]
        case .familyPlace: [.number, .family]
        case .spoken, .relative, .inQuotes, .compound, .size, .density: [.number]
        case .rivals, .sameType: [.number]
        case .twin: [.number, .number, .number]
        case .twinType: [.number, .type]
        case .wordTwin: [.number, .number]
        case .typeTwins: [.number, .type]
        case .verbForm: [.number, .family]
        case .carrier: [.verb, .shape]
        case .carrierType: [.verb, .type]
        case .substance: [.number, .type]
        case .word: [.word, .type]
        case .before, .beforeLast, .nearBefore, .behind, .behindNext, .nearBehind: [.word]
        case .bare, .counted: [.number, .shape]
        case .bareType: [.number, .type]
        }
    }
}

/// Words for the numbers of each domain, and back.
struct FeatureWords: Sendable {
    private var names: [FeatureDomain: [String]] = [:]
    /// Numbers of templates and of words, by keys of their bytes; those of a domain are salted with it.
    private var templates = KeyTable(minimumCapacity: 256)
    private var numbers = KeyTable(minimumCapacity: 1024)

    init(types: [String], families: [String], rules: [String]) {
        names[.slot] = Slot.allCases.map(\.rawValue)
        names[.kind] = FillerKind.allCases.map(\.rawValue)
        names[.shape] = ["verb", "noun", "person", "adjective"]
        names[.source] = OfferSource.allCases.map { "\($0)" }
        names[.side] = ["left", "right", "inside", "away"]
        names[.governor] = Governor.names
        names[.noun] = NounCode.names
        names[.entity] = EntityCode.names
        names[.type] = types
        names[.family] = families
        names[.rule] = rules
        names[.modality] = Modality.allCases.map(\.rawValue)
        names[.verb] = VerbCode.names
        for template in FeatureTemplate.allCases { templates.set(Self.key(template.name.utf8), Int32(template.rawValue)) }
        for (domain, list) in names {
            for (number, name) in list.enumerated().reversed() { numbers.set(Self.key(name.utf8, domain), Int32(number)) }
        }
    }

    private static func key(_ bytes: some Sequence<UInt8>, _ domain: FeatureDomain? = nil) -> WordKey {
        var state = WordKey.seed
        if let domain { state = WordKey.step(state, domain.rawValue) }
        for byte in bytes { state = WordKey.step(state, byte) }
        return WordKey.finish(state)
    }

    /// - Parameter spelled: the words that numbers of words stand for.
    func text(_ feature: SeenFeature, _ spelled: [UInt32: String]) -> String {
        switch feature {
        case .plain(let feature): text(feature)
        case .joint(let feature): text(feature.a) + "&" + text(feature.b)
        case .word(let feature):
            ([feature.template.name, spelled[feature.word] ?? "-"] + (feature.type < 0 ? [] : [word(.type, feature.type)])).joined(separator: ":")
        }
    }

    private func text(_ feature: Feature) -> String {
        let template = feature.template
        let values = template.domains.enumerated().map { word($0.element, feature.value($0.offset)) }
        return ([template.name] + values).joined(separator: ":")
    }

    /// How many numbers a domain has; nil where it is open.
    func count(_ domain: FeatureDomain) -> Int? { names[domain]?.count }

    private func word(_ domain: FeatureDomain, _ value: Int) -> String {
        guard let list = names[domain], value < list.count else { return "\(value)" }
        return list[value]
    }

    /// What a text stands for; nil where a word of it is unknown.
    func seen(_ text: ArraySlice<UInt8>) -> SeenFeature? {
        if let joint = text.firstIndex(of: UInt8(ascii: "&")) {
            guard let a = feature(text[..<joint]), let b = feature(text[(joint + 1)...]) else { return nil }
            return .joint(JointFeature(a: a, b: b))
        }
        if let feature = feature(text) { return .plain(feature) }
        return wordFeature(text).map { .word($0) }
    }

    private func wordFeature(_ text: ArraySlice<UInt8>) -> WordFeature? {
        var rest = text
        let number = templates.find(Self.key(Self.next(&rest)))
        guard number >= 0, let template = FeatureTemplate(rawValue: UInt8(number)), template.domains[0] == .word else { return nil }
        let word = WordFeature.number(WordKey.of(Self.next(&rest)))
        guard template.domains.count > 1 else { return rest.isEmpty ? WordFeature(template, word) : nil }
        return value(Self.next(&rest), template.domains[1]).map { WordFeature(template, word, $0) }
    }

    private func feature(_ text: ArraySlice<UInt8>) -> Feature? {
        var rest = text
        let number = templates.find(Self.key(Self.next(&rest)))
        guard number >= 0, let template = FeatureTemplate(rawValue: UInt8(number)), template.domains[0] != .word else { return nil }
        var values = (0, 0, 0)
        for (i, domain) in template.domains.enumerated() {
            guard !rest.isEmpty, let value = value(Self.next(&rest), domain) else { return nil }
            switch i {
            case 0: values.0 = value
            case 1: values.1 = value
            default: values.2 = value
            }
        }
        return rest.isEmpty ? Feature(template, values.0, values.1, values.2) : nil
    }

    /// Takes the bytes up to the next colon.
    private static func next(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let end = rest.firstIndex(of: UInt8(ascii: ":")) ?? rest.endIndex
        defer { rest = rest[min(end + 1, rest.endIndex)...] }
        return rest[..<end]
    }

    private func value(_ word: ArraySlice<UInt8>, _ domain: FeatureDomain) -> Int? {
        if domain == .number { return Int(String(decoding: word, as: UTF8.self)) }
        let number = numbers.find(Self.key(word, domain))
        return number >= 0 ? Int(number) : nil
    }
}
