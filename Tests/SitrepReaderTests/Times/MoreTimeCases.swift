/// Further expressions, written from the language before they were first run.
let moreTimeCases: [TimeCase] = [
    // Weekdays and the verb
    TimeCase(
        "2021-05-12", "The envoys met on [Monday] and will meet again on [Thursday].", "2021-05-10",
        "2021-05-13"),
    TimeCase("2021-05-12", "He said the council would convene on [Saturday].", "2021-05-15"),
    TimeCase("2021-05-12", "The ministry plans to publish the list on [Friday].", "2021-05-14"),
    TimeCase("2021-05-12", "The army failed to take the bridge on [Sunday].", "2021-05-09"),
    TimeCase("2021-05-12", "Talks scheduled for [Tuesday] were called off.", "2021-05-18"),
    TimeCase("2021-05-12", "They have held the town since [Friday].", "2021-05-07"),
    TimeCase("2021-05-12", "The deadline expires on [Sunday].", "2021-05-16"),
    TimeCase("2021-05-12", "On [Friday], the court will hear his appeal.", "2021-05-14"),
    TimeCase("2021-05-12", "Ahead of [Thursday's] vote, both camps rallied.", "2021-05-13"),
    TimeCase("2021-05-12", "Prisoners are to be released by [Saturday].", "2021-05-15"),
    TimeCase("2021-05-12", "The bus was attacked on [Wednesday].", "2021-05-12"),
    TimeCase("2021-05-12", "The summit could be held [this Friday].", "2021-05-14"),
    TimeCase("2021-05-12", "A ship was seized on [Sat. 8 May].", "2021-05-08"),
    TimeCase("", "A bomb exploded on [Tuesday].", "XXXX-WXX-2", dates: ["-"]),
    TimeCase("2021-05-12", "He landed on [Monday, 10 May].", "2021-05-10"),
    TimeCase("2021-05-12", "Kabul fell silent on [the following Friday].", "2021-05-14"),
    // Parts of the day and clocks
    TimeCase(
        "2021-05-12", "Rockets hit the port on [Monday night].", "2021-05-10TNI",
        dates: ["2021-05-10"]),
    TimeCase(
        "2021-05-12", "She spoke to reporters [this morning].", "2021-05-12TMO",
        dates: ["2021-05-12"]),
    TimeCase("2021-05-12", "Sirens sounded [last night].", "2021-05-11TNI", dates: ["2021-05-11"]),
    TimeCase(
        "2021-05-12", "The cabinet will meet [tomorrow evening].", "2021-05-13TEV",
        dates: ["2021-05-13"]),
    TimeCase(
        "2021-05-12", "The president speaks [tonight].", "2021-05-12TNI", dates: ["2021-05-12"]),
    TimeCase(
        "2021-05-12", "The raid came on [the night of May 6].", "2021-05-06TNI",
        dates: ["2021-05-06"]),
    TimeCase(
        "2021-05-12",
        "On [Sunday] the troops entered the city and in [the afternoon] they took the palace.",
        "2021-05-09", "2021-05-09TAF", dates: ["2021-05-09", "2021-05-09"]),
    TimeCase(
        "2021-05-12", "The truce took effect at [midnight on Tuesday].", "2021-05-11T00:00",
        dates: ["2021-05-11T00:00:00"]),
    TimeCase(
        "2021-05-12", "The quake struck at [6:45 a.m. local time].", "2021-05-12T06:45",
        dates: ["2021-05-12T06:45:00"]),
    TimeCase(
        "2021-05-12", "The jet took off at [0415 UTC].", "2021-05-12T04:15Z",
        dates: ["2021-05-12T04:15:00Z"]),
    TimeCase(
        "2021-05-12", "The plane landed at [2pm Moscow time on 11 May].", "2021-05-11T14:00",
        dates: ["2021-05-11T14:00:00"]),
    TimeCase("2021-05-12", "It was shot down [early Monday].", "2021-05-10", modifiers: ["START"]),
    TimeCase(
        "2021-05-12", "Crowds gathered [late Tuesday night].", "2021-05-11TNI",
        dates: ["2021-05-11"], modifiers: ["END"]),
    TimeCase(
        "2021-05-12", "The radar log reads [2021-05-11T03:20:00Z].", "2021-05-11T03:20Z",
        dates: ["2021-05-11T03:20:00Z"]),
    // Dates
    TimeCase("2021-05-12", "The accord of [24 August 1994] still holds.", "1994-08-24"),
    TimeCase("2021-05-12", "The reactor failed on [April 26th, 1986].", "1986-04-26"),
    TimeCase("2021-05-12", "The vote is on [26 September].", "2021-09-26"),
    TimeCase("2021-05-12", "Voters will go to the polls on [26 September].", "2021-09-26"),
    TimeCase("2021-01-04", "The strike of [Dec. 29] killed two.", "2020-12-29"),
    TimeCase("2021-12-29", "The ban will take effect on [Jan. 1].", "2022-01-01"),
    TimeCase(
        "2021-05-12", "The law was signed on [Sept. 3, 2019], and repealed on [1 March 2021].",
        "2019-09-03", "2021-03-01"),
    TimeCase("2021-05-12", "The file is dated [03.02.2020].", "2020-02-03"),
    TimeCase("2021-05-12", "The log shows [2021/05/03].", "2021-05-03"),
    TimeCase("", "They met on [26 January].", "XXXX-01-26", dates: ["-"]),
    TimeCase("", "They met on [26 January 2022].", "2022-01-26"),
    TimeCase(
        "2021-05-12", "In [1979] the shah fled; on [February 1] the ayatollah returned.", "1979",
        "1979-02-01"),
    // Ranges
    TimeCase("2021-05-12", "Fighting raged from [Monday to Wednesday].", "2021-05-10/2021-05-12"),
    TimeCase(
        "2021-05-12", "The meeting was moved from [Monday] to [Friday].", "2021-05-10", "2021-05-14"
    ),
    TimeCase("2021-05-12", "The drill ran from [28 April until 4 May].", "2021-04-28/2021-05-04"),
    TimeCase(
        "2021-05-12", "Some 40 died between [January and March].", "2021-01/2021-03",
        dates: ["2021-01-01/2021-03-31"]),
    TimeCase(
        "2021-05-12", "The mission ended in the [2014-15] winter.", "2014/2015",
        dates: ["2014-01-01/2015-12-31"]),
    TimeCase(
        "2021-05-12", "He ruled between [1999 and 2008].", "1999/2008",
        dates: ["1999-01-01/2008-12-31"]),
    TimeCase("2021-05-12", "The forum takes place [June 2-5, 2021].", "2021-06-02/2021-06-05"),
    TimeCase(
        "2021-05-12", "The sanctions of [2006–2010] were lifted.", "2006/2010",
        dates: ["2006-01-01/2010-12-31"]),
    // Months, seasons, quarters, years
    TimeCase("2021-05-12", "The base was handed over in [May].", "2021-05"),
    TimeCase("2021-05-12", "Troops may leave in [September].", "2021-09"),
    TimeCase("2021-05-12", "The clashes of [October 2020] left hundreds dead.", "2020-10"),
    TimeCase("2021-05-12", "Prime Minister May said the deal may fail."),
    TimeCase(
        "2021-05-12", "They march through the capital [every March].", "XXXX-03", dates: ["-"]),
    TimeCase("2021-05-12", "Parliament dissolves [next June].", "2021-06"),
    TimeCase(
        "2021-05-12", "A deal is expected by [late June].", "2021-06",
        dates: ["2021-06-21/2021-06-30"], modifiers: ["END"]),
    TimeCase(
        "2021-05-12", "The truce broke down at [the end of 2019].", "2019", modifiers: ["END"]),
    TimeCase(
        "2021-05-12", "At [the beginning of March] the border was shut.", "2021-03",
        modifiers: ["START"]),
    TimeCase(
        "2021-05-12", "The rebels held out through [the winter].", "2020-WI", dates: ["2020-24"]),
    TimeCase("2021-05-12", "An offensive is likely [next spring].", "2022-SP", dates: ["2022-21"]),
    TimeCase("2021-05-12", "The rules changed in [fall 2019].", "2019-FA", dates: ["2019-23"]),
    TimeCase("2021-05-12", "After the fall of the capital, thousands fled."),
    TimeCase(
        "2021-05-12", "Exports fell in [the third quarter of 2020].", "2020-Q3",
        dates: ["2020-07-01/2020-09-30"]),
    TimeCase(
        "2021-05-12", "Arms sales rose in [the first half of 2020].", "2020-H1",
        dates: ["2020-01-01/2020-06-30"]),
    TimeCase("2021-05-12", "Sanctions imposed in [2014] remain.", "2014"),
    TimeCase("2021-05-12", "The army has 2000 soldiers there."),
    TimeCase("2021-05-12", "The [2014] annexation was condemned.", "2014"),
    TimeCase("2021-05-12", "The war of [the 1980s] left deep scars.", "198", dates: ["198X"]),
    TimeCase(
        "2021-05-12", "In [the mid-1990s] the factories closed.", "199", dates: ["199X"],
        modifiers: ["MID"]),
    TimeCase("2021-05-12", "It was the worst famine of [the 20th century].", "19", dates: ["19XX"]),
    TimeCase(
        "2021-05-12", "They resumed relations in [2005] and split [later that year].", "2005",
        "2005", modifiers: ["", "END"]),
    // From the article
    TimeCase("2021-05-12", "He resigned [the day before yesterday].", "2021-05-10"),
    TimeCase("2021-05-12", "The vote is due in [two weeks].", "2021-05-26"),
    TimeCase(
        "2021-05-12", "The siege began [two weeks ago].", "2021-W17",
        dates: ["2021-04-26/2021-05-02"]),
    TimeCase("2021-05-12", "The pact was signed [six months ago].", "2020-11"),
    TimeCase("2021-05-12", "The war began [a decade ago].", "2011"),
    TimeCase(
        "2021-05-12", "They were freed [more than a year ago].", "2020", modifiers: ["BEFORE"]),
    TimeCase("2021-05-12", "He was seen there [a few days ago].", "2021-05-07/2021-05-10"),
    TimeCase(
        "2021-05-12", "[This week] the fleet left port.", "2021-W19",
        dates: ["2021-05-10/2021-05-16"]),
    TimeCase("2021-05-12", "The decree will be issued [next month].", "2021-06"),
    TimeCase("2021-05-12", "He will retire [next year].", "2022"),
    TimeCase(
        "2021-05-12", "The envoy returns [next weekend].", "2021-W20-WE",
        dates: ["2021-05-22/2021-05-23"]),
    TimeCase(
        "2021-05-12", "Clashes have spread in [recent days].", "PAST_REF",
        dates: ["2021-05-05/2021-05-12"]),
    TimeCase(
        "2021-05-12", "A decision is due in [the coming weeks].", "FUTURE_REF",
        dates: ["2021-05-12/2021-06-09"]),
    TimeCase("2021-05-12", "The road is [now] closed.", "PRESENT_REF", dates: ["2021-05-12"]),
    TimeCase(
        "2021-05-12", "Over [the last two years] it doubled its arsenal.", "P2Y",
        dates: ["2019-05-12/2021-05-12"]),
    TimeCase(
        "2021-05-12", "In [the next 48 hours] more will leave.", "PT48H",
        dates: ["2021-05-12/2021-05-14"]),
    TimeCase("", "They met [yesterday].", "XXXX-XX-XX", dates: ["-"]),
    TimeCase("2022", "He was elected [last year].", "2021"),
    TimeCase("2022-01", "The pact was signed [last month].", "2021-12"),
    // From another date
    TimeCase(
        "2021-05-12", "The king died on [6 May]; [two days later] his son was crowned.",
        "2021-05-06", "2021-05-08"),
    TimeCase(
        "2021-05-12", "It was shelled on [8 May] and again [the next day].", "2021-05-08",
        "2021-05-09"),
    TimeCase(
        "2021-05-12", "The truce began on [1 May 2019] but collapsed [a week later].", "2019-05-01",
        "2019-05-08"),
    TimeCase(
        "2021-05-12", "In [2011] the colonel fell; [the following year] militias took over.",
        "2011", "2012"),
    TimeCase(
        "2021-05-12", "Talks opened in [March 2018] and ended [three months later].", "2018-03",
        "2018-06"),
    TimeCase(
        "2021-05-12", "He was arrested on [9 April 2019] and freed on [the same day].",
        "2019-04-09", "2019-04-09"),
    TimeCase(
        "2021-05-12", "On [Monday] he met the king, [two days after] the queen had left.",
        "2021-05-10", "2021-05-08"),
    TimeCase("2021-05-12", "Shelling began [two days before Christmas].", "2020-12-23"),
    TimeCase("2021-05-12", "They surrendered [three weeks after 1 February 2021].", "2021-02-22"),
    TimeCase(
        "2021-05-12", "The town fell in [June 2014]; [that month] thousands fled.", "2014-06",
        "2014-06"),
    TimeCase("2021-05-12", "[A day earlier], the ministry had denied it.", "2021-05-11"),
    // Durations
    TimeCase("2021-05-12", "The curfew lasted [two and a half months].", "P2.5M", dates: ["-"]),
    TimeCase("2021-05-12", "They argued for [half an hour].", "PT30M", dates: ["-"]),
    TimeCase("2021-05-12", "A [three-day] visit is under way.", "P3D", dates: ["-"]),
    TimeCase(
        "2021-05-12", "The blockade went on for [nearly three years].", "P3Y", dates: ["-"],
        modifiers: ["LESS_THAN"]),
    TimeCase("2021-05-12", "They waited for [several weeks].", "PXW", dates: ["-"]),
    TimeCase("2021-05-12", "The ruler held power for [decades].", "PXY", dates: ["-"]),
    TimeCase("2021-05-12", "He was sentenced to [twenty-five years].", "P25Y", dates: ["-"]),
    TimeCase(
        "2021-05-12", "The pause will last [at least 30 days].", "P30D", dates: ["-"],
        modifiers: ["EQUAL_OR_MORE"]),
    // Sets
    TimeCase("2021-05-12", "Convoys leave [twice a week].", "P1W", dates: ["-"]),
    TimeCase("2021-05-12", "Talks are held [annually].", "P1Y", dates: ["-"]),
    TimeCase("2021-05-12", "The guard changes [every two hours].", "PT2H", dates: ["-"]),
    TimeCase("2021-05-12", "The group protests on [Fridays].", "XXXX-WXX-5", dates: ["-"]),
    TimeCase("2021-05-12", "The siren is tested [every other week].", "P2W", dates: ["-"]),
    // Feasts and happenings
    TimeCase("2021-05-12", "The ceasefire will hold until [Eid al-Fitr].", "2021-05-13/2021-05-15"),
    TimeCase("2022-01-27", "The blast came on [New Year's Eve].", "2021-12-31"),
    TimeCase("2021-05-12", "The leaders spoke on [Good Friday].", "2021-04-02"),
    TimeCase("2022-01-27", "Shelling was reported on [Orthodox Christmas].", "2022-01-07"),
    TimeCase("2021-11-20", "Jets flew over the city on [Victory Day].", "2021-05-09"),
    TimeCase("2023-10-10", "The attack came on [Yom Kippur 1973].", "1973-10-06"),
    TimeCase("2021-11-29", "Troops were killed on [Thanksgiving].", "2021-11-25"),
    TimeCase(
        "2022-02-10", "The leaders will gather at the [Munich Security Conference].",
        "2022-02-18/2022-02-20"),
    // Not times
    TimeCase("2021-05-12", "A second convoy of 12 trucks crossed at kilometre 30."),
    TimeCase("2021-05-12", "An F-16 and two T-72 tanks were destroyed near Highway 15."),
    TimeCase("2021-05-12", "The Sun and the Daily Mail carried the story."),
    TimeCase("2021-05-12", "Sat beside him, the minister listened."),
    TimeCase("2021-05-12", "The council voted 10-5 against."),
    TimeCase("2021-05-12", "The minute book went missing."),
    // Written after reading news with the rules
    TimeCase("2021-05-12", "The deal was struck on [March 20 last year].", "2020-03-20"),
    TimeCase("2021-05-12", "The general was dismissed in [October of last year].", "2020-10"),
    TimeCase(
        "2021-05-12", "Smoke rose at [around 3:00 p.m. on Monday].", "2021-05-10T15:00",
        dates: ["2021-05-10T15:00:00"], modifiers: ["APPROX"]),
    TimeCase(
        "2021-05-12", "The base was hit on [Sunday]. The rockets fell at [4 a.m.] in the east.",
        "2021-05-09", "2021-05-09T04:00", dates: ["2021-05-09", "2021-05-09T04:00:00"]),
    TimeCase("2021-05-12", "The 2000 km pipeline was shut."),
    TimeCase("2021-05-12", "The siege lasted [two-and-a-half years].", "P2.5Y", dates: ["-"]),
    TimeCase(
        "2021-05-12", "They struck in a [pre-dawn] raid.", "2021-05-12TMO",
        dates: ["2021-05-12"]),
    // Ends and beginnings of the running unit
    TimeCase(
        "2021-05-12", "The fleet must leave by [the end of the year].", "2021", modifiers: ["END"]),
    TimeCase(
        "2021-05-12", "A vote is planned for [the end of the month].", "2021-05", modifiers: ["END"]
    ),
    TimeCase(
        "2021-05-12", "At [the start of the week] the road was open.", "2021-W19",
        dates: ["2021-05-10/2021-05-16"], modifiers: ["START"]),
    TimeCase(
        "2021-05-12", "He arrived on [Tuesday] and flew home [later in the day].", "2021-05-11",
        "2021-05-11", modifiers: ["", "END"]),
    TimeCase(
        "2021-05-12", "The ministry denied it [late last week].", "2021-W18",
        dates: ["2021-05-03/2021-05-09"], modifiers: ["END"]),
    // Weekdays of other weeks
    TimeCase("2021-05-12", "The court sat on [Friday last week].", "2021-05-07"),
    TimeCase("2021-05-12", "The court sits on [Monday of next week].", "2021-05-17"),
    TimeCase("2021-05-12", "The envoy will land [next week on Tuesday].", "2021-05-18"),
    TimeCase("2021-05-12", "The drill starts [a week from Monday].", "2021-05-24"),
    TimeCase("2021-05-12", "They met on [Wednesday 5] in Rome.", "2021-05-05"),
    TimeCase("2021-05-12", "A ship sank on [the 3rd].", "2021-05-03"),
    TimeCase(
        "2021-05-12", "The siege ended in [the week of April 19].", "2021-W16",
        dates: ["2021-04-19/2021-04-25"]),
    // Parts of another day
    TimeCase(
        "2021-05-12", "It was shelled on [8 May]; [the next morning] the army left.", "2021-05-08",
        "2021-05-09TMO", dates: ["2021-05-08", "2021-05-09"]),
    TimeCase(
        "2021-05-12", "On [Monday] he resigned; [that evening] crowds cheered.", "2021-05-10",
        "2021-05-10TEV", dates: ["2021-05-10", "2021-05-10"]),
    TimeCase(
        "2021-05-12", "On [Monday] he was buried; he had died [the previous night].", "2021-05-10",
        "2021-05-09TNI", dates: ["2021-05-10", "2021-05-09"]),
    // Open distances
    TimeCase(
        "2021-05-12", "The pact was signed in [2015]; [years later] it was broken.", "2015",
        "FUTURE_REF", dates: ["2015", "-"]),
    TimeCase(
        "2021-05-12", "They met on [1 May 2021] and signed [days later].", "2021-05-01",
        "2021-05-03/2021-05-06"),
    TimeCase("2021-05-12", "He will be tried in [a week's time].", "2021-05-19"),
    TimeCase("2021-05-12", "[Two years on], the camp is still there.", "P2Y", dates: ["-"]),
    // Lists and spans
    TimeCase("2021-05-12", "They met on [May 3 and 4].", "2021-05-03/2021-05-04"),
    TimeCase(
        "2021-05-12", "The budget of [2020/21] was cut.", "2020/2021",
        dates: ["2020-01-01/2021-12-31"]),
    TimeCase(
        "2021-05-12", "Exports rose in [Q1 2021].", "2021-Q1", dates: ["2021-01-01/2021-03-31"]),
    TimeCase(
        "2021-05-12", "A curfew runs from [9 p.m. to 5 a.m.] in the city.",
        "2021-05-12T21:00/2021-05-12T05:00", dates: ["2021-05-12"]),
    // Rates
    TimeCase("2021-05-12", "The base fires 100 shells [per day].", "P1D", dates: ["-"]),
    TimeCase(
        "2021-05-12", "Nurses work [twelve hours] [a day].", "PT12H", "P1D", dates: ["-", "-"]),
    // Names and the rest
    TimeCase("2021-05-12", "The Sunday Times and USA Today reported it."),
    TimeCase(
        "2021-05-12", "He hosted the talks in [mid-October last year].", "2020-10",
        dates: ["2020-10-11/2020-10-20"],
        modifiers: ["MID"]),
    TimeCase(
        "2021-05-12", "The offensive began in [the 21st century's] second decade.", "20",
        dates: ["20XX"]),
    TimeCase("2021-05-12", "The treaty lapsed on [the eve of New Year's Day].", "2020-12-31"),
    TimeCase("2021-05-12", "The guns fell silent on the eve of the vote."),
    TimeCase("2022-01-27", "The two agreed on a summit on [February 4].", "2022-02-04"),
    TimeCase(
        "2022-01-27", "Clashes broke out in [late February].", "2021-02",
        dates: ["2021-02-21/2021-02-28"], modifiers: ["END"]),
]
