import IsnadStore

/// Stories as circles on a map. Each circle is a link that keeps to its place.
struct StoryMap: Sendable {
    struct Spot: Sendable {
        var point: PlacePoint
        var count: Int
        var contested: Int
    }

    let spots: [Spot]
    /// Stories whose place no table has.
    let unplaced: [StoryTally]
    private let frame: MapFrame

    init(_ tallies: [StoryTally], width: Double = 720, height: Double = 480) {
        var byPlace: [String: Spot] = [:]
        var unplaced: [StoryTally] = []
        for tally in tallies {
            guard let point = PlaceIndex.shared.place([tally.key]) else {
                unplaced.append(tally)
                continue
            }
            let key = "\(point.latitude) \(point.longitude)"
            var spot = byPlace[key] ?? Spot(point: point, count: 0, contested: 0)
            spot.count += tally.count
            spot.contested += tally.contested
            byPlace[key] = spot
        }
        spots = byPlace.values.sorted { ($0.count, $1.point.latitude, $1.point.longitude) > ($1.count, $0.point.latitude, $0.point.longitude) }
        self.unplaced = unplaced
        frame = MapFrame(around: StoryMap.core(spots), width: width, height: height)
    }

    /// The spots that a frame should hold: all but the few that lie far from most of the stories.
    private static func core(_ spots: [Spot]) -> [(latitude: Double, longitude: Double)] {
        func middle(_ values: [(Double, Int)]) -> Double {
            let sorted = values.sorted { $0.0 < $1.0 }
            let half = sorted.reduce(0) { $0 + $1.1 } / 2
            var sum = 0
            for (value, weight) in sorted {
                sum += weight
                if sum > half { return value }
            }
            return sorted.last?.0 ?? 0
        }
        guard spots.count > 3 else { return spots.map { ($0.point.latitude, $0.point.longitude) } }
        let (y, x) = (middle(spots.map { ($0.point.latitude, $0.count) }), middle(spots.map { ($0.point.longitude, $0.count) }))
        let near = spots.filter { abs($0.point.latitude - y) < 14 && abs($0.point.longitude - x) < 24 }
        return (near.isEmpty ? spots : near).map { ($0.point.latitude, $0.point.longitude) }
    }

    func markup(_ page: Page, chosen: String?) -> Markup {
        """
        <svg class="map" viewBox="0 0 \(point: frame.width) \(point: frame.height)" role="group" aria-label="\(page.word("map"))">\
        <rect class="sea" width="\(point: frame.width)" height="\(point: frame.height)"/>\(land)\(labels(page))\(circles(page, chosen))</svg>
        """
    }

    private var land: Markup {
        func paths(_ outlines: [(iso: String, rings: [Basemap.Ring])]) -> Markup {
            outlines.markup { $0.rings.compactMap(frame.path).markup { $0 } }
        }
        let divisions: Markup = frame.span < 26 ? "<path class=\"division\" d=\"\(paths(Basemap.shared.divisions))\"/>" : Markup()
        return "<path class=\"land\" d=\"\(paths(Basemap.shared.countries))\"/>\(divisions)"
    }

    /// Names of countries, and of divisions where there is room, as far as they do not run into each other.
    private func labels(_ page: Page) -> Markup {
        var taken: [(x: Double, y: Double, half: Double)] = []
        func place(_ points: [PlacePoint], _ size: Double, _ style: Markup, middle: (PlacePoint) -> (x: Double, y: Double)?) -> Markup {
            points.markup { place in
                guard let (x, y) = middle(place) else { return Markup() }
                let half = Double(place.name.unicodeScalars.count) * size * 0.28 + 6
                guard x - half > 0, x + half < frame.width, y > 16, y < frame.height - 6,
                    !taken.contains(where: { abs($0.x - x) < $0.half + half && abs($0.y - y) < size * 1.5 })
                else { return Markup() }
                taken.append((x, y, half))
                return "<text class=\"\(style)\" x=\"\(point: x)\" y=\"\(point: y)\">\(place.name)</text>"
            }
        }
        let countries = place(PlaceIndex.shared.countries, 15, "country") { frame.middle(of: Basemap.shared.country($0.country)) }
        guard frame.span < 16 else { return countries }
        return countries
            + place(PlaceIndex.shared.divisions, 11, "divisionname") { division in
                guard frame.contains(latitude: division.latitude, longitude: division.longitude) else { return nil }
                return (frame.x(division.longitude), frame.y(division.latitude))
            }
    }

    private func circles(_ page: Page, _ chosen: String?) -> Markup {
        let largest = Double(max(1, spots.first?.count ?? 1))
        return spots.prefix(250).filter { frame.contains(latitude: $0.point.latitude, longitude: $0.point.longitude) }.markup { spot in
            let radius = 5 + 19 * (Double(spot.count) / largest).squareRoot()
            let name = spot.point.name
            let isChosen = chosen.map { PlaceIndex.shared.place([$0])?.name == name } ?? false
            let style: Markup = isChosen ? "spot chosen" : spot.contested > 0 ? "spot contested" : "spot"
            let to = page.address.with("place", isChosen ? nil : name)
            return """
                <a href="\(to.markup(page.language))" data-place="\(name)"><title>\(name): \(spot.count)</title>\
                <circle class="\(style)" cx="\(point: frame.x(spot.point.longitude))" cy="\(point: frame.y(spot.point.latitude))" r="\(point: radius)"/></a>
                """
        }
    }
}
