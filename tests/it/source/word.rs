//! Word files: what stands in the XML, and what a reader of Word sees.

use super::packed::Word;

/// A paragraph of `text` with `properties`.
fn p(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn body(body: &str, want: &[&str]) {
    Word { body, ..Word::default() }.check(want);
}

#[test]
fn runs_make_paragraphs() {
    let cases = [
        ("<w:p><w:r><w:t>Kế </w:t></w:r><w:r><w:t>hoạch</w:t></w:r></w:p>", "Kế hoạch"),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "a\tb/c"),
        ("<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r></w:p>", "a"),
        (
            "<w:p><w:r><w:t>21/KH</w:t><w:noBreakHyphen/><w:t>UB</w:t><w:softHyphen/><w:t>ND</w:t></w:r></w:p>",
            "21/KH-UBND",
        ),
        ("<w:p><w:r><w:t>a &amp; b &lt;c&gt; &#273;</w:t></w:r></w:p>", "a & b <c> đ"),
        ("<w:p><w:hyperlink r:id='x'><w:r><w:t>vanban.vn</w:t></w:r></w:hyperlink></w:p>", "vanban.vn"),
        (
            "<w:p><w:smartTag><w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent><w:r><w:t>trong</w:t></w:r></w:sdtContent></w:sdt></w:smartTag></w:p>",
            "trong",
        ),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>khối</w:t></w:r></w:p></w:sdtContent></w:sdt>", "khối"),
        (
            "<w:p><w:r><w:t>x</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>y</w:t></w:r></w:p>",
            "xy",
        ),
        ("<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>kế hoạch</w:t></w:r></w:p>", "KẾ HOẠCH"),
        (
            "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FC'/><w:t> đạt </w:t><w:sym w:font='Symbol' w:char='B3'/></w:r></w:p>",
            "✓ đạt ≥",
        ),
        ("<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>", "x=1"),
        ("<x:p xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'><x:r><x:t>chặt</x:t></x:r></x:p>", "chặt"),
    ];
    for (xml, want) in cases {
        body(xml, &[want]);
    }
}

#[test]
fn revisions_are_shown_as_accepted() {
    body(
        "<w:p><w:r><w:t>Số </w:t></w:r><w:ins><w:r><w:t>12</w:t></w:r></w:ins><w:del><w:r><w:delText>21</w:delText><w:t>22</w:t></w:r></w:del></w:p>\
         <w:p><w:moveFrom><w:r><w:t>cũ</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>mới</w:t></w:r></w:moveTo></w:p>",
        &["Số 12/mới"],
    );
    // The mark of the first paragraph is deleted, so that both are one; an empty one goes altogether.
    let gone = "<w:rPr><w:del w:id='1'/></w:rPr>";
    body(&(p(gone, "Nghị định ") + &p("", "số 5")), &["Nghị định số 5"]);
    body(
        &(p("", "a")
            + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
            + &p("", "b")),
        &["a/b"],
    );
    body(
        "<w:p><w:pPr><w:pPrChange><w:pPr><w:pageBreakBefore/></w:pPr></w:pPrChange></w:pPr><w:r><w:t>a</w:t></w:r></w:p>",
        &["a"],
    );
}

#[test]
fn fields_show_their_result() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let (begin, separate, end) = (mark("begin"), mark("separate"), mark("end"));
    let inner = format!("{begin}<w:r><w:instrText>PAGE</w:instrText></w:r>{separate}{}{end}", run("7"));
    body(&format!("<w:p>{inner}</w:p>"), &["7"]);
    body(
        &format!("<w:p>{begin}{}{inner}{separate}{}{end}{}</w:p>", run("IF"), run("đúng"), run(" hết")),
        &["đúng hết"],
    );
    body(&format!("<w:p><w:fldSimple w:instr='DATE'>{}</w:fldSimple></w:p>", run("ngày 5")), &["ngày 5"]);
    // A field that is never closed hides its own paragraph and no more.
    body(&format!("<w:p>{}{begin}{}</w:p><w:p>{}</w:p>", run("a"), run("PAGE"), run("b")), &["a/b"]);
}

