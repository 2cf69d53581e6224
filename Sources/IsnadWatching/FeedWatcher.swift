import IsnadModel
import IsnadReading

/// Takes what is new in a feed or sitemap: the page of each item, or the item's own text where the page cannot be taken.
package struct FeedWatcher: Sendable {
    /// What is remembered of a feed between two looks.
    package struct Memory: Sendable {
        package var tag: String?
        package var modified: String?
        /// Ids of items that were taken.
        package var taken: Set<String>

        package init(tag: String? = nil, modified: String? = nil, taken: Set<String> = []) { (self.tag, self.modified, self.taken) = (tag, modified, taken) }
    }

    package struct Look: Sendable {
        package var items: [Item] = []
        /// Ids by which what was taken is remembered.
        package var ids: [String] = []
        package var tag: String?
        package var modified: String?
        package var diagnostics: [Diagnostic] = []
    }

    private let fetcher: Fetcher
    private let reader: ReportReader
    /// Items of one look; more wait for the next.
    private let limit: Int
    /// Sitemaps that one list of sitemaps may make us ask for in one look.
    private static let mostSitemaps = 20

    package init(fetcher: Fetcher, reader: ReportReader, limit: Int = 200) { (self.fetcher, self.reader, self.limit) = (fetcher, reader, limit) }

    package func look(_ address: String, _ memory: Memory) async -> Look {
        var look = Look(tag: memory.tag, modified: memory.modified)
        do {
            let answer = try await fetcher.get(address, tag: memory.tag, modified: memory.modified)
            if answer.status == 304 { return look }
            guard let feed = feed(answer, &look) else { return look }
            let isComplete = try await take(feed, answer, memory, &look)
            // A tag is remembered only when all was taken, else the rest would never be sent again.
            if isComplete { (look.tag, look.modified) = (answer.tag, answer.modified) }
        } catch {
            look.diagnostics.append(Self.diagnostic(error))
        }
        return look
    }

    private func feed(_ answer: Fetcher.Answer, _ look: inout Look) -> Feed? {
        guard answer.status == 200 else {
            look.diagnostics.append(Diagnostic(.error, cause: "fetch", message: "The feed \(answer.address) answers with status \(answer.status)."))
            return nil
        }
        guard let feed = Feed(received: answer.bytes, charset: answer.charset, reader: reader), feed.kind != .none else {
            look.diagnostics.append(Diagnostic(.error, cause: "unknown-kind", message: "What \(answer.address) gives is neither a feed nor a sitemap."))
            return nil
        }
        look.diagnostics += feed.diagnostics
        return feed
    }

    private static func diagnostic(_ error: any Error) -> Diagnostic {
        Diagnostic(.error, cause: (error as? Fetcher.Failure)?.cause ?? "fetch", message: "It could not be taken: \(error).")
    }

    /// True when nothing new is left.
    private func take(_ feed: Feed, _ answer: Fetcher.Answer, _ memory: Memory, _ look: inout Look) async throws -> Bool {
        if feed.kind == .sitemapIndex { return try await takeSitemaps(feed, answer, memory, &look) }
        var isComplete = true
        var seen: Set<String> = []
        for entry in feed.items {
            try Task.checkCancellation()
            let id = entry.id.isEmpty ? entry.url : entry.id
            guard !id.isEmpty, !memory.taken.contains(id), seen.insert(id).inserted else { continue }
            if look.items.count >= limit { return false }
            if let item = await item(entry, feed.title, from: answer.address, &look) {
                look.items.append(item)
                look.ids.append(id)
            } else if look.ids.last != id {
                isComplete = false
            }
        }
        return isComplete
    }

    /// The sitemaps that a list names and that have changed since; each is remembered with the day of its change when all of it was taken.
    private func takeSitemaps(_ list: Feed, _ answer: Fetcher.Answer, _ memory: Memory, _ look: inout Look) async throws -> Bool {
        var (isComplete, asked) = (true, 0)
        for entry in list.items {
            let id = "sitemap \(entry.url) \(entry.published)"
            if !entry.published.isEmpty, memory.taken.contains(id) { continue }
            guard asked < Self.mostSitemaps, look.items.count < limit else { return false }
            asked += 1
            do {
                let part = try await fetcher.get(absolute(entry.url, answer.address))
                guard let feed = feed(part, &look), feed.kind != .sitemapIndex else { continue }
                if try await take(feed, part, memory, &look) { look.ids.append(id) } else { isComplete = false }
            } catch let failure as Fetcher.Failure {
                isComplete = false
                look.diagnostics.append(Self.diagnostic(failure))
            }
        }
        return isComplete
    }

    private func absolute(_ url: String, _ base: String) -> String { WebAddress(base)?.following(url)?.text ?? url }

    /// The page of an entry; the entry itself when that cannot be taken but says something.
    private func item(_ entry: Feed.Item, _ outlet: String, from feed: String, _ look: inout Look) async -> Item? {
        let address = absolute(entry.url, feed)
        guard !entry.url.isEmpty else { return entry.html.isEmpty ? nil : .entry(entry, outlet: outlet, path: "\(feed)#\(entry.id)") }
        do {
            let answer = try await fetcher.get(address)
            if answer.status == 200, !answer.bytes.isEmpty {
                var raw = RawItem(path: address, bytes: answer.bytes)
                (raw.id, raw.url, raw.charset, raw.received) = (address, address, answer.charset, answer.date)
                raw.mediaType = answer.mediaType.isEmpty ? "text/html" : answer.mediaType
                return .report(raw, metadata: nil, notes: [])
            }
            look.diagnostics.append(Diagnostic(.warning, cause: "fetch", message: "\(address) answers with status \(answer.status)."))
            // What is gone does not come back.
            if answer.status == 404 || answer.status == 410, entry.html.isEmpty { look.ids.append(entry.id.isEmpty ? entry.url : entry.id) }
        } catch {
            look.diagnostics.append(Self.diagnostic(error))
        }
        return entry.html.isEmpty ? nil : .entry(entry, outlet: outlet, path: address)
    }
}
