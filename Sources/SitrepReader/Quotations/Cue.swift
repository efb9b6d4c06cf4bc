/// A verb, phrase or mark of saying with its speaker.
struct Cue {
    /// The verb, the phrase "according to", or a headline's colon or dash.
    var tokens: Range<Int>
    var speaker: Range<Int>?
    var addressee: Range<Int>?
    /// Head of the clause that is said; nil where it is quoted or left out.
    var clause: Int?
    /// What is said where a headline's mark sets it off.
    var content: Range<Int>?
    var frame: SpeechCues.Frame

    var isMark: Bool { content != nil }
}
