import Foundation
import IsnadProbe

// Fuzzing of the readers with libFuzzer:
//
//     swift build -c release --sanitize=fuzzer --sanitize=address --scratch-path .build-fuzz --product isnad-fuzz
//     SWIFT_BACKTRACE=enable=no ISNAD_FUZZ=page .build-fuzz/release/isnad-fuzz -timeout=5 -rss_limit_mb=2048 CORPUS
//
// ISNAD_FUZZ is one of page, encoding, crawl, lines, table, feed. Built as usual the program does nothing: the fuzzer brings the entry point.
// The inputs that it keeps are replayed by `ProbeTests`.

private let probe = ReadingProbe()
private let target = ReadingProbe.Target(rawValue: ProcessInfo.processInfo.environment["ISNAD_FUZZ"] ?? "page") ?? .page

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    let faults = probe.run(target, bytes)
    // A fault has to end the process: that is how the fuzzer sees it and keeps the input.
    precondition(faults.isEmpty, faults.joined(separator: "; "))
    return 0
}
