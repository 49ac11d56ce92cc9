//! One row a form: a sentence, and what must be found in it. A new form begins with a row here.

use super::check;

#[test]
fn numbered_documents_of_the_state() {
    check(
        "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính;",
        &["Nghị định 63/2010/NĐ-CP | 2010-06-08 | Chính phủ | 63-2010-nd-cp"],
    );
    check(
        "theo Nghị quyết 30c/NQ-CP và Nghị quyết số 66.7/2025/NQ-CP",
        &[
            "Nghị quyết 30c/NQ-CP | - | Chính phủ | 30c-nq-cp-2011",
            "Nghị quyết 66.7/2025/NQ-CP | - | Chính phủ | 66-7-2025-nq-cp",
        ],
    );
    check(
        "Quyết định số 1291/QĐ-TTg ngày 07 tháng 10 năm 2019 của Thủ tướng Chính phủ",
        &["Quyết định 1291/QĐ-TTg | 2019-10-07 | Thủ tướng Chính phủ | 1291-qd-ttg-2019"],
    );
    check(
        "Quyết định của Thủ tướng Chính phủ số 749/QĐ-TTg ngày 03/6/2020 phê duyệt chương trình",
        &["Quyết định 749/QĐ-TTg | 2020-06-03 | Thủ tướng Chính phủ | 749-qd-ttg-2020"],
    );
    check(
        "Nghị quyết số 326/2016/UBTVQH14, Nghị quyết số 1278/NQ-UBTVQH13 ngày 24/10/2020 của Ủy ban Thường vụ Quốc hội",
        &[
            "Nghị quyết 326/2016/UBTVQH14 | - | Ủy ban Thường vụ Quốc hội | 326-2016-ubtvqh14",
            "Nghị quyết 1278/NQ-UBTVQH13 | 2020-10-24 | Ủy ban Thường vụ Quốc hội | 1278-nq-ubtvqh13-2020",
        ],
    );
    check(
        "Thông tư liên tịch số 01/2012/TTLT-BQP-BLĐTBXH-BTC ngày 05/01/2012",
        &[
            "Thông tư liên tịch 01/2012/TTLT-BQP-BLĐTBXH-BTC | 2012-01-05 | Bộ Quốc phòng, Bộ Lao động - Thương binh và Xã hội, Bộ Tài chính | 01-2012-ttlt-bqp-bldtbxh-btc",
        ],
    );
    check(
        "Lệnh số 16/2008/L-CTN, Văn bản hợp nhất số 134/VBHN-VPQH ngày 10/12/2025, Sắc lệnh số 120-SL ngày 12/5/1947",
        &[
            "Lệnh 16/2008/L-CTN | - | Chủ tịch nước | 16-2008-l-ctn",
            "Văn bản hợp nhất 134/VBHN-VPQH | 2025-12-10 | Văn phòng Quốc hội | 134-vbhn-vpqh-2025",
            "Sắc lệnh 120-SL | 1947-05-12 | - | 120-sl-1947",
        ],
    );
    check(
        "Nghị định 59/CP năm 1996, Quyết định số 118/TTg ngày 27/02/1996 và Quyết định số 90/2004/QĐ-UB",
        &[
            "Nghị định 59/CP | - | Chính phủ | 59-cp-1996",
            "Quyết định 118/TTg | 1996-02-27 | Thủ tướng Chính phủ | 118-ttg-1996",
            "Quyết định 90/2004/QĐ-UB | - | UBND tỉnh Quảng Ngãi | quang-ngai.90-2004-qd-ub",
        ],
    );
    check(
        "Công văn số 4338/BTTTT-CĐSQG ngày 20/10/2023 của Bộ Thông tin và Truyền thông",
        &["Công văn 4338/BTTTT-CĐSQG | 2023-10-20 | Bộ Thông tin và Truyền thông | 4338-btttt-cdsqg-2023"],
    );
    check(
        "Quyết định số 4255/QĐ-BNN-KHCN ngày 21/10/2016",
        &["Quyết định 4255/QĐ-BNN-KHCN | 2016-10-21 | Bộ Nông nghiệp và Phát triển nông thôn | 4255-qd-bnn-khcn-2016"],
    );
}

