//! Outline, tasks, reports and closing of small texts, and what must hold for any text.

use super::document;
use cancu::document::read;
use cancu::registry::Registry;
use cancu::text::{PagedText, Span};
use proptest::prelude::*;

/// Level, label and title of each heading.
fn outline(text: &str) -> Vec<String> {
    let of = |heading: cancu::document::Heading| format!("{} {} {}", heading.level, heading.label, heading.title);
    document(text).outline.into_iter().map(of).collect()
}

#[test]
fn headings_are_told_from_numbered_sentences() {
    let text = "KẾ HOẠCH\nTập huấn năm 2024\n\nCăn cứ tình hình chung;\n\nI. MỤC ĐÍCH, YÊU CẦU\n\n1. Mục đích\n\n- Nâng cao kỹ năng.\n\n\
        2. Yêu cầu\n\n- Đúng tiến độ.\n\nII. NHIỆM VỤ\n\n1. Các phòng chuyên môn chủ động thực hiện theo nhiệm vụ được phân công.\n\n\
        2. Văn phòng theo dõi, đôn đốc việc thực hiện và báo cáo lãnh đạo.\n\nPHỤ LỤC I\n\nDANH MỤC LỚP HỌC\n\n1. Lớp cơ bản\n\nHọc hai ngày.\n";
    assert_eq!(
        outline(text),
        [
            "1 I MỤC ĐÍCH, YÊU CẦU",
            "2 1 Mục đích",
            "2 2 Yêu cầu",
            "1 II NHIỆM VỤ",
            "1 PHỤ LỤC I DANH MỤC LỚP HỌC",
            "2 1 Lớp cơ bản",
        ]
    );
}

#[test]
fn laws_have_chapters_articles_and_clauses() {
    let text = "THÔNG TƯ\nQuy định về lớp học\nCăn cứ tình hình;\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nThông tư này nói về lớp học và người học của các trường.\n\
        Điều 2. Giải thích\n1. Lớp là một nhóm người cùng học một chương trình chung.\n2. Học viên là người học.\nChương II\nTHI HÀNH\nĐiều 3. Hiệu lực\nCó hiệu lực ngay.\n";
    assert_eq!(
        outline(text),
        [
            "1 Chương I QUY ĐỊNH CHUNG",
            "2 Điều 1 Phạm vi",
            "2 Điều 2 Giải thích",
            "3 Khoản 1 ",
            "3 Khoản 2 ",
            "1 Chương II THI HÀNH",
            "2 Điều 3 Hiệu lực",
        ]
    );
}

/// Who, with whom, when, due and product of each task.
fn tasks(text: &str) -> Vec<String> {
    let of = |task: cancu::document::Task| {
        let due = task.due.map(|due| due.to_string()).unwrap_or_default();
        [task.lead.join("|"), task.with.join("|"), task.when.unwrap_or_default(), due, task.product.unwrap_or_default()]
            .join(" / ")
    };
    document(text).tasks.into_iter().map(of).collect()
}

#[test]
fn tables_tell_tasks_in_every_form() {
    let bars = "|\nSTT\n|\nNhiệm vụ\n|\nCơ quan chủ trì\n|\nCơ quan phối hợp\n|\nThời gian\n|\nSản phẩm\n|\n|\nI\n|\nNHÓM MỘT\n|\n|\n1\n|\nMở lớp\n|\n\
        Sở Nội vụ\n|\nSở Tài chính, các đơn vị liên quan\n|\nQuý II/2025\n|\n|\n|\n2\n|\nIn sách\n|\nSở Tài chính\n|\nSở Nội vụ\n|\nHằng năm\n|\nSách\n|\n";
    assert_eq!(
        tasks(bars),
        [
            "Sở Nội vụ / Sở Tài chính|các đơn vị liên quan / Quý II/2025 / 2025-06-30 / ",
            "Sở Tài chính / Sở Nội vụ / Hằng năm /  / Sách",
        ]
    );
    let piped = "| TT | Nội dung | Đơn vị thực hiện | Thời hạn |\n|---|---|---|---|\n| 1 | Mở lớp | Sở Nội vụ | tháng 6 năm 2025 |\n";
    assert_eq!(tasks(piped), ["Sở Nội vụ /  / tháng 6 năm 2025 / 2025-06-30 / "]);
    let tabs = "STT\tNội dung công việc\tĐơn vị chủ trì\tThời gian\n1\tMở lớp\tVăn phòng Sở\tQuý I/2024\n2\tIn sách\tThanh tra Sở\tThường xuyên\n";
    assert_eq!(tasks(tabs), ["Văn phòng Sở /  / Quý I/2024 / 2024-03-31 / ", "Thanh tra Sở /  / Thường xuyên /  / "]);
    let stacked = "STT\nNội dung công\nviệc\nĐơn vị chủ trì\nĐơn vị\nphối hợp\nThời gian\n1\nMở lớp tập huấn về kỹ\nnăng số.\nTrung tâm Tin học và\nDịch vụ\n\
        Văn phòng Sở và các\nphòng liên quan\nQuý II -\nIV/2021\nSTT\nNội dung công\nviệc\nĐơn vị chủ trì\nĐơn vị\nphối hợp\nThời gian\n2\nIn sách\nThanh tra Sở\n\
        Văn phòng Sở\nThường\nxuyên\n";
    assert_eq!(
        tasks(stacked),
        [
            "Trung tâm Tin học và Dịch vụ / Văn phòng Sở|các phòng liên quan / Quý II - IV/2021 / 2021-12-31 / ",
            "Thanh tra Sở / Văn phòng Sở / Thường xuyên /  / ",
        ]
    );
}

