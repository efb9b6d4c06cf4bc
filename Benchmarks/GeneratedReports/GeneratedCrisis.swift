/// Who has a part in a made-up crisis, where it takes place, and on which day a report tells of it.
struct GeneratedCrisis {
    /// How many days reports tell of one.
    private static let length = 14

    var parties: [(name: String, key: String)]
    var towns: [String]
    /// Of the report, counted from the first day of all.
    var day: Int

    /// - Parameters:
    ///   - report: the report's number.
    ///   - each: reports a day, which is also how many a crisis has in all.
    init(of report: Int, each: Int) {
        day = report / each
        var choice = SplitMix(state: UInt64(report) &* 0x51ED &+ 3)
        let number = max(0, day - choice.below(Self.length))
        var numbers = SplitMix(state: UInt64(number) &* 0xA0761 &+ 5)
        var left = Self.states
        parties = (0..<3).map { _ in left.remove(at: numbers.below(left.count)) }
        towns = (0..<5).map { _ in
            let name = (0..<3).map { _ in Self.syllables[numbers.below(Self.syllables.count)] }
            return name.joined().capitalizedFirst
        }
    }

    private static let syllables = [
        "ba", "del", "mor", "ri", "sen", "tov", "ul", "ka", "ven", "os", "li", "gar", "pe", "zin",
        "ho", "dra", "mi", "nel", "qua", "stu", "fer", "jo", "wis", "ta",
    ]
    private static let states: [(name: String, key: String)] = [
        ("Norway", "NOR"), ("Latvia", "LVA"), ("Chile", "CHL"), ("Kenya", "KEN"), ("Japan", "JPN"),
        ("Peru", "PER"), ("Ghana", "GHA"), ("Nepal", "NPL"), ("Tunisia", "TUN"), ("Canada", "CAN"),
        ("Fiji", "FJI"), ("Portugal", "PRT"), ("Austria", "AUT"), ("Belgium", "BEL"),
        ("Bolivia", "BOL"), ("Brazil", "BRA"), ("Bulgaria", "BGR"), ("Cambodia", "KHM"),
        ("Colombia", "COL"), ("Croatia", "HRV"), ("Cuba", "CUB"), ("Cyprus", "CYP"),
        ("Denmark", "DNK"), ("Ecuador", "ECU"), ("Egypt", "EGY"), ("Estonia", "EST"),
        ("Finland", "FIN"), ("Gabon", "GAB"), ("Greece", "GRC"), ("Hungary", "HUN"),
        ("Iceland", "ISL"), ("Indonesia", "IDN"), ("Ireland", "IRL"), ("Italy", "ITA"),
        ("Jordan", "JOR"), ("Laos", "LAO"), ("Malawi", "MWI"), ("Malta", "MLT"), ("Mexico", "MEX"),
        ("Mongolia", "MNG"), ("Morocco", "MAR"), ("Namibia", "NAM"), ("Oman", "OMN"),
        ("Panama", "PAN"), ("Poland", "POL"), ("Qatar", "QAT"), ("Romania", "ROU"),
        ("Senegal", "SEN"), ("Slovenia", "SVN"), ("Spain", "ESP"), ("Sweden", "SWE"),
        ("Thailand", "THA"), ("Togo", "TGO"), ("Turkey", "TUR"), ("Uganda", "UGA"),
        ("Uruguay", "URY"), ("Vietnam", "VNM"), ("Zambia", "ZMB"),
    ]
}

extension String {
    /// "velmora" is "Velmora".
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
