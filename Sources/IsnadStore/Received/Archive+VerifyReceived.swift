import GRDB
import IsnadBytes

extension Archive {
    /// Holds all received bytes against their digests.
    func verifyReceived() throws -> [VerifyFault] {
        try read { db in
            var faults: [VerifyFault] = []
            let cursor = try Row.fetchCursor(db, sql: "SELECT sha256, size, gzip FROM received_bytes ORDER BY sha256")
            while let row = try cursor.next() {
                let digest = (try? row.decode(String.self, forColumn: "sha256")) ?? ""
                let bytes = try? Self.unpacked(row)
                if bytes.map({ SHA256.hexadecimal($0) }) != digest {
                    let reports = try String.fetchAll(db, sql: "SELECT report FROM received WHERE sha256 = ? ORDER BY key", arguments: [digest])
                    faults.append(
                        VerifyFault(
                            report: reports.first ?? "", claim: nil, kind: "received", message: "The bytes received differ from their digest \(digest)."))
                }
            }
            return faults
        }
    }
}
