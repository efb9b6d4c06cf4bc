/// What the engine says of one sentence: flat arrays with one entry a word. Indices are into the
/// label lists of `EngineConfiguration.Labels`; an array of a head that the model lacks is empty.
package struct SentenceReading: Sendable, Equatable {
    /// Universal part of speech of each word.
    package internal(set) var upos: [UInt8] = []
    /// Feature bundle of each word.
    package internal(set) var feats: [UInt16] = []
    /// Head of each word, counted from 1 within the sentence; 0 is the root.
    package internal(set) var heads: [Int32] = []
    /// Relation of each word to its head.
    package internal(set) var relations: [UInt8] = []
    /// Name tag of each word.
    package internal(set) var names: [UInt8] = []
    /// Probability of each word to be the head word of an act.
    package internal(set) var triggerProbability: [Float] = []
    /// The words that may stand for an act, in order.
    package internal(set) var triggers: [TriggerReading] = []
    /// The mean of the words' encoder states, as the heads of syntax and then those of acts read them;
    /// empty where no acts are read.
    package internal(set) var gist: [Float] = []
    /// What the role head knows of each word, until the sentences around have been met.
    var roleWords: [Float] = []
}

/// What the engine says of one trigger word.
package struct TriggerReading: Sendable, Equatable {
    /// A label's index and its probability.
    package struct Choice: Sendable, Equatable {
        package let label: Int
        package let probability: Float
    }

    /// The word, counted from 0 within the sentence.
    package internal(set) var word: Int
    /// Probability of each label of `actRoot`; the first is "no act".
    package internal(set) var roots: [Float]
    /// The likeliest CAMEO codes, best first.
    package internal(set) var cameo: [Choice]
    /// Probability of each PLOVER event.
    package internal(set) var plover: [Float]
    /// Probability of each modality.
    package internal(set) var modality: [Float]
    /// The words that `roles` speaks of: the sentence, or a window of it when it is very long.
    package internal(set) var roleWords: Range<Int>
    /// Probability of each label of `role` for each word of `roleWords`, word after word.
    package internal(set) var roles: [Float]
    /// The same for the words of sentences around it.
    package internal(set) var around: [AroundReading] = []
    /// What the role head knows of the trigger, until the sentences around have been met.
    var turned: [Float] = []
}

/// The roles of another sentence's words in a trigger's act.
package struct AroundReading: Sendable, Equatable {
    /// Index of the sentence in its text.
    package let sentence: Int
    /// Probability of each label of `role` for each word, word after word.
    package let roles: [Float]
}
