import Foundation
import IsnadProbe
import IsnadTestSupport
import Testing

@Suite("Whatever the bytes, what must hold holds")
struct ProbeTests {
    private static let probe = ReadingProbe()

    @Test("inputs that the fuzzer kept", arguments: ReadingProbe.Target.allCases)
    func corpus(target: ReadingProbe.Target) throws {
        let folder = Repository.specs + "/fuzz/" + target.rawValue
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            let bytes = Array(try #require(FileManager.default.contents(atPath: folder + "/" + name)))
            #expect(Self.probe.run(target, bytes).isEmpty, "\(target.rawValue)/\(name)")
        }
    }

    @Test("changed copies of the samples", arguments: ReadingProbe.Target.allCases)
    func changed(target: ReadingProbe.Target) throws {
        let folder = Repository.specs + "/fuzz/" + target.rawValue
        var state: UInt64 = 99
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(bound, 1)
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted().prefix(2) {
            let bytes = Array(try #require(FileManager.default.contents(atPath: folder + "/" + name)).prefix(1000))
            for _ in 0..<2 {
                var copy = bytes
                for _ in 0...next(6) where !copy.isEmpty {
                    let at = next(copy.count)
                    switch next(4) {
                    case 0: copy[at] = UInt8(next(256))
                    case 1: copy.remove(at: at)
                    case 2: copy.insert(contentsOf: copy[at...].prefix(next(40)), at: at)
                    default: copy.removeLast(next(copy.count))
                    }
                }
                #expect(Self.probe.run(target, copy).isEmpty, "\(target.rawValue)/\(name)")
            }
        }
    }
}
