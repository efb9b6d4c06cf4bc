/// Month names, weekdays and the other words of date lines, from `calendar.tsv`.
struct CalendarWords: Sendable {
    private(set) var months: [String: Int] = [:]
    private(set) var weekdays: Set<String> = []
    private(set) var published: Set<String> = []
    private(set) var updated: Set<String> = []
    private(set) var fillers: Set<String> = []
    /// Minutes east of UTC.
    private(set) var zones: [String: Int] = [:]

    init() {
        for row in Resources.rows("calendar.tsv") where row.count == 4 {
            let words = row[3].split(separator: " ").map(String.init)
            switch row[0] {
            case "month": for word in words { months[word] = Int(row[1]) }
            case "weekday": weekdays.formUnion(words)
            case "published": published.formUnion(words)
            case "updated": updated.formUnion(words)
            case "filler": fillers.formUnion(words)
            case "zone": for word in words { zones[word] = Int(row[1]) }
            default: break
            }
        }
    }
}
