//! The pages that compare, suggest, check and count, and both languages.

use super::records::{HOSTILE, engine, plan, with};
use super::server::{Reply, Server};
use crate::support::{cite, source_file};
use cancu::citation::Role;
use cancu::file::SourceError;
use cancu::index::memory::Memory;
use cancu::index::{Batch, Engine, Failure};
use cancu::index::{DocumentId, Record};
use cancu::ingest::pipeline::read_text;
use cancu::ingest::{Options, run};
use cancu::registry::Registry;
use cancu::text::{Doubt, Notice, PageNumber};
use std::sync::atomic::AtomicBool;

const DRAFT: &str = "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\nSố:      /KH-UBND\nQuảng Ngãi, ngày 12 tháng 3 năm 2025\nKẾ HOẠCH\n\
                     Kiểm soát thủ tục hành chính năm 2025\nCăn cứ Nghị định số 63/2010/NĐ-CP ngày 31/6/2010 của Chính phủ;\n";

#[track_caller]
fn page(server: &Server, path: &str) -> String {
    let reply = server.get(path);
    assert_eq!(
        (reply.status, reply.header("content-type")),
        (200, "text/html; charset=utf-8"),
        "{path}: {}",
        reply.body
    );
    reply.body
}

#[test]
fn provinces_stand_beside_each_other() {
    let server = Server::of(engine());
    let form = page(&server, "/compare");
    assert!(form.contains("name=\"values\"") && !form.contains("<table"), "a form and no answer yet: {form}");
    let matrix = page(&server, "/compare?by=province&values=Qu%E1%BA%A3ng+Ng%C3%A3i%0D%0ADong+Nai%0D%0ANowhere");
    assert!(matrix.contains("<th scope=\"col\">Quảng Ngãi<small>1 văn bản</small></th>"), "{matrix}");
    assert!(matrix.contains("<td class=\"heat4\" title=\"Căn cứ 1\">"), "{matrix}");
    assert!(matrix.contains("<strong>Nowhere</strong>"), "what is not there is named: {matrix}");
    assert!(matrix.contains("<strong>1</strong> được mọi cột viện dẫn"), "{matrix}");
    assert!(matrix.contains("/api/v1/compare?by=province&#38;value=Qu%E1%BA%A3ng%20Ng%C3%A3i"), "{matrix}");
}

#[test]
fn the_form_of_a_comparison_keeps_what_was_chosen() {
    let server = Server::of(engine());
    let years = page(&server, "/compare?by=year&values=2020%0D%0A2021&province=Qu%E1%BA%A3ng+Ng%C3%A3i&today=1");
    for kept in [
        "<option value=\"year\" selected>",
        ">2020\n2021</textarea>",
        "name=\"province\" maxlength=\"100\" value=\"Quảng Ngãi\"",
        "name=\"today\" value=\"1\" checked",
    ] {
        assert!(years.contains(kept), "{kept}: {years}");
    }
    for path in ["/compare?by=colour", "/compare?by=year&values=2020&year=soon"] {
        let refused = server.get(path);
        assert_eq!(
            (refused.status, refused.body.contains("Yêu cầu chưa đúng")),
            (400, true),
            "{path}: {}",
            refused.body
        );
    }
}

#[test]
fn two_documents_stand_beside_each_other() {
    let registry = Registry::built_in();
    let plan = |id: &str, year: &str, task: &str| {
        let text = format!(
            "KẾ HOẠCH\nKiểm soát thủ tục hành chính năm {year}\nI. MỤC ĐÍCH\nNâng cao chất lượng.\nII. NHIỆM VỤ\n{task}\n"
        );
        let source = source_file(&format!("/plans/{id}.txt"));
        Record::new(DocumentId(id.to_owned()), source, read_text(&text, &registry, |_| ()).expect("text"))
    };
    let engine = with(vec![
        plan("one", "2024", "Mở lớp tập huấn trước ngày 15/11/2024."),
        plan("two", "2025", "Mở lớp tập huấn trước ngày 30/11/2025."),
    ]);
    let beside = page(&Server::of(engine), "/compare?by=document&value=one&value=two");
    assert!(beside.contains("Bố cục đặt cạnh nhau"), "{beside}");
    assert!(beside.contains("<del>15/11/2024.</del>") && beside.contains("<ins>30/11/2025.</ins>"), "{beside}");
}

