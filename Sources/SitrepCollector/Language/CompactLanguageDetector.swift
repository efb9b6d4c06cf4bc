import CCLD2

/// CLD2, Google's Compact Language Detector: naive Bayes over letter groups, 83 languages.
enum CompactLanguageDetector {
    /// Codes that CLD2 writes in an older form than BCP 47.
    private static let modern = ["iw": "he", "jw": "jv", "mo": "ro", "nb": "no", "tl": "fil"]

    /// BCP 47 code; nil where the text is too short or another language is nearly as likely.
    ///
    /// - Parameter text: valid UTF-8.
    static func identify(_ text: ArraySlice<UInt8>) -> String? {
        text.withUnsafeBytes { bytes -> String? in
            guard let base = bytes.baseAddress else { return nil }
            var reliable: Int32 = 0
            let found = ccld2_detect(
                base.assumingMemoryBound(to: CChar.self), Int32(clamping: bytes.count), &reliable)
            guard reliable != 0, let found else { return nil }
            let code = String(cString: found)
            return code == "un" ? nil : modern[code] ?? code
        }
    }

    /// The English name of a language; nil where CLD2 has none.
    static func name(_ code: String) -> String? {
        let older = modern.first { $0.value == code && $0.key != "mo" && $0.key != "nb" }?.key
        guard let name = ccld2_name(older ?? code) else { return nil }
        let text = String(cString: name)
        guard text != "Unknown" else { return nil }
        return text.prefix(1).uppercased() + text.dropFirst().lowercased()
    }
}
