//! The pages, read as a browser without scripts reads them.

use super::records::{DECREE, HOSTILE, differing, engine, plan, with};
use super::server::Server;
use crate::support::cite;
use cancu::view::page::segment;

#[track_caller]
fn page(server: &Server, path: &str) -> String {
    let reply = server.get(path);
    assert_eq!((reply.status, reply.header("content-type")), (200, "text/html; charset=utf-8"), "{path}");
    reply.body
}

#[test]
fn the_first_page_offers_a_question_and_what_there_is() {
    let home = page(&Server::of(engine()), "/");
    assert!(home.contains("<html lang=\"vi\">") && home.contains("name=\"q\""));
    assert!(home.contains("4 văn bản trong chỉ mục"));
    assert!(home.contains("href=\"/authorities/63-2010-nd-cp\"") && home.contains("Nghị định 63/2010/NĐ-CP"));
}

#[test]
fn results_show_words_found_and_lead_on() {
    let server = Server::of(engine());
    let results = page(&server, "/?q=ki%E1%BB%83m+so%C3%A1t");
    assert!(results.contains("<mark>kiểm soát</mark>"), "{results}");
    assert!(results.contains("href=\"/documents/dong-nai-2022\""));
    assert!(results.contains("value=\"kiểm soát\""), "the question stays in its field");
    let decree = page(&server, "/?q=63/2010/N%C4%90-CP");
    assert!(decree.contains("được <strong>2</strong> văn bản viện dẫn"), "{decree}");
    let own = page(&server, "/?q=57/KH-UBND");
    assert!(own.contains("<a href=\"/authorities/quang-ngai.57-kh-ubnd-2020\">1 văn bản viện dẫn</a>"), "{own}");
    assert!(page(&server, "/?q=xyzzy").contains("Không tìm thấy văn bản nào"));
}

#[test]
fn filters_and_paging_keep_the_question() {
    let server = Server::of(engine());
    let first = page(&server, "/?q=hanh+chinh&limit=1&sort=oldest");
    assert!(first.contains("href=\"/?q=hanh%20chinh&#38;sort=oldest&#38;limit=1&#38;offset=1\""), "{first}");
    assert!(first.contains("province=Ngh%E1%BB%87%20An"), "a province to narrow by");
    let beyond = page(&server, "/?q=hanh+chinh&offset=500");
    assert!(beyond.contains("Trang này nằm ngoài 3 văn bản"), "{beyond}");
    assert!(beyond.contains("rel=\"prev\" href=\"/?q=hanh%20chinh\""), "back to the last page that there is: {beyond}");
}

#[test]
fn a_document_has_its_citations_marked_and_linked() {
    let document = page(&Server::of(engine()), "/documents/quang-ngai-2020");
    assert!(document.contains("<dt>Ngày</dt><dd>12/3/2020</dd>"));
    assert!(document.contains("Trang 2"));
    assert!(document.contains(
        "<a class=\"cite legal_basis\" id=\"c0\" href=\"/authorities/63-2010-nd-cp\" \
         data-card=\"Căn cứ\nNghị định 63/2010/NĐ-CP\">Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ</a>"
    ));
    assert!(document.contains("class=\"cite implements\" id=\"c1\""));
    assert!(document.contains("href=\"/api/v1/documents/quang-ngai-2020/source\""));
    assert!(document.contains("<a href=\"/authorities/quang-ngai.57-kh-ubnd-2020\">Được 1 văn bản viện dẫn</a>"));
}

#[test]
fn a_document_does_not_cite_itself() {
    let server = Server::of(engine());
    let document = page(&server, "/documents/nghe-an-2021");
    assert!(document.contains("Chưa văn bản nào trong kho viện dẫn"), "{document}");
    assert!(document.contains("Văn bản được viện dẫn (0)") && !document.contains("class=\"cite "), "{document}");
    let authority = page(&server, "/authorities/nghe-an.655-kh-ubnd-2021");
    assert!(authority.contains("<h1>Kế hoạch 655/KH-UBND</h1>"), "it goes by its own name: {authority}");
    assert!(authority.contains("href=\"/documents/nghe-an-2021\""));
}

