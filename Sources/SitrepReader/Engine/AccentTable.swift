/// Accented small letters of the Latin, Greek and Cyrillic scripts with the letter that remains when
/// Unicode's canonical decomposition (NFD) has taken their marks away.
///
/// Source: the decomposition mappings of the Unicode Character Database, 15.0.
enum AccentTable {
    /// One base letter a line, a space, and the accented letters that fold to it.
    static let lines = """
        a àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ
        b ḃḅḇ
        c çćĉċčḉ
        d ďḋḍḏḑḓ
        e èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ
        f ḟ
        g ĝğġģǧǵḡ
        h ĥȟḣḥḧḩḫẖ
        i ìíîïĩīĭįǐȉȋḭḯỉị
        j ĵǰ
        k ķǩḱḳḵ
        l ĺļľḷḹḻḽ
        m ḿṁṃ
        n ñńņňǹṅṇṉṋ
        o òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ
        p ṕṗ
        r ŕŗřȑȓṙṛṝṟ
        s śŝşšșṡṣṥṧṩ
        t ţťțṫṭṯṱẗ
        u ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự
        v ṽṿ
        w ŵẁẃẅẇẉẘ
        x ẋẍ
        y ýÿŷȳẏẙỳỵỷỹ
        z źżžẑẓẕ
        æ ǣǽ
        ø ǿ
        ſ ẛ
        ʒ ǯ
        ʹ ʹ
        α ά
        ε έ
        η ή
        ι ΐίϊ
        ο ό
        υ ΰϋύ
        ω ώ
        ϒ ϓϔ
        а ӑӓ
        г ѓ
        е ѐёӗ
        ж ӂӝ
        з ӟ
        и йѝӣӥ
        к ќ
        о ӧ
        у ўӯӱӳ
        ч ӵ
        ы ӹ
        э ӭ
        і ї
        ѵ ѷ
        ә ӛ
        ө ӫ
        """
}
