import Foundation

/// The words of `words.tsv` and what figures are to the reader of times.
enum TimeLexicon {
    static var digits: DigitClasses {
        var classes = DigitClasses()
        classes.number = TimeClass.number.bit
        classes.day = TimeClass.dayNumber.bit
        classes.year = TimeClass.yearNumber.bit
        classes.twoDigits = TimeClass.twoDigits.bit
        classes.hoursMinutes = TimeClass.hoursMinutes.bit
        classes.clock = TimeClass.clockNumber.bit
        classes.date = TimeClass.figureDate.bit
        classes.ordinal = TimeClass.ordinal.bit
        classes.decade = TimeClass.decadeNumber.bit
        classes.capitalised = TimeClass.capitalised.bit
        classes.word = TimeClass.word.bit
        return classes
    }

    /// Rows: words (";" parts them), class, value, and marks: "c" counts only with a capital, "l" only
    /// without, "d" takes its full stop.
    static func load(_ file: URL, into table: inout LexemeTable) throws(ResourceError) {
        for (line, row) in try Table.rows(file).enumerated() {
            let mask = row.count >= 2 ? TimeGrammar.mask(row[1]) : 0
            guard mask != 0 else {
                throw ResourceError(
                    file: file.lastPathComponent, line: line + 1,
                    reason: "a row needs words and a class: '\(row.joined(separator: " | "))'")
            }
            let value = row.count > 2 ? Int32(row[2]) ?? 0 : 0
            let marks = row.count > 3 ? row[3] : ""
            for word in row[0].split(separator: ";") {
                table.update(String(word)) {
                    if $0.needsCapital, !marks.contains("c") {
                        $0.lowerClasses |= mask
                        return
                    }
                    $0.classes |= mask
                    if row.count > 2, !row[2].isEmpty { $0.value = value }
                    if marks.contains("c") { $0.needsCapital = true }
                    if marks.contains("l") { $0.needsLower = true }
                    if marks.contains("d") { $0.takesStop = true }
                }
            }
        }
    }

    /// A feast's name as the lexer cuts it: "new year's eve" to "new year 's eve".
    static func pattern(_ name: String) -> String {
        var out = ""
        for character in name {
            if character == "'" || character == "-" {
                out += character == "-" ? " - " : " '"
            } else {
                out.append(character)
            }
        }
        return out
    }
}
