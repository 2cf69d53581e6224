import Foundation
import IsnadBytes
import IsnadModel
import IsnadReading
import IsnadRules
import IsnadTestSupport
import Testing

/// Makes WARC files of invented pages.
enum Crawl {
    static func page(_ i: Int) -> String {
        "<html><head><title>خبر \(i)</title></head><body><h1>خبر \(i) من البلدة</h1><p>قال شهود إن مجهولين هاجموا الحاجز رقم \(i) فجرا، وإن \(i) من الحراس أصيبوا.</p>"
            + String(repeating: "<p>وأضافوا أن المهاجمين فروا نحو الوادي، وأن قوة من الشرطة لاحقتهم حتى ظهر اليوم \(i * 7919).</p>", count: 3)
            + "</body></html>"
    }

    static func record(_ i: Int, http: String = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n", body: [UInt8]? = nil, extra: String = "")
        -> [UInt8]
    {
        let content = Array(http.utf8) + (body ?? Array(page(i).utf8))
        return Array(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:\(i)>\r\nWARC-Target-URI: http://x.example/\(i)\r\n\(extra)Content-Type: application/http; msgtype=response\r\nContent-Length: \(content.count)\r\n\r\n"
                .utf8) + content + Array("\r\n\r\n".utf8)
    }

    static func results(_ bytes: [UInt8], _ name: String = "a.warc.gz") throws -> [ReadResult] {
        let folder = try TemporaryFolder()
        let path = folder.url.path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return Array(ReportSequence(paths: [path], reader: reader))
    }

    static let reader = ReportReader(rules: .embedded)
}

@Suite("Crawls")
struct CrawlTests {
    private static let members = (1...20).map { Deflater.gzip(Crawl.record($0)) ?? [] }

    private func ids(_ results: [ReadResult]) -> [String] { results.compactMap { $0.document?.id } }

    @Test("every record is read, packed or not, and with pages' addresses", arguments: ["a.warc.gz", "a.warc"])
    func whole(name: String) throws {
        let bytes = name == "a.warc" ? (1...20).flatMap { Crawl.record($0) } : Self.members.flatMap { $0 }
        let results = try Crawl.results(bytes, name)
        #expect(ids(results) == (1...20).map(String.init))
        #expect(results.first?.document?.url == "http://x.example/1")
        #expect(results.first?.document?.title == "خبر 1 من البلدة")
        #expect(results.allSatisfy { !$0.hasError })
    }

    @Test("wherever a file is cut, it is told, and whole records before the cut are read")
    func cuts() throws {
        let all = Self.members.flatMap { $0 }
        var ends: [Int] = []
        for member in Self.members { ends.append((ends.last ?? 0) + member.count) }
        var state: UInt64 = 42
        for _ in 0..<40 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let cut = 1 + Int(state >> 33) % (all.count - 1)
            if ends.contains(cut) { continue }
            let results = try Crawl.results(Array(all[..<cut]))
            #expect(ids(results).count == ends.filter { $0 <= cut }.count, "cut at \(cut)")
            #expect(results.contains { $0.hasError }, "cut at \(cut)")
        }
    }

