/// The table of ``QuotationReaderTests``, by phenomenon.
enum QuotationCases {
    typealias Case = QuotationReaderTests.Case

    static let all =
        direct + moreDirect + continued + indirect + mixed + moreMixed + headlines + marks + nested
        + untagged + none

    static let direct: [Case] = [
        Case(
            "\"The border will stay closed,\" the interior minister said on Friday.",
            .init("The border will stay closed", by: "interior minister", .direct)),
        Case(
            "The mayor said: \"Nobody was hurt in the blast.\"",
            .init("Nobody was hurt in the blast", by: "mayor", .direct)),
        Case(
            "\"We have lost the bridge,\" Governor Maria Torvald told reporters in Kirkholm.",
            .init("We have lost the bridge", by: "Maria Torvald", .direct, to: "reporters")),
        Case(
            "\u{201C}The talks were useful,\u{201D} said Finnish President Sauli Niinisto.",
            .init("The talks were useful", by: "Sauli Niinisto", .direct)),
        Case(
            "\"Our troops,\" the general said, \"have reached the river.\"",
            .init("Our troops", by: "general", .direct),
            .init("have reached the river", by: "general", .direct)),
        Case(
            "\"This is not a drill,\" shouted the captain.",
            .init("This is not a drill", by: "captain", .direct)),
        Case(
            "Asked about the sanctions, the prime minister replied, \"They will not stop us.\"",
            .init("They will not stop us", by: "prime minister", .direct)),
        Case(
            "\"There is no deal,\" he said.", .init("There is no deal", by: "he", .direct)),
        Case(
            "\"We cannot accept these terms,\" she told the parliament in Vilnius.",
            .init("We cannot accept these terms", by: "she", .direct, to: "parliament")),
        Case(
            "\"The army will answer,\" the statement said.",
            .init("The army will answer", by: "statement", .direct)),
        Case(
            "Foreign Minister Annalena Baerbock said in Berlin, \"Every option is on the table.\"",
            .init("Every option is on the table", by: "Annalena Baerbock", .direct)),
        Case(
            "\"It was a night of terror,\" recalled Olena, a nurse who fled the city.",
            .init("It was a night of terror", by: "Olena", .direct)),
    ]

    static let moreDirect: [Case] = [
        Case(
            "\"The judges have shown that the law still counts for something in this country,\" Baltic director of Human Rights Watch Ilze Kalnina said in a statement.",
            .init(
                "The judges have shown that the law still counts for something in this country",
                by: "Ilze Kalnina", .direct)),
        Case(
            "On Tuesday Prime Minister Petra Lind stressed the need for a vote in parliament, saying \"The people must decide this.\"",
            .init("The people must decide this", by: "Petra Lind", .direct)),
        Case(
            "The envoy signalled that Oslo was disappointed by the vote: \"While we wait for the text,\" he said, \"we ask both sides to show restraint.\"",
            .init("Oslo was disappointed by the vote", by: "envoy", .indirect),
            .init("While we wait for the text", by: "he", .direct),
            .init("we ask both sides to show restraint", by: "he", .direct)),
    ]

    static let continued: [Case] = [
        Case(
            "\"We will not leave,\" the envoy said. \"This is our home.\"",
            .init("We will not leave", by: "envoy", .direct),
            .init("This is our home", by: "envoy", .direct)),
        Case(
            "\"The ceasefire holds. We see no new attacks,\" the spokesman said.",
            .init("The ceasefire holds. We see no new attacks", by: "spokesman", .direct)),
        Case(
            "\"The ceasefire holds,\" the spokesman said.\n\"But the road is still mined.\"",
            .init("The ceasefire holds", by: "spokesman", .direct),
            .init("But the road is still mined", by: "spokesman", .direct)),
        Case(
            "The commander said: \"They came at dawn.\n\"By noon the village was empty.\"",
            .init("They came at dawn", by: "commander", .direct),
            .init("By noon the village was empty", by: "commander", .direct)),
        Case(
            "\"The hospital was hit twice.\" The minister added that the toll would rise.",
            .init("The hospital was hit twice", by: "minister", .direct),
            .init("the toll would rise", by: "minister", .indirect)),
        Case(
            "The ambassador left the room in anger. \"You will regret this,\" he said.",
            .init("You will regret this", by: "he", .direct)),
        Case(
            "\"We are ready,\" the Polish minister said.\nRussia rejected the offer. \"We are not,\" its envoy said.",
            .init("We are ready", by: "minister", .direct),
            .init("We are not", by: "envoy", .direct)),
        Case(
            "The minister said the bridge was gone. \"We have no other way out.\"",
            .init("the bridge was gone", by: "minister", .indirect),
            .init("We have no other way out", by: "minister", .direct)),
    ]