#[test]
fn numbered_documents_of_the_party() {
    check(
        "Nghị quyết số 17-NQ/TW ngày 01/8/2007 tại Hội nghị lần thứ 5 Ban Chấp hành Trung ương Đảng (khóa X) về cải cách",
        &["Nghị quyết 17-NQ/TW | 2007-08-01 | Ban Chấp hành Trung ương Đảng | 17-nq-tw-2007"],
    );
    check(
        "Kế hoạch số 51-KH/TU ngày 21/02/2008 của Ban Chấp hành Đảng bộ tỉnh",
        &["Kế hoạch 51-KH/TU | 2008-02-21 | Tỉnh ủy Quảng Ngãi | quang-ngai.51-kh-tu-2008"],
    );
    check(
        "Hướng dẫn số 43-HD/BTCTW ngày 10/3/2025; Quyết định số 03-QĐ/BCĐ; Công văn số 2449-CV/ĐU ngày 02/4/2025 của Đảng ủy",
        &[
            "Hướng dẫn 43-HD/BTCTW | 2025-03-10 | Ban Tổ chức Trung ương | 43-hd-btctw-2025",
            "Quyết định 03-QĐ/BCĐ | - | - | -",
            "Công văn 2449-CV/ĐU | 2025-04-02 | Đảng ủy | quang-ngai.2449-cv-du-2025",
        ],
    );
    check(
        "Thông tri số 02-TT/TU ngày 03 tháng 10 năm 2025 của Tỉnh ủy",
        &["Thông tri 02-TT/TU | 2025-10-03 | Tỉnh ủy Quảng Ngãi | quang-ngai.02-tt-tu-2025"],
    );
}

#[test]
fn local_documents_belong_to_their_place() {
    check(
        "Quyết định số 2043/QĐ-UBND ngày 24/12/2020 của Chủ tịch UBND tỉnh",
        &["Quyết định 2043/QĐ-UBND | 2020-12-24 | Chủ tịch UBND tỉnh Quảng Ngãi | quang-ngai.2043-qd-ubnd-2020"],
    );
    check(
        "Quyết định số 2043/QĐ-UBND ngày 24/12/2020 của UBND tỉnh Bình Định",
        &["Quyết định 2043/QĐ-UBND | 2020-12-24 | UBND tỉnh Bình Định | binh-dinh.2043-qd-ubnd-2020"],
    );
    check(
        "Quyết định số 15/2023/QĐ-UBND ngày 01/02/2023 của Ủy ban nhân dân huyện Bình Sơn",
        &["Quyết định 15/2023/QĐ-UBND | 2023-02-01 | UBND huyện Bình Sơn | quang-ngai.binh-son.15-2023-qd-ubnd"],
    );
    check(
        "Nghị quyết số 93/NQ-HĐND ngày 08/12/2021 của HĐND tỉnh và Hướng dẫn số 363/STTTT-TTBCXB ngày 29/02/2024",
        &[
            "Nghị quyết 93/NQ-HĐND | 2021-12-08 | HĐND tỉnh Quảng Ngãi | quang-ngai.93-nq-hdnd-2021",
            "Hướng dẫn 363/STTTT-TTBCXB | 2024-02-29 | Sở Thông tin và Truyền thông tỉnh Quảng Ngãi | quang-ngai.363-stttt-ttbcxb-2024",
        ],
    );
    check(
        "quy định tại Điều 6 Nghị định số 105/2017/NĐ-CP do Ủy ban nhân dân cấp xã thực hiện",
        &["Nghị định 105/2017/NĐ-CP | - | Chính phủ | 105-2017-nd-cp"],
    );
    check("Quyết định số 12/QĐ-XYZK ngày 03/02/2021", &["Quyết định 12/QĐ-XYZK | 2021-02-03 | - | -"]);
    check(
        "Nghị định số 63/2010/NĐ-CP; Nghị định số 63/NĐ-CP; Quyết định số 12/2020/QĐ-UBND; Quyết định số 12/QĐ-UBND",
        &[
            "Nghị định 63/2010/NĐ-CP | - | Chính phủ | 63-2010-nd-cp",
            "Nghị định 63/NĐ-CP | - | Chính phủ | 63-2010-nd-cp",
            "Quyết định 12/2020/QĐ-UBND | - | UBND tỉnh Quảng Ngãi | quang-ngai.12-2020-qd-ubnd",
            "Quyết định 12/QĐ-UBND | - | UBND tỉnh Quảng Ngãi | -",
        ],
    );
    check(
        "Quyết định số 1383/QĐ-CT năm 2025 của Cục Thuế",
        &["Quyết định 1383/QĐ-CT | - | Cục Thuế | 1383-qd-ct-2025"],
    );
}