#[test]
fn an_authority_shows_who_cites_it_in_which_words() {
    let server = Server::of(engine());
    let decree = page(&server, "/authorities/63-2010-nd-cp");
    assert!(decree.contains("<h1>Nghị định 63/2010/NĐ-CP</h1>"), "{decree}");
    assert!(decree.contains("2 văn bản viện dẫn"));
    assert!(decree.contains("<mark>Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ</mark>"));
    let narrowed = page(&server, "/authorities/63-2010-nd-cp?province=&year=2022&role=");
    assert!(narrowed.contains("1 trong 2 văn bản") && !narrowed.contains("/documents/quang-ngai-2020\""));
    assert!(narrowed.contains("<option value=\"2022\" selected>"));
}

#[test]
fn an_authority_shows_where_documents_differ_and_what_it_amends() {
    let server = Server::of(differing());
    let resolution = page(&server, "/authorities/17-nq-tw-2007");
    assert!(
        resolution.contains(
            "Ngày ban hành: <strong>01/8/2007</strong> (1 văn bản: <a href=\"/documents/one#trang-1\">Đồng Nai 2022, tr. 1</a>), \
             <strong>11/8/2007</strong> (1 văn bản: <a href=\"/documents/two#trang-1\">Quảng Ngãi 2022, tr. 1</a>)"
        ),
        "{resolution}"
    );
    assert!(page(&server, "/documents/two").contains("href=\"/authorities/quang-ngai.19-ct-ubnd-2018\""));
    let decree = page(&Server::of(engine()), "/authorities/63-2010-nd-cp");
    assert!(decree.contains("Được sửa đổi, bổ sung bởi") && decree.contains("92/2017/NĐ-CP"), "{decree}");
    // Nobody here cites it, yet official sources know it.
    let amending = page(&Server::of(engine()), "/authorities/92-2017-nd-cp");
    assert!(amending.contains("92/2017/NĐ-CP") && amending.contains("Sửa đổi, bổ sung"), "{amending}");
    assert!(!decree.contains("ghi khác nhau"), "nobody contradicts another");
}

#[test]
fn relations_are_drawn_and_each_drawn_document_with_a_page_leads_to_it() {
    let text = "Kế hoạch\nCăn cứ Nghị định số 63/2010/NĐ-CP, Nghị định số 92/2017/NĐ-CP và Quyết định số 9/QĐ-UBND.";
    let mut record = plan("both", "Nghệ An", "2018-02-21", "42/KH-UBND", text);
    cite(&mut record, "Nghị định số 63/2010/NĐ-CP", "63/2010/NĐ-CP", Some(DECREE), &[]);
    cite(&mut record, "Nghị định số 92/2017/NĐ-CP", "92/2017/NĐ-CP", Some("92-2017-nd-cp"), &[]);
    cite(&mut record, "Quyết định số 9/QĐ-UBND", "9/QĐ-UBND", Some("nghe-an.9-qd-ubnd-2017"), &[]);
    let server = Server::of(with(vec![record]));
    let decree = page(&server, "/authorities/63-2010-nd-cp");
    assert!(decree.contains("role=\"group\" aria-label=\"Sơ đồ quan hệ: 63/2010/NĐ-CP\""), "{decree}");
    let link = "<a href=\"/authorities/92-2017-nd-cp\" aria-label=\"Được sửa đổi, bổ sung bởi: 92/2017/NĐ-CP\"><rect";
    assert_eq!(decree.matches(link).count(), 1, "{decree}");
    assert!(decree.contains("<g role=\"img\" aria-label=\"Được sửa đổi, bổ sung bởi: 48/2013/NĐ-CP\">"), "{decree}");
    let other_side = page(&server, "/authorities/92-2017-nd-cp");
    assert!(other_side.contains("aria-label=\"Sửa đổi, bổ sung: 63/2010/NĐ-CP\"><rect"), "{other_side}");
    assert!(
        !page(&server, "/authorities/nghe-an.9-qd-ubnd-2017").contains("class=\"graph\""),
        "nothing is known of it"
    );
}

/// Nothing of a page runs but the one script of our own.
#[track_caller]
fn inert(body: &str, path: &str) {
    let body = body.replacen("<script src=\"/assets/suggest.js\" defer></script>", "", 1);
    assert!(!body.contains("<script") && !body.contains("<img"), "{path}: {body}");
}

