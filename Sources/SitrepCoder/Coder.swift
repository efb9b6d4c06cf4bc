import Foundation
import SitrepModel
import SitrepReader

/// Turns a document into assertions: who did, will do, may do or did not do what to whom, who says so
/// and when, each part with the words and the rule that gave it.
///
/// A value; coding is a pure function of the document, so documents can be coded in parallel.
public struct Coder: Sendable {
    private let acts: ActTable
    private let resolver: ActorResolver
    private let details: DetailReader
    private let lexicon: ActLexicon
    private let publicMatters: PublicMatters
    private let calibration: Calibration
    private let strength: StrengthReader
    private let parties: PartyRanker
    private let dates: DateChoice
    private let dating = ActDating()
    private let attribution = Attribution()

    /// Loads the Coder's tables from its resources.
    ///
    /// - Throws: ``ResourceError`` where a table is missing or broken.
    public init() throws {
        let directory = CoderResources.directory
        acts = try ActTable(file: directory.appendingPathComponent("acts/cameo.tsv"))
        resolver = try ActorResolver(directory: directory.appendingPathComponent("actors"))
        lexicon = try ActLexicon(directory: directory.appendingPathComponent("acts/lexicon"))
        parties = try PartyRanker(
            file: directory.appendingPathComponent("choices/parties.tsv"))
        dates = try DateChoice(file: directory.appendingPathComponent("choices/dates.tsv"))
        publicMatters = try PublicMatters(
            file: directory.appendingPathComponent("choices/matters.tsv"))
        calibration = try Calibration(
            file: directory.appendingPathComponent("acts/calibration.tsv"))
        strength = try StrengthReader(
            file: directory.appendingPathComponent("acts/strength.tsv"))
        details = try DetailReader(directory: directory, resolver: resolver)
    }

    /// The versions of the tables that made an output.
    public var versions: [String: String] {
        ["codebook": "CAMEO 1.1b3; PLOVER 2.0", "tables": "2026-11"]
    }

    /// When an article was published whose dateline lacks the year; nil where its contents don't tell.
    public func inferredPublication(_ document: Document) -> PublicationDate? {
        YearInference(resolver: resolver).published(document)
    }

    /// Whom phrases name, by the tables that this Coder uses.
    public var actors: ActorResolver { resolver }

    /// All assertions of a document, in text order.
    public func code(_ document: Document) -> [Assertion] {
        let cast = Cast(document: document, resolver: resolver)
        var coded = settled(document, cast)
        AddresseeReader().settle(&coded, cast, document)
        for index in coded.indices { coded[index].tellers = attribution.withoutSelf(coded[index]) }
        dates.settle(&coded, document, cast)
        coded = DoubledActs().without(publicMatters.kept(coded, in: document), in: document)
        let triggers = coded.map(\.trigger)
        let evidence = PlaceEvidence(document, resolver: resolver)
        return coded.flatMap {
            assertions($0, triggers: triggers, cast.quotations, evidence, document)
        }
    }

    /// For training the choice of parties: each slot that it decides, with its candidates.
    package func partyQuestions(_ document: Document) -> [PartyQuestion] {
        let cast = Cast(document: document, resolver: resolver)
        let coded = acts(of: document, cast)
        let evidence = PartyEvidence(document: document, cast: cast)
        return coded.indices.flatMap { index in
            PartySlot.allCases.compactMap { slot in
                guard let regime = evidence.regime(coded[index], slot) else { return nil }
                return PartyQuestion(
                    act: coded[index], slot: slot, regime: regime,
                    candidates: evidence.candidates(for: slot, of: index, in: coded))
            }
        }
    }

    /// For training the choice of public matters: the acts before any is left out.
    package func matterActs(_ document: Document) -> [CodedAct] {
        settled(document, Cast(document: document, resolver: resolver))
    }

    /// For training the choice of dates: each act that its sentence leaves undated.
    package func dateQuestions(_ document: Document) -> [DateQuestion] {
        let cast = Cast(document: document, resolver: resolver)
        let coded = settled(document, cast)
        return dates.questions(coded, document, cast).map {
            DateQuestion(act: coded[$0.index], candidates: $0.candidates)
        }
    }

    private func settled(_ document: Document, _ cast: Cast) -> [CodedAct] {
        var coded = acts(of: document, cast)
        parties.settle(&coded, PartyEvidence(document: document, cast: cast))
        return coded
    }

    private func acts(of document: Document, _ cast: Cast) -> [CodedAct] {
        var coded: [CodedAct] = []
        for (sentence, reading) in document.actReadings.enumerated() {
            let acts = reading.triggers.compactMap { codedAct($0, sentence, document, cast) }
            coded += acts
            coded += lexiconActs(sentence, besides: acts, document, cast)
            coded += strengths(sentence, besides: coded.map(\.trigger), document, cast)
        }
        return coded
    }

    // MARK: One act

