import SitrepModel

/// Short phrases for CAMEO codes, so that an event can be said in one line.
enum ActPhrases {
    /// The phrases of one code.
    struct Phrase {
        /// "telephoned", before the target.
        var past: String
        /// "telephone", before the target.
        var base: String
        /// Past without a target, where cutting the preposition does not do.
        var alone: String?
    }

    /// The phrase of the code, else of its nearest general form.
    static func phrase(_ code: String) -> Phrase {
        var code = code
        while !code.isEmpty {
            if let phrase = table[code] { return phrase }
            if let phrase = table[code + "0"] { return phrase }
            code.removeLast()
        }
        return Phrase(past: "acted towards", base: "act towards", alone: "acted")
    }

    /// What the act is called, without parties: "telephone", "impose sanctions on".
    static func label(_ code: String) -> String {
        trimmed(phrase(code).base.replacing(" *", with: ""))
    }

    /// The clause for the modality with its target, where there is one: "accused Norway of theft".
    static func clause(_ code: String, _ modality: Modality, target: String?) -> String {
        let phrase = phrase(code)
        func placed(_ words: String) -> String {
            guard let target else { return trimmed(words.replacing(" *", with: "")) }
            return words.contains("*") ? words.replacing("*", with: target) : words + " " + target
        }
        switch modality {
        case .actual:
            return target == nil ? phrase.alone ?? placed(phrase.past) : placed(phrase.past)
        case .future: return "to " + placed(phrase.base)
        case .hypothetical: return "may " + placed(phrase.base)
        case .negated: return "did not " + placed(phrase.base)
        }
    }

    /// Without a preposition left hanging.
    private static func trimmed(_ phrase: String) -> String {
        var words = phrase.split(separator: " ")
        while words.count > 1, let last = words.last, prepositions.contains(String(last)) {
            words.removeLast()
        }
        return words.joined(separator: " ")
    }

    private static let prepositions: Set<String> = [
        "to", "with", "of", "on", "against", "for", "from", "by", "towards", "about", "over",
        "into",
        "at", "in",
    ]