#[test]
fn the_outline_and_the_tasks_lead_to_their_places_in_the_text() {
    let text = "KẾ HOẠCH\nKiểm soát thủ tục hành chính năm 2025\nI. MỤC ĐÍCH\nNâng cao chất lượng.\nII. NHIỆM VỤ\n\
                1. Mở lớp tập huấn nghiệp vụ theo Nghị định số 63/2010/NĐ-CP ngày 08/6/2010.\n\
                - Cơ quan chủ trì: Sở Tư pháp.\n- Thời gian thực hiện: trước ngày 15/11/2025.\n";
    let reading = read_text(text, &Registry::built_in(), |_| ()).expect("text");
    assert!(!reading.document.tasks.is_empty(), "the text gives a task");
    let record = Record::new(DocumentId("one".to_owned()), source_file("/plans/one.txt"), reading);
    let document = page(&Server::of(with(vec![record])), "/documents/one");
    let (article, side) = document.split_once("<aside").expect("text, then what stands beside it");
    for (place, words) in [("m0", "I. MỤC ĐÍCH"), ("m1", "II. NHIỆM VỤ")] {
        let there = format!("<span class=\"place\" id=\"{place}\"></span>{words}");
        assert_eq!(article.matches(&there).count(), 1, "{article}");
        assert!(side.contains(&format!("<a href=\"#{place}\">")), "{side}");
    }
    let lead = article.find("href=\"#n0\"").expect("the table of tasks leads to the text");
    let there = article.find("id=\"n0\"></span>").expect("the place in the text");
    assert!(there < lead && article[there..].starts_with("id=\"n0\"></span>1. Mở lớp"), "{article}");
}

#[test]
fn a_topic_finds_what_plans_rest_on_and_a_document_its_chain() {
    let server = Server::of(engine());
    let offered = page(
        &server,
        "/legal-basis?topic=k%E1%BA%BF+ho%E1%BA%A1ch+th%E1%BB%A7+t%E1%BB%A5c+h%C3%A0nh+ch%C3%ADnh+n%C4%83m+2024",
    );
    assert!(offered.contains("<a href=\"/authorities/63-2010-nd-cp\">Nghị định 63/2010/NĐ-CP</a>"), "{offered}");
    assert!(offered.contains("Hiểu là: 2024, tính đến 2024"), "{offered}");
    let chain = page(&server, "/legal-basis?document=quang-ngai-2020&on=01/8/2025");
    assert!(chain.contains("Hiệu lực vào ngày 01/8/2025") && chain.contains("<li class=\"depth1\">"), "{chain}");
    assert!(chain.contains("đã được sửa đổi"), "{chain}");
    let export = "href=\"/api/v1/legal-basis?document=quang-ngai-2020&#38;on=01%2F8%2F2025&#38;format=xlsx\"";
    assert!(chain.contains(export) && offered.contains("&#38;format=csv\""), "{chain}");
    assert_eq!(server.get("/legal-basis?document=none").status, 404);
    assert_eq!(server.get("/legal-basis?document=quang-ngai-2020&on=never").status, 400);
}

#[test]
fn a_draft_that_is_sent_comes_back_marked_and_is_not_kept() {
    let server = Server::of(engine());
    assert!(page(&server, "/check").contains("enctype=\"multipart/form-data\""));
    let report: Reply = server.post_file("/check", &[], "du-thao.txt", DRAFT.as_bytes());
    assert_eq!(report.status, 200, "{}", report.body);
    assert!(report.body.contains("<li id=\"f0\"") && report.body.contains("class=\"flaw error\""), "{}", report.body);
    assert!(report.body.contains("Cách sửa:") && report.body.contains("31/6/2010"), "{}", report.body);
    let english = server.post_file("/check?lang=en", &[], "du-thao.txt", DRAFT.as_bytes());
    assert!(english.body.contains("Remedy:"), "{}", english.body);
    assert_eq!(server.json("/readyz")["documents"], 4, "nothing is kept");
    let broken = server.post_file("/check", &[], "x.pdf", b"%PDF-1.7\nnothing follows");
    assert_eq!(broken.status, 422, "{}", broken.body);
    assert!(broken.body.contains("Không đọc được tệp x.pdf:</strong> PDF bị hỏng"), "{}", broken.body);
    assert!(server.send("POST", "/check", &[], b"x").body.contains("Chưa chọn tệp nào"));
}

