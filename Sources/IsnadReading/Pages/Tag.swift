import IsnadScript

/// The elements of HTML that reading tells apart; all others are `other`.
enum Tag: UInt8, CaseIterable {
    case other, html, head, body, title, meta, link, base, script, style, noscript, template, iframe, noembed, noframes, xmp, textarea, plaintext
    case h1, h2, h3, h4, h5, h6, p, div, br, hr, pre, blockquote, center, address, ul, ol, li, dl, dt, dd, menu
    case table, caption, colgroup, col, thead, tbody, tfoot, tr, td, th
    case section, article, main, header, footer, nav, aside, form, fieldset, figure, figcaption, details, summary, dialog
    case a, span, font, b, strong, i, em, u, s, small, big, sub, sup, label, cite, q, time, abbr, code, mark, ins, del, bdi, bdo, strike, tt
    case img, input, button, select, option, optgroup, datalist, svg, math, object, embed, video, audio, source, track, canvas, map, area, wbr, param

    /// Whether it parts the text before it from the text behind.
    var isBlock: Bool {
        switch self {
        case .a, .span, .font, .b, .strong, .i, .em, .u, .s, .small, .big, .sub, .sup, .label, .cite, .q, .abbr, .code, .mark, .ins, .del, .bdi, .bdo, .strike,
            .tt, .img, .wbr, .other, .map, .area, .script, .style, .meta, .link, .noscript, .iframe, .template, .svg, .math, .source, .track, .param, .embed:
            false
        default: true
        }
    }

    /// Whether it has no content and no end tag.
    var isVoid: Bool {
        switch self {
        case .br, .img, .meta, .link, .hr, .input, .base, .col, .embed, .source, .track, .area, .wbr, .param: true
        default: false
        }
    }

    /// Marks of letters and words, which leave no element of their own.
    var isFormatting: Bool {
        switch self {
        case .font, .b, .strong, .i, .em, .u, .s, .small, .big, .sub, .sup, .cite, .q, .abbr, .code, .mark, .ins, .del, .bdi, .bdo, .strike, .tt, .label: true
        default: false
        }
    }

    /// How the bytes behind its start tag are read.
    var content: HTMLTokenizer.Content {
        switch self {
        case .script: .script
        case .style, .iframe, .noembed, .noframes, .noscript, .xmp: .rawtext
        case .title, .textarea: .rcdata
        case .plaintext: .plaintext
        default: .data
        }
    }

    /// Whether what it holds is never text of the page.
    var isUnseen: Bool {
        switch self {
        case .template, .select, .datalist, .svg, .math, .object, .video, .audio, .canvas, .button, .head, .dialog, .textarea: true
        default: false
        }
    }

    /// 1…6 of a heading.
    var heading: UInt8 {
        switch self {
        case .h1, .h2, .h3, .h4, .h5, .h6: rawValue - Tag.h1.rawValue + 1
        default: 0
        }
    }

    /// Whether end tags of what lies outside are not seen inside.
    var isScope: Bool {
        switch self {
        case .td, .th, .table, .caption, .html, .body, .template, .button: true
        default: false
        }
    }
}

/// Finds tags by their names.
struct TagTable: Sendable {
    private var table = KeyTable(minimumCapacity: 256)

    init() {
        for tag in Tag.allCases {
            var state = WordKey.seed
            for byte in "\(tag)".utf8 { state = WordKey.step(state, byte) }
            table.set(WordKey.finish(state), Int32(tag.rawValue))
        }
    }

    func tag(_ bytes: [UInt8], _ name: Range<Int>) -> Tag {
        guard name.count <= 10 else { return .other }
        var state = WordKey.seed
        for i in name { state = WordKey.step(state, ASCII.lower(bytes[i])) }
        let found = table.find(WordKey.finish(state))
        return found < 0 ? .other : Tag(rawValue: UInt8(found)) ?? .other
    }
}