#[test]
fn issuers_written_short_or_at_length() {
    check(
        "Quyết định số 1015/QĐ-TTg ngày 30/8/2022 của Thủ tướng; Công văn số 1552/BTTTT-THH ngày 26/4/2022 của Bộ TT&TT",
        &[
            "Quyết định 1015/QĐ-TTg | 2022-08-30 | Thủ tướng Chính phủ | 1015-qd-ttg-2022",
            "Công văn 1552/BTTTT-THH | 2022-04-26 | Bộ Thông tin và Truyền thông | 1552-btttt-thh-2022",
        ],
    );
    check(
        "Kế hoạch số 05-KH/ĐUK ngày 01/02/2022 của Đảng ủy Khối các cơ quan tỉnh; Thông báo số 12-TB/VPTU ngày 03/4/2023",
        &[
            "Kế hoạch 05-KH/ĐUK | 2022-02-01 | Đảng ủy Khối các cơ quan tỉnh Quảng Ngãi | quang-ngai.khoi-cac-co-quan.05-kh-duk-2022",
            "Thông báo 12-TB/VPTU | 2023-04-03 | Văn phòng Tỉnh ủy Quảng Ngãi | quang-ngai.12-tb-vptu-2023",
        ],
    );
    check(
        "Nghị quyết số 15-NQ/TU ngày 03/02/2021 của BCH Đảng bộ tỉnh khóa XX; Kế hoạch số 12/KH-UBND ngày 05/01/2024 của UBND huyện",
        &[
            "Nghị quyết 15-NQ/TU | 2021-02-03 | Tỉnh ủy Quảng Ngãi | quang-ngai.15-nq-tu-2021",
            "Kế hoạch 12/KH-UBND | 2024-01-05 | UBND huyện | -",
        ],
    );
    check(
        "Văn bản số 88/SKHCN-VP ngày 07/3/2024 và Hướng dẫn liên ngành số 01/HDLN-SNV-STC ngày 02/02/2023",
        &[
            "Văn bản 88/SKHCN-VP | 2024-03-07 | Sở Khoa học và Công nghệ tỉnh Quảng Ngãi | quang-ngai.88-skhcn-vp-2024",
            "Hướng dẫn liên ngành 01/HDLN-SNV-STC | 2023-02-02 | Sở Nội vụ tỉnh Quảng Ngãi, Sở Tài chính tỉnh Quảng Ngãi | quang-ngai.01-hdln-snv-stc-2023",
        ],
    );
}

#[test]
fn laws_by_name() {
    check(
        "Luật Phòng, chống tác hại của thuốc lá năm 2012 được sửa đổi",
        &["Luật Luật Phòng, chống tác hại của thuốc lá năm 2012 | - | Quốc hội | 09-2012-qh13"],
    );
    check("theo quy định của LUẬT PHÒNG THỦ DÂN SỰ", &["Luật Luật Phòng thủ dân sự | - | Quốc hội | 18-2023-qh15"]);
    check(
        "Luật Tổ chức Chính quyền địa phương ngày 16 tháng 6 năm 2025; Luật Thi đua khen thưởng; Luật NSNN",
        &[
            "Luật Luật Tổ chức chính quyền địa phương | 2025-06-16 | Quốc hội | 72-2025-qh15",
            "Luật Luật Thi đua, khen thưởng | - | Quốc hội | 06-2022-qh15",
            "Luật Luật Ngân sách nhà nước | - | Quốc hội | 83-2015-qh13",
        ],
    );
    check(
        "Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025",
        &["Luật 72/2025/QH15 | 2025-06-16 | Quốc hội | 72-2025-qh15"],
    );
    check(
        "phù hợp với Hiến pháp năm 2013, Bộ luật Dân sự 2015 và Pháp lệnh Ưu đãi người có công với cách mạng",
        &[
            "Hiến pháp Hiến pháp năm 2013 | - | Quốc hội | hien-phap-2013",
            "Bộ luật Bộ luật Dân sự năm 2015 | - | Quốc hội | 91-2015-qh13",
            "Pháp lệnh Pháp lệnh Ưu đãi người có công với cách mạng | - | Ủy ban Thường vụ Quốc hội | 02-2020-ubtvqh14",
        ],
    );
    check(
        "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương năm 2019",
        &[
            "Luật Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương năm 2019 | - | Quốc hội | 47-2019-qh14",
            "Luật Luật Tổ chức Chính phủ | - | Quốc hội | 76-2015-qh13",
            "Luật Luật Tổ chức chính quyền địa phương | - | Quốc hội | 77-2015-qh13",
        ],
    );
}

