//! RTF, web pages, OpenDocument and tables of Excel.

use super::packed::{pages, zip};
use cancu::reader::read;

#[test]
fn rtf_is_read() {
    let cases: [(&[u8], &[&str]); 14] = [
        (
            b"{\\rtf1\\ansi{\\fonttbl{\\f0 Times;}}{\\info{\\title x}}K\\u7871? ho\\u7841?ch\\par s\\u7889? 5}",
            &["Kế hoạch/số 5"],
        ),
        (b"{\\rtf1\\uc2 a\\u273xyb{\\uc0\\u273 c}}", &["ađbđc"]),
        (b"{\\rtf1{\\fonttbl{\\f0\\fcharset163 T;}{\\f1\\fcharset2 Symbol;}}\\f0 \\'f0\\'ea\\'cc\\f1\\'b7}", &["đề•"]),
        (b"{\\rtf1 a\\tab b\\line c\\~d\\_e\\-f\\{g\\}\\\\}", &["a\tb/c d-ef{g}\\"]),
        (b"{\\rtf1 a\\page b\\par\\sect\\sectd c\\sect\\sectd\\sbknone d}", &["a", "b", "c/d"]),
        (b"{\\rtf1{\\header x}{\\pict 0102}{\\*\\generator y}{\\stylesheet{\\s0 N;}}a{\\pict\\bin3 }}}}b}", &["ab"]),
        (b"{\\rtf1{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt vanban.vn}}}", &["vanban.vn"]),
        (b"{\\rtf1 a{\\v hidden}{\\deleted gone}{\\caps b}}", &["aB"]),
        (b"{\\rtf1{\\listtext\\pard\\plain 1.\\tab}M\\par{\\listtext a)\\tab}N}", &["1.\tM/a)\tN"]),
        (
            b"{\\rtf1\\trowd\\intbl UBND\\par T\\cell C\\cell\\row\\intbl 1\\cell\\cell 2\\cell\\row\\pard x}",
            &["UBND/T/C/1\t2/x"],
        ),
        (b"{\\rtf1 a{\\footnote\\pard ghi}b\\par c}", &["ab/c/[1] ghi"]),
        (b"{\\rtf1{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv y}}{\\shptxt h}}{\\shprslt h}}a}", &["a/h"]),
        (b"{\\rtf1{\\upr{\\*\\x old}{\\*\\ud{\\u273 ?}}}}", &["đ"]),
        (b"{\\rtf1\\u-10179 ?\\u-9089 ?}}}}", &["\u{1F47F}"]),
    ];
    for (bytes, want) in cases {
        assert_eq!(pages(bytes), want, "{}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(read(b"{\\rtf1{\\pict 00}}", "a.rtf").expect_err("a picture").kind().name(), "no_text");
}

#[test]
fn web_pages_are_laid_out_in_lines() {
    let cases = [
        ("<p>Kế   hoạch\n số<b> 5</b></p><div>a<br>b</div>", "Kế hoạch số 5/a/b"),
        ("<p>a<script>x<y</script><style>p{}</style><!-- c --><title>t</title><p style='display: none'>h</p>b", "ab"),
        ("<p>&#272;i&#7873;u&nbsp;1 &amp; &ecirc;</p>", "Điều 1 & ê"),
        ("<table><tr><td>UBND<br>T</td><td>C</td></tr><tr><td>1<td>2</table>x", "UBND/T/C/1\t2/x"),
        ("<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>", "a/b\tc/d"),
        ("<ol type=a start=3><li>x<li><p>y</p></ol><ul><li>z</ul>", "c. x/d. y/- z"),
        ("<p><![if !supportLists]><span>a) </span><![endif]>nội dung</p>", "a) nội dung"),
        ("<pre>a\n  b</pre>", "a/b"),
    ];
    for (html, want) in cases {
        assert_eq!(pages(format!("<html><body>{html}").as_bytes()), [want], "{html}");
    }
    assert_eq!(pages(b"<p>a</p><p style='page-break-before:always'>b</p>"), ["a", "b"]);
}

#[test]
fn the_encoding_of_a_web_page_is_what_it_is() {
    let page = |charset: &str| format!("<html><meta charset={charset}><p>Điều ước</p></html>");
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(page("x").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let old = [b"<html><meta charset=\"windows-1258\"><p>".as_slice(), b"\xD0i\xEA\xCCu", b"</p></html>"].concat();
    let claimed = page("iso-8859-1");
    for (bytes, want) in [(utf16.as_slice(), "Điều ước"), (&old, "Điều"), (claimed.as_bytes(), "Điều ước")]
    {
        assert_eq!(pages(bytes), [want]);
    }
    let mht = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=C4=90i=E1=BB=81u =\r\n5</p>\r\n--b--";
    assert_eq!(pages(mht.as_bytes()), ["Điều 5"]);
}

fn odt(styles: &str, text: &str) -> Vec<u8> {
    let whole = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{text}</office:text></office:body></office:document-content>"
    );
    zip(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &whole)])
}