    /// What the lexicon sees in a sentence beside the act head: acts of states and organisations.
    private func lexiconActs(
        _ sentence: Int, besides known: [CodedAct], _ document: Document, _ cast: Cast
    ) -> [CodedAct] {
        let check = SyntacticCheck()
        func party(_ tokens: Range<Int>) -> CodedAct.Party? {
            let resolution = cast.resolve(tokens)
            guard !resolution.reference.key.isEmpty else { return nil }
            return CodedAct.Party(
                reference: resolution.reference, tokens: tokens, probability: 0.8,
                basis: resolution.basis)
        }
        let roots = known.map { (token: $0.trigger, root: Int($0.act.root) ?? 0) }
        return lexicon.sureActs(in: sentence, besides: roots, document).compactMap { found in
            let (row, head) = (found.match.entry, found.match.head)
            guard let act = acts.act(code: row.code) else { return nil }
            let actors = found.subjects.compactMap {
                party(QuotationReader.nounPhrase($0, document))
            }
            guard !actors.isEmpty else { return nil }
            let trigger = TriggerSpan.tokens(of: head, in: document)
            let target = check.proposedTarget(of: head, in: document).flatMap(party)
            return CodedAct(
                sentence: sentence, trigger: head, triggerTokens: trigger, act: act,
                rootProbability: 0.5, verdict: .agrees, actors: actors,
                targets: target.map { [$0] } ?? [],
                modality: lexicon.modality(of: head, in: document),
                modalityProbability: 0.8,
                tellers: attribution.tellers(
                    of: head, fillers: [], actors: actors.compactMap(\.tokens),
                    in: document, cast: cast),
                when: dating.date(of: head, in: document),
                reasons: [
                    Reason(
                        part: "act",
                        rule: "lexicon alone: \(row.description) is \(act.cameo)",
                        words: QuotedSpan(document.span(trigger), in: document.text))
                ])
        }
    }

    /// Forces that a sentence counts without an act: "Poland has 15,000 soldiers at the border".
    private func strengths(
        _ sentence: Int, besides known: [Int], _ document: Document, _ cast: Cast
    ) -> [CodedAct] {
        strength.statements(in: sentence, besides: known, document, cast).compactMap {
            found -> CodedAct? in
            guard let act = acts.act(code: found.code) else { return nil }
            let trigger = TriggerSpan.tokens(of: found.trigger, in: document)
            return CodedAct(
                sentence: sentence, trigger: found.trigger, triggerTokens: trigger, act: act,
                rootProbability: 0.6, verdict: .agrees,
                actors: [
                    CodedAct.Party(
                        reference: found.owner.reference, tokens: found.mention, probability: 0.8,
                        basis: found.owner.basis)
                ], targets: [], modality: found.modality, modalityProbability: 0.8,
                tellers: attribution.tellers(
                    of: found.trigger, fillers: [], actors: [found.mention], in: document,
                    cast: cast),
                when: dating.date(of: found.trigger, in: document),
                reasons: [
                    Reason(
                        part: "act", rule: "strength: counts forces, \(act.cameo)",
                        words: QuotedSpan(document.span(trigger), in: document.text))
                ])
        }
    }

