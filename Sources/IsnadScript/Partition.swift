extension RandomAccessCollection {
    /// The place of the first element for which something holds, where it holds for all behind it too; `endIndex` where it holds for none.
    /// Looks at as many elements as the count has bits.
    @inlinable package func partitionPoint(where holds: (Element) -> Bool) -> Index {
        var (low, count) = (startIndex, count)
        while count > 0 {
            let middle = index(low, offsetBy: count / 2)
            if holds(self[middle]) {
                count /= 2
            } else {
                low = index(after: middle)
                count -= count / 2 + 1
            }
        }
        return low
    }
}
