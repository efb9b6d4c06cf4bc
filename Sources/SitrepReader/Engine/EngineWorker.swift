import CKernels

/// The working memory of one thread and the way through the model: pieces, encoder, heads.
final class EngineWorker {
    /// A batch is closed when it has this many words; about a third more are its tokens.
    static let wordsPerBatch = 320
    /// A very long sentence is encoded in parts of about this many tokens.
    private static let tokensPerBatch = 640

    private let model: EngineModel
    private let kernels: UnsafePointer<ck_kernels>
    private var batch = EngineBatch()
    private let encoder: Encoder.Scratch
    private let vectors: Activations
    private let upos: Activations
    private let feats: Activations?
    private let parse: ParseHead.Scratch
    private let names: NameHead.Scratch?
    private let acts: ActHead.Scratch?
    private let roles: RoleHead.Scratch?

    init(model: EngineModel) {
        self.model = model
        kernels = model.kernels
        encoder = Encoder.Scratch(configuration: model.configuration)
        vectors = Activations(width: model.syntaxVectors.width, quantised: true)
        upos = model.upos.makeScratch()
        feats = model.feats?.makeScratch()
        parse = model.parse.makeScratch()
        names = model.names?.makeScratch()
        acts = model.acts?.makeScratch()
        roles = model.roles?.makeScratch()
    }

    /// Reads the sentences as one batch, or a few when they are very long.
    func read(
        _ sentences: ArraySlice<EngineSentence>, of texts: [EngineText], options: EngineOptions
    ) -> [SentenceReading] {
        var readings = sentences.map { emptyReading(words: $0.words.count, options: options) }
        forEachBatch(sentences, of: texts) {
            runHeads(options: options, readings: &readings)
        }
        return readings
    }

    /// The word vectors that the heads read, for tests: the root's row, then the words'.
    func vectors(
        _ sentence: EngineSentence, of texts: [EngineText]
    ) -> (pieces: [Int32], syntax: [[Float]], acts: [[Float]]) {
        var result: (pieces: [Int32], syntax: [[Float]], acts: [[Float]]) = ([], [], [])
        func rows() -> [[Float]] {
            (0..<batch.rows).map {
                Array(UnsafeBufferPointer(start: vectors.row($0), count: vectors.width))
            }
        }
        forEachBatch([sentence], of: texts) {
            result.pieces += batch.ids
            encodeSyntax()
            result.syntax += rows()
            if encodeActs() { result.acts += rows() }
        }
        return result
    }

    /// Lets the triggers of a text's sentences meet the words of the sentences around them.
    func lookAround(_ readings: inout [SentenceReading]) {
        guard let roles, let head = model.roles, head.looksAround else { return }
        for sentence in readings.indices {
            for index in readings[sentence].triggers.indices {
                let turned = readings[sentence].triggers[index].turned
                readings[sentence].triggers[index].around = RoleHead.around(sentence).map {
                    AroundReading(
                        sentence: $0.sentence,
                        roles: head.roles(
                            turned: turned, words: readings[$0.sentence].roleWords,
                            place: $0.place, scratch: roles, with: kernels))
                }
                readings[sentence].triggers[index].turned = []
            }
        }
        for sentence in readings.indices { readings[sentence].roleWords = [] }
    }

    private func emptyReading(words: Int, options: EngineOptions) -> SentenceReading {
        var reading = SentenceReading()
        reading.upos = [UInt8](repeating: 0, count: words)
        reading.heads = [Int32](repeating: 0, count: words)
        reading.relations = [UInt8](repeating: 0, count: words)
        if feats != nil { reading.feats = [UInt16](repeating: 0, count: words) }
        if names != nil { reading.names = [UInt8](repeating: 0, count: words) }
        if acts != nil, options.readsActs {
            reading.triggerProbability = [Float](repeating: 0, count: words)
        }
        return reading
    }

    /// Fills the batch with the sentences' segments, and calls `body` whenever it is full.
    private func forEachBatch(
        _ sentences: ArraySlice<EngineSentence>, of texts: [EngineText], body: () -> Void
    ) {
        batch.removeAll()
        for (index, sentence) in sentences.enumerated() {
            let text = texts[sentence.text]
            text.bytes.withUnsafeBufferPointer { bytes in
                let words = text.words[sentence.words.clamped(to: text.words.indices)]
                var first = 0
                while first < words.count {
                    first += batch.append(
                        words: words.dropFirst(first), of: bytes, sentence: index,
                        firstWord: first, wordPiece: model.wordPiece,
                        maximumPieces: model.configuration.maximumPieces)
                    if batch.tokens >= Self.tokensPerBatch {
                        body()
                        batch.removeAll()
                    }
                }
            }
        }
        if !batch.segments.isEmpty { body() }
    }

    private func encodeSyntax() {
        model.encoder.embed(batch, scratch: encoder, with: kernels)
        model.encoder.run(
            layers: 0..<model.configuration.taps.syntax, batch: batch, scratch: encoder,
            with: kernels)
        model.syntaxVectors.fill(
            vectors, batch: batch, encoded: encoder.hidden, with: kernels)
    }

    private func encodeActs() -> Bool {
        guard let actVectors = model.actVectors else { return false }
        let taps = model.configuration.taps
        model.encoder.run(
            layers: taps.syntax..<taps.acts, batch: batch, scratch: encoder, with: kernels)
        actVectors.fill(vectors, batch: batch, encoded: encoder.hidden, with: kernels)
        return true
    }

