import SitrepModel

/// Dates of HTTP headers (RFC 9110, 5.6.7) in their three historical forms.
enum HTTPDate {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// Seconds since 1970; nil where the text is no such date.
    ///
    /// Reads `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and
    /// `Sun Nov  6 08:49:37 1994`. Years of two digits are of 1970 to 2069.
    static func seconds(_ text: String) -> Int64? {
        var fields = text.lowercased().split { " ,-".contains($0) }.map(String.init)
        guard fields.count >= 5 else { return nil }
        fields.removeFirst()
        if months.contains(fields[0]) {
            // Month, day, time, year: the form of C's asctime.
            fields = [fields[1], fields[0], fields[3], fields[2]]
        }
        guard let day = Int(fields[0]), let month = months.firstIndex(of: fields[1]),
            var year = Int(fields[2])
        else { return nil }
        if fields[2].utf8.count == 2 { year += year < 70 ? 2000 : 1900 }
        let time = fields[3].split(separator: ":").compactMap { Int($0) }
        guard time.count == 3, (0..<24).contains(time[0]), (0..<60).contains(time[1]),
            (0...60).contains(time[2]), (1...9999).contains(year),
            let date = CalendarDay(year: year, month: month + 1, day: day)
        else { return nil }
        return Int64(date.ordinal) * 86_400 + Int64(time[0] * 3600 + time[1] * 60 + time[2])
    }
}