#[test]
fn a_draft_is_checked_on_the_day_that_the_form_gives() {
    let server = Server::of(engine());
    let text = "KẾ HOẠCH\nKiểm soát thủ tục hành chính năm 2025\nCăn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;\n";
    let sent = |on: &str| {
        let body = format!(
            "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.txt\"\r\n\r\n{text}\r\n--part\r\n\
             Content-Disposition: form-data; name=\"on\"\r\n\r\n{on}\r\n--part--\r\n"
        );
        server.send("POST", "/check", &[("content-type", "multipart/form-data; boundary=part")], body.as_bytes())
    };
    let (before, after) = (sent("01/3/2025"), sent("01/8/2025"));
    assert_eq!((before.status, after.status), (200, 200));
    assert!(!before.body.contains("118/2025/NĐ-CP"), "not yet replaced: {}", before.body);
    assert!(after.body.contains("118/2025/NĐ-CP"), "{}", after.body);
    assert!(
        after.body.contains("name=\"on\" maxlength=\"10\"") && after.body.contains("value=\"01/8/2025\""),
        "{}",
        after.body
    );
    let address = server.post_file("/check?on=2025-08-01", &[], "x.txt", text.as_bytes());
    assert!(address.body.contains("118/2025/NĐ-CP"), "{}", address.body);
    for wrong in ["32/8/2025".to_owned(), "hôm nay".to_owned(), "1".repeat(9000)] {
        let refused = sent(&wrong);
        assert_eq!((refused.status, refused.body.contains("“ngày” không hợp lệ")), (400, true), "{}", refused.body);
    }
}

#[test]
fn the_corpus_page_counts_and_names_what_failed_without_its_folder() {
    let engine: Memory = engine();
    let failure = Failure {
        source: source_file(&format!("/secret/{HOSTILE}.pdf")),
        stage: "read".into(),
        about: Vec::new(),
        why: Box::new(SourceError::Forbidden { path: format!("/secret/{HOSTILE}.pdf") }),
    };
    engine.apply(Batch { failed: vec![failure], ..Batch::default() }).expect("memory takes everything");
    let corpus = page(&Server::of(engine), "/corpus");
    assert!(
        corpus.contains("<strong>4</strong> văn bản trong chỉ mục, <strong>1</strong> tệp không đọc được"),
        "{corpus}"
    );
    assert!(corpus.contains(".pdf; hãy cấp quyền đọc</td>") && !corpus.contains("/secret"), "{corpus}");
    assert!(corpus.contains(">đọc</td>"), "the step in the language of the page: {corpus}");
    assert!(corpus.contains("<a href=\"/corpus\" aria-current=\"page\">"), "{corpus}");
    assert!(!corpus.contains("<script>") && corpus.contains("?province=Ngh%E1%BB%87%20An&#38;year=2021"), "{corpus}");
}

#[test]
fn a_row_that_brings_scripts_shows_them_as_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let fields = ["id", "title", "text", "province", "issuer", "type", "number"];
    let hostile = fields.map(|field| (field.to_owned(), serde_json::Value::from(format!("{HOSTILE} {field}"))));
    let row = serde_json::Value::from(serde_json::Map::from_iter(hostile));
    std::fs::write(folder.path().join("rows.jsonl"), format!("{row}\n")).expect("written");
    let engine = Memory::new();
    let (options, paths, stop) = (Options::default(), [folder.path().to_owned()], AtomicBool::new(false));
    run(&options, &engine, &Registry::built_in(), &paths, &mut |_| (), &stop).expect("a run");
    let server = Server::of(engine);
    let found = server.json("/api/v1/search?q=script");
    let id = found["hits"][0]["id"].as_str().unwrap_or_else(|| panic!("{found}"));
    let document = format!("/documents/{}", cancu::view::page::segment(id));
    let chain = format!("/legal-basis?document={}", cancu::view::page::segment(id));
    for path in ["/", "/?q=script", "/corpus", "/compare?by=issuer", "/legal-basis?topic=script", &document, &chain] {
        let body = page(&server, path).replacen("<script src=", "", 1);
        assert!(!body.contains("<script"), "{path}: {body}");
    }
    let shown = page(&server, &document);
    assert!(shown.contains("&#60;script&#62;"), "the words themselves are there");
    assert!(!shown.contains("/source"), "a line has no file of its own");
}

