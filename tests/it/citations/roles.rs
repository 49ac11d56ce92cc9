//! Roles, subjects, nesting, amendments and provisions.

use super::read;

/// One line a citation: canonical, role, parent, and what it amends.
fn roles(text: &str) -> Vec<String> {
    let (_, references) = read(text);
    references
        .iter()
        .map(|reference| {
            let citation = &reference.citation;
            let role = serde_json::to_value(citation.role).expect("a role has a name");
            let mut line =
                format!("{} {}", citation.canonical.as_deref().unwrap_or("-"), role.as_str().unwrap_or_default());
            if let Some(parent) = citation.parent {
                line.push_str(&format!(" in {parent}"));
            }
            if !citation.amends.is_empty() {
                line.push_str(&format!(" amends {}", citation.amends.join(", ")));
            }
            line
        })
        .collect()
}

fn subjects(text: &str) -> Vec<Option<String>> {
    read(text).1.into_iter().map(|reference| reference.citation.subject).collect()
}

#[test]
fn the_opening_gives_the_legal_basis() {
    let text = "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính;\n\
                Thực hiện Kế hoạch số 24/KH-UBND ngày 14/8/2025 của UBND tỉnh thực hiện Nghị quyết số 66-NQ/TW ngày 30/4/2025 \
                của Bộ Chính trị về xây dựng pháp luật, UBND tỉnh ban hành Kế hoạch như sau:\n\
                I. MỤC ĐÍCH\n- Triển khai thực hiện Nghị quyết số 66-NQ/TW.";
    assert_eq!(
        roles(text),
        ["63/2010/NĐ-CP legal_basis", "24/KH-UBND legal_basis", "66-NQ/TW implements in 1", "66-NQ/TW implements"]
    );
}

#[test]
fn members_of_one_sentence_share_its_role() {
    let text = "I. NỘI DUNG\n1. Đáp ứng mục tiêu đề ra tại Quyết định số 2043/QĐ-UBND ngày 24/12/2020 của UBND tỉnh ban hành Kế hoạch \
                cải cách, Kế hoạch số 10/KH-UBND ngày 18/01/2021 của UBND tỉnh tuyên truyền cải cách và Chỉ thị số 19/CT-UBND.\n\
                2. Tuyên truyền, phổ biến Luật Đất đai; phù hợp với Luật Đầu tư.";
    assert_eq!(
        roles(text),
        [
            "2043/QĐ-UBND implements",
            "10/KH-UBND implements",
            "19/CT-UBND implements",
            "Luật Đất đai mention",
            "Luật Đầu tư mention"
        ]
    );
}

#[test]
fn amendments_name_source_and_target() {
    assert_eq!(
        roles(
            "I. X\nNghị định số 107/2021/NĐ-CP ngày 06/12/2021 về việc sửa đổi, bổ sung một số điều của Nghị định số 61/2018/NĐ-CP."
        ),
        ["107/2021/NĐ-CP amends_source amends 61/2018/NĐ-CP", "61/2018/NĐ-CP amended_target in 0"]
    );
    assert_eq!(
        roles(
            "I. X\nNghị định số 61/2018/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 107/2021/NĐ-CP và thay thế bởi Nghị định số 118/2025/NĐ-CP."
        ),
        [
            "61/2018/NĐ-CP mention",
            "107/2021/NĐ-CP amends_source in 0 amends 61/2018/NĐ-CP",
            "118/2025/NĐ-CP amends_source in 0 amends 61/2018/NĐ-CP"
        ]
    );
    assert_eq!(
        roles(
            "Căn cứ Thông tư số 75/2024/TT-BTC ngày 31/10/2024 sửa đổi, bổ sung một số điều của Thông tư số 55/2023/TT-BTC;"
        ),
        ["75/2024/TT-BTC legal_basis amends 55/2023/TT-BTC", "55/2023/TT-BTC amended_target in 0"]
    );
    assert_eq!(roles("Điều 2. Bãi bỏ khoản 1 Điều 1 Thông tư số 38/2025/TT-BCT."), ["38/2025/TT-BCT amended_target"]);
}

#[test]
fn what_is_issued_with_a_document_says_so() {
    assert_eq!(
        roles("Mẫu số 03\n(Ban hành kèm theo Thông tư số 40/2012/TT-BTC ngày 09/3/2012)"),
        ["40/2012/TT-BTC issued_with"]
    );
}

#[test]
fn a_subject_ends_with_its_clause() {
    assert_eq!(
        subjects(
            "Thực hiện Kế hoạch số 17/KH-UBND ngày 20/01/2022 của UBND tỉnh về tuyên truyền, phổ biến thủ tục hành chính (TTHC) năm 2022, \
             Sở Khoa học và Công nghệ xây dựng kế hoạch như sau:"
        ),
        [Some("về tuyên truyền, phổ biến thủ tục hành chính (TTHC) năm 2022".to_owned())]
    );
    assert_eq!(
        subjects(
            "Quyết định số 650/QĐ-LĐTBXH (được điều chỉnh bởi Quyết định số 128/QĐ-LĐTBXH phê duyệt nội dung mới) và các văn bản khác"
        ),
        [None, Some("phê duyệt nội dung mới".to_owned())]
    );
    assert_eq!(
        subjects(
            "Nghị định số 63/2010/NĐ-CP về kiểm soát thủ tục, được sửa đổi, bổ sung bởi Nghị định số 48/2013/NĐ-CP"
        ),
        [Some("về kiểm soát thủ tục".to_owned()), None]
    );
    assert_eq!(
        subjects("Nghị quyết số 57-NQ/TW về chuyển đổi số quốc gia (sau đây gọi tắt là Nghị quyết số 57-NQ/TW)"),
        [Some("về chuyển đổi số quốc gia".to_owned()), None]
    );
}

/// `điểm.khoản.Điều` of every provision of every citation.
fn provisions(text: &str) -> Vec<String> {
    let dash = |label: Option<String>| label.unwrap_or_else(|| "-".to_owned());
    read(text)
        .1
        .into_iter()
        .flat_map(|reference| reference.citation.pinpoints)
        .map(|at| at.part.unwrap_or_else(|| format!("{}.{}.{}", dash(at.point), dash(at.clause), dash(at.article))))
        .collect()
}

#[test]
fn provisions_are_references_of_their_own() {
    assert_eq!(
        provisions("tại các điểm d, đ, e, g, h, i và k khoản 2 Điều 5 của Nghị định số 63/2010/NĐ-CP"),
        ["d.2.5", "đ.2.5", "e.2.5", "g.2.5", "h.2.5", "i.2.5", "k.2.5"]
    );
    assert_eq!(
        provisions("tại khoản 1 Điều 237, khoản 2 Điều 242 và Điều 255 Nghị định số 155/2020/NĐ-CP"),
        ["-.1.237", "-.2.242", "-.-.255"]
    );
    assert_eq!(
        provisions("Bãi bỏ khoản 1, khoản 2 và khoản 3 Điều 1 Thông tư số 38/2025/TT-BCT"),
        ["-.1.1", "-.2.1", "-.3.1"]
    );
    assert_eq!(provisions("từ Điều 7 đến Điều 9 của Luật Đất đai"), ["-.-.7", "-.-.8", "-.-.9"]);
    assert_eq!(provisions("theo Phụ lục III kèm theo Thông tư số 01/2018/TT-VPCP"), ["Phụ lục III"]);
    assert_eq!(provisions("mục 1, Phần III Công văn số 7886/HD-BNV"), ["mục 1", "Phần III"]);
}
