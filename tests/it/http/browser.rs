//! The pages in a real browser, with scripts and without: as an officer goes through them.

use super::chromium::{Browser, Scripts};
use super::records::{HOSTILE, engine};
use super::server::Server;
use cancu::view::page::segment;

#[test]
fn an_officer_goes_through_the_pages() {
    each(|browser, server| {
        for (question, found) in [("kiểm soát thủ tục", "kiểm soát"), ("kiem soat thu tuc", "kiểm soát")] {
            browser.open(&server.address("/"));
            browser.write("#q", question);
            browser.click(".ask button");
            assert!(browser.text(".hits").contains(found), "{question}");
            assert!(browser.count(".hits mark") > 0, "{question}: words found are marked");
        }
        browser.click(".side .counts a[href*='province=']");
        browser.arrive("province=");
        browser.open(&server.address("/documents/quang-ngai-2020"));
        browser.click(".cited a[href='#c1']");
        browser.element("#c1:target");
        browser.click("a#c0");
        browser.arrive("/authorities/");
        assert_eq!(browser.text("h1"), "Nghị định 63/2010/NĐ-CP");
        browser.open(&server.address("/compare"));
        browser.write("textarea", "Quảng Ngãi\nĐồng Nai");
        browser.click(".sheet-form button");
        browser.arrive("values=");
        assert!(browser.text(".matrix").contains("63/2010/NĐ-CP"));
        browser.open(&server.address("/legal-basis?document=quang-ngai-2020"));
        assert!(browser.text(".chain").contains("đã được sửa đổi"));
        browser.open(&server.address("/corpus"));
        assert!(browser.text("main").contains("4 văn bản"));
    });
}

#[test]
fn a_draft_is_sent_and_its_report_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let draft = folder.path().join("du-thao.txt");
    let text =
        format!("KẾ HOẠCH\nKiểm soát {HOSTILE}\n\nCăn cứ Nghị định số 63/2010/NĐ-CP ngày 31/6/2010 của Chính phủ;\n");
    std::fs::write(&draft, text).expect("a draft");
    each(|browser, server| {
        browser.open(&server.address("/check"));
        browser.write("input[type=file]", &draft.to_string_lossy());
        browser.click(".sheet-form button");
        assert!(browser.text(".findings").contains("Lỗi"), "{}", browser.text("main"));
        assert!(browser.text(".sheet").contains(HOSTILE), "it shows as text");
        browser.click(".findings a[href='#t0']");
        browser.element("#t0:target");
    });
}

const TAB: char = '\u{E004}';
const ENTER: char = '\u{E007}';
const RIGHT: char = '\u{E014}';

/// Whether what has the focus can be seen to have it: by an outline, or by the edge of a box of a picture.
const SEEN: &str = "(() => { const s = getComputedStyle(e), box = e.querySelector('rect'), at = e.getBoundingClientRect(); \
                    return (s.outlineStyle !== 'none' || box && getComputedStyle(box).strokeWidth === '2px') \
                    && at.width > 0 && at.bottom > 0 && at.top < innerHeight && at.left >= 0; })()";

#[test]
fn the_keyboard_alone_leads_through_the_pages() {
    each(|browser, server| {
        browser.open(&server.address("/documents/quang-ngai-2020"));
        browser.press(TAB, 1);
        assert_eq!(browser.value("e.className"), "skip", "the first stop leads past the menu");
        browser.press(ENTER, 1);
        browser.until("e.id === 'noi-dung'");
        browser.press(TAB, 1);
        assert_eq!(browser.value("document.querySelector('main a') === e"), true);
        for _ in 0..20 {
            if browser.value("e.id") == "c0" {
                break;
            }
            browser.press(TAB, 1);
        }
        let card = browser.value("getComputedStyle(e, '::after').content");
        assert!(card.as_str().is_some_and(|card| card.contains("Căn cứ")), "the card opens: {card}");
        let pages = [
            "/?q=thu+tuc",
            "/documents/quang-ngai-2020",
            "/authorities/63-2010-nd-cp",
            "/compare?by=province",
            "/legal-basis?document=quang-ngai-2020",
            "/check",
            "/corpus",
        ];
        for path in pages {
            browser.open(&server.address(path));
            let mut stops = 0;
            while stops < 80 {
                browser.press(TAB, 1);
                if browser.value("e === document.body") == true {
                    break;
                }
                stops += 1;
                assert_eq!(browser.value(SEEN), true, "{path}, stop {stops}: {}", browser.value("e.outerHTML"));
            }
            assert!(stops > 12, "{path}: {stops}");
        }
    });
}

#[test]
fn a_wide_matrix_scrolls_by_the_keyboard_and_leaves_the_page_as_wide_as_it_is() {
    each(|browser, server| {
        browser.narrow();
        browser.open(&server.address("/compare?by=year"));
        browser.value("document.querySelector('.scroll').focus()");
        browser.press(RIGHT, 3);
        browser.until("e.className === 'scroll' && e.scrollLeft > 0");
        for path in
            ["/", "/?q=thu+tuc", "/documents/quang-ngai-2020", "/authorities/63-2010-nd-cp", "/check", "/corpus"]
        {
            browser.open(&server.address(path));
            let wide = browser.value("document.documentElement.scrollWidth");
            assert!(wide.as_u64().is_some_and(|wide| wide <= 390), "{path}: {wide}");
        }
    });
}

#[test]
fn what_was_injected_shows_as_text() {
    let (id, sent) = (segment(&format!("{HOSTILE}/../x")), segment(HOSTILE));
    each(|browser, server| {
        for path in [
            format!("/?q={sent}"),
            format!("/documents/{id}"),
            format!("/compare?by=document&value={id}&value=quang-ngai-2020"),
            format!("/compare?by=province&value={sent}"),
            format!("/legal-basis?topic={sent}"),
            format!("/legal-basis?document={id}"),
            format!("/authorities/{}", segment("\"><script>alert(1)</script>")),
        ] {
            browser.open(&server.address(&path));
            assert_eq!(browser.count("script:not([src])"), 0, "{path}");
        }
        browser.open(&server.address(&format!("/documents/{id}")));
        assert!(browser.text("article").contains(HOSTILE), "it shows as text");
    });
}

#[test]
fn suggestions_come_while_one_types_and_only_by_the_script() {
    let server = Server::of(engine());
    for scripts in [Scripts::On, Scripts::Off] {
        let on = matches!(scripts, Scripts::On);
        let Some(browser) = Browser::start(scripts) else { return };
        browser.open(&server.address("/"));
        browser.write("#q", "63");
        if on {
            browser.element("#q-list option[value*='63/2010/NĐ-CP']");
        } else {
            assert_eq!(browser.count("#q-list"), 0);
        }
    }
}

/// Does `all` with scripts and without; the console must stay empty.
fn each(all: impl Fn(&Browser, &Server)) {
    let server = Server::of(engine());
    for scripts in [Scripts::On, Scripts::Off] {
        let Some(browser) = Browser::start(scripts) else { return };
        all(&browser, &server);
        assert_eq!(browser.complaints(), Vec::<String>::new());
    }
}
