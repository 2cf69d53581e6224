import Foundation

/// Bytes on their way to and from the database.
enum DataBlob {
    typealias Stored = Data

    static func of(_ bytes: [UInt8]) -> Data { Data(bytes) }
    static func bytes(_ data: Data) -> [UInt8] { Array(data) }
}
