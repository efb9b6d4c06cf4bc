import SitrepModel

/// The sections about the situation's ledgers.
extension BriefWriter {
    func demands() -> BriefPage.Section {
        func lines(_ insistence: Demand.Insistence) -> [BriefPage.Line] {
            brief.demands.filter { $0.insistence == insistence }.map { d in
                let parties =
                    Summaries.names(d.from) + (d.to.isEmpty ? "" : " -> " + Summaries.names(d.to))
                var details = d.replies.map { r in
                    BriefPage.Line(
                        label: join([r.kind.rawValue, date(r.when)]), text: r.content,
                        references: references.numbers(r.evidence), isUnsure: isUnsure(r.event))
                }
                if d.replies.isEmpty { details = [] }
                return BriefPage.Line(
                    label: date(d.when), text: "\(parties): \(d.content)",
                    tail: join([d.channel ?? "", d.status.rawValue]),
                    references: references.numbers(d.evidence), details: details,
                    isUnsure: isUnsure(d.event))
            }
        }
        return BriefPage.Section(
            id: "demands", title: "DEMANDS AND REPLIES",
            groups: [
                BriefPage.Group(heading: nil, lines: lines(.demand)),
                BriefPage.Group(heading: "Appeals", lines: lines(.appeal)),
            ])
    }

    func forces() -> BriefPage.Section {
        var groups: [BriefPage.Group] = []
        for f in brief.forces {
            let heading = Summaries.name(f.whose)
            var what = f.quantity?.phrase ?? f.what
            if f.quantity != nil, f.what != "forces",
                !what.lowercasedASCII.contains(f.what.lowercasedASCII)
            {
                what += " " + f.what
            }
            if let place = f.place { what += ", " + place }
            if let facing = f.facing, f.place != PartyNames.display(facing.key) {
                what += ", towards " + Summaries.name(facing)
            }
            let status: String =
                switch f.modality {
                case .hypothetical: "may be \(f.status.rawValue)"
                case .future: "to be \(f.status.rawValue)"
                default: f.status.rawValue
                }
            let line = BriefPage.Line(
                label: status, text: what,
                tail: join([
                    f.asOf.map { "as of \(dates.short($0))" } ?? "", "says \(names(f.saidBy))",
                ]),
                references: references.numbers(f.evidence), isUnsure: isUnsure(f.event))
            if groups.last?.heading == heading {
                groups[groups.count - 1].lines.append(line)
            } else {
                groups.append(BriefPage.Group(heading: heading, lines: [line]))
            }
        }
        return BriefPage.Section(id: "forces", title: "FORCES", groups: groups)
    }

    func aid() -> BriefPage.Section {
        let lines = brief.aid.map { a in
            var text = Summaries.name(a.giver)
            if let receiver = a.receiver { text += " -> " + Summaries.name(receiver) }
            text += ": " + (a.amount.map(\.phrase) ?? (a.kind == .other ? "aid" : a.kind.rawValue))
            return BriefPage.Line(
                label: a.status.rawValue, text: text,
                tail: join([date(a.when), "says \(names(a.saidBy))"]),
                references: references.numbers(a.evidence),
                details: a.history.map { step in
                    BriefPage.Line(
                        label: step.when.map(dates.short) ?? "before", text: step.status.rawValue,
                        references: references.numbers(step.evidence))
                }, isUnsure: isUnsure(a.event))
        }
        return BriefPage.Section(
            id: "aid", title: "AID AND ARMS", groups: [BriefPage.Group(heading: nil, lines: lines)])
    }

    func meetings() -> BriefPage.Section {
        func lines(_ wanted: (Meeting) -> Bool) -> [BriefPage.Line] {
            brief.meetings.filter(wanted).map { m in
                var text = "\(m.kind.rawValue): \(Summaries.names(m.participants))"
                if let place = m.place { text += ", \(place)" }
                return BriefPage.Line(
                    label: date(m.when), text: text,
                    tail: join([m.status.rawValue, "says \(names(m.saidBy))"]),
                    references: references.numbers(m.evidence),
                    details: m.history.map { BriefPage.Line(text: $0) }, isUnsure: isUnsure(m.event)
                )
            }
        }
        return BriefPage.Section(
            id: "meetings", title: "MEETINGS",
            groups: [
                BriefPage.Group(heading: "Ahead", lines: lines { $0.status != .held }),
                BriefPage.Group(heading: "Held", lines: lines { $0.status == .held }),
            ])
    }

