import Foundation
import IsnadProbe

// Fuzzing of the readers with libFuzzer: `Tools/fuzz.sh` builds and runs it.
//
// ISNAD_FUZZ is one of page, encoding, crawl, lines, table, feed, zip. Built as usual the program does nothing: the fuzzer brings the entry point.
// The inputs that it keeps are replayed by `ProbeTests`.

/// Made when first asked for: under the fuzzer no line of this file runs by itself.
private enum Fuzzing {
    static let probe = ReadingProbe()
    static let target = ReadingProbe.Target(rawValue: ProcessInfo.processInfo.environment["ISNAD_FUZZ"] ?? "page") ?? .page
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    // Every eighth input, by its bytes and not by chance, is read twice.
    let faults = Fuzzing.probe.run(Fuzzing.target, bytes, isReadTwice: bytes.reduce(0, &+) & 7 == 0)
    // A fault has to end the process: that is how the fuzzer sees it and keeps the input.
    precondition(faults.isEmpty, faults.joined(separator: "; "))
    return 0
}
