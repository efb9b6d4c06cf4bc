/// English short names for actor keys, for output. Keys are ISO 3166-1 alpha-3 for states and
/// short upper-case names for the rest; a key without an entry stands for itself.
public enum PartyNames {
    /// The name a reader expects for a key: "USA" gives "United States".
    public static func display(_ key: String) -> String { table[key] ?? key }

    /// Whether the words are the name of a state or body, with or without article.
    package static func isName(_ words: String) -> Bool {
        var words = words.lowercased()
        if words.hasPrefix("the ") { words.removeFirst(4) }
        return names.contains(words)
    }

    private static let names: Set<String> = Set(
        table.values.map { $0.lowercased() } + table.keys.map { $0.lowercased() })

    /// Whether the key has a name of its own here.
    package static func knows(_ key: String) -> Bool { table[key] != nil }

    private static let table: [String: String] = {
        var table: [String: String] = [:]
        for entry in (states + "; " + bodies).split(separator: ";") {
            let fields = entry.split(separator: "=", maxSplits: 1)
            guard fields.count == 2 else { continue }
            let key = fields[0].filter { $0 != " " && $0 != "\n" }
            table[String(key)] = String(fields[1])
        }
        return table
    }()

    private static let states = """
        AFG=Afghanistan; ALB=Albania; DZA=Algeria; AND=Andorra; AGO=Angola; ATG=Antigua and Barbuda;
        ARG=Argentina; ARM=Armenia; AUS=Australia; AUT=Austria; AZE=Azerbaijan; BHS=Bahamas;
        BHR=Bahrain; BGD=Bangladesh; BRB=Barbados; BLR=Belarus; BEL=Belgium; BLZ=Belize; BEN=Benin;
        BTN=Bhutan; BOL=Bolivia; BIH=Bosnia and Herzegovina; BWA=Botswana; BRA=Brazil; BRN=Brunei;
        BGR=Bulgaria; BFA=Burkina Faso; BDI=Burundi; CPV=Cabo Verde; KHM=Cambodia; CMR=Cameroon;
        CAN=Canada; CAF=Central African Republic; TCD=Chad; CHL=Chile; CHN=China; COL=Colombia;
        COM=Comoros; COG=Congo; COD=DR Congo; CRI=Costa Rica; CIV=Côte d'Ivoire; HRV=Croatia;
        CUB=Cuba; CYP=Cyprus; CZE=Czechia; DNK=Denmark; DJI=Djibouti; DMA=Dominica;
        DOM=Dominican Republic; ECU=Ecuador; EGY=Egypt; SLV=El Salvador; GNQ=Equatorial Guinea;
        ERI=Eritrea; EST=Estonia; SWZ=Eswatini; ETH=Ethiopia; FJI=Fiji; FIN=Finland; FRA=France;
        GAB=Gabon; GMB=Gambia; GEO=Georgia; DEU=Germany; GHA=Ghana; GRC=Greece; GRL=Greenland;
        GRD=Grenada; GTM=Guatemala; GIN=Guinea; GNB=Guinea-Bissau; GUY=Guyana; HTI=Haiti;
        VAT=Holy See; HND=Honduras; HKG=Hong Kong; HUN=Hungary; ISL=Iceland; IND=India;
        IDN=Indonesia; IRN=Iran; IRQ=Iraq; IRL=Ireland; ISR=Israel; ITA=Italy; JAM=Jamaica;
        JPN=Japan; JOR=Jordan; KAZ=Kazakhstan; KEN=Kenya; KIR=Kiribati; PRK=North Korea;
        KOR=South Korea; XKX=Kosovo; KWT=Kuwait; KGZ=Kyrgyzstan; LAO=Laos; LVA=Latvia; LBN=Lebanon;
        LSO=Lesotho; LBR=Liberia; LBY=Libya; LIE=Liechtenstein; LTU=Lithuania; LUX=Luxembourg;
        MAC=Macao; MDG=Madagascar; MWI=Malawi; MYS=Malaysia; MDV=Maldives; MLI=Mali; MLT=Malta;
        MHL=Marshall Islands; MRT=Mauritania; MUS=Mauritius; MEX=Mexico; FSM=Micronesia;
        MDA=Moldova; MCO=Monaco; MNG=Mongolia; MNE=Montenegro; MAR=Morocco; MOZ=Mozambique;
        MMR=Myanmar; NAM=Namibia; NRU=Nauru; NPL=Nepal; NLD=Netherlands; NZL=New Zealand;
        NIC=Nicaragua; NER=Niger; NGA=Nigeria; MKD=North Macedonia; NOR=Norway; OMN=Oman;
        PAK=Pakistan; PLW=Palau; PSE=Palestine; PAN=Panama; PNG=Papua New Guinea; PRY=Paraguay;
        PER=Peru; PHL=Philippines; POL=Poland; PRT=Portugal; PRI=Puerto Rico; QAT=Qatar;
        ROU=Romania; RUS=Russia; RWA=Rwanda; KNA=Saint Kitts and Nevis; LCA=Saint Lucia;
        VCT=Saint Vincent and the Grenadines; WSM=Samoa; SMR=San Marino; STP=São Tomé and Príncipe;
        SAU=Saudi Arabia; SEN=Senegal; SRB=Serbia; SYC=Seychelles; SLE=Sierra Leone; SGP=Singapore;
        SVK=Slovakia; SVN=Slovenia; SLB=Solomon Islands; SOM=Somalia; ZAF=South Africa;
        SSD=South Sudan; ESP=Spain; LKA=Sri Lanka; SDN=Sudan; SUR=Suriname; SWE=Sweden;
        CHE=Switzerland; SYR=Syria; TWN=Taiwan; TJK=Tajikistan; TZA=Tanzania; THA=Thailand;
        TLS=Timor-Leste; TGO=Togo; TON=Tonga; TTO=Trinidad and Tobago; TUN=Tunisia; TUR=Turkey;
        TKM=Turkmenistan; TUV=Tuvalu; UGA=Uganda; SUN=Soviet Union; YUG=Yugoslavia; CSK=Czechoslovakia; DDR=East Germany; UKR=Ukraine; ARE=United Arab Emirates;
        GBR=United Kingdom; USA=United States; URY=Uruguay; UZB=Uzbekistan; VUT=Vanuatu;
        VEN=Venezuela; VNM=Vietnam; ESH=Western Sahara; YEM=Yemen; ZMB=Zambia; ZWE=Zimbabwe
        """

    private static let bodies = """
        UN=United Nations; EU=European Union; NATO=NATO; AU=African Union; ARABLEAGUE=Arab League;
        WHO=World Health Organization; ICJ=International Court of Justice;
        ICC=International Criminal Court; INTERPOL=Interpol; G7=G7; G20=G20; HOUTHI=Houthis;
        HEZBOLLAH=Hezbollah; HAMAS=Hamas; IS=Islamic State; TALIBAN=Taliban; ALQAEDA=al-Qaeda;
        SDF=Syrian Democratic Forces; PMF=Popular Mobilization Forces; OSCE=OSCE; IAEA=IAEA;
        IMF=International Monetary Fund; WORLDBANK=World Bank; ASEAN=ASEAN; ECOWAS=ECOWAS;
        CSTO=CSTO; OPEC=OPEC; REDCROSS=Red Cross; ICRC=Red Cross; GCC=Gulf Cooperation Council;
        WTO=World Trade Organization; UNHCR=UN refugee agency; UNICEF=UNICEF; PKK=PKK; YPG=YPG
        """
}