    private static let table: [String: Phrase] = {
        var table: [String: Phrase] = [:]
        for line in rows.split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "|").map {
                $0.split(separator: " ").joined(separator: " ")
            }
            guard fields.count >= 3 else { continue }
            table[fields[0]] = Phrase(
                past: fields[1], base: fields[2], alone: fields.count > 3 ? fields[3] : nil)
        }
        return table
    }()

    // code | past | base | past without target; * stands for the target, else it follows.
    private static let rows = """
        010 | made a statement to | make a statement to | made a statement
        011 | declined to comment to | decline to comment to | declined to comment
        012 | spoke with concern to | speak with concern to | spoke with concern
        013 | spoke with optimism of | speak with optimism of | spoke with optimism
        014 | considered a step towards | consider a step towards | considered a step
        015 | owned to a deed against | own to a deed against | owned to a deed
        016 | denied a deed against | deny a deed against | denied a deed
        017 | made a gesture towards | make a gesture towards | made a gesture
        018 | expressed sympathy with | express sympathy with
        019 | agreed in words with | agree in words with
        020 | appealed to | appeal to
        021 | asked for cooperation of | ask for cooperation of | asked for cooperation
        0211 | asked for economic cooperation of | ask for economic cooperation of
        0212 | asked for military cooperation of | ask for military cooperation of
        022 | asked for support of | ask for support of | asked for support
        023 | asked for aid from | ask for aid from
        0231 | asked for economic aid from | ask for economic aid from
        0232 | asked for military aid from | ask for military aid from
        0233 | asked for humanitarian aid from | ask for humanitarian aid from
        0234 | asked for protection from | ask for protection from
        024 | called for political reform in | call for political reform in
        0241 | called for a change of leaders in | call for a change of leaders in
        0242 | called for a change of policy by | call for a change of policy by
        0243 | called for rights in | call for rights in
        025 | called for concessions by | call for concessions by
        0251 | called for an easing of restrictions by | call for an easing of restrictions by
        0253 | called for a release by | call for a release by
        0254 | called for an end of sanctions by | call for an end of sanctions by
        0255 | called for access from | call for access from
        0256 | called for de-escalation by | call for de-escalation by
        026 | called for talks with | call for talks with
        027 | urged a settlement on | urge a settlement on | urged a settlement
        028 | urged mediation on | urge mediation on | urged mediation
        030 | offered to cooperate with | offer to cooperate with
        031 | offered material cooperation to | offer material cooperation to
        0312 | offered military cooperation to | offer military cooperation to
        032 | offered diplomatic support to | offer diplomatic support to
        033 | promised aid to | promise aid to
        0331 | promised economic aid to | promise economic aid to
        0332 | promised military aid to | promise military aid to
        0333 | promised humanitarian aid to | promise humanitarian aid to
        0334 | promised protection to | promise protection to
        034 | promised reform to | promise reform to
        035 | offered to yield to | offer to yield to
        036 | agreed to talk with | agree to talk with
        037 | offered to settle with | offer to settle with
        038 | agreed to mediation with | agree to mediation with
        039 | offered to mediate with | offer to mediate with
        040 | talked with | talk with
        041 | telephoned | telephone | held a telephone call
        042 | visited | visit | made a visit
        043 | received | receive | received a visitor
        044 | met | meet | met
        045 | mediated with | mediate with
        046 | negotiated with | negotiate with
        050 | backed | back | voiced support
        051 | supported in words | support in words | voiced support
        052 | defended | defend | made a defence
        053 | rallied support for | rally support for
        054 | recognised | recognise
        055 | apologised to | apologise to
        056 | forgave | forgive
        057 | signed an agreement with | sign an agreement with
        060 | cooperated with | cooperate with
        061 | traded with | trade with
        062 | cooperated militarily with | cooperate militarily with
        063 | cooperated in justice with | cooperate in justice with
        064 | shared intelligence with | share intelligence with
        070 | aided | aid | gave aid
        071 | gave economic aid to | give economic aid to
        072 | gave military aid to | give military aid to
        073 | gave humanitarian aid to | give humanitarian aid to
        074 | sent protection or peacekeepers to | send protection or peacekeepers to
        075 | granted asylum to | grant asylum to
        080 | yielded to | yield to
        081 | eased restrictions on | ease restrictions on
        0811 | eased restrictions on politics for | ease restrictions on politics for
        0814 | ended a curfew for | end a curfew for
        082 | eased repression of | ease repression of
        083 | gave way to | give way to
        0831 | gave way on leadership to | give way on leadership to
        084 | returned or released to | return or release to | made a release
        0841 | released persons to | release persons to
        0842 | returned property to | return property to
        085 | eased sanctions on | ease sanctions on
        086 | let in | let in
        087 | de-escalated with | de-escalate with
        0871 | ceased fire with | cease fire with
        0872 | eased a blockade of | ease a blockade of
        0873 | demobilised towards | demobilise towards | demobilised
        0874 | withdrew forces from | withdraw forces from
        090 | investigated | investigate
        091 | investigated crime by | investigate crime by
        092 | investigated abuses by | investigate abuses by
        093 | investigated military action by | investigate military action by
        094 | investigated war crimes by | investigate war crimes by
        100 | demanded of | demand of | made a demand
        101 | demanded cooperation of | demand cooperation of
        102 | demanded support of | demand support of
        103 | demanded aid of | demand aid of
        104 | demanded political reform of | demand political reform of
        105 | demanded concessions of | demand concessions of
        1056 | demanded de-escalation of | demand de-escalation of
        106 | demanded talks with | demand talks with
        107 | demanded a settlement with | demand a settlement with
        108 | demanded mediation from | demand mediation from
        110 | criticised | criticise | voiced criticism
        111 | condemned | condemn | voiced condemnation
        112 | accused | accuse | made accusations
        1121 | accused * of crime | accuse * of crime | made accusations of crime
        1122 | accused * of abuses | accuse * of abuses | made accusations of abuses
        1123 | accused * of aggression | accuse * of aggression | made accusations of aggression
        1124 | accused * of war crimes | accuse * of war crimes | made accusations of war crimes
        1125 | accused * of espionage | accuse * of espionage | made accusations of espionage
        113 | rallied opposition to | rally opposition to
        114 | complained officially to | complain officially to
        115 | sued | sue | went to court
        116 | found * guilty | find * guilty | gave a verdict of guilt
        120 | turned down | turn down | refused
        121 | refused cooperation to | refuse cooperation to
        1211 | refused economic cooperation to | refuse economic cooperation to
        1212 | refused military cooperation to | refuse military cooperation to
        122 | refused aid to | refuse aid to
        1221 | refused economic aid to | refuse economic aid to
        1222 | refused military aid to | refuse military aid to
        1223 | refused humanitarian aid to | refuse humanitarian aid to
        123 | refused reform to | refuse reform to
        124 | refused to yield to | refuse to yield to
        125 | refused talks with | refuse talks with
        126 | refused mediation from | refuse mediation from
        127 | refused a settlement with | refuse a settlement with
        128 | defied | defy | defied norms
        129 | vetoed against | veto against | vetoed
        130 | threatened | threaten | made a threat
        131 | threatened non-military steps against | threaten non-military steps against
        1311 | threatened to cut aid to | threaten to cut aid to
        1312 | threatened sanctions on | threaten sanctions on
        1313 | threatened to break relations with | threaten to break relations with
        132 | threatened restrictions on | threaten restrictions on
        133 | threatened protest against | threaten protest against
        134 | threatened to end talks with | threaten to end talks with
        138 | threatened force against | threaten force against
        1381 | threatened a blockade of | threaten a blockade of
        1382 | threatened occupation of | threaten occupation of
        1383 | threatened a strike on | threaten a strike on
        1384 | threatened an attack on | threaten an attack on
        1385 | threatened mass violence against | threaten mass violence against
        139 | gave an ultimatum to | give an ultimatum to
        140 | protested against | protest against
        141 | demonstrated against | demonstrate against
        142 | went on hunger strike against | go on hunger strike against
        143 | struck or boycotted against | strike or boycott against
        144 | blocked passage against | block passage against
        145 | rioted against | riot against
        150 | showed force towards | show force towards | showed force
        151 | raised police alert towards | raise police alert towards | raised police alert
        152 | raised military alert towards | raise military alert towards | raised military alert
        153 | mobilised police towards | mobilise police towards | mobilised police
        154 | massed or moved forces towards | mass or move forces towards | massed or moved forces
        155 | showed cyber force towards | show cyber force towards
        160 | reduced relations with | reduce relations with
        161 | cut or lowered ties with | cut or lower ties with
        162 | cut aid to | cut aid to
        1621 | cut economic aid to | cut economic aid to
        1622 | cut military aid to | cut military aid to
        1623 | cut humanitarian aid to | cut humanitarian aid to
        163 | imposed sanctions on | impose sanctions on
        164 | halted talks with | halt talks with
        165 | halted mediation with | halt mediation with
        166 | expelled people of | expel people of | made expulsions
        1661 | expelled peacekeepers of | expel peacekeepers of
        1662 | expelled inspectors of | expel inspectors of
        1663 | expelled aid agencies of | expel aid agencies of
        170 | coerced | coerce | used coercion
        171 | seized or damaged property of | seize or damage property of
        1711 | seized property of | seize property of
        1712 | destroyed property of | destroy property of
        172 | imposed restrictions on | impose restrictions on
        1721 | restricted politics of | restrict politics of
        1722 | banned a party or politicians of | ban a party or politicians of
        1723 | imposed a curfew on | impose a curfew on
        1724 | imposed emergency rule on | impose emergency rule on
        173 | arrested or detained | arrest or detain | made arrests
        174 | expelled or deported | expel or deport | made deportations
        175 | used force on crowds in | use force on crowds in | used force on crowds
        176 | attacked * by cyber means | attack * by cyber means | made a cyber attack
        180 | assaulted | assault | used unconventional violence
        181 | abducted or took hostage | abduct or take hostage | took hostages
        182 | assaulted | assault | made a bodily assault
        183 | bombed | bomb | set off a bomb
        1831 | carried out a suicide attack on | carry out a suicide attack on
        1833 | bombed by the roadside | bomb by the roadside
        184 | used * as a human shield | use * as a human shield | used human shields
        185 | tried to assassinate | try to assassinate | tried an assassination
        186 | assassinated | assassinate | carried out an assassination
        190 | fought | fight | used military force
        191 | blockaded | blockade | imposed a blockade
        192 | occupied or invaded | occupy or invade | occupied territory
        193 | fought with small arms against | fight with small arms against
        194 | fought with artillery or tanks against | fight with artillery or tanks against
        195 | struck from the air at | strike from the air at | struck from the air
        1951 | struck with guided weapons at | strike with guided weapons at
        1952 | struck with drones at | strike with drones at
        196 | broke a ceasefire with | break a ceasefire with
        200 | committed mass violence against | commit mass violence against
        201 | drove * out en masse | drive * out en masse | drove people out en masse
        202 | massacred | massacre | committed a massacre
        203 | cleansed ethnically | cleanse ethnically
        204 | used weapons of mass destruction on | use weapons of mass destruction on
        """
}
