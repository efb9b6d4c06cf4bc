/// A third set, in the style of agency reports, written before its first run.
let newsTimeCases: [TimeCase] = [
    TimeCase(
        "2023-03-16",
        "Russian jets struck the drone over the sea on [Tuesday], the military said on [Thursday].",
        "2023-03-14", "2023-03-16"),
    TimeCase(
        "2023-03-16", "The two presidents are due to speak by telephone on [Friday].", "2023-03-17"),
    TimeCase(
        "2023-03-16", "The ceasefire, agreed [last month], expired at [midnight on Sunday].",
        "2023-02", "2023-03-12T00:00", dates: ["2023-02", "2023-03-12T00:00:00"]),
    TimeCase(
        "2023-03-16", "Since [February 24, 2022], more than eight million have fled.", "2022-02-24"),
    TimeCase(
        "2023-03-16", "Ministers will gather in Luxembourg on [March 20 and 21].",
        "2023-03-20/2023-03-21"),
    TimeCase("2023-03-16", "The airport has been closed for [four days].", "P4D", dates: ["-"]),
    TimeCase(
        "2023-03-16", "The envoy, who visited in [January], is expected back [next month].",
        "2023-01", "2023-04"),
    TimeCase(
        "2023-03-16", "A [10-day] exercise began on [Monday].", "P10D", "2023-03-13",
        dates: ["-", "2023-03-13"]),
    TimeCase("2023-03-16", "The island was a colony until [the 1960s].", "196", dates: ["196X"]),
    TimeCase("2023-03-16", "The sanctions will take effect from [1 April].", "2023-04-01"),
    TimeCase("2023-03-16", "The law has been in force since [April 2019].", "2019-04"),
    TimeCase(
        "2023-03-16", "He has been in prison since [last summer].", "2022-SU", dates: ["2022-22"]),
    TimeCase("2023-03-16", "The vote, scheduled for [May 14], could be delayed.", "2023-05-14"),
    TimeCase(
        "2023-03-16", "The first group left at [dawn on Wednesday].", "2023-03-15TMO",
        dates: ["2023-03-15"]),
    TimeCase(
        "2023-03-16", "[Overnight], drones attacked the port.", "2023-03-16TNI",
        dates: ["2023-03-16"]),
    TimeCase(
        "2023-03-16", "Fighting continued [overnight] into [Thursday].", "2023-03-16TNI",
        "2023-03-16", dates: ["2023-03-16", "2023-03-16"]),
    TimeCase("2023-03-16", "Moscow gave them [48 hours] to leave.", "PT48H", dates: ["-"]),
    TimeCase(
        "2023-03-16", "The talks are the first in [more than a decade].", "P10Y", dates: ["-"],
        modifiers: ["MORE_THAN"]),
    TimeCase(
        "2023-03-16", "The summit will be held [later this month].", "2023-03", modifiers: ["END"]),
    TimeCase(
        "2023-03-16", "He took office [less than two years ago].", "2021", modifiers: ["AFTER"]),
    TimeCase(
        "2023-03-16", "The border has been shut since [the early 1990s].", "199", dates: ["199X"],
        modifiers: ["START"]),
    TimeCase(
        "2023-03-16", "[Hours later], the palace denied the report.", "2023-03-16",
        dates: ["2023-03-16"]),
    TimeCase(
        "2023-03-16",
        "The minister resigned on [Monday], a move that came [three days after] the derailment.",
        "2023-03-13", "2023-03-10"),
    TimeCase("2023-03-16", "They will vote [the day after tomorrow].", "2023-03-18"),
    TimeCase(
        "2023-03-16", "The campaign has killed hundreds in [the past week].", "P1W",
        dates: ["2023-03-09/2023-03-16"]),
    TimeCase("2023-03-16", "[Each spring], the river floods.", "XXXX-SP", dates: ["-"]),
    TimeCase("2023-03-16", "The decree of [December 30, 1922] was shown.", "1922-12-30"),
    TimeCase("2023-03-16", "The union broke up in [1991].", "1991"),
    TimeCase(
        "2023-03-16", "The rebels took the town in [2012-13].", "2012/2013",
        dates: ["2012-01-01/2013-12-31"]),
    TimeCase("2023-03-16", "Prices rose by 8 percent year on year."),
    TimeCase("2023-03-16", "The ship sailed [Wed., March 15].", "2023-03-15"),
    TimeCase(
        "2023-03-16", "The hearing starts at [9 a.m. on Monday, March 20].", "2023-03-20T09:00",
        dates: ["2023-03-20T09:00:00"]),
    TimeCase(
        "2023-03-16", "Power was restored by [noon].", "2023-03-16T12:00",
        dates: ["2023-03-16T12:00:00"]),
    TimeCase("2023-03-16", "The unit was formed in [World War II].", "1939-09-01/1945-09-02"),
    TimeCase(
        "2023-03-16", "A spokesman said the army would decide in [the coming days].", "FUTURE_REF",
        dates: ["2023-03-16/2023-03-23"]),
    TimeCase(
        "2023-03-16", "[Two years] of war ended in [August 2020].", "P2Y", "2020-08",
        dates: ["-", "2020-08"]),
    TimeCase(
        "2023-03-16", "Kyiv asked for help [earlier on Thursday].", "2023-03-16",
        modifiers: ["START"]),
    TimeCase(
        "2023-03-16", "They are to meet in Ankara [Friday through Sunday].", "2023-03-17/2023-03-19"
    ),
    TimeCase(
        "2023-03-16", "The embargo runs until [the end of April].", "2023-04", modifiers: ["END"]),
    TimeCase(
        "2023-03-16", "The court will rule within [the next two weeks].", "P2W",
        dates: ["2023-03-16/2023-03-30"]),
]
