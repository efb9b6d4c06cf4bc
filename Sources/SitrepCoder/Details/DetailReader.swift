import Foundation
import SitrepModel
import SitrepReader

/// What an act carries besides its parties: quantities, place, what was said, and by which channel.
package struct DetailReader: Sendable {
    package struct Details: Sendable {
        package var quantities: [Quantity] = []
        package var place: PlaceReader.Found?
        package var content: Content?
        package var channel: String?
    }

    /// Words to look for, lower case, and the channel they mean; longest first.
    private let channels: [(words: String, channel: String)]
    private let places: PlaceReader

    /// - Parameter directory: the Coder's resources.
    package init(directory: URL, resolver: ActorResolver) throws(ResourceError) {
        channels = try Table.rows(directory.appendingPathComponent("acts/channels.tsv"))
            .filter { $0.count == 2 }.map { ($0[0], $0[1]) }
            .sorted { ($1.0.utf8.count, $0.0) < ($0.0.utf8.count, $1.0) }
        places = try PlaceReader(
            directory: directory.appendingPathComponent("places"), resolver: resolver)
    }

    /// - Parameter triggers: all triggers of the document in text order, so that a quantity goes to the nearest.
    package func read(
        _ coded: CodedAct, triggers: [Int], quotations: QuotationIndex, evidence: PlaceEvidence,
        in document: Document
    ) -> Details {
        var details = Details()
        let sentence = document.sentences[coded.sentence].tokens
        let rivals = triggers.slice(
            { $0 >= sentence.lowerBound },
            until: {
                $0 >= sentence.upperBound
            })
        details.quantities = document.quantities(in: coded.sentence).filter {
            belongs($0, to: coded.trigger, rivals, document)
        }.map { boundary($0, document) }
        details.place = places.place(
            of: coded, triggers: triggers, evidence: evidence, in: document)
        if Self.saying.contains(coded.act.root) {
            details.content = content(of: coded, quotations, document)
        }
        details.channel = channel(of: coded, document)
        return details
    }

    /// Roots whose act is something said.
    private static let saying: Set<String> = ["01", "02", "03", "05", "09", "10", "11", "12", "13"]

    // MARK: Quantities

    private func belongs(
        _ quantity: QuantityMention, to trigger: Int, _ rivals: ArraySlice<Int>,
        _ document: Document
    ) -> Bool {
        let sentence = document.sentences[quantity.sentence].tokens
        guard
            let token = quantity.counted
                ?? sentence.first(where: {
                    document.tokens[$0].span.overlaps(quantity.span)
                })
        else { return false }
        let mine = treeDistance(token, trigger, document)
        for rival in rivals where rival != trigger && treeDistance(token, rival, document) < mine {
            return false
        }
        return mine <= 4
    }

    /// Steps between two tokens over the tree.
    private func treeDistance(_ a: Int, _ b: Int, _ document: Document) -> Int {
        var depths: [Int: Int] = [:]
        var at: Int? = a
        var steps = 0
        while let here = at, steps < 64 {
            depths[here] = steps
            at = document.head(here)
            steps += 1
        }
        at = b
        steps = 0
        while let here = at, steps < 64 {
            if let depth = depths[here] { return depth + steps }
            at = document.head(here)
            steps += 1
        }
        return 99
    }

    private func boundary(_ mention: QuantityMention, _ document: Document) -> Quantity {
        Quantity(
            value: mention.value, upper: mention.upper, bound: mention.bound,
            hedge: mention.hedge.map { document.text.string($0) }, unit: mention.unit,
            currency: mention.currency, counted: mention.counted.map { document.string($0) },
            span: QuotedSpan(mention.span, in: document.text))
    }

    // MARK: Content

    private func content(
        of coded: CodedAct, _ quotations: QuotationIndex, _ document: Document
    ) -> Content? {
        let trigger = coded.trigger
        let parties = (coded.actors + coded.targets).compactMap(\.tokens)
        let complements = document.children(
            trigger, .ccomp, .xcomp, .obj, .obl, .advcl, .acl, .nmod, .parataxis
        )
        .filter { child in
            child > trigger
                && !parties.contains {
                    $0.contains(child) && $0.count >= document.subtree(child).count - 1
                }
        }
        .filter { child in
            // On what occasion or ground it was said is not what was said.
            document.tokens[child].relation != .advcl
                || document.children(child, .mark).allSatisfy {
                    document.tokens[$0].lemma == "to"
                }
        }
        .filter { child in
            // When it was said is not what was said.
            let span = document.span(document.subtree(child))
            return !document.times.contains {
                $0.sentence == coded.sentence && $0.span.overlaps(document.tokens[child].span)
                    && $0.span.count * 2 > span.count
            }
        }
        .filter { child in
            // Nor is where it was said.
            let isPlaced = [.obl, .nmod].contains(document.tokens[child].relation)
            let phrase = document.subtree(child)
            return !isPlaced
                || !document.names(in: coded.sentence).contains {
                    $0.kind == .place && $0.tokens.contains(child)
                        && $0.tokens.count * 3 >= phrase.count
                        && Self.placing.contains(
                            document.children(child, .case).first.map {
                                document.tokens[$0].lemma
                            } ?? "")
                }
        }
        let clausal = complements.filter {
            [.ccomp, .xcomp, .acl, .parataxis].contains(document.tokens[$0].relation)
        }
        guard
            let first = clausal.first ?? complements.first
                ?? (Self.asking.contains(coded.act.root) ? thing(askedBy: trigger, document) : nil)
        else { return nil }
        var range = document.subtree(first)
        if range.lowerBound <= trigger {
            range = (trigger + 1)..<max(range.upperBound, trigger + 2)
        }
        while range.count > 1, document.tokens[range.lowerBound].upos == .punct {
            range = range.dropFirst()
        }
        while range.count > 1, document.tokens[range.upperBound - 1].upos == .punct {
            range = range.dropLast()
        }
        let span = document.span(range)
        let quoted = quotations.touching(coded.sentence).contains {
            $0.form != .indirect && $0.content.overlaps(span)
        }
        return Content(span: QuotedSpan(span, in: document.text), quoted: quoted)
    }

    private static let asking: Set<String> = ["02", "10"]
    private static let placing: Set<String> = ["in", "at", "near", "from"]

    /// The thing demanded where it was taken for a party: "demanded their departure".
    private func thing(askedBy trigger: Int, _ document: Document) -> Int? {
        document.children(trigger, .obj).first {
            document.tokens[$0].upos == .noun && $0 > trigger
        }
    }

    // MARK: Channel

    private func channel(of coded: CodedAct, _ document: Document) -> String? {
        let subtree = document.subtree(coded.trigger)
        let text = document.text.string(document.span(subtree)).lowercased()
        return channels.first { text.contains($0.words) }?.channel
    }
}
