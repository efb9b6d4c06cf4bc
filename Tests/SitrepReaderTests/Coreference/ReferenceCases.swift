/// The table of ``ReferenceReaderTests``, by phenomenon.
enum ReferenceCases {
    typealias Case = ReferenceReaderTests.Case

    static let all =
        pronouns + agreement + speech + titles + moreTitles + others + names + documents + bodies
        + leftAlone

    static let pronouns: [Case] = [
        Case(
            "Foreign Minister Ivan Koleda arrived in Riga on Monday. He will meet his hosts on Tuesday.",
            "He", is: "Ivan Koleda"),
        Case(
            "Foreign Minister Ivan Koleda arrived in Riga on Monday. He will meet his hosts on Tuesday.",
            "his", is: "Ivan Koleda"),
        Case(
            "Angela Merkel left the summit early. She had been ill for days.", "She",
            is: "Angela Merkel"),
        Case(
            "President Joe Biden spoke with Emmanuel Macron on Sunday. He promised more help.",
            "He",
            is: "Joe Biden"),
        Case(
            "Norway closed the port on Friday. It will stay shut for a week.", "It", is: "Norway"),
        Case(
            "The European Union put off the vote. It gave no new date.", "It", is: "European Union"),
        Case(
            "The United Nations withdrew its observers from Aleppo.", "its", is: "United Nations"),
        Case(
            "The rebels entered the village at dawn. They burned the school.", "They", is: "rebels"),
        Case(
            "Israeli soldiers stopped the convoy. A witness said they opened fire.", "they",
            is: "soldiers"),
        Case(
            "Vladimir Putin telephoned Viktor Orban on Friday and thanked him for the visit.",
            "him",
            is: "Viktor Orban"),
        Case(
            "The minister, who returned from Cairo on Sunday, refused to comment.", "who",
            is: "minister"),
        Case(
            "The treaty that Russia signed in May bans the missiles.", "that", is: "treaty"),
        Case(
            "Ursula von der Leyen met Mario Draghi in Rome. She praised the reforms.", "She",
            is: "Ursula von der Leyen"),
        Case(
            "Mary Fallon, the British envoy, met President Omar Haddad. He thanked her.", "her",
            is: "Mary Fallon"),
    ]

    static let agreement: [Case] = [
        Case(
            "Helena Maric met Boris Lund in Zagreb. She offered a truce.", "She", is: "Helena Maric"
        ),
        Case(
            "Helena Maric met Boris Lund in Zagreb. He turned it down.", "He", is: "Boris Lund"),
        Case(
            "Mr Tarek Idris spoke before Mrs Salma Nasser. She was angry.", "She",
            is: "Salma Nasser"),
        Case(
            "Anders Holm warned Viktor Petrenko. Petrenko hurt himself in a fall.", "himself",
            is: "Petrenko"),
        Case(
            "The spokeswoman praised the general. He did not reply.", "He", is: "general"),
    ]

    static let speech: [Case] = [
        Case(
            "\"We will defend the city,\" General Petro Hnatiuk said.", "We", is: "Petro Hnatiuk"),
        Case(
            "\"I have signed the order,\" Prime Minister Janez Novak told reporters.", "I",
            is: "Janez Novak"),
        Case(
            "\"The offer is dead,\" the Danish premier said. \"We want a new one.\"", "We",
            is: "premier"),
        Case(
            "The Iranian foreign ministry said: \"Our patience is running out.\"", "Our",
            is: "ministry"),
        Case(
            "\"They came to us for help,\" the mayor of Lviv said.", "us", is: "mayor"),
        Case("We must ask what comes next.", "We", is: nil),
    ]

    static let titles: [Case] = [
        Case(
            "Russian President Vladimir Putin landed in Minsk. The president will stay two days.",
            "The president", is: "Vladimir Putin"),
        Case(
            "German Chancellor Olaf Scholz met Polish Prime Minister Mateusz Morawiecki. The chancellor promised tanks.",
            "The chancellor", is: "Olaf Scholz"),
        Case(
            "Ukrainian Defence Minister Oleksii Reznikov spoke in Paris. The minister asked for jets.",
            "The minister", is: "Oleksii Reznikov"),
        Case(
            "Dmitry Peskov, the Kremlin spokesman, denied the report. The spokesman gave no details.",
            "The spokesman", is: "Dmitry Peskov"),
        Case(
            "Secretary of State Antony Blinken flew to Kyiv. The secretary met volunteers.",
            "The secretary", is: "Antony Blinken"),
        Case(
            "Jens Stoltenberg spoke first. The Ukrainian president answered him.",
            "The Ukrainian president", is: nil),
    ]