#[test]
fn whatever_is_sent_or_stored_shows_as_text() {
    let server = Server::of(engine());
    let id = segment(&format!("{HOSTILE}/../x"));
    let key = segment("\"><script>alert(1)</script>");
    let sent = segment(HOSTILE);
    for path in [
        "/".to_owned(),
        format!("/?q={sent}"),
        format!("/?q=%22%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&province={sent}&type={sent}&issuer={sent}"),
        format!("/?province={sent}"),
        "/?year=2023".to_owned(),
        format!("/documents/{id}"),
        format!("/compare?by=province&value={sent}&province={sent}"),
        "/compare?by=province".to_owned(),
        "/compare?by=issuer".to_owned(),
        format!("/compare?by=document&value={id}&value=dong-nai-2022"),
        format!("/legal-basis?topic={sent}&on={sent}"),
        format!("/legal-basis?topic={sent}"),
        "/legal-basis?topic=th%E1%BB%A7+t%E1%BB%A5c".to_owned(),
        format!("/legal-basis?document={id}"),
        format!("/legal-basis?document={sent}"),
        "/corpus".to_owned(),
        format!("/corpus?lang=en&{sent}"),
        format!("/authorities/{key}"),
        format!("/authorities/{key}?province={sent}"),
        format!("/documents/{sent}"),
        format!("/authorities/{sent}"),
        format!("/{sent}"),
    ] {
        inert(&server.get(&path).body, &path);
    }
    for name in [HOSTILE.to_owned(), format!("{HOSTILE}.txt")] {
        let draft = format!("KẾ HOẠCH\n{HOSTILE}\nCăn cứ Nghị định số 63/2010/NĐ-CP ngày 31/6/2010 {HOSTILE};\n");
        let report = server.post_file("/check", &[], &name, draft.as_bytes()).body;
        inert(&report, &name);
        assert!(report.contains("&#60;script&#62;"), "the words themselves are there: {report}");
    }
    let document = page(&server, &format!("/documents/{id}"));
    assert!(document.contains("&#60;script&#62;alert("), "the words themselves are there: {document}");
}

#[test]
fn what_is_not_there_is_said_in_a_page() {
    let server = Server::of(engine());
    for path in
        ["/documents/none", "/authorities/1-1999-nd-cp", "/nowhere", "/assets/none.css", "/assets/..%2F..%2FCargo.toml"]
    {
        let reply = server.get(path);
        assert_eq!((reply.status, reply.header("content-type")), (404, "text/html; charset=utf-8"), "{path}");
        assert!(reply.body.contains("Không tìm thấy"), "{path}");
    }
    let broken = server.get("/documents/%FF");
    assert_eq!((broken.status, broken.header("content-type")), (400, "text/html; charset=utf-8"));
    let wrong = server.get("/?year=abc");
    assert_eq!(wrong.status, 400);
    assert!(wrong.body.contains("“năm”"), "{}", wrong.body);
}

#[test]
fn pages_need_nothing_from_elsewhere() {
    let server = Server::of(engine());
    let style = server.get("/assets/style.css");
    assert_eq!((style.status, style.header("content-type")), (200, "text/css; charset=utf-8"));
    let pages = [
        "/",
        "/?q=hanh+chinh",
        "/documents/quang-ngai-2020",
        "/authorities/63-2010-nd-cp?on=2025-08-01",
        "/compare?by=province",
        "/legal-basis?topic=ki%E1%BB%83m+so%C3%A1t",
        "/check",
        "/corpus",
    ];
    for path in pages {
        let body = page(&server, path);
        for needle in ["//", "style=\"", "onclick", "<script"] {
            // The official text of a document is only linked to: nothing comes from there unless somebody follows the link.
            let linked = body.replace("<a href=\"https://vbpl.vn/TW/Pages/", "<a href=\"/");
            let outside = linked.replace("http://www.w3.org/2000/svg", "");
            assert!(
                !outside.contains(&format!("=\"{needle}")) && !outside.contains(&format!(" {needle}")),
                "{path}: {needle}"
            );
            assert!(!outside.contains("http://") && !outside.contains("https://"), "{path} names another place");
        }
    }
    assert!(!style.body.contains("url(") && !style.body.contains("@import"));
}