/// A law named without year is the edition in effect on the day of the document; one that waits for its day leaves the
/// matter open.
#[test]
fn laws_by_the_day_of_the_document() {
    let cases = [
        ("20/11/2023", "Luật Đất đai", Some("45-2013-qh13")),
        ("05/3/2024", "Luật Đất đai", None),
        ("01/8/2024", "Luật Đất đai", Some("31-2024-qh15")),
        ("20/5/2025", "Luật Tổ chức chính quyền địa phương", Some("65-2025-qh15")),
        ("20/11/2025", "Luật Tổ chức chính quyền địa phương", Some("72-2025-qh15")),
        ("20/11/2025", "Luật Ngân sách nhà nước", None),
        ("20/11/2025", "Luật Ban hành văn bản quy phạm pháp luật", Some("64-2025-qh15")),
        // Its forerunner bore another name.
        ("13/5/2025", "Luật Địa chất và khoáng sản", Some("54-2024-qh15")),
        ("10/8/2025", "Luật Đường sắt", None),
        ("10/8/2026", "Luật Đường sắt", Some("95-2025-qh15")),
    ];
    for (day, law, key) in cases {
        let [d, m, y]: [&str; 3] = day.split('/').collect::<Vec<_>>().try_into().expect("a day");
        let text = format!(
            "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\nSố: 12/KH-UBND\nĐồng Nai, ngày {d} tháng {m} năm {y}\n\nKẾ HOẠCH\nVề thử\n\n\
             Thực hiện theo quy định của {law}.\n"
        );
        let registry = cancu::registry::Registry::built_in();
        let reading = cancu::ingest::pipeline::read_text(&text, &registry, |_| ()).expect("a text");
        let named = reading.references.iter().find(|r| r.citation.kind == cancu::citation::Kind::NamedLaw);
        let settled = named.and_then(|reference| reference.authority.as_ref()).map(|key| key.0.as_str());
        assert_eq!(settled, key, "{law} in a document of {day}");
    }
}

#[test]
fn resolutions_without_number_standards_and_addresses() {
    check(
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng; Nghị quyết Đại hội lần thứ XIII của Đảng",
        &["Nghị quyết Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng | - | Đại hội đại biểu toàn quốc lần thứ XIII của Đảng Cộng sản Việt Nam | nghi-quyet-dai-hoi-dai-bieu-toan-quoc-lan-thu-xiii";
            2],
    );
    check(
        "Nghị quyết Hội nghị Trung ương 7 khóa XII và Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XX",
        &[
            "Nghị quyết Nghị quyết Hội nghị Trung ương 7 khóa XII | - | Ban Chấp hành Trung ương Đảng | -",
            "Nghị quyết Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XX | - | Đại hội đại biểu Đảng bộ tỉnh Quảng Ngãi lần thứ XX | quang-ngai.nghi-quyet-dai-hoi-dang-bo-xx",
        ],
    );
    check(
        "theo tiêu chuẩn Quốc gia TCVN ISO 9001:2015, TCVN 7391-1:2004 và QCVN 01:2019/BCT",
        &[
            "Tiêu chuẩn quốc gia TCVN ISO 9001:2015 | - | Bộ Khoa học và Công nghệ | tcvn-iso-9001-2015",
            "Tiêu chuẩn quốc gia TCVN 7391-1:2004 | - | Bộ Khoa học và Công nghệ | tcvn-7391-1-2004",
            "Quy chuẩn kỹ thuật quốc gia QCVN 01:2019/BCT | - | Bộ Công Thương | qcvn-01-2019",
        ],
    );
    check(
        "tại https://vanban.example/van-ban/nghi-quyet-93-nq-hdnd-2021-day-manh-cai-cach-505887.aspx.",
        &["Nghị quyết 93/NQ-HĐND | - | HĐND tỉnh Quảng Ngãi | quang-ngai.93-nq-hdnd-2021"],
    );
    check("Xem thêm tại https://dichvucong.gov.vn và www.quangngai.gov.vn/nghi-quyet", &[]);
}

