/// Sixty expressions from the language at large, chosen before any rule was written.
let firstTimeCases: [TimeCase] = [
    // Weekdays
    TimeCase("2022-01-27", "The note was handed over on [Wednesday].", "2022-01-26"),
    TimeCase("2020-03-10", "The two ministers will meet on [Friday].", "2020-03-13"),
    TimeCase("2023-08-07", "Parliament approved the bill [last Friday].", "2023-08-04"),
    TimeCase(
        "2024-05-01", "The foreign minister is to travel to Cairo [next Thursday].", "2024-05-09"),
    TimeCase("2019-11-18", "[Monday's] strike killed three officers.", "2019-11-18"),
    TimeCase("", "Troops crossed the border on [Thursday].", "XXXX-WXX-4", dates: ["-"]),
    // Parts of the day
    TimeCase(
        "2022-02-24", "Explosions were heard in [the early hours of Thursday].", "2022-02-24TMO",
        dates: ["2022-02-24"], modifiers: ["START"]),
    TimeCase(
        "2021-06-17", "The leaders left Geneva [late on Wednesday].", "2021-06-16",
        dates: ["2021-06-16"], modifiers: ["END"]),
    TimeCase(
        "2018-04-16", "The missiles were fired [Saturday morning].", "2018-04-14TMO",
        dates: ["2018-04-14"]),
    TimeCase(
        "2020-01-08", "The bases were hit [overnight].", "2020-01-08TNI", dates: ["2020-01-08"]),
    TimeCase(
        "2017-09-04", "He had warned of it [yesterday evening].", "2017-09-03TEV",
        dates: ["2017-09-03"]),
    TimeCase(
        "2022-03-01", "The curfew begins at [10 p.m.], the mayor said.", "2022-03-01T22:00",
        dates: ["2022-03-01T22:00:00"]),
    TimeCase(
        "2016-07-16", "Soldiers seized the bridges at [7:30 p.m. on Friday].", "2016-07-15T19:30",
        dates: ["2016-07-15T19:30:00"]),
    TimeCase(
        "2015-11-14", "The attack began at [2120 GMT on Friday].", "2015-11-13T21:20Z",
        dates: ["2015-11-13T21:20:00Z"]),
    // Full dates
    TimeCase("2020-05-05", "The treaty was signed on [May 26, 1972].", "1972-05-26"),
    TimeCase("2020-05-05", "The wall came down on [9 November 1989].", "1989-11-09"),
    TimeCase("2022-01-30", "A letter dated [2022-01-26] was published.", "2022-01-26"),
    TimeCase("2022-01-30", "The form was filed on [26/01/2022].", "2022-01-26"),
    TimeCase("2014-03-20", "The vote of [March 16] was condemned.", "2014-03-16"),
    TimeCase("2022-02-01", "The exercises will run from [Feb. 10] onwards.", "2022-02-10"),
    TimeCase("2021-12-20", "Officials will hold talks on [the 10th of January].", "2022-01-10"),
    TimeCase(
        "2019-07-01", "The convoy left on [Thursday, June 27, 2019], the ministry said.",
        "2019-06-27"),
    // Ranges
    TimeCase("2018-05-01", "He will visit Baku from [3 to 5 May].", "2018-05-03/2018-05-05"),
    TimeCase("2022-02-01", "The fleet will exercise on [Feb. 7-9].", "2022-02-07/2022-02-09"),
    TimeCase(
        "2021-10-01", "The court heard the case between [12 March and 4 April].",
        "2021-03-12/2021-04-04"),
    TimeCase(
        "2013-06-01", "The war lasted from [1992 to 1995].", "1992/1995",
        dates: ["1992-01-01/1995-12-31"]),
    // Months, seasons, quarters, years
    TimeCase("2022-01-27", "The plan was agreed in [November].", "2021-11"),
    TimeCase("2022-01-27", "Elections will be held in [March].", "2022-03"),
    TimeCase("2019-02-12", "The pact collapsed [last November].", "2018-11"),
    TimeCase(
        "2020-09-09", "The base was closed in [early July 2016].", "2016-07",
        dates: ["2016-07-01/2016-07-10"], modifiers: ["START"]),
    TimeCase(
        "2021-04-15", "The rebels expect an offensive in [mid-May].", "2021-05",
        dates: ["2021-05-11/2021-05-20"], modifiers: ["MID"]),
    TimeCase(
        "2022-06-10", "Grain prices doubled in [the spring of 2022].", "2022-SP", dates: ["2022-21"]
    ),
    TimeCase("2022-06-10", "The army mobilised [last summer].", "2021-SU", dates: ["2021-22"]),
    TimeCase(
        "2020-08-03", "Output shrank in [the second quarter].", "2020-Q2",
        dates: ["2020-04-01/2020-06-30"]),
    TimeCase("2014-12-01", "Russia annexed Crimea [this year].", "2014"),
    TimeCase("2014-12-01", "The embargo was lifted in [2003].", "2003"),
    TimeCase("2011-01-30", "Unrest spread [earlier this month].", "2011-01", modifiers: ["START"]),
    TimeCase(
        "2018-10-02", "The law was passed in [the late 1990s].", "199", dates: ["199X"],
        modifiers: ["END"]),
    TimeCase("2018-10-02", "The border was drawn in [the 19th century].", "18", dates: ["18XX"]),
    // Relative to the article
    TimeCase("2019-10-09", "Turkish jets struck the town [today].", "2019-10-09"),
    TimeCase("2019-10-09", "The delegation arrives [tomorrow].", "2019-10-10"),
    TimeCase("2019-10-09", "The envoy resigned [three days ago].", "2019-10-06"),
    TimeCase("2019-10-09", "The strike happened [a week ago].", "2019-10-02"),
    TimeCase("2019-10-09", "They split [two years ago].", "2017"),
    TimeCase(
        "2022-01-27", "The council will vote [next week].", "2022-W05",
        dates: ["2022-01-31/2022-02-06"]),
    TimeCase("2022-01-27", "Both sides met [last month].", "2021-12"),
    TimeCase(
        "2021-08-20", "Thousands fled over [the weekend].", "2021-W32-WE",
        dates: ["2021-08-14/2021-08-15"]),
    // Relative to another date of the text
    TimeCase(
        "2020-01-12",
        "The general was killed on [January 3], and Iran struck back [five days later].",
        "2020-01-03", "2020-01-08"),
    TimeCase(
        "2022-02-28",
        "Kyiv was attacked on [Thursday]; [a day earlier] it had closed its airspace.",
        "2022-02-24", "2022-02-23"),
    TimeCase(
        "2016-08-01", "Officers rebelled on [July 15], but gave up [the following day].",
        "2016-07-15", "2016-07-16"),
    TimeCase(
        "2015-01-01",
        "The republic declared independence in [2008] and [two years later] joined the bank.",
        "2008", "2010"),
    // Durations and sets
    TimeCase("2022-03-10", "The siege lasted [three months].", "P3M", dates: ["-"]),
    TimeCase(
        "2022-03-10", "The two spoke for [more than two hours].", "PT2H", dates: ["-"],
        modifiers: ["MORE_THAN"]),
    TimeCase("2022-03-10", "Both agreed to a [72-hour] truce.", "PT72H", dates: ["-"]),
    TimeCase("2022-03-10", "Patrols pass the village [every day].", "P1D", dates: ["-"]),
    TimeCase("2022-03-10", "The committee meets [every Tuesday].", "XXXX-WXX-2", dates: ["-"]),
    TimeCase(
        "2022-03-10", "Over [the past three months] prices have tripled.", "P3M",
        dates: ["2021-12-10/2022-03-10"]),
    // Feasts
    TimeCase("2015-01-05", "Both armies kept quiet on [Christmas Day].", "2014-12-25"),
    TimeCase("2019-04-30", "The bombs went off on [Easter Sunday].", "2019-04-21"),
    TimeCase("2006-09-20", "Security was raised after [9/11].", "2001-09-11"),
]
