/// Small words that shape a phrase, by hash.
enum ActorFunctionWords {
    /// Begin a part that says where or whose: "president of Chad".
    static let ownerPrepositions = hashes(
        "of in from at for within inside on across with near around outside")
    /// End the part that can name the actor.
    static let breaks = hashes(
        """
        to against by into onto over under about toward towards between among behind via \
        after before during who which that where whose whom as is was are were has had have being \
        been will would and or but nor while when because since until unlike including \
        not said says because named called known accused suspected wanted wounded killed \
        backed including involving working fighting protesting demonstrating holding opposed \
        responsible besieging carrying living based stationed sheltering calling then \
        if without through throughout along above below off up down
        """)
    /// "The coalition led by Riyadh", "fighters loyal to Donetsk", "an aide to the president": what
    /// follows owns what stands before.
    static let ownedBy = hashes("led run headed owned commanded chaired founded dominated")
    static let ownedTo = hashes(
        """
        loyal linked close allied affiliated belonging sympathetic aide aides adviser advisers \
        advisor advisors counsellor assistant assistants heir spokesman links ties
        """)
    static let possessivePronouns = hashes("its his her their our my your whose")
    static let directions = hashes(
        """
        north south east west northern southern eastern western central greater upper lower inner \
        outer downtown occupied besieged neighbouring neighboring rural old new
        """)
    static let inside = ActorHash.word("in")
    static let by = ActorHash.word("by")
    static let to = ActorHash.word("to")
    /// Nouns for the other side: a state's neighbours are not that state.
    static let otherParties = hashes(
        """
        neighbour neighbours neighbor neighbors creditor creditors donor donors lender lenders \
        guest guests
        """)
    /// Those who sit in one state for another.
    static let guestMissions = hashes(
        """
        embassy embassies consulate consulates mission missions diplomat diplomats envoy envoys \
        ambassador ambassadors delegate delegates negotiators consul legation
        """)
    static let nameParticles = hashes(
        "al el de del della der den van von di da dos du le la bin ben abu ould ibn and of")
    static let coordinators = hashes("and or")
    /// Whoever bears them bore the office once.
    static let former = hashes(
        """
        former ex deposed ousted late retired onetime erstwhile fallen toppled disgraced \
        overthrown exiled
        """)
    /// After a hyphen these say that the first part is not whose it is: "Iranian-backed".
    static let foreignParticiples = hashes(
        """
        backed supported funded sponsored trained armed aligned allied friendly born speaking \
        made brokered mediated drafted imposed financed supplied equipped leaning educated \
        bound designed controlled speakers held occupied proposed inspired engineered
        """)
    /// Before a hyphen these turn what follows into a stance: "pro-Russian".
    static let stances = hashes("pro anti non counter post pre ethnic")
    /// Say the same whoever it is: the name beside them tells the sector.
    static let genericHeads = hashes(
        """
        official officials spokesman spokeswoman spokesperson spokesmen spokespeople head heads \
        chief chiefs leader leaders member members representative representatives delegate \
        delegates delegation delegations president director directors chairman chairwoman chair \
        boss bosses deputy aide aides adviser advisers advisor agent agents staff employee \
        employees office officer officers chief executive founder founders figure figures \
        leadership headquarters unit units team teams group groups camp camps men man women woman \
        side sides bloc alliance coalition movement organisation organization executive ceo \
        secretary general command commander commanders authorities authority envoy negotiator \
        negotiators mission source sources politician politicians supporter supporters fighters \
        fighter faction factions branch wing cell network forces force delegates observer \
        observers monitor monitors inspectors inspector
        """)
    /// Nouns that end a phrase without being its head.
    static let adverbs = hashes(
        """
        there here today yesterday tomorrow now alone himself herself itself themselves too also \
        abroad elsewhere alike late early tonight again overseas nearby both each all jr sr
        """)
    static let determiners = hashes(
        """
        the a an his her its their our my your this that these those some any many several few \
        most more no one two three four five six seven eight nine ten dozens hundreds thousands \
        both all other another first second last new old own such every each mr mrs ms dr sir \
        lord lady hundred thousand million dozen scores least over about around nearly almost
        """)

    private static func hashes(_ text: String) -> Set<UInt64> {
        Set(
            text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map {
                ActorHash.word(String($0))
            })
    }
}
