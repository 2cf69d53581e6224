import IsnadModel

/// Reports made for these tests; everything in them is invented.
enum Reports {
    static let raid = """
        قال الناطق سالم الورداني إن مسلحين هاجموا سوق بلدة العين الزرقاء صباح الاثنين وقتلوا تسعة من الباعة قبل أن يفروا نحو الوادي القريب. \
        وأضاف أن قوة من حرس البلدة وصلت بعد ساعة وأغلقت الطرق المؤدية إلى المكان، وأن الجرحى نقلوا إلى مستوصف القرية المجاورة لقلة الأسرة. \
        وذكر أن أهل البلدة دفنوا قتلاهم عند الغروب وأن السوق سيبقى مغلقا ثلاثة أيام حدادا عليهم.
        """

    static let background = "وتشهد المنطقة منذ شهور هجمات متفرقة لم تعلن أي جهة مسؤوليتها عنها، بينما يطالب شيوخ القبائل بإقامة نقاط حراسة دائمة."

    static let other = """
        افتتح مجلس المدينة معرضا للكتب المستعملة في الحديقة العامة وحضره عشرات الطلاب ومعلموهم، وقال المنظمون إن المعرض يستمر أسبوعا \
        ويضم آلاف العناوين في الأدب والتاريخ والعلوم مع ركن صغير للأطفال.
        """

    /// The agency's report with its claim, told by a named teller.
    static func agency() -> CodedDocument {
        var maker = ReportMaker("wire-1", outlet: "وكالة السهل للأنباء", published: "2018-05-07", raid)
        maker.claim("killing", "وقتلوا", in: "قال الناطق سالم الورداني إن مسلحين هاجموا سوق بلدة العين الزرقاء صباح الاثنين وقتلوا تسعة من الباعة") {
            fill(&$1, $0, "تسعة", 9)
            $1.chain = AttributionChain([$0.who("سالم الورداني", .person)])
        }
        return maker.coded
    }

    /// A newspaper that prints it with a paragraph of its own; its reader found no teller.
    static func newspaper() -> CodedDocument {
        var maker = ReportMaker("daily-5", outlet: "صحيفة الضفة", published: "2018-05-08", raid + "\n" + background)
        maker.claim("killing", "وقتلوا", in: "قال الناطق سالم الورداني إن مسلحين هاجموا سوق بلدة العين الزرقاء صباح الاثنين وقتلوا تسعة من الباعة") {
            fill(&$1, $0, "تسعة", 9)
        }
        maker.claim("clash", "هجمات", in: background)
        return maker.coded
    }

    /// Another outlet with another figure, on an unnamed source's word.
    static func rival() -> CodedDocument {
        let text = "ذكر مصدر أمني أن خمسة عشر بائعا قتلوا في هجوم على سوق العين الزرقاء يوم الاثنين."
        var maker = ReportMaker("rival-3", outlet: "قناة الرابية", published: "2018-05-08", text)
        maker.claim("killing", "قتلوا", in: text) {
            fill(&$1, $0, "خمسة عشر", 15)
            $1.target = [$0.who("بائعا", .group, name: "الباعة")]
            $1.chain = AttributionChain([$0.who("مصدر أمني", .other)])
        }
        return maker.coded
    }

    /// A third that denies it.
    static func denial() -> CodedDocument {
        let text = "نفى شيخ البلدة حمدان الجرف مقتل أي بائع في سوق العين الزرقاء."
        var maker = ReportMaker("denial-2", outlet: "موقع الجسر", published: "2018-05-09", text)
        maker.claim("killing", "مقتل", in: text) {
            $1.place = [$0.who("العين الزرقاء", .place)]
            $1.modality = .denied
            $1.hedge = $0.evidence("نفى")
            $1.chain = AttributionChain([$0.who("حمدان الجرف", .person)])
        }
        return maker.coded
    }

    private static func fill(_ claim: inout Claim, _ maker: ReportMaker, _ words: String, _ number: Double) {
        claim.place = [maker.who("العين الزرقاء", .place)]
        claim.target = [maker.who("الباعة", .group)]
        claim.count = maker.figure(words, number, number)
        if let day = CivilDate(iso: "2018-05-07") {
            claim.time = TimeReference(start: day, end: day, text: "الاثنين", span: maker.evidence("الاثنين").span, precision: "day")
        }
    }

    static var all: [CodedDocument] { [agency(), newspaper(), rival(), denial()] }
}