#[test]
fn a_text_box_is_read_once_and_behind_its_paragraph() {
    let text = |words: &str| format!("<w:txbxContent>{}</w:txbxContent>", p("", words));
    body(
        &format!(
            "<w:p><w:r><w:t>Sở </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Nội vụ</w:t></w:r></w:p>",
            text("DỰ THẢO"),
            text("DỰ THẢO")
        ),
        &["Sở Nội vụ/DỰ THẢO"],
    );
}

#[test]
fn tables_read_as_in_a_pdf() {
    let cell = |inner: &str| format!("<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{inner}</w:tc>");
    let row = |cells: &str| format!("<w:tr>{cells}</w:tr>");
    let letterhead = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(&(cell(&(p("", "ỦY BAN NHÂN DÂN") + &p("", "TỈNH LÀO CAI"))) + &cell(&p("", "CỘNG HÒA XÃ HỘI")))),
        row(&(cell(&p("", "Số: 5/KH-UBND")) + &cell("<w:p/>") + &cell(&p("", "Lào Cai, ngày 2 tháng 3 năm 2026")))),
    );
    body(
        &(letterhead + &p("", "KẾ HOẠCH")),
        &["ỦY BAN NHÂN DÂN/TỈNH LÀO CAI/CỘNG HÒA XÃ HỘI/Số: 5/KH-UBND\tLào Cai, ngày 2 tháng 3 năm 2026/KẾ HOẠCH"],
    );
    let inner = format!("<w:tbl>{}</w:tbl><w:p/>", row(&(cell(&p("", "1")) + &cell(&p("", "2")))));
    body(&format!("<w:tbl>{}</w:tbl>", row(&(cell(&p("", "TT")) + &cell(&inner)))), &["TT\t1\t2"]);
    // What Word covers by the cell above has no number of its own.
    let covered =
        "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:p></w:tc>";
    Word {
        body: &format!("<w:tbl>{}</w:tbl>", row(&(covered.to_owned() + &cell(&p("", "b"))))),
        numbering: &list(1, &[("decimal", "%1.")]),
        ..Word::default()
    }
    .check(&["b"]);
}

#[test]
fn pages_are_those_that_word_recorded() {
    let soft = "<w:r><w:lastRenderedPageBreak/></w:r>";
    let hard = "<w:r><w:br w:type='page'/></w:r>";
    body(&format!("<w:p><w:r><w:t>một</w:t></w:r>{soft}<w:r><w:t>hai</w:t></w:r></w:p>"), &["một", "hai"]);
    body(&format!("{}<w:p>{hard}</w:p><w:p>{soft}<w:r><w:t>b</w:t></w:r></w:p>", p("", "a")), &["a", "b"]);
    body(&(p("", "a") + &p("<w:pageBreakBefore/>", "b")), &["a", "b"]);
    let section = |kind: &str| format!("<w:sectPr><w:type w:val='{kind}'/></w:sectPr>");
    // A section says at its end how it began.
    body(
        &(p(&section("continuous"), "a") + &p(&section("continuous"), "b") + &p("", "c") + &section("nextPage")),
        &["a/b", "c"],
    );
}

#[test]
fn footnotes_stand_behind_the_text() {
    let footnotes = format!("<w:footnote w:id='2'>{}</w:footnote>", p("", "Sửa đổi bởi Luật số 5"));
    let text = "<w:p><w:r><w:t>Điều này</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:t> có hiệu lực.</w:t></w:r></w:p>";
    Word { body: &(text.to_owned() + &p("", "hết")), footnotes: &footnotes, ..Word::default() }
        .check(&["Điều này có hiệu lực./hết/[1] Sửa đổi bởi Luật số 5"]);
}

/// A list `id` whose levels count and read so.
fn list(id: u32, levels: &[(&str, &str)]) -> String {
    let level = |(at, (count, text)): (usize, &(&str, &str))| {
        format!(
            "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{count}'/><w:lvlText w:val='{text}'/></w:lvl>"
        )
    };
    let levels: String = levels.iter().enumerate().map(level).collect();
    format!(
        "<w:abstractNum w:abstractNumId='{id}'>{levels}</w:abstractNum><w:num w:numId='{id}'><w:abstractNumId w:val='{id}'/></w:num>"
    )
}

