import SitrepModel

/// Who said what: sayings with their content, and what somebody is named as the source for.
struct StatementLedger {
    func statements(_ sources: [LedgerSource]) -> [Statement] {
        var seen: [String: Int] = [:]
        var statements: [(Statement, Int)] = []
        for source in sources {
            for a in source.assertions {
                guard let content = a.content, let speaker = Self.speaker(a) else { continue }
                let key = "\(a.article)|\(content.span.start)|\(content.span.end)"
                if let known = seen[key] {
                    if statements[known].0.speaker.key != speaker.key,
                        !statements[known].0.alongside.contains(where: { $0.key == speaker.key })
                    {
                        statements[known].0.alongside.append(speaker)
                        statements[known].0.alongside.sort()
                    }
                    continue
                }
                seen[key] = statements.count
                let isOwn = Self.sayings.contains(a.act.root)
                let addressee =
                    isOwn && !a.target.key.isEmpty
                    ? Party(key: a.target.key, name: a.target.properName, role: a.target.role) : nil
                let chain = a.tellers.map { $0.actor.properName ?? $0.actor.text }.filter {
                    !$0.isEmpty
                }
                statements.append(
                    (
                        Statement(
                            speaker: speaker, addressee: addressee,
                            quote: a.ownWords,
                            paraphrase: a.ownWords == nil ? content.span.quote : nil,
                            when: isOwn ? source.event.when : nil,
                            chain: isOwn ? chain : Array(chain.dropFirst()),
                            event: source.event.id,
                            evidence: [content.span.evidence(in: a.article)]),
                        source.day
                    ))
            }
        }
        return merged(statements).sorted {
            ($0.1, $0.0.speaker.key, $0.0.evidence[0]) < ($1.1, $1.0.speaker.key, $1.0.evidence[0])
        }.map(\.0)
    }

    /// One statement printed by several reports stands once, with the words of each.
    private func merged(_ statements: [(Statement, Int)]) -> [(Statement, Int)] {
        var byKey: [String: [Int]] = [:]
        var wordings: [Wording] = []
        var result: [(Statement, Int)] = []
        for (statement, day) in statements {
            let wording = Wording(statement.quote ?? statement.paraphrase ?? "")
            let name = statement.speaker.name.flatMap(PersonName.init)
            let known = byKey[statement.speaker.key, default: []].suffix(Self.compared).first { i in
                let other = result[i].0.speaker.name.flatMap(PersonName.init)
                if let name, let other, !name.matches(other) { return false }
                return wordings[i].likeness(wording) >= 0.75
            }
            if let known {
                result[known].0.evidence = Set(result[known].0.evidence + statement.evidence)
                    .sorted()
                result[known].0.speaker.name =
                    result[known].0.speaker.name ?? statement.speaker.name
                if result[known].0.quote == nil, statement.quote != nil {
                    result[known].0.quote = statement.quote
                    result[known].0.paraphrase = nil
                }
                continue
            }
            byKey[statement.speaker.key, default: []].append(result.count)
            wordings.append(wording)
            result.append((statement, day))
        }
        return result
    }

    /// A statement is compared with so many of its speaker's last ones.
    private static let compared = 100

    private static let sayings: Set<String> = ["01", "02", "03", "05", "10", "11", "12", "13"]

    /// The actor of a saying; else the one the report has it from.
    private static func speaker(_ a: Assertion) -> Party? {
        if sayings.contains(a.act.root), !a.actor.key.isEmpty {
            return Party(key: a.actor.key, name: a.actor.properName, role: a.actor.role)
        }
        guard let teller = a.tellers.first, teller.kind != .agency, !teller.actor.key.isEmpty else {
            return nil
        }
        return Party(key: teller.actor.key, name: teller.actor.properName, role: teller.actor.role)
    }
}