    static let indirect: [Case] = [
        Case(
            "The governor said that the power plant had been shut down.",
            .init("the power plant had been shut down", by: "governor", .indirect)),
        Case(
            "Police said two men were arrested near the embassy.",
            .init("two men were arrested near the embassy", by: "Police", .indirect)),
        Case(
            "According to the defence ministry, three ships entered the strait.",
            .init("three ships entered the strait", by: "defence ministry", .indirect)),
        Case(
            "Three ships entered the strait, according to the Turkish coast guard.",
            .init("Three ships entered the strait", by: "coast guard", .indirect)),
        Case(
            "The rebels shelled the airport overnight, the army said.",
            .init("The rebels shelled the airport overnight", by: "army", .indirect)),
        Case(
            "The president told the council that he would resign.",
            .init("he would resign", by: "president", .indirect, to: "council")),
        Case(
            "Sergei Lavrov was quoted as saying that the answer was late.",
            .init("the answer was late", by: "Sergei Lavrov", .indirect)),
        Case(
            "Interfax quoted Sergei Lavrov as saying that the answer was late.",
            .init("the answer was late", by: "Sergei Lavrov", .indirect)),
        Case(
            "The note said the embassy would close on Sunday.",
            .init("the embassy would close on Sunday", by: "note", .indirect)),
        Case(
            "It was announced that the border would reopen.",
            .init("the border would reopen", by: nil, .indirect)),
        Case(
            "The drivers were told by the police that the road was closed.",
            .init("the road was closed", by: "police", .indirect, to: "drivers")),
        Case(
            "The minister arrived in Geneva and warned that time was running out.",
            .init("time was running out", by: "minister", .indirect)),
        Case(
            "Moscow denied that it had moved missiles to the border.",
            .init("it had moved missiles to the border", by: "Moscow", .indirect)),
        Case(
            "He added that the prisoners would be freed within days.",
            .init("the prisoners would be freed within days", by: "He", .indirect)),
        Case(
            "Speaking to journalists in Oslo, the secretary general said the alliance was united.",
            .init("the alliance was united", by: "secretary general", .indirect)),
        Case(
            "A spokesman, who declined to be named, said that fuel was running low.",
            .init("fuel was running low", by: "spokesman", .indirect)),
    ]

    static let mixed: [Case] = [
        Case(
            "The minister called the offer \"an insult to our people\".",
            .init("an insult to our people", by: "minister", .mixed)),
        Case(
            "Paris said the move was \"a grave mistake\" that would cost lives.",
            .init("a grave mistake", by: "Paris", .mixed),
            .init(
                "the move was \"a grave mistake\" that would cost lives", by: "Paris", .indirect)),
        Case(
            "The president described the raid as \"barbaric and pointless\" in a speech on Monday.",
            .init("barbaric and pointless", by: "president", .mixed)),
        Case(
            "The ministry said that it would respond \"with all the means at our disposal\".",
            .init("with all the means at our disposal", by: "ministry", .mixed)),
        Case(
            "The talks were \"a waste of time\", according to the Iranian envoy.",
            .init("a waste of time", by: "envoy", .mixed)),
    ]

    static let moreMixed: [Case] = [
        Case(
            "Lind underlined that the door was open and that she would be \"very glad if Moscow changed its mind\".",
            .init("very glad if Moscow changed its mind", by: "Lind", .mixed))
    ]