    func positions() -> BriefPage.Section {
        let lines = brief.positions.filter { $0.stance != .states }.map { p in
            BriefPage.Line(
                text:
                    "\(Summaries.name(p.actor)) \(p.stance.rawValue): \(Summaries.bare(p.question, ""))",
                tail: join([
                    p.since.map { "since \(dates.short($0)) or before" } ?? "",
                    "says \(names(p.saidBy))",
                ]),
                references: references.numbers(p.evidence),
                details: p.history.map { h in
                    BriefPage.Line(
                        label: h.when.map(dates.short) ?? "before", text: h.stance.rawValue,
                        references: references.numbers(h.evidence))
                })
        }
        return BriefPage.Section(
            id: "positions", title: "POSITIONS",
            groups: [BriefPage.Group(heading: nil, lines: lines)])
    }

    func statements() -> BriefPage.Section {
        // What is a demand or a position stands in its own section; own words stand here too.
        let shown = brief.statements.filter { s in
            // A few words of an unsure reading say nothing.
            let words = Wording(s.quote ?? s.paraphrase ?? "").stems.count
            guard words > 2 || words > 1 && s.quote != nil, !isUnsure(s.event) else { return false }
            guard s.quote == nil, let root = event(s.event)?.root else { return true }
            return !["02", "05", "10", "11", "12"].contains(root)
        }
        let lines = shown.map { s in
            var who = Summaries.names([s.speaker] + s.alongside)
            if let to = s.addressee { who += " -> " + Summaries.name(to) }
            let quoted = s.quote.map { "\u{201C}\(Summaries.short($0, limit: 300))\u{201D}" }
            let words = quoted ?? Summaries.short(s.paraphrase ?? "", limit: 300)
            return BriefPage.Line(
                text: "\(who): \(words)",
                tail: join([
                    date(s.when), s.chain.isEmpty ? "" : "via " + s.chain.joined(separator: ", "),
                ]),
                references: references.numbers(s.evidence), isUnsure: isUnsure(s.event))
        }
        return BriefPage.Section(
            id: "statements", title: "WHO SAID WHAT",
            groups: [BriefPage.Group(heading: nil, lines: lines)])
    }

    func tension() -> BriefPage.Section {
        let lines = brief.tension.map { t in
            let pair =
                t.pair[0] == "*"
                ? "All pairs" : t.pair.map(PartyNames.display).joined(separator: " - ")
            let net = t.threats + t.acts + t.cooperation
            return BriefPage.Line(
                label: dates.short(t.day),
                text: "\(pair): \(Self.signed(net)) (threats \(Self.signed(t.threats)), "
                    + "acts \(Self.signed(t.acts)), cooperation \(Self.signed(t.cooperation)))",
                tail: Self.count(t.n, "event"),
                references: Array(references.numbers(t.evidence).prefix(4)))
        }.sorted { $0.text.hasPrefix("All pairs") && !$1.text.hasPrefix("All pairs") }
        return BriefPage.Section(
            id: "tension", title: "TENSION LINE", note: Tension.formula,
            groups: [BriefPage.Group(heading: nil, lines: lines)])
    }

    private func isUnsure(_ event: String) -> Bool {
        (self.event(event)?.confidence ?? 1) < Desk.unsure
    }

    private func join(_ parts: [String]) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// One decimal, with sign.
    private static func signed(_ x: Double) -> String {
        let tenths = Int((x * 10).rounded())
        let size = abs(tenths)
        return (tenths > 0 ? "+" : tenths < 0 ? "-" : "") + "\(size / 10).\(size % 10)"
    }
}