const DUTIES: &str = "KẾ HOẠCH\nTập huấn năm 2024\n\nCăn cứ tình hình chung;\n\nI. NỘI DUNG\n\n1. Mở lớp kỹ năng số\n\n- Đơn vị chủ trì: Sở Nội vụ, Sở Tài chính.\n\n\
    - Đơn vị phối hợp: Các sở, ngành.\n\n- Thời gian thực hiện: Quý III/2024.\n\n- Sản phẩm: Lớp học.\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Sở Nội vụ\n\n\
    - Chủ trì, phối hợp với Sở Tài chính lập danh sách.\n\n- Theo dõi việc học.\n\n2. Giao Văn phòng Sở báo cáo kết quả về UBND tỉnh trước ngày 15/11/2024.\n\n\
    Nơi nhận:\n- UBND tỉnh (b/c);\n- Các sở, ngành;\n- Lưu: VT.\n\nKT. GIÁM ĐỐC\n\nPHÓ GIÁM ĐỐC\n\n\n\nTrần Thị Mẫu\n";

#[test]
fn items_and_duties_tell_tasks() {
    assert_eq!(
        tasks(DUTIES),
        [
            "Sở Nội vụ|Sở Tài chính / Các sở, ngành / Quý III/2024 / 2024-09-30 / Lớp học",
            "Sở Nội vụ / Sở Tài chính /  /  / ",
            "Sở Nội vụ /  /  /  / ",
            "Văn phòng Sở /  / trước ngày 15/11/2024 / 2024-11-15 / ",
        ]
    );
}

#[test]
fn the_end_names_recipients_signer_and_reports() {
    let document = document(DUTIES);
    assert_eq!(document.recipients, ["UBND tỉnh (b/c)", "Các sở, ngành", "Lưu: VT"]);
    let signer = document.signer.expect("a signer");
    assert_eq!(signer.name.as_deref(), Some("Trần Thị Mẫu"));
    assert_eq!(signer.position.as_deref(), Some("Phó Giám đốc"));
    assert_eq!(signer.on_behalf.as_deref(), Some("KT. GIÁM ĐỐC"));
    let [report] = document.reports.as_slice() else { panic!("{:?}", document.reports) };
    assert_eq!((report.from.join("|"), report.to.join("|")), ("Văn phòng Sở".to_owned(), "UBND tỉnh".to_owned()));
    assert_eq!(report.due.map(|due| due.to_string()).as_deref(), Some("2024-11-15"));
}

#[test]
fn reports_are_owed_by_the_subject_of_their_sentence() {
    let told = |sentence: &str| {
        let text = format!("KẾ HOẠCH\nĐọc sách năm 2024\n\nCăn cứ tình hình;\n\nI. BÁO CÁO\n\n1. {sentence}\n");
        let of = |report: cancu::document::Report| format!("{} > {}", report.from.join("|"), report.to.join("|"));
        document(&text).reports.into_iter().map(of).collect::<Vec<_>>().join("; ")
    };
    for (sentence, want) in [
        (
            "Định kỳ trước ngày 20 tháng 6 hằng năm, Sở Nội vụ báo cáo UBND tỉnh tình hình đọc sách.",
            "Sở Nội vụ > UBND tỉnh",
        ),
        (
            "Trước ngày 5 tháng 6 và trước ngày 5 tháng 12 hằng năm, các phòng gửi báo cáo về Văn phòng Sở danh sách bạn đọc.",
            "các phòng > Văn phòng Sở; các phòng > Văn phòng Sở",
        ),
        ("Thư viện tỉnh tổ chức lớp học. Báo cáo Sở Nội vụ kết quả trước ngày 10/12/2024.", " > Sở Nội vụ"),
        (
            "Văn phòng Sở tổng hợp, báo cáo cơ quan thống kê cấp tỉnh trước ngày 15/11/2024.",
            "Văn phòng Sở > cơ quan thống kê cấp tỉnh",
        ),
    ] {
        assert_eq!(told(sentence), want, "{sentence}");
    }
}

