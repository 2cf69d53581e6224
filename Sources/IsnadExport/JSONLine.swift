import Foundation

/// One value as one line of JSON, keys sorted, slashes as they are.
package enum JSONLine {
    package static func encode(_ value: some Encodable) throws -> [UInt8] { Array(try bare(value)) + [0x0A] }

    /// Without the line's end.
    package static func bare(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }
}