#[test]
fn the_language_is_chosen_once_and_remembered() {
    let server = Server::of(engine());
    let chosen = server.get("/?q=hanh+chinh&lang=en");
    assert!(
        chosen.body.contains("<html lang=\"en\">") && chosen.body.contains("documents, showing 1–3."),
        "{}",
        chosen.body
    );
    assert!(chosen.body.contains("href=\"/?q=hanh+chinh&#38;lang=vi\""), "the way back: {}", chosen.body);
    assert!(chosen.header("set-cookie").starts_with("lang=en; Path=/;"), "{}", chosen.header("set-cookie"));
    for path in [
        "/",
        "/documents/quang-ngai-2020",
        "/authorities/63-2010-nd-cp",
        "/compare",
        "/legal-basis",
        "/check",
        "/corpus",
        "/none",
    ] {
        let later = server.send("GET", path, &[("cookie", "other=1; lang=en")], b"");
        assert!(later.body.contains("<html lang=\"en\">"), "{path}: {}", later.body);
        assert_eq!((later.header("vary").contains("Cookie"), later.header("set-cookie")), (true, ""), "{path}");
    }
    assert!(server.send("GET", "/?lang=fr", &[], b"").body.contains("<html lang=\"vi\">"));
}

#[test]
fn notes_and_doubts_are_told_in_the_language_of_the_page() {
    let notice =
        |page: usize| Notice { page: Some(PageNumber::from_index(page)), what: Doubt::Recognised { confidence: 93 } };
    let plans = [("few", 1), ("many", 5)].map(|(id, pages)| {
        let mut record = plan(id, "Nghệ An", "2021-11-08", "655/KH-UBND", "Kế hoạch cải cách");
        record.reading.text.notices = (0..pages).map(notice).collect();
        record
    });
    let server = Server::of(with(plans.into()));
    let told = "Trang 1: chữ nhận dạng từ ảnh (OCR), độ tin cậy trung bình 93 trên 100";
    let few = page(&server, "/documents/few");
    assert!(few.contains(&format!("<ul class=\"notices\"><li>{told}</li></ul>")), "{few}");
    let many = page(&server, "/documents/many");
    assert!(many.contains("<summary>Trang nhận dạng từ ảnh (OCR): 5</summary>") && many.contains(told), "{many}");
    let english = page(&server, "/documents/few?lang=en");
    assert!(english.contains("<li>the text of page 1 was recognised"), "{english}");
    let asked = "/?q=c%E1%BA%A3i+c%C3%A1ch+xyzzy";
    assert!(page(&server, asked).contains("Không có văn bản nào chứa tất cả các từ"));
    let english = page(&server, &format!("{asked}&lang=en"));
    assert!(english.contains("No document holds all the words") && !english.contains("tất cả các từ"), "{english}");
    let api = server.json(&format!("/api/v1/search{}", &asked[1..]));
    assert!(api["notes"][0].as_str().is_some_and(|note| note.starts_with("Không có văn bản nào")), "{api}");
}

#[test]
fn an_authority_tells_its_status_on_a_day_and_its_years() {
    let server = Server::of(engine());
    let decree = page(&server, "/authorities/63-2010-nd-cp?on=01/8/2025");
    assert!(decree.contains("01/8/2025: <span class=\"stand care\">đã được sửa đổi</span>"), "{decree}");
    assert!(decree.contains("<svg") && decree.contains("aria-label=\"2020: 1\""), "{decree}");
    assert!(decree.contains("Thường được viện dẫn cùng"), "{decree}");
}

#[test]
fn a_replaced_basis_names_what_replaced_it_and_what_is_only_recalled() {
    let text = "Kế hoạch một cửa\nCăn cứ Nghị định số 43/2011/NĐ-CP;";
    let mut record = plan("rests", "Nghệ An", "2025-08-12", "9/KH-UBND", text);
    cite(&mut record, "Nghị định số 43/2011/NĐ-CP", "43/2011/NĐ-CP", Some("43-2011-nd-cp"), &[]);
    record.reading.references[0].citation.role = Role::LegalBasis;
    let server = Server::of(with(vec![record]));
    let words = "<span class=\"stand bad\">đã được thay thế</span> bởi <a href=\"/authorities/42-2022-nd-cp\">42/2022/NĐ-CP</a> <span class=\"soft\">(từ 15/8/2022)</span> \
                 <span class=\"soft\">(theo bảng dữ kiện, ghi theo trí nhớ, cần đối chiếu)</span>";
    for path in ["/legal-basis?document=rests", "/documents/rests", "/authorities/43-2011-nd-cp?on=2025-08-12"] {
        let told = page(&server, path);
        assert!(told.contains(words), "{path}: {told}");
    }
}
