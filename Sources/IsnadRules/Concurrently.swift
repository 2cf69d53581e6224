import Dispatch
import Synchronization

/// Does two pieces of work at once and gives both results: a start of the program fills two large tables that do not need each other.
public func concurrently<A: Sendable, B: Sendable>(_ a: @Sendable () -> A, _ b: @Sendable () -> B) -> (A, B) {
    let first = Mutex<A?>(nil)
    let second = Mutex<B?>(nil)
    DispatchQueue.concurrentPerform(iterations: 2) { half in
        if half == 0 {
            let value = a()
            first.withLock { $0 = value }
        } else {
            let value = b()
            second.withLock { $0 = value }
        }
    }
    return (first.withLock { $0 } ?? a(), second.withLock { $0 } ?? b())
}
