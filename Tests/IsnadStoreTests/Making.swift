import Foundation
import GRDB
import IsnadModel
import IsnadStore

/// A folder of its own for each test, gone afterwards.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("isnad-" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var archive: String { path + "/archive.sqlite" }

    /// An archive of the stored reports, corroborated.
    func corroborated() throws -> Archive {
        let archive = try Archive(path: archive)
        try archive.ingest(Stored.all)
        try archive.recorroborate()
        return archive
    }

    /// Another program's hand in the file: plain SQL on a connection of its own.
    func execute(_ sql: String) throws {
        try DatabaseQueue(path: archive).write { try $0.execute(sql: sql) }
    }

    func text(_ sql: String) throws -> String? {
        try DatabaseQueue(path: archive).read { try String.fetchOne($0, sql: sql) }
    }
}

/// A report of one sentence in the tests' own words; every span is true.
func report(
    _ id: String, _ text: String, outlet: String = "موقع الجسر", published: String = "2018-05-07", type: String = "killing",
    trigger: String = "قتل", place: String? = "العين الزرقاء", teller: String? = nil, modality: Modality = .actual
) -> CodedDocument {
    func span(_ words: String) -> Span {
        let (all, part) = (Array(text.unicodeScalars), Array(words.unicodeScalars))
        for start in 0...max(0, all.count - part.count) where Array(all[start..<min(all.count, start + part.count)]) == part {
            return Span(start: start, end: start + part.count)
        }
        return Span(start: 0, end: 0)
    }
    var document = Document(path: id + ".txt", id: id, text: text)
    (document.outlet, document.language, document.title) = (outlet, "ar", "خبر")
    document.published = CivilDate(iso: published)
    var claim = Claim(
        type: ClaimType(rawValue: type), trigger: Evidence(text: trigger, span: span(trigger)),
        sentence: Evidence(text: text, span: span(text)), because: "test")
    if let place { claim.place = [Participant(text: place, span: span(place), name: place, kind: .place)] }
    if let teller { claim.chain = AttributionChain([Participant(text: teller, span: span(teller), name: teller, kind: .person)]) }
    claim.modality = modality
    return CodedDocument(document: document, claims: [claim], diagnostics: [])
}

enum Stored {
    static let one = report("a-1", "قال سالم الورداني إن رجلا قتل في العين الزرقاء فجر الاثنين.", teller: "سالم الورداني")
    static let two = report("b-2", "قتل راع في أطراف العين الزرقاء برصاص مجهولين.", outlet: "صحيفة الضفة", published: "2018-05-08")
    static let three = report(
        "c-3", "نفى حمدان الجرف أن يكون أحد قتل في العين الزرقاء.", published: "2018-05-09", teller: "حمدان الجرف", modality: .denied)
    static let four = report(
        "d-4", "قصف مدفعي على تل الرماد دون إصابات.", published: "2018-06-01", type: "shelling", trigger: "قصف", place: "تل الرماد")

    static let all = [one, two, three, four]
}