    @Test("of twenty records with one damaged nineteen are read and one is told")
    func damage() throws {
        var state: UInt64 = 7
        var start = 0
        for member in Self.members[..<10] { start += member.count }
        for _ in 0..<40 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var all = Self.members.flatMap { $0 }
            let at = start + 20 + Int(state >> 33) % (Self.members[10].count - 28)
            all[at] ^= UInt8(1 << (state >> 20 & 7))
            let results = try Crawl.results(all)
            #expect(ids(results) == (1...20).filter { $0 != 11 }.map(String.init), "bit flipped at \(at)")
            let faults = results.flatMap(\.diagnostics).filter { $0.severity == .error }
            #expect(faults.count == 1 && faults.first?.byte == start, "bit flipped at \(at)")
        }
    }

    @Test("damage in an unpacked file costs one record")
    func damagePlain() throws {
        var records = (1...20).map { Crawl.record($0) }
        records[10][60] = 0x58
        let broken = String(decoding: records[10], as: UTF8.self).replacingOccurrences(of: "Content-Length: ", with: "Content-Length: 9")
        records[10] = Array(broken.utf8)
        let results = try Crawl.results(records.flatMap { $0 }, "a.warc")
        #expect(ids(results).filter { $0 != "11" } == (1...20).filter { $0 != 11 }.map(String.init))
        #expect(results.contains { $0.hasError })
    }

    @Test("bodies in chunks and packed bodies")
    func bodies() throws {
        let page = Array(Crawl.page(5).utf8)
        var chunked: [UInt8] = []
        for start in stride(from: 0, to: page.count, by: 100) {
            let part = page[start..<min(start + 100, page.count)]
            chunked += Array(String(part.count, radix: 16).utf8) + [13, 10] + part + [13, 10]
        }
        chunked += Array("0\r\n\r\n".utf8)
        let type = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
        let records = [
            Crawl.record(5, http: type + "Transfer-Encoding: chunked\r\n\r\n", body: chunked),
            Crawl.record(5, http: type + "Content-Encoding: gzip\r\n\r\n", body: Deflater.gzip(page)),
            // Crawlers often keep the fields of a body that they have unpacked.
            Crawl.record(5, http: type + "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n", body: page),
        ]
        let results = try Crawl.results(records.flatMap { $0 }, "a.warc")
        #expect(results.compactMap { $0.document?.title } == Array(repeating: "خبر 5 من البلدة", count: 3))
    }

    @Test("what is no page is counted, what is cut or changed is told")
    func notes() throws {
        let digest = "WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n"
        let records = [
            Crawl.record(1, http: "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n"), Crawl.record(2, extra: "WARC-Truncated: length\r\n"),
            Crawl.record(3, extra: digest),
            Crawl.record(4, http: "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n"),
        ]
        let results = try Crawl.results(records.flatMap { $0 }, "a.warc")
        #expect(ids(results) == ["2", "3"])
        #expect(results.flatMap(\.diagnostics).map(\.cause) == ["truncated:length", "digest", "passed-over"])
        #expect(results.last?.diagnostics.first?.message.contains("1 status-404") == true)
    }

    @Test("a digest that holds is not told")
    func digest() throws {
        #expect(SHA1.digest(Array("abc".utf8)[...]).map { String($0, radix: 16) }.joined().hasPrefix("a9993e36476816aba3e25717850c26c9cd"))
    }

    @Test("a bomb costs little and the next record is read")
    func bomb() throws {
        let bomb = Deflater.gzip(Crawl.record(1, body: [UInt8](repeating: 0x20, count: 64 << 20))) ?? []
        let results = try Crawl.results(bomb + Self.members[1])
        #expect(ids(results) == ["2"])
        #expect(results.flatMap(\.diagnostics).contains { $0.cause == "too-large" })
    }

    @Test("extracted text of a crawl (WET)")
    func wet() throws {
        let text = Array("هجوم قرب البلدة\nقال شهود إن مجهولين هاجموا الحاجز فجرا.\n".utf8)
        let head =
            "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://x.example/1\r\nContent-Type: text/plain\r\nContent-Length: \(text.count)\r\n\r\n"
        let results = try Crawl.results(Array(head.utf8) + text + Array("\r\n\r\n".utf8), "a.wet")
        #expect(results.first?.document?.text == String(decoding: text, as: UTF8.self))
    }

    @Test("a head that breaks off, a length that lies, an endless head: told, and the records around it are read")
    func lies() throws {
        let broken: [(name: String, bytes: [UInt8])] = [
            ("head cut at the end of the file", Array("WARC/1.0\r\nWARC-Type: resp".utf8)),
            ("head cut before the next", Array("WARC/1.0\r\nWARC-Type: response\r\n".utf8)),
            ("no length", Array("WARC/1.0\r\nWARC-Type: response\r\n\r\nabc\r\n\r\n".utf8)),
            ("length beyond all", Array("WARC/1.0\r\nContent-Length: 999999999999999999\r\n\r\nabc\r\n\r\n".utf8)),
            ("length too large", Array("WARC/1.0\r\nContent-Length: 90000\r\n\r\nabc\r\n\r\n".utf8)),
            ("length too small", Array("WARC/1.0\r\nContent-Length: 1\r\n\r\nabc\r\n\r\n".utf8)),
            ("no record", Array("abc\r\ndef\r\n".utf8)),
        ]
        for (name, bytes) in broken {
            let isLast = name == "head cut at the end of the file"
            let plain = try Crawl.results(Crawl.record(1) + bytes + (isLast ? [] : Crawl.record(3)), "a.warc")
            #expect(ids(plain) == (isLast ? ["1"] : ["1", "3"]), "\(name)")
            #expect(plain.filter(\.hasError).count == 1, "\(name)")
            let packed = try Crawl.results(Self.members[0] + (Deflater.gzip(bytes) ?? []) + Self.members[2])
            #expect(ids(packed) == ["1", "3"], "\(name), packed")
            #expect(packed.contains { $0.hasError }, "\(name), packed")
        }
    }

    @Test("beginnings of records and of members without end take time in proportion")
    func floods() throws {
        for unit in ["WARC/1.0\n", "WARC/1.0\r\nX: y\r\n\r\n", "\r\n\r\nWARC/"] {
            let results = try Crawl.results(Array(String(repeating: unit, count: 400).utf8) + Crawl.record(3), "a.warc")
            #expect(ids(results) == ["3"])
        }
        let begun = [[UInt8]](repeating: [0x1F, 0x8B, 8, 0], count: 400).flatMap { $0 }
        #expect(ids(try Crawl.results(Self.members[0] + begun + Self.members[2])) == ["1", "3"])
    }

    @Test("a record that another crawl already holds is counted")
    func revisit() throws {
        let head = "WARC/1.1\r\nWARC-Type: revisit\r\nWARC-Target-URI: http://x.example/1\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
        let results = try Crawl.results(Array(head.utf8) + Crawl.record(2), "a.warc")
        #expect(ids(results) == ["2"])
        #expect(results.last?.diagnostics.first?.message.contains("1 revisit") == true)
    }
}
