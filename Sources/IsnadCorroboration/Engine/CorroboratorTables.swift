import IsnadRules

/// What the rules know that corroboration needs. Read once.
package struct CorroboratorTables: Sendable {
    let resolver: EntityResolver
    let tellers: TellerTable
    let modalities: ModalityTable
    let common: CommonWords
    let topics: TopicTable

    init(rules: RuleFiles, decisions: EntityDecisions) {
        resolver = EntityResolver(rules: rules, decisions: decisions)
        tellers = TellerTable(rules: rules)
        modalities = ModalityTable(rules: rules)
        common = CommonWords(rules: rules)
        topics = TopicTable(rules: rules)
    }

    private init(resolver: EntityResolver, tellers: TellerTable, modalities: ModalityTable, common: CommonWords, topics: TopicTable) {
        (self.resolver, self.tellers, self.modalities, self.common, self.topics) = (resolver, tellers, modalities, common, topics)
    }

    /// The same with what the user decided about entities.
    func deciding(_ decisions: EntityDecisions) -> CorroboratorTables {
        CorroboratorTables(resolver: resolver.deciding(decisions), tellers: tellers, modalities: modalities, common: common, topics: topics)
    }
}
