import SitrepModel

/// Meetings, visits, calls and summits: held, planned, confirmed, moved or cancelled.
struct MeetingLedger {
    let origins: Origins

    func meetings(_ sources: [LedgerSource]) -> [Meeting] {
        var meetings: [Meeting] = []
        let cancellations = sources.filter {
            ($0.event.cameo.hasPrefix("164") || $0.event.cameo.hasPrefix("125"))
                && cancelWords.found(in: $0.tellings.map(\.sentence.quote).joined(separator: " "))
        }
        for source in sources where Self.isMeeting(source) {
            let parties = source.event.parties
            guard parties.count > 1 else { continue }
            var status: Meeting.Status
            switch source.event.modality {
            case .actual: status = source.event.root == "03" ? .planned : .held
            case .future: status = source.event.toldBy.count > 1 ? .confirmed : .planned
            case .hypothetical: status = .planned
            case .negated: status = .cancelled
            }
            var history: [String] = []
            var evidence = source.event.evidence
            let keys = Set(parties.map(\.key))
            if status == .planned || status == .confirmed {
                for c in cancellations
                where Set(c.event.parties.map(\.key)).intersection(keys).count > 1 {
                    history.append("\(status.rawValue) before it was called off")
                    status = .cancelled
                    evidence += c.event.evidence
                    break
                }
            }
            meetings.append(
                Meeting(
                    participants: parties, kind: Self.kind(source), when: source.event.when,
                    place: source.event.place?.name, status: status,
                    saidBy: source.event.toldBy, event: source.event.id, history: history,
                    evidence: Set(evidence).sorted()))
        }
        return moved(merged(meetings)).sorted {
            let (a, b) = (
                $0.when?.value.first.ordinal ?? .max, $1.when?.value.first.ordinal ?? .max
            )
            return a != b ? a < b : $0.event < $1.event
        }
    }

    /// A summit and the visit that it takes are one entry: same parties, same day, both in person.
    private func merged(_ meetings: [Meeting]) -> [Meeting] {
        var result: [Meeting] = []
        let order: [Meeting.Kind] = [.summit, .visit, .meeting, .call]
        let sorted = meetings.sorted {
            let (a, b) = (order.firstIndex(of: $0.kind) ?? 9, order.firstIndex(of: $1.kind) ?? 9)
            return a != b ? a < b : $0.event < $1.event
        }
        var known: [String: Int] = [:]
        for m in sorted {
            guard m.kind != .call, let day = m.when?.value.day else {
                result.append(m)
                continue
            }
            let key = "\(day) \(m.status.rawValue) \(Self.parties(m))"
            guard let same = known[key] else {
                known[key] = result.count
                result.append(m)
                continue
            }
            result[same].place = result[same].place ?? m.place
            result[same].saidBy = Set(result[same].saidBy + m.saidBy).sorted()
            result[same].evidence = Set(result[same].evidence + m.evidence).sorted()
        }
        return result
    }

    /// A planned meeting and the same meeting planned for another day by a later report.
    private func moved(_ meetings: [Meeting]) -> [Meeting] {
        var result = meetings
        let byParties = Dictionary(grouping: result.indices) { Self.parties(result[$0]) }
        for i in result.indices where result[i].status == .planned {
            for j in byParties[Self.parties(result[i])] ?? []
            where j != i && result[j].kind == result[i].kind {
                guard let old = result[i].when?.value, let new = result[j].when?.value,
                    !old.overlaps(new), result[j].status != .cancelled,
                    result[j].evidence.contains(where: { moveWords.found(in: $0.quote) })
                else { continue }
                result[i].status = .moved
                result[i].history.append("moved to \(new.value)")
            }
        }
        return result
    }

    private static func parties(_ meeting: Meeting) -> String {
        Set(meeting.participants.map(\.key)).sorted().joined(separator: " ")
    }

    /// Consultation, and agreements to meet.
    private static func isMeeting(_ source: LedgerSource) -> Bool {
        let event = source.event
        guard event.root == "04" || event.cameo.hasPrefix("036"), !event.cameo.hasPrefix("045")
        else {
            return false
        }
        return !source.tellings.contains { DemandLedger.answering.found(in: $0.trigger.quote) }
    }

    private static func kind(_ source: LedgerSource) -> Meeting.Kind {
        let words = source.tellings.map(\.trigger.quote).joined(separator: " ")
        if source.event.cameo.hasPrefix("041") || callWords.found(in: words) { return .call }
        if summitWords.found(in: words) { return .summit }
        if ["042", "043"].contains(where: source.event.cameo.hasPrefix)
            || visitWords.found(in: words)
        {
            return .visit
        }
        return .meeting
    }

    private let cancelWords = WordSet(
        "cancel cancelled canceled call called off scrap scrapped suspend suspended")
    private let moveWords = WordSet(
        "postpone postponed reschedule rescheduled move moved delayed brought")
    private static let callWords = WordSet(
        "call phone phoned telephone telephoned telephoning videoconference")
    private static let summitWords = WordSet("summit")
    private static let visitWords = WordSet(
        "visit visited visiting trip travel receive received receiving host hosted welcome")
}