    static let headlines: [Case] = [
        Case(
            "# Kremlin: talks failed to bring results",
            .init("talks failed to bring results", by: "Kremlin", .indirect)),
        Case(
            "# Stoltenberg: \"Our door remains open\"",
            .init("Our door remains open", by: "Stoltenberg", .direct)),
        Case(
            "# Polish minister: Sanctions must go further",
            .init("Sanctions must go further", by: "minister", .indirect)),
        Case(
            "# Rebels ready for new talks, mediator says",
            .init("Rebels ready for new talks", by: "mediator", .indirect)),
        Case(
            "# Two soldiers killed in mine blast \u{2013} army",
            .init("Two soldiers killed in mine blast", by: "army", .indirect)),
        Case(
            "# Grain ships will sail on Monday \u{2014} Turkish defence minister",
            .init("Grain ships will sail on Monday", by: "minister", .indirect)),
        Case(
            "# Red Crescent chief: Prisoners were moved at night",
            .init("Prisoners were moved at night", by: "Red Crescent chief", .indirect)),
        Case("# Ukraine crisis: Allies send more ships to the Black Sea"),
        Case("# Five injured in blast: Kabul, Herat and Kandahar on alert"),
    ]

    static let marks: [Case] = [
        Case(
            "'We are hungry,' the villagers said.",
            .init("We are hungry", by: "villagers", .direct)),
        Case(
            "\u{2018}The soldiers\u{2019} pay is late,\u{2019} the colonel said.",
            .init("The soldiers\u{2019} pay is late", by: "colonel", .direct)),
        Case(
            "The soldiers' families waited for hours at the base, and nobody opened the officers' gate."
        ),
        Case(
            "\u{00AB}We will rebuild the port,\u{00BB} the mayor said.",
            .init("We will rebuild the port", by: "mayor", .direct)),
        Case(
            "The governor said: \"The dam has broken and the water is rising.",
            .init("The dam has broken and the water is rising", by: "governor", .direct)),
        Case(
            "\"The order was clear,\" the witness said. \"He told us, 'Shoot at the tyres,' and we did.\"",
            .init("The order was clear", by: "witness", .direct),
            .init("He told us, 'Shoot at the tyres,' and we did", by: "witness", .direct)),
    ]

    static let untagged: [Case] = [
        Case(
            "\"I know nothing of it,\" the consul said.\nMinister Erik Dahl, also on Twitter, defended his decision: \"The ships had to leave.\"",
            .init("I know nothing of it", by: "consul", .direct),
            .init("The ships had to leave", by: "Erik Dahl", .direct)),
        Case(
            "President Lena Brandt was furious. \"They broke their word.\"",
            .init("They broke their word", by: "Lena Brandt", .direct)),
        Case(
            "\"The convoy is safe;\" read the statement; \"we thank the crews.\"",
            .init("The convoy is safe", by: "statement", .direct),
            .init("we thank the crews", by: "statement", .direct)),
        Case(
            "\"Prison won't silence them,\" East Asia director Li-wen Tan said.",
            .init("Prison won't silence them", by: "Li-wen Tan", .direct)),
        Case(
            "The Norwegian minister underlined the role of advice by the court, saying \"The law is not a toy.\"",
            .init("The law is not a toy", by: "minister", .direct)),
    ]

    static let nested: [Case] = [
        Case(
            "The envoy was blunt. \"This shows how little they know. The \"safe zone\" is not safe.\" Maric later wrote, \"The guards have gone home.\"",
            .init(
                "This shows how little they know. The \"safe zone\" is not safe", by: "Maric",
                .direct),
            .init("The guards have gone home", by: "Maric", .direct)),
        Case(
            "The 5\" gun fired twice. \"It was a warning,\" the captain said.",
            .init("It was a warning", by: "captain", .direct)),
    ]

    static let none: [Case] = [
        Case("The \"people's republic\" printed its own stamps."),
        Case("The so-called \"green corridor\" opened at noon."),
        Case("The exercise, named \"Northern Shield\", begins in March."),
        Case("Crowds watched the film \"The Long Winter\" in the main square."),
        Case("Voters in the \"people's republic\" were told nothing."),
        Case("Shelling of the town went on through the night."),
    ]
}
