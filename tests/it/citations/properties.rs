//! What must hold for any text.

use super::read;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// Whole sentences of the kinds that plans are made of.
const SENTENCES: [&str; 12] = [
    "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính;",
    "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ.",
    "Theo quy định tại khoản 2 Điều 5 Thông tư số 02/2017/TT-VPCP ngày 31/10/2017 của Văn phòng Chính phủ.",
    "Luật Tổ chức chính quyền địa phương năm 2015, Luật Đất đai và Hiến pháp năm 2013 được phổ biến rộng rãi.",
    "Các Công điện: số 007/CĐ-UBND ngày 17/11/2025, số 008/CĐ-UBND và số 009/CĐ-UBND ngày 19/11/2025 của UBND tỉnh.",
    "Nghị định số 107/2021/NĐ-CP ngày 06/12/2021 sửa đổi, bổ sung một số điều của Nghị định số 61/2018/NĐ-CP.",
    "Quyết định số 2043/QĐ-UBND ngày 24 tháng 12 năm 2020 của Chủ tịch Ủy ban nhân dân tỉnh Hòa Bình ban hành Kế hoạch.",
    "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng là cơ sở để xây dựng chương trình.",
    "Hệ thống quản lý chất lượng theo TCVN ISO 9001:2015 được duy trì tại các cơ quan.",
    "Có 25/36 xã đạt chuẩn trong giai đoạn 2026 - 2030 với kinh phí 3.500 triệu đồng.",
    "Tăng cường phối hợp giữa các sở, ban, ngành trong thực hiện nhiệm vụ được giao.",
    "Thông báo số 30-TB/TGV ngày 13/6/2025 của Tổ giúp việc Ban Chỉ đạo Trung ương thông báo kết luận cuộc họp.",
];

fn prose() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&SENTENCES[..]), 1..6).prop_map(|picked| picked.join(" "))
}

/// What identifies the citations of a text, whatever its layout.
fn found(text: &str) -> Vec<[Option<String>; 4]> {
    read(text)
        .1
        .into_iter()
        .map(|r| {
            [r.citation.canonical, r.citation.date.map(|d| d.to_string()), r.citation.issuer, r.authority.map(|k| k.0)]
        })
        .collect()
}

/// `text` broken into lines of at most `width` characters, at spaces.
fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in text.split(' ') {
        if length > 0 && length + word.chars().count() >= width {
            out.push('\n');
            length = 0;
        } else if length > 0 {
            out.push(' ');
            length += 1;
        }
        out.push_str(word);
        length += word.chars().count();
    }
    out
}

/// The tone mark one vowel further, as the newer or older spelling has it.
fn other_tone_marks(text: &str) -> String {
    let pairs = [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ủy", "uỷ"),
        ("úy", "uý"),
        ("ỏa", "oả"),
        ("ùy", "uỳ"),
        ("Ủy", "Uỷ"),
        ("óe", "oé"),
    ];
    pairs.iter().fold(text.to_owned(), |text, (old, new)| text.replace(old, new))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_and_spans_are_its_own(text in "(\\PC|\n|[0-9]{1,4}|[-/.;:()•–] ?|số |Luật |NĐ-CP){0,300}") {
        let (paged, references) = read(&text);
        for reference in &references {
            let span = reference.citation.span;
            prop_assert!(paged.text().get(span.start..span.end).is_some_and(|words| !words.is_empty()));
        }
    }

    #[test]
    fn pieces_of_citations_in_any_order_are_read(
        pieces in prop::collection::vec(
            prop::sample::select(&["Nghị định ", "số ", "63/2010/", "NĐ-CP", "/", "-", " ngày ", "08/6", "của ", "UBND ", "tỉnh ", "(", ")", ";",
                "Luật ", "sửa đổi, bổ sung ", "Điều ", "khoản ", "\n", "“", "Nghị quyết Đại hội ", "lần thứ ", "XIII", "TCVN ", "ISO ", ":2015", "và ", "l2/", "…"][..]),
            0..60,
        )
    ) {
        let text = pieces.concat();
        let (paged, references) = read(&text);
        for reference in &references {
            let span = reference.citation.span;
            prop_assert!(paged.text().get(span.start..span.end).is_some());
        }
    }

    #[test]
    fn layout_and_spelling_change_nothing(text in prose(), width in 12_usize..120) {
        let plain = found(&text);
        prop_assert_eq!(&found(&text.nfd().collect::<String>()), &plain, "in NFD");
        prop_assert_eq!(&found(&wrapped(&text, width)), &plain, "wrapped at {}", width);
        prop_assert_eq!(&found(&text.replace(' ', "  ")), &plain, "with double spaces");
        let (old, new) = (found(&other_tone_marks(&text)), &plain);
        prop_assert_eq!(&old, new, "with tone marks placed the other way");
    }

    #[test]
    fn a_citation_alone_is_found_as_itself(text in prose()) {
        for reference in read(&text).1 {
            let citation = reference.citation;
            let whole = citation.date.is_some() && citation.issuer_written && citation.parent.is_none();
            let again = found(&citation.surface);
            if whole && citation.surface.contains("số") {
                prop_assert_eq!(again.first().and_then(|f| f[0].clone()), citation.canonical, "{}", citation.surface);
            }
        }
    }

    #[test]
    fn joined_documents_yield_the_union(a in prose(), b in prose()) {
        let mut both = found(&a);
        both.extend(found(&b));
        let names = |found: Vec<[Option<String>; 4]>| -> Vec<Option<String>> {
            found.into_iter().map(|[name, ..]| name).collect()
        };
        prop_assert_eq!(names(found(&format!("{a}\n\n{b}"))), names(both));
    }
}
