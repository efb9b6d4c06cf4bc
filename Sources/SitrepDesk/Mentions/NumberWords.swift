/// Small numbers written out.
enum NumberWords {
    /// 1...20 by its word, in lower case; nil for any other word.
    static func value(_ word: String) -> Int? { numbers[word] }

    private static let numbers: [String: Int] = {
        let words =
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            + "fifteen sixteen seventeen eighteen nineteen twenty"
        var numbers: [String: Int] = [:]
        for (n, word) in words.split(separator: " ").enumerated() { numbers[String(word)] = n + 1 }
        return numbers
    }()
}
