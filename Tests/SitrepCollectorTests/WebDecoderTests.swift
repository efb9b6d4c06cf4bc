import SitrepModel
import Testing

@testable import SitrepCollector

/// Own sentences in the encodings of web pages; the bytes were written by Python's codecs.
@Suite struct WebDecoderTests {
    static let decoder = WebDecoder(languages: LanguageIdentifier())

    struct Sample: Sendable, CustomTestStringConvertible {
        var label: String
        var hex: String
        var text: String
        var bytes: [UInt8] {
            let digits = Array(hex)
            return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
                UInt8(String(digits[$0...($0 + 1)]), radix: 16)
            }
        }
        var testDescription: String { label }
    }

    /// Encodings that their content alone does not tell well enough.
    static let declared: [Sample] = [
        Sample(
            label: "koi8-u",
            hex: "eda6cea6d3d4d220dac1d1d7c9d72c20ddcf20d0cfd3ccc1cec3a620cfc2cfc820d3d4cf"
                + "d2a6ce20dad5d3d4d2a6ced5d4d8d3d120d520d3d4cfccc9c3a62e",
            text: "Міністр заявив, що посланці обох сторін зустрінуться у столиці."),
        Sample(
            label: "iso-8859-13",
            hex: "4d696e697374726173207061726569f06beb2c206b616420f0616c69f82070617369756e"
                + "74696e696169207375736974696b732070656e6b74616469656ee120736f7374696eeb6a"
                + "652e",
            text: "Ministras pareiškė, kad šalių pasiuntiniai susitiks penktadienį sostinėje."),
    ]

    /// Encodings that their content tells, too.
    static let guessable: [Sample] = [
        Sample(
            label: "shift_jis",
            hex: "91e5906282cd8be0976a93fa82c98ef1937382c589ef926b82b782e982c68f7182d782bd"
                + "81428d918bab82cd8a4a82a282c482a282e98142",
            text: "大臣は金曜日に首都で会談すると述べた。国境は開いている。"),
        Sample(
            label: "euc-jp",
            hex: "c2e7bfc3a4cfb6e2cdcbc6fca4cbbcf3c5d4a4c7b2f1c3cca4b9a4eba4c8bdd2a4d9a4bf"
                + "a1a3b9f1b6ada4cfb3aba4a4a4c6a4a4a4eba1a3",
            text: "大臣は金曜日に首都で会談すると述べた。国境は開いている。"),
        Sample(
            label: "iso-2022-jp",
            hex: "1b244242673f43244f36624d4b467c244b3c73455424473271434c2439246b24483d5224"
                + "59243f21233971362d244f332b242424462424246b21231b2842",
            text: "大臣は金曜日に首都で会談すると述べた。国境は開いている。"),
        Sample(
            label: "gb2312",
            hex: "b2bfb3a4b1edcabea3accbabb7bdb5c4ccd8cab9bdabd3dad0c7c6dacee5d4dacad7b6bc"
                + "bbe1c3e6a3acccd6c2dbb1dfbeb3cecacce2a1a3",
            text: "部长表示，双方的特使将于星期五在首都会面，讨论边境问题。"),
        Sample(
            label: "gb18030",
            hex: "b2bfb3a4b1edcabea3accbabb7bdb5c4ccd8cab9bdabd3dad0c7c6dacee5d4dacad7b6bc"
                + "bbe1c3e6a3acccd6c2dbb1dfbeb3cecacce2a1a3",
            text: "部长表示，双方的特使将于星期五在首都会面，讨论边境问题。"),
        Sample(
            label: "big5",
            hex: "b3a1aaf8aaeda5dca141c2f9a4e8aabaaf53a8cfb14ea9f3ac50b4c1a4ada662adbab3a3"
                + "b77cadb1a141b051bdd7c3e4b9d2b0ddc344a143",
            text: "部長表示，雙方的特使將於星期五在首都會面，討論邊境問題。"),
        Sample(
            label: "euc-kr",
            hex: "c0e5b0fcc0ba20bee7c3f820c6afbbe7b0a120b1ddbfe4c0cf20bcf6b5b5bfa1bcad20b8"
                + "b8b3af20b0cdc0ccb6f3b0ed20b8bbc7dfb4d92e",
            text: "장관은 양측 특사가 금요일 수도에서 만날 것이라고 말했다."),
        Sample(
            label: "windows-1251",
            hex: "cce8ede8f1f2f020e7e0ffe2e8eb2c20f7f2ee20efeef1ebe0edede8eae820eee1e5e8f5"
                + "20f1f2eef0eeed20e2f1f2f0e5f2fff2f1ff20e220effff2ede8f6f320e220f1f2eeebe8"
                + "f6e52e",
            text: "Министр заявил, что посланники обеих сторон встретятся в пятницу в столице."),
        Sample(
            label: "koi8-r",
            hex: "edc9cec9d3d4d220dac1d1d7c9cc2c20ded4cf20d0cfd3ccc1cecec9cbc920cfc2c5c9c8"
                + "20d3d4cfd2cfce20d7d3d4d2c5d4d1d4d3d120d720d0d1d4cec9c3d520d720d3d4cfccc9"
                + "c3c52e",
            text: "Министр заявил, что посланники обеих сторон встретятся в пятницу в столице."),
        Sample(
            label: "iso-8859-5",
            hex: "bcd8ddd8e1e2e020d7d0efd2d8db2c20e7e2de20dfdee1dbd0ddddd8dad820ded1d5d8e5"
                + "20e1e2dee0dedd20d2e1e2e0d5e2efe2e1ef20d220dfefe2ddd8e6e320d220e1e2dedbd8"
                + "e6d52e",
            text: "Министр заявил, что посланники обеих сторон встретятся в пятницу в столице."),
        Sample(
            label: "ibm866",
            hex: "8ca8ada8e1e2e020a7a0efa2a8ab2c20e7e2ae20afaee1aba0adada8aaa820aea1a5a8e5"
                + "20e1e2aee0aead20a2e1e2e0a5e2efe2e1ef20a220afefe2ada8e6e320a220e1e2aeaba8"
                + "e6a52e",
            text: "Министр заявил, что посланники обеих сторон встретятся в пятницу в столице."),
        Sample(
            label: "windows-1250",
            hex: "4d696e697374657220706f776965647a6961b32c20bf6520777973b3616e6e696379206f"
                + "6275207374726f6e2073706f746b616ab9207369ea2077207069b974656b2e",
            text: "Minister powiedział, że wysłannicy obu stron spotkają się w piątek."),
        Sample(
            label: "iso-8859-2",
            hex: "4d696e6973747220f8656b6c2c20be65207365207679736c616e6369206f626f75207374"
                + "72616e2073656a646f7520762070e174656b207620686c61766eed6d206dec7374ec2e",
            text: "Ministr řekl, že se vyslanci obou stran sejdou v pátek v hlavním městě."),
        Sample(
            label: "windows-1254",
            hex: "42616b616e2c20696b69207461726166fd6e2074656d73696c63696c6572696e696e2063"
                + "756d612067fc6efc206261fe6b656e7474652067f672fcfe656365f0696e692073f6796c"
                + "6564692e",
            text: "Bakan, iki tarafın temsilcilerinin cuma günü başkentte görüşeceğini söyledi."),
        Sample(
            label: "windows-1253",
            hex: "cf20f5f0eff5f1e3fcf220e5dff0e520fcf4e920efe920e1f0e5f3f4e1ebecddedefe920"
                + "e8e120f3f5ede1edf4e7e8effded20f4e7ed20d0e1f1e1f3eae5f5de2e",
            text: "Ο υπουργός είπε ότι οι απεσταλμένοι θα συναντηθούν την Παρασκευή."),
        Sample(
            label: "windows-1255",
            hex: "e4f9f820e0eef820ebe920e4f9ece9e7e9ed20f9ec20f9f0e920e4f6e3e3e9ed20e9e9f4"
                + "e2f9e520e1e9e5ed20f9e9f9e920e1e1e9f8e42e",
            text: "השר אמר כי השליחים של שני הצדדים ייפגשו ביום שישי בבירה."),
        Sample(
            label: "windows-1256",
            hex: "dec7e120c7e1e6d2edd120c5e420c7e1e3c8dae6cbede420e3e420c7e1ccc7e4c8ede420"
                + "d3edcccae3dae6e420ede6e320c7e1cce3dac920dded20c7e1dac7d5e3c92e",
            text: "قال الوزير إن المبعوثين من الجانبين سيجتمعون يوم الجمعة في العاصمة."),
        Sample(
            label: "tis-620",
            hex: "c3d1b0c1b9b5c3d5a1c5e8d2c7c7e8d2b7d9b5a2cda7b7d1e9a7cacda7bde8d2c2a8d0be"
                + "baa1d1b9e3b9c7d1b9c8d8a1c3ec",
            text: "รัฐมนตรีกล่าวว่าทูตของทั้งสองฝ่ายจะพบกันในวันศุกร์"),
        Sample(
            label: "latin1",
            hex: "4c65206d696e697374726520612064e9636c6172e920717565206c657320656e766f79e9"
                + "732073652072e9756e69726169656e7420e0206c92e974e92e",
            text: "Le ministre a déclaré que les envoyés se réuniraient à l’été."),
        Sample(
            label: "us-ascii",
            hex: "446572204d696e69737465722073616774652c2064617373207369636820646965204765"
                + "73616e6474656e2066fc72204765737072e4636865207472656666656e2e",
            text: "Der Minister sagte, dass sich die Gesandten für Gespräche treffen."),
    ]

    static func page(_ sample: Sample, head: String = "") -> [UInt8] {
        Array("<html><head>\(head)</head><body><p class=x>".utf8) + sample.bytes
            + Array("</p></body></html>".utf8)
    }

    static func paragraph(_ text: WebText) -> String {
        let page = String(decoding: text.bytes, as: UTF8.self)
        return String(page.split(separator: "<p class=x>").last?.split(separator: "<").first ?? "")
    }

    @Test(arguments: declared + guessable) func readsWhatTheHeaderSays(_ sample: Sample) {
        let text = Self.decoder.decode(
            Self.page(sample), mediaType: "text/html; Charset=\"\(sample.label.uppercased())\"")
        #expect(Self.paragraph(text) == sample.text)
        #expect(text.source == .header)
        #expect(text.repairs == 0)
    }

    @Test(
        arguments: declared + guessable,
        [
            "<!-- <meta charset=utf-8> --><meta charset=@>",
            "<META Http-Equiv='Content-Type' content='text/html;charset=@'/>",
            "<title>x</title><meta name=a content=b><meta charset = '@' >",
        ]) func readsWhatThePageSays(_ sample: Sample, _ head: String)
    {
        let head = head.split(separator: "@", omittingEmptySubsequences: false)
            .joined(separator: sample.label)
        let text = Self.decoder.decode(Self.page(sample, head: head), mediaType: "text/html")
        #expect(Self.paragraph(text) == sample.text)
        #expect(text.source == .markup)
    }

    @Test(arguments: guessable) func tellsByContent(_ sample: Sample) {
        let text = Self.decoder.decode(Self.page(sample), mediaType: nil)
        #expect(Self.paragraph(text) == sample.text)
        #expect(text.source == .content)
    }

    @Test func theContentOverrulesAWrongDeclaration() {
        let page = Array("<meta charset=iso-8859-1><p class=x>Élysée – Kyïv</p>".utf8)
        let text = Self.decoder.decode(page, mediaType: "text/html; charset=windows-1252")
        #expect(Self.paragraph(text) == "Élysée – Kyïv")
        #expect(text.encoding == .utf8)
        #expect(text.source == .content)
    }

    @Test(arguments: guessable) func textThatIsNotUTF8AsDeclaredIsTold(_ sample: Sample) {
        let text = Self.decoder.decode(
            Self.page(sample, head: "<meta charset=utf-8>"), mediaType: "text/html; charset=utf-8")
        #expect(Self.paragraph(text) == sample.text)
    }

    @Test(arguments: [
        ([0xEF, 0xBB, 0xBF] + Array("Élysée".utf8), "UTF-8"),
        (DecodingTests.utf16("Élysée", big: false, mark: true), "UTF-16LE"),
        (DecodingTests.utf16("Élysée", big: true, mark: true), "UTF-16BE"),
    ]) func theMarkDecides(_ bytes: [UInt8], _ name: String) {
        let text = Self.decoder.decode(bytes, mediaType: "text/html; charset=koi8-r")
        #expect(String(decoding: text.bytes, as: UTF8.self) == "Élysée")
        #expect(text.encoding.name == name)
        #expect(text.source == .mark)
    }

    @Test func countsRepairs() {
        let damaged = Array("Élysée, café, Kyïv, déjà ".utf8) + [0xC3, 0x28, 0xFF]
        let text = Self.decoder.decode(damaged, mediaType: "text/html; charset=utf-8")
        #expect(String(decoding: text.bytes, as: UTF8.self).hasSuffix("déjà \u{FFFD}(\u{FFFD}"))
        #expect(text.repairs == 2)
        #expect(text.firstRepair == damaged.count - 3)
        let cut = WebDecoderTests.guessable[0].bytes + [0x83]
        let japanese = Self.decoder.decode(cut, mediaType: "text/html; charset=shift_jis")
        #expect(japanese.repairs == 1)
        #expect(japanese.firstRepair == cut.count - 1)
    }

    @Test(arguments: 0..<200) func neverFailsOnAnyBytes(_ seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        var bytes: [UInt8] = []
        for _ in 0..<(seed * 7 % 400) {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            bytes.append(UInt8(truncatingIfNeeded: state >> 56))
        }
        let labels = Self.guessable.map(\.label)
        let text = Self.decoder.decode(
            bytes, mediaType: "text/html; charset=\(labels[seed % labels.count])")
        #expect(String(validating: text.bytes, as: UTF8.self) != nil)
        #expect((text.firstRepair == nil) == (text.repairs == 0))
    }
}