#[test]
fn lists_share_what_they_name_once() {
    check(
        "Các Công điện: số 007/CĐ-UBND ngày 17/11/2025, số 008/CĐ-UBND và số 009/CĐ-UBND ngày 19/11/2025 của UBND tỉnh",
        &[
            "Công điện 007/CĐ-UBND | 2025-11-17 | UBND tỉnh Quảng Ngãi | quang-ngai.07-cd-ubnd-2025",
            "Công điện 008/CĐ-UBND | 2025-11-19 | UBND tỉnh Quảng Ngãi | quang-ngai.08-cd-ubnd-2025",
            "Công điện 009/CĐ-UBND | 2025-11-19 | UBND tỉnh Quảng Ngãi | quang-ngai.09-cd-ubnd-2025",
        ],
    );
    check(
        "các Nghị định 15/2026/NĐ-CP, 33/2026/NĐ-CP và 100/2026/NĐ-CP",
        &[
            "Nghị định 15/2026/NĐ-CP | - | Chính phủ | 15-2026-nd-cp",
            "Nghị định 33/2026/NĐ-CP | - | Chính phủ | 33-2026-nd-cp",
            "Nghị định 100/2026/NĐ-CP | - | Chính phủ | 100-2026-nd-cp",
        ],
    );
    check(
        "Thông tư số 191/2005/TTLT-BQP-BTC; số 144/2008/TTLT-BQP-BTC ngày 27 tháng 11 năm 2008",
        &[
            "Thông tư liên tịch 191/2005/TTLT-BQP-BTC | - | Bộ Quốc phòng, Bộ Tài chính | 191-2005-ttlt-bqp-btc",
            "Thông tư liên tịch 144/2008/TTLT-BQP-BTC | 2008-11-27 | Bộ Quốc phòng, Bộ Tài chính | 144-2008-ttlt-bqp-btc",
        ],
    );
    check(
        "Chỉ thị số 05/CT-UBND, 06/CT-UBND và 07/CT-UBND ngày 02/3/2021 của Chủ tịch UBND tỉnh",
        &[
            "Chỉ thị 05/CT-UBND | 2021-03-02 | Chủ tịch UBND tỉnh Quảng Ngãi | quang-ngai.05-ct-ubnd-2021",
            "Chỉ thị 06/CT-UBND | 2021-03-02 | Chủ tịch UBND tỉnh Quảng Ngãi | quang-ngai.06-ct-ubnd-2021",
            "Chỉ thị 07/CT-UBND | 2021-03-02 | Chủ tịch UBND tỉnh Quảng Ngãi | quang-ngai.07-ct-ubnd-2021",
        ],
    );
}

#[test]
fn short_forms_mean_what_the_text_named_before() {
    check(
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị. Nghị quyết 57 và NQ 57 đặt mục tiêu; Nghị quyết 99 không có ở đây.",
        &[
            "Nghị quyết 57-NQ/TW | 2024-12-22 | Bộ Chính trị | 57-nq-tw-2024",
            "Nghị quyết 57-NQ/TW | - | Bộ Chính trị | 57-nq-tw-2024",
            "Nghị quyết 57-NQ/TW | - | Bộ Chính trị | 57-nq-tw-2024",
        ],
    );
    check(
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024 và Nghị quyết số 57/NQ-CP ngày 21/4/2022. Thực hiện Nghị quyết 57.",
        &[
            "Nghị quyết 57-NQ/TW | 2024-12-22 | - | 57-nq-tw-2024",
            "Nghị quyết 57/NQ-CP | 2022-04-21 | Chính phủ | 57-nq-cp-2022",
            "Nghị quyết - | - | - | -",
        ],
    );
    check(
        "Nghị quyết số 201/2025/QH15. Theo Nghị quyết 201 thí điểm nhà ở xã hội; nghị định 63/2010 vẫn còn; Kế hoạch 5 năm.",
        &[
            "Nghị quyết 201/2025/QH15 | - | Quốc hội | 201-2025-qh15",
            "Nghị quyết 201/2025/QH15 | - | Quốc hội | 201-2025-qh15",
            "Nghị định 63/2010/NĐ-CP | - | Chính phủ | 63-2010-nd-cp",
        ],
    );
    check(
        "Quyết định số 66/QĐ-TTg ngày 17/01/2025. | QĐ 66 | QĐ66 | Quyết định 66 |",
        &[
            "Quyết định 66/QĐ-TTg | 2025-01-17 | Thủ tướng Chính phủ | 66-qd-ttg-2025",
            "Quyết định 66/QĐ-TTg | - | Thủ tướng Chính phủ | 66-qd-ttg-2025",
            "Quyết định 66/QĐ-TTg | - | Thủ tướng Chính phủ | 66-qd-ttg-2025",
            "Quyết định 66/QĐ-TTg | - | Thủ tướng Chính phủ | 66-qd-ttg-2025",
        ],
    );
}

