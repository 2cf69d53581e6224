import IsnadCorroboration
import IsnadModel
import IsnadStore

/// On whose word it is told, as a drawing: reports on one side, through tellers, to the origins on the other.
struct ChainGraph: Sendable {
    private struct Node {
        var level: Int
        var name: String
        /// Second line: a date, or what kind of teller.
        var detail: String
        var path: String?
        var style: Markup
        var row = 0.0
    }

    private struct Edge: Hashable {
        var from: Int
        var to: Int
        var isDenial: Bool
        var isCopy: Bool
    }

    private var nodes: [Node] = []
    private var edges: [Edge: Int] = [:]
    private var indices: [String: Int] = [:]
    private var depth = 1
    private static let (nodeWidth, nodeHeight, rowHeight, gap) = (196.0, 46.0, 60.0, 74.0)

    /// - Parameter claims: of one story, in its order.
    init(_ claims: [StoredClaim], _ page: Page) {
        let chains = claims.map { ChainGraph.between($0) }
        depth = 1 + (chains.map(\.count).max() ?? 0)
        for (stored, between) in zip(claims, chains) {
            let isDenial = stored.claim.modality == .denied
            var last = node(
                "report " + stored.report, 0, stored.outlet ?? stored.title ?? stored.report, stored.published.map { page.day($0) } ?? "",
                "/report/" + stored.report, "report")
            for (i, teller) in between.enumerated() {
                let next = node("teller \(i) " + teller.name, i + 1, teller.name, page.word("teller"), nil, "teller")
                add(Edge(from: last, to: next, isDenial: isDenial, isCopy: false))
                last = next
            }
            let isCopy = between.isEmpty && stored.claim.chain.isEmpty && stored.originName != stored.outlet && stored.originName != nil
            let kind = stored.originKind ?? "report"
            let entity = stored.participants.last { $0.slot == "chain" && $0.ordinal == stored.claim.chain.tellers.count - 1 }?.entity
            let path = kind == "named" ? entity.map { "/entity/" + $0 } : nil
            let end = node(
                "origin " + (stored.origin ?? stored.id), depth, stored.originName ?? page.word("own_word"), page.word("origin_" + kind), path, style(kind))
            add(Edge(from: last, to: end, isDenial: isDenial, isCopy: isCopy))
        }
        arrange()
    }

    private func style(_ kind: String) -> Markup {
        switch kind {
        case "named": "origin named"
        case "anonymous": "origin anonymous"
        default: "origin"
        }
    }

    /// Tellers between the report and the origin.
    private static func between(_ stored: StoredClaim) -> [Participant] { Array(stored.claim.chain.tellers.dropLast().prefix(3)) }

    private mutating func node(_ key: String, _ level: Int, _ name: String, _ detail: String, _ path: String?, _ style: Markup) -> Int {
        if let index = indices[key] { return index }
        nodes.append(Node(level: level, name: name, detail: detail, path: path, style: style))
        indices[key] = nodes.count - 1
        return nodes.count - 1
    }

    private mutating func add(_ edge: Edge) { edges[edge, default: 0] += 1 }

    /// Each column in the order that crosses least: nodes stand at the mean of what they are joined to.
    private mutating func arrange() {
        for level in 0...depth {
            let column = nodes.indices.filter { nodes[$0].level == level }
            for (row, index) in column.enumerated() { nodes[index].row = Double(row) }
        }
        for pass in 0..<4 {
            for level in pass % 2 == 0 ? Array(0...depth) : Array((0...depth).reversed()) {
                let column = nodes.indices.filter { nodes[$0].level == level }
                let sorted = column.map { ($0, mean($0)) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
                for (row, entry) in sorted.enumerated() { nodes[entry.0].row = Double(row) }
            }
        }
        let tallest = (0...depth).map { level in nodes.filter { $0.level == level }.count }.max() ?? 1
        for level in 0...depth {
            let column = nodes.indices.filter { nodes[$0].level == level }
            for index in column { nodes[index].row += Double(tallest - column.count) / 2 }
        }
    }

    private func mean(_ index: Int) -> Double {
        let joined = edges.keys.flatMap { edge in edge.from == index ? [nodes[edge.to].row] : edge.to == index ? [nodes[edge.from].row] : [] }
        return joined.isEmpty ? nodes[index].row : joined.reduce(0, +) / Double(joined.count)
    }

    func markup(_ page: Page) -> Markup {
        guard !nodes.isEmpty else { return Markup() }
        let step = ChainGraph.nodeWidth + ChainGraph.gap
        let width = Double(depth) * step + ChainGraph.nodeWidth + 4
        let rows = (nodes.map(\.row).max() ?? 0) + 1
        let height = rows * ChainGraph.rowHeight + 30
        func x(_ level: Int) -> Double { page.isArabic ? width - 2 - ChainGraph.nodeWidth - Double(level) * step : 2 + Double(level) * step }
        func y(_ row: Double) -> Double { 30 + row * ChainGraph.rowHeight }
        let lines = edges.keys.sorted { ($0.from, $0.to) < ($1.from, $1.to) }.markup { edge in
            let (a, b) = (nodes[edge.from], nodes[edge.to])
            let (x1, x2) = page.isArabic ? (x(a.level), x(b.level) + ChainGraph.nodeWidth) : (x(a.level) + ChainGraph.nodeWidth, x(b.level))
            let (y1, y2) = (y(a.row) + ChainGraph.nodeHeight / 2, y(b.row) + ChainGraph.nodeHeight / 2)
            let middle = (x1 + x2) / 2
            let style: Markup = edge.isDenial ? "edge denial" : edge.isCopy ? "edge copied" : "edge"
            let path: Markup = "M\(point: x1) \(point: y1)C\(point: middle) \(point: y1) \(point: middle) \(point: y2) \(point: x2) \(point: y2)"
            return "<path class=\"\(style)\" d=\"\(path)\"/>"
        }
        let boxes = nodes.markup { box($0, x($0.level), y($0.row), page) }
        let heads: [(Int, String)] = [(0, "reports")] + (depth > 1 ? [(1, "through")] : []) + [(depth, "origins")]
        let titles = heads.markup { level, key in
            "<text class=\"head\" x=\"\(point: x(level) + ChainGraph.nodeWidth / 2)\" y=\"16\">\(page.word(key))</text>"
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(page.word("chain_graph"))"><svg class="chains" viewBox="0 0 \(point: width) \(point: height)" \
            width="\(point: width)" height="\(point: height)" role="group" aria-label="\(page.word("chain_graph"))">\(titles)\(lines)\(boxes)</svg></div>
            """
    }

    private func box(_ node: Node, _ x: Double, _ y: Double, _ page: Page) -> Markup {
        let middle = x + ChainGraph.nodeWidth / 2
        let inside: Markup = """
            <title>\(node.name)</title><rect class="node \(node.style)" x="\(point: x)" y="\(point: y)" width="\(point: ChainGraph.nodeWidth)" \
            height="\(point: ChainGraph.nodeHeight)" rx="8"/><text x="\(point: middle)" y="\(point: y + 20)">\(ChainGraph.cut(node.name, 25))</text>\
            <text class="detail" x="\(point: middle)" y="\(point: y + 37)">\(node.detail)</text>
            """
        guard let path = node.path else { return "<g>\(inside)</g>" }
        return "<a href=\"\(page.to(path))\">\(inside)</a>"
    }

    static func cut(_ text: String, _ length: Int) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > length else { return text }
        var out = String.UnicodeScalarView()
        out.append(contentsOf: scalars.prefix(length - 1))
        return String(out) + "\u{2026}"
    }
}