    private func runHeads(options: EngineOptions, readings: inout [SentenceReading]) {
        encodeSyntax()
        addGists(at: 0, to: &readings, of: options)
        let rows = batch.rows
        model.parse.score(vectors, rows: rows, scratch: parse, with: kernels)
        if let names { model.names?.score(vectors, rows: rows, scratch: names, with: kernels) }
        readTags(readings: &readings)
        for segment in batch.segments {
            readStructure(of: segment, reading: &readings[segment.sentence])
        }
        guard options.readsActs, model.acts != nil, encodeActs() else { return }
        addGists(at: model.configuration.hidden, to: &readings, of: options)
        readActs(options: options, readings: &readings)
    }

    /// Adds the words' encoder states of one tap to the gists of their sentences.
    private func addGists(
        at place: Int, to readings: inout [SentenceReading], of options: EngineOptions
    ) {
        guard options.readsActs, model.acts != nil else { return }
        let width = model.configuration.hidden
        for segment in batch.segments {
            if readings[segment.sentence].gist.isEmpty {
                readings[segment.sentence].gist = [Float](repeating: 0, count: 2 * width)
            }
            let share = 1 / Float(max(1, readings[segment.sentence].upos.count))
            readings[segment.sentence].gist.withUnsafeMutableBufferPointer { gist in
                for row in segment.wordRows {
                    let word = vectors.row(row)
                    for column in 0..<width { gist[place + column] += share * word[column] }
                }
            }
        }
    }

    private func readTags(readings: inout [SentenceReading]) {
        var owner: [(sentence: Int, word: Int)] = []
        owner.reserveCapacity(batch.rows)
        for segment in batch.segments {
            owner.append((-1, 0))
            for word in 0..<segment.words {
                owner.append((segment.sentence, segment.firstWord + word))
            }
        }
        model.upos.tag(vectors, rows: batch.rows, scratch: upos, with: kernels) { row, label in
            let (sentence, word) = owner[row]
            if sentence >= 0 { readings[sentence].upos[word] = UInt8(label) }
        }
        guard let feats else { return }
        model.feats?.tag(vectors, rows: batch.rows, scratch: feats, with: kernels) { row, label in
            let (sentence, word) = owner[row]
            if sentence >= 0 { readings[sentence].feats[word] = UInt16(label) }
        }
    }

    private func readStructure(of segment: EngineSegment, reading: inout SentenceReading) {
        let first = segment.firstWord
        let words = first..<(first + segment.words)
        reading.heads.withUnsafeMutableBufferPointer { heads in
            reading.relations.withUnsafeMutableBufferPointer { relations in
                guard let heads = heads.baseAddress, let relations = relations.baseAddress else {
                    return
                }
                model.parse.parse(
                    rows: segment.rows, scratch: parse, with: kernels, heads: heads + first,
                    relations: relations + first)
            }
        }
        if first > 0 { hang(words, of: &reading) }
        guard let names else { return }
        reading.names.withUnsafeMutableBufferPointer { tags in
            guard let tags = tags.baseAddress else { return }
            model.names?.decode(
                rows: segment.wordRows,
                scratch: names, to: tags + first)
        }
    }

    /// Joins a later window's tree to the sentence's: its root hangs on the first window's root.
    private func hang(_ words: Range<Int>, of reading: inout SentenceReading) {
        let root = reading.heads.firstIndex(of: 0) ?? 0
        let parataxis = model.configuration.labels.deprel.firstIndex(of: "parataxis")
        for word in words {
            if reading.heads[word] == 0 {
                reading.heads[word] = Int32(root + 1)
                if let parataxis { reading.relations[word] = UInt8(parataxis) }
            } else {
                reading.heads[word] += Int32(words.lowerBound)
            }
        }
    }

    private func readActs(options: EngineOptions, readings: inout [SentenceReading]) {
        guard let head = model.acts, let acts else { return }
        head.score(vectors, rows: batch.rows, scratch: acts, with: kernels)
        for segment in batch.segments {
            let rows = segment.wordRows
            var found: [Int] = []
            for row in rows {
                let probability = head.triggerProbability(row: row, scratch: acts)
                readings[segment.sentence]
                    .triggerProbability[segment.firstWord + row - rows.lowerBound] = probability
                if probability >= options.triggerThreshold { found.append(row) }
            }
            let looksAround = model.roles?.looksAround == true
            if let roles, looksAround || !found.isEmpty {
                model.roles?.score(vectors, rows: rows, scratch: roles, with: kernels)
            }
            if let roles, let roleHead = model.roles, looksAround {
                readings[segment.sentence].roleWords += roleHead.words(
                    count: rows.count, scratch: roles)
            }
            guard !found.isEmpty else { continue }
            var triggers = head.describe(
                rows: found, vectors: vectors, cameoCount: options.cameoCount, scratch: acts,
                with: kernels)
            for (index, row) in found.enumerated() {
                triggers[index].word = segment.firstWord + row - rows.lowerBound
                guard let roles, let roleHead = model.roles else { continue }
                triggers[index].roleWords =
                    segment.firstWord..<(segment.firstWord + segment.words)
                triggers[index].roles = roleHead.roles(
                    vectors, rows: rows, trigger: row - rows.lowerBound, scratch: roles,
                    with: kernels)
                if looksAround { triggers[index].turned = roleHead.turned(scratch: roles) }
            }
            readings[segment.sentence].triggers += triggers
        }
    }
}
