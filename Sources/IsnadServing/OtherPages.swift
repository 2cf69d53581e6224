import IsnadCorroboration
import IsnadModel
import IsnadStore

/// Reports, entities, search, and what is said where nothing is found.
enum OtherPages {
    static func reports(_ language: Language, _ reports: [ReportSummary]) -> [UInt8] {
        Page.render(language, title: Labels.shared.word("reports", language), path: "/reports") { page in
            page.html.raw("<h1>")
            page.label("reports")
            page.html.raw("</h1>")
            reportTable(reports, &page)
        }
    }

    static func reportTable(_ reports: [ReportSummary], _ page: inout Page) {
        page.html.raw("<div class=\"scroll\"><table>")
        page.headerRow(["report", "outlet", "published", "claims"])
        page.html.raw("<tbody>")
        for report in reports {
            page.html.raw("<tr><td>")
            page.link("/report/", report.id, report.title ?? report.documentID)
            page.html.raw("</td>")
            page.cell(report.outlet ?? "")
            page.cell(report.published?.description ?? "")
            page.cell(String(report.claimCount))
            page.html.raw("</tr>")
        }
        page.html.raw("</tbody></table></div>")
    }

    static func report(_ language: Language, _ report: StoredReport) -> [UInt8] {
        let document = report.document
        return Page.render(language, title: document.title ?? document.id, path: "/report/" + report.id) { page in
            page.html.raw("<h1>")
            page.html.isolated(document.title ?? document.id)
            page.html.raw("</h1><p class=\"soft\">")
            page.line([document.outlet, document.author, document.published?.description])
            page.html.raw("</p>")
            StoryPages.legend(&page)
            page.html.raw("<div class=\"columns\"><div class=\"text\" lang=\"ar\" dir=\"rtl\">")
            var highlight = Highlight(document.text)
            for stored in report.claims { highlight.mark(stored.claim) }
            highlight.writeAll(to: &page.html)
            page.html.raw("</div><div>")
            page.heading("claims")
            claimList(report.claims, &page)
            page.heading("provenance")
            page.html.raw("<p class=\"small soft\">")
            page.html.isolated(document.path)
            page.html.raw("<br>")
            if let url = document.url { page.html.isolated(url) }
            page.html.raw("</p></div></div>")
        }
    }

    private static func claimList(_ claims: [StoredClaim], _ page: inout Page) {
        page.html.raw("<ul class=\"small\">")
        for stored in claims {
            page.html.raw("<li>")
            if let story = stored.story {
                page.link("/story/", story, page.word(stored.claim.type.rawValue))
            } else {
                page.label(stored.claim.type.rawValue)
            }
            page.html.raw(" — ")
            page.html.isolated(stored.claim.trigger.text)
            page.html.raw("</li>")
        }
        page.html.raw("</ul>")
    }

    // MARK: Entities

    static func entities(_ language: Language, _ entities: [Entity]) -> [UInt8] {
        Page.render(language, title: Labels.shared.word("entities", language), path: "/entities") { page in
            page.html.raw("<h1>")
            page.label("entities")
            page.html.raw("</h1>")
            entityTable(entities, &page)
        }
    }

    static func entityTable(_ entities: [Entity], _ page: inout Page) {
        page.html.raw("<div class=\"scroll\"><table>")
        page.headerRow(["entities", "names", "claims"])
        page.html.raw("<tbody>")
        for entity in entities {
            page.html.raw("<tr><td>")
            page.link("/entity/", entity.id, entity.name)
            page.html.raw("</td>")
            page.cell(entity.names.filter { $0 != entity.name }.joined(separator: "\u{060C} "))
            page.cell(String(entity.claimCount))
            page.html.raw("</tr>")
        }
        page.html.raw("</tbody></table></div>")
    }

    static func entity(_ language: Language, _ entity: Entity, _ dossier: Dossier?) -> [UInt8] {
        Page.render(language, title: entity.name, path: "/entity/" + entity.id) { page in
            page.html.raw("<h1>")
            page.html.isolated(entity.name)
            page.html.raw("</h1><p class=\"soft\">")
            page.html.isolated(entity.names.filter { $0 != entity.name }.joined(separator: "\u{060C} "))
            page.html.raw("</p>")
            for section in dossier?.sections ?? [] where !section.entries.isEmpty {
                page.heading(section.name)
                entries(section.entries, &page)
            }
            page.heading("timeline")
            entries(dossier?.timeline ?? [], &page)
        }
    }

    private static func entries(_ entries: [DossierEntry], _ page: inout Page) {
        page.html.raw("<div class=\"scroll\"><table>")
        page.headerRow(["time", "type", "count", "behind", "report"])
        page.html.raw("<tbody>")
        for entry in entries {
            page.html.raw("<tr>")
            page.cell(entry.day?.description ?? "")
            page.html.raw("<td>")
            if let story = entry.story { page.link("/story/", story, page.word(entry.type.rawValue)) } else { page.label(entry.type.rawValue) }
            page.html.raw("</td>")
            page.cell(entry.count?.text ?? "")
            page.cell(entry.originName ?? "")
            page.html.raw("<td lang=\"ar\" dir=\"rtl\">")
            page.html.text(entry.sentence.text)
            page.html.raw("</td></tr>")
        }
        page.html.raw("</tbody></table></div>")
    }

    // MARK: Search

    static func search(_ language: Language, _ query: String, _ reports: [ReportSummary], _ entities: [Entity], _ claims: [StoredClaim]) -> [UInt8] {
        Page.render(language, title: Labels.shared.word("search", language), path: "/search") { page in
            page.html.raw("<h1>")
            page.label("search")
            page.html.raw(": ")
            page.html.isolated(query)
            page.html.raw("</h1>")
            if reports.isEmpty, entities.isEmpty, claims.isEmpty {
                page.html.raw("<p class=\"soft\">")
                page.label("nothing")
                page.html.raw("</p>")
            }
            if !entities.isEmpty {
                page.heading("entities")
                entityTable(entities, &page)
            }
            if !reports.isEmpty {
                page.heading("reports")
                reportTable(reports, &page)
            }
            if !claims.isEmpty {
                page.heading("claims")
                page.html.raw("<div class=\"cards\">")
                for claim in claims { StoryPages.card(claim, nil, &page) }
                page.html.raw("</div>")
            }
        }
    }

    static func notFound(_ language: Language) -> [UInt8] {
        Page.render(language, title: "404", path: "/") { page in
            page.html.raw("<h1>404</h1><p>")
            page.label("not_found")
            page.html.raw("</p>")
        }
    }
}
