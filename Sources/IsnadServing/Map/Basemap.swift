import IsnadRules

/// Outlines of countries and divisions, from `Web/basemap.tsv`.
struct Basemap: Sendable {
    static let shared = Basemap(Table(WebFiles.embedded("basemap.tsv")))

    struct Ring: Sendable {
        /// x y x y …, hundredths of a degree.
        var points: [Int32]
        var box: (west: Int32, south: Int32, east: Int32, north: Int32)
    }

    private(set) var countries: [(iso: String, rings: [Ring])] = []
    private(set) var divisions: [(iso: String, rings: [Ring])] = []

    init(_ table: Table) {
        for row in table.rows {
            var rings: [Ring] = []
            row.each(2) { if let ring = Basemap.ring($0) { rings.append(ring) } }
            if row[0] == "country" { countries.append((row[1], rings)) } else { divisions.append((row[1], rings)) }
        }
    }

    func country(_ iso: String) -> [Ring] { countries.filter { $0.iso == iso }.flatMap(\.rings) }

    private static func ring(_ bytes: ArraySlice<UInt8>) -> Ring? {
        var points: [Int32] = []
        for word in bytes.split(separator: 0x20) {
            guard let step = Int32(String(decoding: word, as: UTF8.self)) else { return nil }
            let n = points.count
            points.append(n < 2 ? step : points[n - 2] &+ step)
        }
        guard points.count >= 6, points.count % 2 == 0 else { return nil }
        var box = (west: Int32.max, south: Int32.max, east: Int32.min, north: Int32.min)
        for i in stride(from: 0, to: points.count, by: 2) {
            box.west = min(box.west, points[i])
            box.east = max(box.east, points[i])
            box.south = min(box.south, points[i + 1])
            box.north = max(box.north, points[i + 1])
        }
        return Ring(points: points, box: box)
    }
}

/// The part of the world that a map shows, and where its points come to lie: plate carrée, squeezed to be true in the middle.
struct MapFrame: Sendable {
    let west: Double, south: Double, east: Double, north: Double
    let width: Double
    let height: Double
    private let scaleX: Double
    private let scaleY: Double

    /// A frame around points, never narrower than some degrees.
    init(around points: [(latitude: Double, longitude: Double)], width: Double, height: Double, least: Double = 7) {
        var (west, east, south, north) = (33.0, 50.0, 28.0, 38.5)
        if let first = points.first {
            (west, east, south, north) = (first.longitude, first.longitude, first.latitude, first.latitude)
            for point in points {
                (west, east) = (min(west, point.longitude), max(east, point.longitude))
                (south, north) = (min(south, point.latitude), max(north, point.latitude))
            }
        }
        let middle = (x: (west + east) / 2, y: (south + north) / 2)
        let squeeze = MapFrame.cosine(middle.y)
        var spanX = max((east - west) * 1.16, least)
        var spanY = max((north - south) * 1.2, least * 0.6)
        if spanX * squeeze / spanY < width / height { spanX = spanY * width / height / squeeze } else { spanY = spanX * squeeze * height / width }
        (self.west, self.east) = (middle.x - spanX / 2, middle.x + spanX / 2)
        (self.south, self.north) = (middle.y - spanY / 2, middle.y + spanY / 2)
        (self.width, self.height) = (width, height)
        (scaleX, scaleY) = (width / spanX, height / spanY)
    }

    /// Cosine of a latitude in degrees by its series: good to four digits within ±85°, and needs no mathematics library.
    private static func cosine(_ degrees: Double) -> Double {
        let x = min(max(degrees, -85), 85) * 0.017453292519943295
        let s = x * x
        return max(0.08, 1 - s / 2 * (1 - s / 12 * (1 - s / 30 * (1 - s / 56))))
    }

    func x(_ longitude: Double) -> Double { (longitude - west) * scaleX }
    func y(_ latitude: Double) -> Double { (north - latitude) * scaleY }

    func contains(latitude: Double, longitude: Double, margin: Double = 0) -> Bool {
        longitude >= west - margin && longitude <= east + margin && latitude >= south - margin && latitude <= north + margin
    }

    /// The middle of what is seen of an area: of its largest part, as far as that lies in the frame. Nil where little of it does.
    func middle(of rings: [Basemap.Ring]) -> (x: Double, y: Double)? {
        func size(_ ring: Basemap.Ring) -> Double { Double(ring.box.east - ring.box.west) * Double(ring.box.north - ring.box.south) }
        guard let largest = rings.max(by: { size($0) < size($1) }) else { return nil }
        var (sum, cx, cy) = (0.0, 0.0, 0.0)
        let points = largest.points
        func point(_ i: Int) -> (Double, Double) {
            (min(max(x(Double(points[i]) / 100), 0), width), min(max(y(Double(points[i + 1]) / 100), 0), height))
        }
        for i in stride(from: 0, to: points.count, by: 2) {
            let (a, b) = (point(i), point((i + 2) % points.count))
            let cross = a.0 * b.1 - b.0 * a.1
            (sum, cx, cy) = (sum + cross, cx + (a.0 + b.0) * cross, cy + (a.1 + b.1) * cross)
        }
        guard abs(sum) > 900 else { return nil }
        return (cx / (3 * sum), cy / (3 * sum))
    }

    /// Degrees from side to side.
    var span: Double { east - west }

    /// An outline in whole pixels; points that fall on the pixel of the one before are left out. Nil where nothing of it is in the frame.
    func path(_ ring: Basemap.Ring) -> Markup? {
        guard Double(ring.box.east) / 100 > west, Double(ring.box.west) / 100 < east, Double(ring.box.north) / 100 > south,
            Double(ring.box.south) / 100 < north
        else { return nil }
        var path = Markup()
        var last: (x: Int, y: Int)?
        var count = 0
        for i in stride(from: 0, to: ring.points.count, by: 2) {
            // Far outside nothing is seen: a clamped point keeps the shape inside the frame whole.
            let px = min(max(x(Double(ring.points[i]) / 100), -width), 2 * width)
            let py = min(max(y(Double(ring.points[i + 1]) / 100), -height), 2 * height)
            let point = (x: Int(px.rounded()), y: Int(py.rounded()))
            guard let before = last else {
                path += "M\(point.x) \(point.y)"
                last = point
                continue
            }
            if abs(point.x - before.x) + abs(point.y - before.y) < 2 { continue }
            path += "l\(point.x - before.x) \(point.y - before.y)"
            last = point
            count += 1
        }
        return count < 2 ? nil : path + "z"
    }
}
