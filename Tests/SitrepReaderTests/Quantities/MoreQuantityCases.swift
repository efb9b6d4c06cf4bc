/// Further quantities, written from the language before they were first run.
let moreQuantityCases: [QuantityCase] = [
    QuantityCase(
        "The raid killed [12] people, including [three] children.", "12 exact dead (people)",
        "3 exact dead (children)"),
    QuantityCase(
        "At least [12] people, including [two] police officers, were killed.",
        "12 at_least dead (people)", "2 exact dead (officers)"),
    QuantityCase("The death toll rose to [120].", "120 exact dead"),
    QuantityCase("[Five] were killed and [a dozen] injured.", "5 exact dead", "12 exact wounded"),
    QuantityCase("The fire claimed [200] lives.", "200 exact dead (lives)"),
    QuantityCase(
        "It left [10] people dead and [dozens] injured.", "10 exact dead (people)",
        "24 at_least wounded"),
    QuantityCase("A [5,000]-strong force is ready.", "5000 exact troops"),
    QuantityCase("A force of [4,000] was sent.", "4000 exact troops"),
    QuantityCase("Congress passed a [$2.5-billion] package.", "2500000000 exact currency:USD"),
    QuantityCase("The missile has a [500-kilometre] range.", "500 exact km"),
    QuantityCase(
        "It may cost as much as [$1 billion].", "1000000000 at_most currency:USD \"as much as\""),
    QuantityCase(
        "[Twelve] of the [15] members of the council voted for it.", "12 exact people (members)",
        "15 exact people (members)"),
    QuantityCase("[27] EU countries agreed.", "27 exact countries (countries)"),
    QuantityCase("[5,000] U.S. troops remain.", "5000 exact troops (troops)"),
    QuantityCase("[Two] Black Hawk helicopters crashed.", "2 exact helicopters (helicopters)"),
    QuantityCase("Poland offered [six] F-16 fighter jets.", "6 exact aircraft (jets)"),
    QuantityCase("The country of [44 million] people is at war.", "44000000 exact people (people)"),
    QuantityCase("[A million] refugees arrived.", "1000000 exact refugees (refugees)"),
    QuantityCase("Output fell by [20 to 30 percent].", "20-30 range percent"),
    QuantityCase(
        "They asked for between [$5 million and $7 million].", "5000000-7000000 range currency:USD"),
    QuantityCase("COVID-19 and the G20 were discussed in World War II uniforms."),
    QuantityCase("He lives at 10 Downing Street."),
    QuantityCase("The [five] permanent members met.", "5 exact people (members)"),
    QuantityCase(
        "Nearly [two] in [three] voters stayed at home.", "2 about ", "3 exact people (voters)"),
    QuantityCase(
        "More than [1.2 million] people have fled, with [300,000] still displaced.",
        "1200000 at_least displaced (people)", "300000 exact displaced"),
    QuantityCase("Gunmen abducted [276] schoolgirls.", "276 exact captured (schoolgirls)"),
    QuantityCase(
        "[Thirty] rebels were captured and [nine] surrendered.", "30 exact captured (rebels)",
        "9 exact "),
    QuantityCase(
        "The navy sank [four] enemy boats and damaged [two].", "4 exact ships (boats)", "2 exact "),
    QuantityCase(
        "Jets dropped [150] bombs on [30] targets.", "150 exact bombs (bombs)",
        "30 exact  (targets)"),
    QuantityCase("Officials expelled [35] Russian diplomats.", "35 exact expelled (diplomats)"),
    QuantityCase("A tax of [15] pence was set.", "15 exact  (pence)"),
    QuantityCase("The [30,000] or so soldiers left.", "30000 about troops \"or so\" (soldiers)"),
    QuantityCase("Roughly a third of the [450] seats are vacant.", "450 exact votes (seats)"),
    QuantityCase("The vessel was [12 nautical miles] off the coast.", "12 exact nmi"),
    QuantityCase("It exports [500,000 barrels] of oil per day.", "500000 exact bbl"),
]