    private func codedAct(
        _ trigger: ActReading.Trigger, _ sentence: Int, _ document: Document, _ cast: Cast
    ) -> CodedAct? {
        let opinion = LexiconOpinion(lexicon.matches(of: trigger.token, in: document))
        guard let choice = ActChoice(trigger, opinion: opinion, table: acts) else { return nil }
        let act = choice.act
        let spans = ArgumentSpans(trigger, in: document, sentence: sentence, threshold: 0.4)
        let triggerTokens = TriggerSpan.tokens(of: trigger.token, in: document)
        func usable(_ fillers: [ArgumentSpans.Filler]) -> [ArgumentSpans.Filler] {
            fillers.filter {
                !$0.tokens.overlaps(triggerTokens) || $0.tokens.count > triggerTokens.count
            }
        }
        let check = SyntacticCheck()
        let actors = check.actors(usable(spans.actors), of: trigger.token, in: document)
        let targets = check.targets(usable(spans.targets), of: trigger.token, in: document)
        var modality = Modality.actual
        var modalityProbability: Float = 0
        for (index, value) in trigger.modality.enumerated() where value > modalityProbability {
            modalityProbability = value
            modality = Modality.allCases[min(index, 3)]
        }
        let tellers = attribution.tellers(
            of: trigger.token, fillers: spans.tellers, actors: actors.map(\.tokens), in: document,
            cast: cast)
        let label = acts[act.cameo]?.label ?? act.cameo
        var reasons = [
            Reason(
                part: "act",
                rule:
                    "act head: \(act.cameo) \(label), root \(choice.root) with p \(Self.rounded(choice.probability))",
                words: QuotedSpan(document.span(triggerTokens), in: document.text)),
            Reason(
                part: "modality",
                rule:
                    "modality head: \(modality.rawValue) with p \(Self.rounded(modalityProbability))"
            ),
        ]
        if let said = Int(choice.root).flatMap(opinion.reason) {
            reasons.append(Reason(part: "act", rule: said))
        }
        func parties(_ filler: ArgumentSpans.Filler, _ part: String) -> [CodedAct.Party] {
            cast.members(of: filler.tokens).map { resolution in
                reasons.append(
                    Reason(
                        part: part,
                        rule: "role head p \(Self.rounded(filler.probability)); \(resolution.rule)",
                        words: resolution.reference.span))
                return CodedAct.Party(
                    reference: resolution.reference, tokens: filler.tokens,
                    probability: filler.probability, basis: resolution.basis)
            }
        }
        var actorParties = actors.flatMap { parties($0, "actor") }
        var targetParties = targets.filter { target in
            !actors.contains { $0.tokens.overlaps(target.tokens) }
        }.flatMap { parties($0, "target") }
        func proposed(_ tokens: Range<Int>?, _ part: String) -> [CodedAct.Party] {
            guard let tokens, !tokens.contains(trigger.token) else { return [] }
            let resolution = cast.resolve(tokens)
            guard !resolution.reference.key.isEmpty else { return [] }
            reasons.append(
                Reason(
                    part: part, rule: "by the grammar alone; \(resolution.rule)",
                    words: resolution.reference.span))
            return [
                CodedAct.Party(
                    reference: resolution.reference, tokens: tokens, probability: 0.3,
                    basis: resolution.basis)
            ]
        }
        if actorParties.isEmpty {
            actorParties = proposed(check.proposedActor(of: trigger.token, in: document), "actor")
        }
        if targetParties.isEmpty {
            targetParties = proposed(
                check.proposedTarget(of: trigger.token, in: document), "target")
        }
        if targetParties.isEmpty, actorParties.count > 1, Self.isMutual(act.cameo) {
            // "A and B met": one line from the first-named to each other.
            targetParties = Array(actorParties.dropFirst())
            actorParties = Array(actorParties.prefix(1))
        }
        for teller in tellers {
            reasons.append(Reason(part: "said_by", rule: "told by", words: teller.actor.span))
        }
        let when = dating.date(of: trigger.token, in: document)
        if let when {
            reasons.append(Reason(part: "when", rule: when.reason, words: when.expression))
        }
        return CodedAct(
            sentence: sentence, trigger: trigger.token, triggerTokens: triggerTokens, act: act,
            rootProbability: choice.probability, verdict: choice.verdict, actors: actorParties,
            targets: targetParties,
            modality: modality, modalityProbability: modalityProbability, tellers: tellers,
            when: when,
            reasons: reasons, roles: trigger.roles, around: trigger.around)
    }

    private func assertions(
        _ coded: CodedAct, triggers: [Int], _ quotations: QuotationIndex, _ evidence: PlaceEvidence,
        _ document: Document
    ) -> [Assertion] {
        let article = document.article
        let detail = details.read(
            coded, triggers: triggers, quotations: quotations, evidence: evidence, in: document)
        let reasons = coded.reasons + [detail.place?.reason].compactMap { $0 }
        let actors = coded.actors.isEmpty ? [.unsaid] : coded.actors
        let targets = coded.targets.isEmpty ? [.unsaid] : coded.targets
        var all: [Assertion] = []
        for actor in actors {
            for target in targets {
                all.append(
                    Assertion(
                        article: article.id,
                        sentence: QuotedSpan(
                            document.sentences[coded.sentence].span, in: document.text),
                        trigger: QuotedSpan(document.span(coded.triggerTokens), in: document.text),
                        actor: actor.reference, target: target.reference, act: coded.act,
                        when: coded.when,
                        place: detail.place?.place, modality: coded.modality,
                        tellers: coded.tellers,
                        quantities: detail.quantities, content: detail.content,
                        channel: detail.channel,
                        confidence: calibration.probability(
                            Confidence.of(coded, actor: actor, target: target)),
                        explanation: reasons, outlet: article.outlet, agency: article.agency,
                        published: article.published?.value))
            }
        }
        return all
    }

    /// Acts that parties do with each other: meeting, talking, negotiating, signing, trading.
    private static func isMutual(_ cameo: String) -> Bool {
        ["036", "040", "041", "042", "043", "044", "046", "057", "06"].contains {
            cameo.hasPrefix($0)
        }
    }

    static func rounded(_ p: Float) -> String {
        let hundredths = Int((p * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}

/// One act of a sentence before it is written out per pair of parties.
package struct CodedAct: Sendable {
    package struct Party: Sendable {
        package var reference: ActorReference
        /// nil where it is unsaid.
        package var tokens: Range<Int>?
        package var probability: Float
        /// What its key rests on.
        package var basis: Cast.Basis

        /// Nobody that the report names.
        package static let unsaid = Party(
            reference: ActorReference(text: "", key: ""), tokens: nil, probability: 0.5,
            basis: .open)
    }

    package var sentence: Int
    package var trigger: Int
    package var triggerTokens: Range<Int>
    package var act: Act
    package var rootProbability: Float
    package var verdict: LexiconOpinion.Verdict
    package var actors: [Party]
    package var targets: [Party]
    package var modality: Modality
    package var modalityProbability: Float
    package var tellers: [Teller]
    package var when: ActDate?
    package var reasons: [Reason]
    /// The role head's probabilities for each token of the sentence; empty for acts of the lexicon.
    package var roles: [[Float]] = []
    /// The same for the sentences around it.
    package var around: [ActReading.Around] = []
}