#[test]
fn open_document_texts_are_read() {
    let list = "<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>\
        <text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')'/>\
        <text:list-level-style-number text:level='3' style:num-format='1' text:display-levels='3'/></text:list-style>\
        <style:style style:name='B' style:family='paragraph'><style:paragraph-properties fo:break-before='page'/></style:style>\
        <style:style style:name='H' style:family='text'><style:text-properties text:display='none'/></style:style>\
        <style:style style:name='C' style:family='text'><style:text-properties fo:text-transform='uppercase'/></style:style>";
    let item = |inner: &str| format!("<text:list-item>{inner}</text:list-item>");
    let cases: [(String, &[&str]); 8] = [
        ("<text:p>Kế <text:span>hoạch</text:span><text:s text:c='2'/>x<text:tab/>y<text:line-break/>z</text:p>".into(), &["Kế hoạch  x\ty/z"]),
        ("<text:p>a<text:span text:style-name='H'>b</text:span><text:span text:style-name='C'>c</text:span></text:p>".into(), &["aC"]),
        ("<text:tracked-changes><text:p>xóa</text:p></text:tracked-changes><text:p>còn</text:p>".into(), &["còn"]),
        ("<text:p>a<text:soft-page-break/>b</text:p><text:p text:style-name='B'>c</text:p>".into(), &["a", "b", "c"]),
        (
            "<table:table><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>2</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>".into(),
            &["1\t2"],
        ),
        (
            "<text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>ghi</text:p></text:note-body></text:note>b</text:p><text:p>c</text:p>".into(),
            &["ab/c/[1] ghi"],
        ),
        (
            format!(
                "<text:list text:style-name='L'>{}{}</text:list><text:p>x</text:p><text:list text:style-name='L' text:continue-numbering='true'>{}</text:list><text:list text:style-name='L'>{}</text:list>",
                item(&format!("<text:p>a</text:p><text:p>a2</text:p><text:list>{}{}</text:list>", item("<text:p>b</text:p>"), item("<text:p>c</text:p>"))),
                item(&format!("<text:p>d</text:p><text:list>{}</text:list>", item(&format!("<text:p>e</text:p><text:list>{}</text:list>", item("<text:p>f</text:p>"))))),
                item("<text:p>g</text:p>"),
                item("<text:p>h</text:p>"),
            ),
            &["1. a/a2/a) b/b) c/2. d/a) e/2.a.1 f/x/3. g/1. h"],
        ),
        ("<text:p>s<draw:frame><draw:text-box><text:p>hộp</text:p></draw:text-box></draw:frame>t</text:p>".into(), &["st/hộp"]),
    ];
    for (text, want) in cases {
        assert_eq!(pages(&odt(list, &text)), want, "{text}");
    }
    let locked = zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
        ("content.xml", "x"),
    ]);
    assert_eq!(read(&locked, "a.odt").expect_err("locked").kind().name(), "encrypted");
}

#[test]
fn sheets_are_rows_of_cells() {
    let sheet = "<worksheet><sheetData><row><c t='s'><v>0</v></c><c><v>12</v></c></row><row><c t='inlineStr'><is><t>riêng</t></is></c><c><f>A1+1</f><v>13</v></c></row></sheetData></worksheet>";
    let bytes = zip(&[
        (
            "[Content_Types].xml",
            "<Types><Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>",
        ),
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name='Biểu 1' r:id='a'/><sheet name='Biểu 2' r:id='b'/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='a' Type='x/worksheet' Target='a.xml'/><Relationship Id='b' Type='x/worksheet' Target='a.xml'/><Relationship Id='c' Type='x/sharedStrings' Target='s.xml'/></Relationships>",
        ),
        ("xl/a.xml", sheet),
        ("xl/s.xml", "<sst><si><t>chung</t><rPh><t>x</t></rPh></si></sst>"),
    ]);
    assert_eq!(pages(&bytes), ["Biểu 1/chung\t12/riêng\t13", "Biểu 2/chung\t12/riêng\t13"]);
}