#[test]
fn this_document_is_the_only_one_of_its_type() {
    check(
        "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018. Thực hiện Nghị định này; Kế hoạch này có hiệu lực; Thông tư này không có ở đây.",
        &[
            "Nghị định 61/2018/NĐ-CP | 2018-04-23 | Chính phủ | 61-2018-nd-cp",
            "Nghị định 61/2018/NĐ-CP | - | Chính phủ | 61-2018-nd-cp",
        ],
    );
    // Two may be meant: nothing is said.
    check(
        "Nghị định số 61/2018/NĐ-CP và Nghị định số 45/2020/NĐ-CP. Thực hiện Nghị định này.",
        &[
            "Nghị định 61/2018/NĐ-CP | - | Chính phủ | 61-2018-nd-cp",
            "Nghị định 45/2020/NĐ-CP | - | Chính phủ | 45-2020-nd-cp",
        ],
    );
}

#[test]
fn a_number_without_its_symbol_is_known_by_its_issuer() {
    check(
        "Nghị quyết số 15 của Quốc hội khóa XII về điều chỉnh địa giới; Quyết định số 66 ngày 06/01/2022 của Thủ tướng Chính phủ",
        &["Nghị quyết - | - | Quốc hội | -", "Quyết định - | 2022-01-06 | Thủ tướng Chính phủ | -"],
    );
    check("Mẫu số 15, Biên bản số 3, Quyết định số 12 được ban hành", &[]);
}

