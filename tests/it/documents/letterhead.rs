//! Letterheads of small texts.

use super::document;

/// A text without a title, whose three-thousandth byte lies inside a letter.
#[test]
fn a_long_text_without_title_is_read() {
    for shift in 0..4 {
        let text = format!("{}{}", "a".repeat(shift), "ế".repeat(4000));
        assert_eq!(document(&text).title, None);
    }
}

/// Type, canonical, date, year, period, issuer and province, `-` where unknown.
fn facts(text: &str) -> String {
    let document = document(text);
    let dash = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    [
        dash(document.doc_type),
        dash(document.canonical),
        dash(document.date.map(|date| date.to_string())),
        dash(document.year.map(|year| year.to_string())),
        dash(document.period),
        dash(document.issuer),
        dash(document.province),
        dash(document.province_today),
    ]
    .join(" | ")
}

#[test]
fn letterheads_of_the_usual_shapes() {
    assert_eq!(
        facts(
            "ỦY BAN NHÂN DÂN\nTỈNH BẮC GIANG\nSố: 0141/KH-UBND\nBắc Giang, ngày 20 tháng 11 năm 2024\n\nKẾ HOẠCH\nPhát triển kinh tế số giai đoạn 2026 - 2030\n\nCăn cứ Luật"
        ),
        "Kế hoạch | 0141/KH-UBND | 2024-11-20 | 2024 | 2026-2030 | UBND tỉnh Bắc Giang | Bắc Giang | Bắc Ninh"
    );
    assert_eq!(
        facts(
            "Đồng Nai, ngày    tháng   năm 2022\nKẾ HOẠCH\nTuyên truyền của Sở Khoa học và Công nghệ tỉnh Đồng Nai năm 2022\nThực hiện Kế hoạch"
        ),
        "Kế hoạch | - | 2022 | 2022 | - | Sở Khoa học và Công nghệ tỉnh Đồng Nai | Đồng Nai | Đồng Nai"
    );
    assert_eq!(
        facts(
            "UBND TỈNH LÂM ĐỒNG\nSỞ KHOA HỌC VÀ CÔNG NGHỆ\nSố:      /QĐ-SKHCN\nLâm Đồng, ngày     tháng 3 năm 2022\nQUYẾT ĐỊNH\nVề việc ban hành Quy chế"
        ),
        "Quyết định | - | 2022-03 | 2022 | - | Sở Khoa học và Công nghệ tỉnh Lâm Đồng | Lâm Đồng | Lâm Đồng"
    );
    assert_eq!(
        facts(
            "CHÍNH PHỦ\nSố: 139/2025/NĐ-CP\nHà Nội, ngày 12 tháng 6 năm 2025\nNGHỊ ĐỊNH\nQuy định về phân định thẩm quyền"
        ),
        "Nghị định | 139/2025/NĐ-CP | 2025-06-12 | 2025 | - | Chính phủ | - | -"
    );
    assert_eq!(
        facts(
            "UBND TỈNH LÂM ĐỒNG\nSỞ Y TẾ\nSố: 7/KH-SYT\nLâm Đồng, ngày 02 tháng 3 năm 2022\nĐắk Lắk, ngày    tháng    năm 2022\nKẾ HOẠCH\nTuyên truyền của Sở Y tế tỉnh Đắk Lắk năm 2022\nThực hiện Kế hoạch"
        ),
        "Kế hoạch | 7/KH-SYT | 2022-03-02 | 2022 | - | Sở Y tế tỉnh Đắk Lắk | Đắk Lắk | Đắk Lắk"
    );
    assert_eq!(facts("Một đoạn văn không có phần đầu."), "- | - | - | - | - | - | - | -");
}

/// A letter whose number and day were written by hand, as a scan shows it.
#[test]
fn letters_with_unreadable_numbers() {
    for (line, day, want) in [
        (") 8 ŸSNV-CCHC", "Sơn La, ngày °È} tháng 4 năm 2024", "2024-04 | 2024"),
        ("SỐ: 88/SNV-CCHC", "Sơn La, ngày 05\ntháng 4 năm 2024", "2024-04-05 | 2024"),
        ("số:\t/SNV-CCHC", "Sơn La,\tthángh năm 2024", "2024 | 2024"),
    ] {
        let text = format!(
            "UBND TỈNH SƠN LA\nSỞ NỘI VỤ\n{line}\nV/v báo cáo kết quả thực hiện\nQuy chế dân chủ năm\n2023\n\
             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{day}\n\
             Kính gửi: Các phòng chuyên môn\nThực hiện Kế hoạch của tỉnh, Sở đề nghị báo cáo.\n"
        );
        let number = if line.starts_with('S') { "88/SNV-CCHC" } else { "-" };
        assert_eq!(
            facts(&text),
            format!("Công văn | {number} | {want} | - | Sở Nội vụ tỉnh Sơn La | Sơn La | Sơn La"),
            "{text}"
        );
        let title = document(&text).title;
        assert_eq!(title.as_deref(), Some("Công văn V/v báo cáo kết quả thực hiện Quy chế dân chủ năm 2023"), "{text}");
    }
}

#[test]
fn the_subject_in_capitals_ends_before_the_text() {
    let text = "HIỆP ĐỊNH VỀ VẬN TẢI ĐƯỜNG Bộ\nGIỮA\nCHÍNH PHỦ HAI NƯỚC\nChính phủ hai nước (sau đây gọi là hai Bên);\nThỏa thuận như sau:";
    assert_eq!(document(text).title.as_deref(), Some("Hiệp định Về vận tải đường bộ giữa Chính phủ hai nước"));
}