    static let moreTitles: [Case] = [
        Case(
            "AU health and education commissioner Daniel Okoro announced the plan. The commissioner gave no date.",
            "The commissioner", is: "AU health and education commissioner Daniel Okoro"),
        Case(
            "Mayor Lena Brandt closed the bridges. The mayor and the police chief will speak today.",
            "The mayor", is: "Lena Brandt"),
    ]

    static let others: [Case] = [
        Case(
            "US Secretary of State Antony Blinken met his Chinese counterpart in Anchorage.",
            "his Chinese counterpart", is: nil),
        Case(
            "US Secretary of State Antony Blinken met his Chinese counterpart in Anchorage.", "his",
            is: "Antony Blinken"),
        Case(
            "French President Emmanuel Macron called his counterpart on Monday.",
            "his counterpart", is: nil),
        Case(
            "French President Emmanuel Macron called his Russian counterpart, Vladimir Putin, on Monday. Putin did not answer.",
            "Putin", 2, is: "Vladimir Putin"),
        Case(
            "President Donald Trump attacked his predecessor in a speech.", "his predecessor",
            is: nil),
        Case(
            "Defence Minister Anders Berg spoke with his Turkish opposite number on Friday.",
            "his Turkish opposite number", is: nil),
    ]

    static let names: [Case] = [
        Case(
            "Antony Blinken arrived in Kyiv on Wednesday. Blinken will travel on to Berlin.",
            "Blinken", 2, is: "Antony Blinken"),
        Case(
            "British Foreign Secretary Liz Truss warned Moscow. Truss said sanctions were ready.",
            "Truss", 2, is: "Liz Truss"),
        Case(
            "Ursula von der Leyen opened the meeting. Von der Leyen then left for Paris.",
            "Von der Leyen", is: "Ursula von der Leyen"),
        Case(
            "President Joe Biden met Polish President Andrzej Duda. Mr Duda thanked President Biden.",
            "Biden", 2, is: "Joe Biden"),
        Case(
            "The Organization for Security and Co-operation in Europe (OSCE) sent monitors. The OSCE counted ten blasts.",
            "OSCE", 2, is: "Organization for Security and Co-operation in Europe"),
        Case(
            "The International Atomic Energy Agency (IAEA) asked for access. The IAEA waited a month.",
            "IAEA", 2, is: "International Atomic Energy Agency"),
        Case(
            "The African Union called a summit on Sudan. The AU will send an envoy.", "AU",
            is: "African Union"),
        Case(
            "Kamala Harris spoke in Munich. Harrison Ford was not there.", "Harrison Ford", is: nil),
    ]

    static let documents: [Case] = [
        Case(
            "The State Department answered Moscow in writing. The note rejects the main demand.",
            "The note", is: "State Department"),
        Case(
            "The Chinese embassy issued a statement on Monday. The statement called for calm.",
            "The statement", is: "embassy"),
        Case(
            "Amnesty International published a report on the camps. The report names six officers.",
            "The report", is: "Amnesty International"),
        Case(
            "Iran sent a letter to the Security Council. The letter warns of reprisals.",
            "The letter", is: "Iran"),
    ]

    static let bodies: [Case] = [
        Case(
            "NATO put ships on alert on Monday. The alliance will send jets to Lithuania.",
            "The alliance", is: "NATO"),
        Case(
            "The European Union agreed on new sanctions. The bloc will stop buying coal.",
            "The bloc", is: "European Union"),
        Case(
            "The International Atomic Energy Agency met in Vienna. The agency wants new cameras.",
            "The agency", is: "International Atomic Energy Agency"),
    ]

    static let leftAlone: [Case] = [
        Case(
            "Joe Biden and Vladimir Putin met in Geneva. The two leaders shook hands.",
            "The two leaders", is: nil),
        Case("When he arrived in Tokyo, Boris Johnson was tired.", "he", is: nil),
        Case("It was raining when the convoy left Gao.", "It", is: nil),
        Case("Norway is calm. It is clear that the storm has passed.", "It", is: nil),
        Case("Ali Hassan was freed. A president must be patient.", "A president", is: nil),
        Case("The man who knows the president lives in Split.", "the president", is: nil),
    ]
}