#[test]
fn titles_in_capitals_get_their_letters_back() {
    let text = "UBND TỈNH LÀO CAI\nSỞ NỘI VỤ\nHỎA TỐC\nSố: 12/KH-SNV\nLào Cai, ngày 02 tháng 5 năm 2025\n\nKẾ HOẠCH\n\nPHÁT TRIỂN MẠNG 5G, IOT PHỤC VỤ BẦU CỬ\n\
        QUỐC HỘI KHÓA XVI TẠI TỈNH LÀO CAI\n\nSở Nội vụ ban hành Kế hoạch phát triển mạng 5G, IoT phục vụ bầu cử, như sau:\n";
    let document = document(text);
    assert_eq!(
        document.title.as_deref(),
        Some("Kế hoạch Phát triển mạng 5G, IoT phục vụ bầu cử Quốc hội khóa XVI tại tỉnh Lào Cai")
    );
    assert_eq!(document.urgency.as_deref(), Some("Hỏa tốc"));
    assert_eq!(document.issuer.as_deref(), Some("Sở Nội vụ tỉnh Lào Cai"));
}

/// Lines of which texts of every kind are made.
const LINES: [&str; 36] = [
    "",
    "|",
    "I. MỤC TIÊU",
    "1. Mục đích",
    "1.",
    "a) Nội dung",
    "- Đơn vị chủ trì: Sở Nội vụ",
    "- Thời gian: Quý II/2024",
    "STT",
    "Nội dung",
    "Đơn vị chủ trì",
    "Thời gian",
    "1",
    "2",
    "II. TỔ CHỨC THỰC HIỆN",
    "Nơi nhận: KT. GIÁM ĐỐC",
    "- Lưu: VT.",
    "Nguyễn Văn A",
    "Chương II",
    "Điều 5. Phạm vi",
    "PHỤ LỤC I",
    "Giao Sở Y tế báo cáo về UBND tỉnh trước ngày 5/6/2024; Sở Nội vụ chủ trì",
    "KẾ HOẠCH",
    "1\tMở lớp (AI)\tế",
    "Đơn vị phối hợp: Sở Y tế, các phòng.",
    "- Rà soát (chủ trì: Sở Tư pháp; phối hợp: Sở Y tế; trước ngày 30/6/2024).",
    "Chủ trì: Sở Nội vụ - Phối hợp: Tỉnh đoàn; hoàn thành trong quý II/2024.",
    "| TT | Nội dung | Phân công | Phân công | Thời gian |",
    "| | | Chủ trì | Phối hợp | |",
    "| A | CHUNG | CHUNG | CHUNG | CHUNG |",
    "(Kèm theo Kế hoạch) STT Nội dung công việc",
    "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC TS.BS. Lê Thị Mẫu",
    "Định kỳ trước ngày 5/6 và trước ngày 5/12 hằng năm, Sở Y tế gửi báo cáo về UBND tỉnh kết quả",
    "1. Văn phòng Sở có trách nhiệm:",
    "b) Đối với cá nhân: Các cá nhân có thành tích",
    "- bán rau sạch, nối với",
];

fn any_text() -> impl Strategy<Value = String> {
    let line = prop_oneof![4 => prop::sample::select(&LINES[..]).prop_map(str::to_owned), 1 => "\\PC{0,30}"];
    prop::collection::vec(line, 0..60).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn spans_lie_in_the_text_in_order_and_nested(text in any_text()) {
        let paged = PagedText::from_pages([&text]);
        let document = read(&paged, &Registry::built_in());
        let inside = |span: Span| paged.text().get(span.start..span.end).is_some_and(|words| !words.is_empty());
        let mut open: Vec<(u8, Span)> = Vec::new();
        for heading in &document.outline {
            prop_assert!(inside(heading.span), "{heading:?}");
            open.retain(|(level, _)| *level < heading.level);
            prop_assert_eq!(open.len() + 1, usize::from(heading.level));
            if let Some((_, above)) = open.last() {
                prop_assert!(above.contains(heading.span), "{heading:?}");
            }
            open.push((heading.level, heading.span));
        }
        prop_assert!(document.outline.is_sorted_by_key(|heading| heading.span.start));
        prop_assert!(document.tasks.iter().all(|task| inside(task.span)));
        prop_assert!(document.tasks.is_sorted_by_key(|task| task.span.start));
        prop_assert!(document.reports.iter().all(|report| inside(report.span)));
    }
}
