//! The pages in a real Chromium, with scripts and without, driven over WebDriver.

mod driver;

use super::records::{HOSTILE, engine};
use super::server::Server;
use driver::Browser;
use std::io::Write;

const DRAFT: &str = "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\nSố:      /KH-UBND\nQuảng Ngãi, ngày 12 tháng 3 năm 2025\nKẾ HOẠCH\n\
                     Kiểm soát thủ tục hành chính năm 2025\nCăn cứ Nghị định số 63/2010/NĐ-CP ngày 31/6/2010 của Chính phủ;\n";

/// What an officer does in a morning.
fn morning(browser: &Browser, base: &str) {
    for question in ["kiểm soát", "kiem soat"] {
        browser.go(&format!("{base}/"));
        browser.write("#q", question);
        browser.click("form.ask button");
        assert!(browser.text("main").contains("Kế hoạch kiểm soát thủ tục hành chính"), "{}", browser.text("main"));
    }
    browser.click("aside .counts a[href*='province=']");
    assert!(browser.address().contains("province="), "{}", browser.address());

    browser.go(&format!("{base}/?q=quang+ngai"));
    browser.click(".hits h2 a[href='/documents/quang-ngai-2020']");
    browser.click(".cited a[href='#c1']");
    assert!(browser.address().ends_with("#c1"), "{}", browser.address());
    assert_eq!(browser.text(".cite:target"), "Nghị quyết số 17-NQ/TW ngày 01/8/2007");
    browser.click("#c0");
    assert_eq!(browser.text("h1"), "Nghị định 63/2010/NĐ-CP");

    browser.click(".menu a[href='/compare']");
    browser.write("textarea", "Quảng Ngãi\nĐồng Nai");
    browser.click(".sheet-form button");
    assert!(browser.text(".matrix").contains("63/2010/NĐ-CP"), "{}", browser.text("main"));

    let mut draft = tempfile::Builder::new().suffix(".txt").tempfile().expect("a file");
    draft.write_all(DRAFT.as_bytes()).expect("written");
    browser.click(".menu a[href='/check']");
    browser.write("input[type=file]", &draft.path().to_string_lossy());
    browser.click(".sheet-form button");
    assert!(browser.text(".findings").contains("31/6/2010"), "{}", browser.text("main"));
    assert!(!browser.text(".text .flaw.error").is_empty());
}

#[test]
fn an_officer_finds_reads_compares_and_checks() {
    let Some(browser) = Browser::start(true) else { return };
    let server = Server::of(engine());
    morning(&browser, server.base());
    browser.go(&format!("{}/", server.base()));
    browser.write("#q", "63");
    assert!(
        browser.waits_for(
            "return [...document.querySelectorAll('#q-list option')].some(o => o.value.includes('63/2010/NĐ-CP'))"
        ),
        "suggestions while typing"
    );
}

#[test]
fn all_of_it_works_without_scripts() {
    let Some(browser) = Browser::start(false) else { return };
    let server = Server::of(engine());
    morning(&browser, server.base());
    assert!(browser.says("return document.getElementById('q-list') === null"), "no script ran");
}

#[test]
fn scripts_in_names_and_texts_are_words() {
    let Some(browser) = Browser::start(true) else { return };
    let server = Server::of(engine());
    let id = cancu::view::page::segment(&format!("{HOSTILE}/../x"));
    let sent = cancu::view::page::segment(HOSTILE);
    for path in [
        format!("/documents/{id}"),
        format!("/?q={sent}"),
        "/?year=2023".to_owned(),
        "/corpus".to_owned(),
        "/compare?by=province".to_owned(),
        format!("/basis?topic={sent}"),
        format!("/basis?document={id}"),
        "/authorities/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E".to_owned(),
    ] {
        browser.go(&format!("{}{path}", server.base()));
        // An open alert would make every command fail.
        assert!(browser.text("main").len() > 20, "{path}");
        assert!(browser.says("return document.scripts.length === 1"), "{path}");
    }
    browser.go(&format!("{}/documents/{id}", server.base()));
    assert!(browser.text(".text").contains(HOSTILE), "{}", browser.text(".text"));
}