#[test]
fn damage_is_mended_where_the_text_proves_it() {
    check(
        "theo Nghị quyết Trung ương Đảng (khóa\n\nX). Nghị quyết Đại hội đại biểu toàn quốc lần thứ\nXIII. Và:\n• Quyết định 1/QĐ-TTg",
        &[
            "Nghị quyết Nghị quyết Trung ương Đảng (khóa X) | - | Ban Chấp hành Trung ương Đảng | -",
            "Nghị quyết Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII | - | Đại hội đại biểu toàn quốc lần thứ XIII của Đảng Cộng sản Việt Nam | nghi-quyet-dai-hoi-dai-bieu-toan-quoc-lan-thu-xiii",
            "Quyết định 1/QĐ-TTg | - | Thủ tướng Chính phủ | -",
        ],
    );
    check("Thông tư số 02/2017/TT-\nVPCP", &["Thông tư 02/2017/TT-VPCP | - | Văn phòng Chính phủ | 02-2017-tt-vpcp"]);
    check("Nghị quyết số 17-\nNQ/TW ngày\n01/8/2007", &["Nghị quyết 17-NQ/TW | 2007-08-01 | - | 17-nq-tw-2007"]);
    check("Nghị quyết 17/NQ-TW ngày 01/8/2007", &["Nghị quyết 17-NQ/TW | 2007-08-01 | - | 17-nq-tw-2007"]);
    check("Nghị quyết số 18–NQ/TW năm 2017", &["Nghị quyết 18-NQ/TW | - | - | 18-nq-tw-2017"]);
    check("Nghị định số 92/2017/NĐCP", &["Nghị định 92/2017/NĐ-CP | - | Chính phủ | 92-2017-nd-cp"]);
    check("Nghị định số 23/2024/NĐ-C\u{420}", &["Nghị định 23/2024/NĐ-CP | - | Chính phủ | 23-2024-nd-cp"]);
    check("Nghị định 320/2025/ND-CP", &["Nghị định 320/2025/NĐ-CP | - | Chính phủ | 320-2025-nd-cp"]);
    check("Nghị định số 63/2010/N\u{D0}-CP", &["Nghị định 63/2010/NĐ-CP | - | Chính phủ | 63-2010-nd-cp"]);
    check("Nghị định số 63/2O10/NĐ-CP", &["Nghị định 63/2010/NĐ-CP | - | Chính phủ | 63-2010-nd-cp"]);
    check(
        "Nghị định số 63/201/NĐ-CP ngày 08/6/2010",
        &["Nghị định 63/2010/NĐ-CP | 2010-06-08 | Chính phủ | 63-2010-nd-cp"],
    );
    check(
        "Kế hoạch số 126/KHTU ngày 05/4/2018 của Tỉnh ủy",
        &["Kế hoạch 126-KH/TU | 2018-04-05 | Tỉnh ủy Quảng Ngãi | quang-ngai.126-kh-tu-2018"],
    );
    check("Thông tư số 40 /2012/TT- BTC", &["Thông tư 40/2012/TT-BTC | - | Bộ Tài chính | 40-2012-tt-btc"]);
    check("QUYẾT ĐỊNH SỐ 1899/QĐ-TTG", &["Quyết định 1899/QĐ-TTg | - | Thủ tướng Chính phủ | -"]);
    check(
        "Quyết định số 866/QĐ-Tg ngày 18/7/2023",
        &["Quyết định 866/QĐ-TTg | 2023-07-18 | Thủ tướng Chính phủ | 866-qd-ttg-2023"],
    );
    check("Chỉ thị so 41-CT/TW ngày 26/12/2024", &["Chỉ thị 41-CT/TW | 2024-12-26 | - | 41-ct-tw-2024"]);
    check(
        "Nghị định số 118/2025/NĐ-CP ngày 09/6/20205 của Chính phủ",
        &["Nghị định 118/2025/NĐ-CP | 2025-06-09 | Chính phủ | 118-2025-nd-cp"],
    );
    check(
        "Nghị định số 46/2002/NĐ-CP ngày 10/6/2022; Nghị định 46/2022/NĐ-CP",
        &[
            "Nghị định 46/2022/NĐ-CP | 2022-06-10 | Chính phủ | 46-2022-nd-cp",
            "Nghị định 46/2022/NĐ-CP | - | Chính phủ | 46-2022-nd-cp",
        ],
    );
    // Nothing proves which of number and date is wrong: both stay as they are written.
    check("Nghị định số 46/2002/NĐ-CP ngày 10/6/2022", &["Nghị định 46/2002/NĐ-CP | 2022-06-10 | Chính phủ | -"]);
    check("Nghị định số 12/2020/NĐ-CP ngày 31/02/2020", &["Nghị định 12/2020/NĐ-CP | - | Chính phủ | 12-2020-nd-cp"]);
    check(
        "**Quyết định số 468/QĐ-TTg** *ngày 27/3/2021* của **Thủ tướng Chính phủ**",
        &["Quyết định 468/QĐ-TTg | 2021-03-27 | Thủ tướng Chính phủ | 468-qd-ttg-2021"],
    );
}

#[test]
fn what_is_no_citation() {
    for text in [
        "Có 25/36 xã đạt chuẩn, 24/7, tỷ lệ 3/4; ngày 15/11/2024; giai đoạn 2026 - 2030",
        "Điện thoại 0255/3822456, số nhà 12/5 đường Lê Lợi, Quốc lộ 24B, tỉnh lộ 623",
        "kinh phí 3.500 triệu đồng, 1.234,5 tỷ đồng",
        "Nghị định số ..../2018/NĐ-CP ngày.....tháng......năm 2018",
        "Kế hoạch này có hiệu lực; Quyết định này thay thế các quy định trước đây",
        "theo quy định của pháp luật, đúng luật, trường Đại học Luật, Luật sư, ngành Luật",
        "Kế hoạch 5 năm, Chương trình mục tiêu quốc gia, Đề án 06",
        "V-10b; 08 KH; hồ sơ 01 bộ; mẫu số 03",
    ] {
        check(text, &[]);
    }
}