/// Paragraphs of the lists and levels `items`, each with its text.
fn items(items: &[(u32, u32, &str)]) -> String {
    let item = |(num, level, text): &(u32, u32, &str)| {
        p(&format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{num}'/></w:numPr>"), text)
    };
    items.iter().map(item).collect()
}

#[test]
fn automatic_numbers_are_written() {
    let legal =
        list(1, &[("decimal", "Điều %1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("decimal", "%1.%2.%4")]);
    let text = items(&[
        (1, 0, "A"),
        (1, 1, "x"),
        (1, 1, "y"),
        (1, 2, "z"),
        (1, 2, "t"),
        (1, 0, "B"),
        (1, 1, "u"),
        (1, 3, "v"),
    ]);
    Word { body: &text, numbering: &legal, ..Word::default() }
        .check(&["Điều 1. A/1. x/2. y/a) z/b) t/Điều 2. B/1. u/2.1.1 v"]);
}

#[test]
fn lists_count_as_word_counts() {
    let base = list(1, &[("upperRoman", "%1."), ("decimal", "%1.%2.")]);
    // Two numbers of one list count on; one with a start of its own begins again, once.
    let more = "<w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>\
        <w:num w:numId='3'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>";
    Word {
        body: &items(&[(1, 0, "a"), (2, 0, "b"), (3, 0, "c"), (3, 0, "d"), (1, 0, "e")]),
        numbering: &(base.clone() + more),
        ..Word::default()
    }
    .check(&["I. a/II. b/V. c/VI. d/VII. e"]);
    let legal = base.replace("<w:lvlText w:val='%1.%2.'/>", "<w:isLgl/><w:lvlText w:val='%1.%2.'/>");
    Word { body: &items(&[(1, 0, "a"), (1, 1, "b")]), numbering: &legal, ..Word::default() }.check(&["I. a/1.1. b"]);
    let lasting = base.replace("<w:lvlText w:val='%1.%2.'/>", "<w:lvlRestart w:val='0'/><w:lvlText w:val='%2.'/>");
    Word {
        body: &items(&[(1, 0, "a"), (1, 1, "b"), (1, 0, "c"), (1, 1, "d")]),
        numbering: &lasting,
        ..Word::default()
    }
    .check(&["I. a/1. b/II. c/2. d"]);
    let joined = base.replace("<w:lvlText w:val='%1.'/>", "<w:suff w:val='nothing'/><w:lvlText w:val='%1-'/>");
    Word { body: &items(&[(1, 0, "a")]), numbering: &joined, ..Word::default() }.check(&["I-a"]);
    let signs = list(1, &[("bullet", "\u{F0B7}"), ("bullet", "-"), ("none", "")]);
    Word {
        body: &items(&[(1, 0, "a"), (1, 1, "b"), (1, 2, "c"), (0, 0, "d"), (9, 0, "e")]),
        numbering: &signs,
        ..Word::default()
    }
    .check(&["• a/- b/c/d/e"]);
}

#[test]
fn styles_number_hide_and_raise() {
    let numbering = list(1, &[("upperRoman", "%1."), ("decimal", "%2.")])
        .replace("<w:lvl w:ilvl='1'>", "<w:lvl w:ilvl='1'><w:pStyle w:val='H2'/>");
    let styles = "<w:style w:type='paragraph' w:default='1' w:styleId='N'/>\
        <w:style w:styleId='H1'><w:basedOn w:val='N'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:rPr><w:caps/></w:rPr></w:style>\
        <w:style w:styleId='H2'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId='H3'><w:basedOn w:val='H2'/></w:style>\
        <w:style w:styleId='X'><w:basedOn w:val='Y'/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId='Y'><w:basedOn w:val='X'/></w:style>";
    let styled = |style: &str, more: &str, text: &str| p(&format!("<w:pStyle w:val='{style}'/>{more}"), text);
    let text = styled("H1", "", "phần")
        + &styled("H2", "", "mục")
        + &styled("H3", "", "nữa")
        + &styled("H3", "<w:numPr><w:numId w:val='0'/></w:numPr>", "không số")
        + &styled("Y", "", "ẩn")
        + &styled("thiếu", "", "hết");
    Word { body: &text, numbering: &numbering, styles, ..Word::default() }
        .check(&["I. PHẦN/1. mục/2. nữa/không số//hết"]);
}
