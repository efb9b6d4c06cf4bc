import SitrepModel

/// Carries the engine's indices into a document's tags, syntax, names and act readings.
package struct EngineReadings: Sendable {
    private let upos: [PartOfSpeech]
    private let features: [Features]
    private let relations: [Relation]
    /// Per name tag: nil for O; whether it begins a name, and the kind.
    private let names: [(begins: Bool, kind: NameMention.Kind)?]
    private let labels: EngineConfiguration.Labels

    package init(labels: EngineConfiguration.Labels) {
        self.labels = labels
        upos = labels.upos.map { PartOfSpeech(rawValue: $0) ?? .x }
        features = labels.feats.map { Features(bundle: $0) }
        relations = labels.deprel.map { Relation(label: $0) }
        names = labels.names.map { tag in
            let kind = tag.count > 2 ? NameMention.Kind(rawValue: String(tag.dropFirst(2))) : nil
            return kind.map { (tag.hasPrefix("B-"), $0) }
        }
    }

    /// The engine's input for a document whose sentences and tokens are read.
    package static func input(_ document: Document) -> EngineText {
        EngineText(
            bytes: document.bytes,
            words: document.tokens.map { WordRange(start: $0.start, end: $0.end) },
            sentences: document.sentences.map(\.tokens))
    }

    /// Fills the document with the readings of its sentences.
    package func fill(_ document: inout Document, _ readings: [SentenceReading]) {
        document.names = []
        document.actReadings = []
        document.actReadings.reserveCapacity(readings.count)
        for (sentence, reading) in zip(document.sentences, readings) {
            let first = sentence.tokens.lowerBound
            for (offset, index) in sentence.tokens.enumerated() {
                if offset < reading.upos.count {
                    document.tokens[index].upos = upos[Int(reading.upos[offset])]
                }
                if offset < reading.feats.count {
                    document.tokens[index].features = features[Int(reading.feats[offset])]
                }
                if offset < reading.heads.count, offset < reading.relations.count {
                    let head = reading.heads[offset]
                    document.tokens[index].head = head == 0 ? -1 : Int32(first) + head - 1
                    document.tokens[index].relation = relations[Int(reading.relations[offset])]
                }
            }
            fillNames(&document, first, reading)
            document.actReadings.append(
                acts(first, sentence.tokens.count, reading, document.sentences))
        }
    }

    private func fillNames(_ document: inout Document, _ first: Int, _ reading: SentenceReading) {
        var open: (start: Int, kind: NameMention.Kind)?
        func close(_ end: Int) {
            if let name = open {
                document.names.append(
                    NameMention(tokens: (first + name.start)..<(first + end), kind: name.kind))
            }
            open = nil
        }
        for (offset, tag) in reading.names.enumerated() {
            guard let name = names[Int(tag)] else {
                close(offset)
                continue
            }
            if name.begins || open?.kind != name.kind {
                close(offset)
                open = (offset, name.kind)
            }
        }
        close(reading.names.count)
    }

    private func acts(
        _ first: Int, _ count: Int, _ reading: SentenceReading, _ sentences: [Sentence]
    ) -> ActReading {
        var acts = ActReading()
        acts.gist = reading.gist
        let width = labels.role.count
        for trigger in reading.triggers where width > 3 {
            var roles = [[Float]](repeating: [1, 0, 0, 0, 0], count: count)
            for (row, word) in trigger.roleWords.enumerated() where word < count {
                roles[word] = Array(trigger.roles[(row * width)..<((row + 1) * width)])
            }
            acts.triggers.append(
                ActReading.Trigger(
                    token: first + trigger.word, roots: trigger.roots,
                    cameo: trigger.cameo.map { (labels.cameo[$0.label], $0.probability) },
                    plover: zip(labels.plover, trigger.plover).map { ($0, $1) }
                        .sorted { ($1.1, $0.0) < ($0.1, $1.0) },
                    modality: trigger.modality, roles: roles,
                    around: trigger.around.map { other in
                        ActReading.Around(
                            tokens: sentences[other.sentence].tokens, width: width,
                            roles: other.roles)
                    }))
        }
        return acts
    }
}
