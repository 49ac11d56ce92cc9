//! The check of drafts: small texts and what is found in them, and the findings over the real corpus.

mod command;
mod corpus;

use crate::engines::corpus as open;
use crate::support::source_file;
use cancu::index::memory::Memory;
use cancu::index::{Batch, DocumentId, Engine, Record};
use cancu::ingest::pipeline;
use cancu::query::check::check;
use cancu::registry::Registry;

const HEAD: &str = "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI\nSố: 12/KH-UBND\nĐồng Nai, ngày 05 tháng 9 năm 2025\nKẾ HOẠCH\n\
                    Kiểm soát thủ tục hành chính năm 2025\n";

/// What is found in the draft that goes on with `body`, as `severity code words`.
fn found(body: &str) -> Vec<String> {
    found_under(HEAD, body)
}

fn found_under(head: &str, body: &str) -> Vec<String> {
    let registry = Registry::built_in();
    let text = format!("{head}{body}\nI. MỤC ĐÍCH\n1. Thử.\n");
    let reading = pipeline::read_text(&text, &registry, |_| ()).expect("a text");
    let findings = check(&reading, &registry, None, None).expect("no engine can fail");
    findings.iter().map(|f| format!("{} {} {}", f.severity.name(), f.code.name(), f.words)).collect()
}

#[test]
fn sound_drafts_are_clean() {
    for body in [
        "Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ;",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;",
        "Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;",
        "Căn cứ Nghị quyết số 17-NQ/TW ngày 01/8/2007 của Ban Chấp hành Trung ương;",
        "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ; Nghị định số 92/2017/NĐ-CP ngày 07/8/2017 của \
         Chính phủ sửa đổi, bổ sung một số điều của các Nghị định liên quan đến kiểm soát thủ tục hành chính;",
        "Căn cứ Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng;",
        "Căn cứ Nghị quyết số 66.1/2025/NQ-CP ngày 05/9/2025 của Chính phủ;",
        "Cải cách thủ tục hành chính (TTHC) là quan trọng; TTHC phải công khai.",
        "Cải cách thủ tục hành chính (sau đây viết tắt là TTHC). TTHC phải công khai.",
    ] {
        assert_eq!(found(body), [""; 0], "{body}");
    }
}

#[test]
fn a_circular_cites_decrees_without_their_dates() {
    let head = HEAD.replace("12/KH-UBND", "12/2026/TT-BNV").replace("KẾ HOẠCH", "THÔNG TƯ");
    assert_eq!(found_under(&head, "Căn cứ Nghị định số 118/2025/NĐ-CP của Chính phủ;"), [""; 0]);
    let still = found_under(&head, "Căn cứ Quyết định số 20/QĐ-TTg của Thủ tướng Chính phủ;");
    assert!(still[0].starts_with("warning no_date"), "a number that is given anew each year needs it: {still:?}");
}

#[test]
fn each_rule_finds_its_slip() {
    for (body, code) in [
        ("Căn cứ Quyết định số 20/QĐ-TTg ngày 31/02/2025 của Thủ tướng Chính phủ;", "error impossible_date"),
        ("Căn cứ Nghị định số 45/2019/NĐ-CP ngày 08/4/2020 của Chính phủ;", "error year_against_date"),
        ("Căn cứ Nghị quyết số 76/2015/QH15 ngày 19/6/2015 của Quốc hội;", "error unknown_number"),
        ("Căn cứ Nghị quyết số 61/2018/NQ-CP ngày 23/4/2018 của Chính phủ;", "error unknown_number"),
        ("Căn cứ Nghị định số 67/1998/NĐ-CP ngày 01/9/1998 của Chính phủ;", "hint unknown_number"),
        ("Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ;", "error replaced_basis"),
        ("Căn cứ Luật Tổ chức Chính phủ ngày 19/6/2015;", "error replaced_basis"),
        ("Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ;", "hint amended_basis"),
        ("Căn cứ Quyết định số 20/QĐ-TTg ngày 05/12/2025 của Thủ tướng Chính phủ;", "warning later_than_draft"),
        ("Căn cứ Quyết định số 20/QĐ-TTg của Thủ tướng Chính phủ;", "warning no_date"),
        ("Căn cứ Nghị định số 118/2025/NĐ-CP của Chính phủ;", "hint no_date"),
        ("Căn cứ Quyết định của Chủ tịch UBND tỉnh về việc giao nhiệm vụ;", "warning no_number"),
        ("Căn cứ Quyết định số ....../QĐ-UBND ngày 05/6/2025 của UBND tỉnh;", "warning blank_number"),
        ("Căn cứ Nghị quyết số 17/NQ-TW ngày 01/8/2007 của Ban Chấp hành Trung ương;", "warning symbol_form"),
        ("Căn cứ Nghị định 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ;", "hint missing_so"),
        ("Căn cứ Công văn số 7886/HD-BNV ngày 14/8/2025 của Bộ Nội vụ;", "warning type_against_symbol"),
        (
            "Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ;\nTheo Nghị định số 118/2025/NĐ-CP ngày \
             10/6/2025 của Chính phủ.",
            "warning date_differs",
        ),
        (
            "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ, được sửa đổi;\nTheo Nghị định số \
             63/201/NĐ-CP ngày 08/6/2010.",
            "warning typo_number",
        ),
        ("Rà soát TTHC trên địa bàn.", "hint undefined_abbreviation"),
        (
            "UBND tỉnh ban hành Kế hoạch Kiểm soát thủ tục hành chính năm 2024 trên địa bàn tỉnh như sau.",
            "warning year_of_title",
        ),
    ] {
        let found = found(body);
        assert!(found.iter().any(|line| line.starts_with(code)), "{code}: {body}\n{found:#?}");
        assert_eq!(found.len(), 1, "only {code}: {body}\n{found:#?}");
    }
}

#[test]
fn a_basis_of_all_comparable_plans_is_missed_only_where_drafts_have_one() {
    let registry = Registry::built_in();
    let engine = Memory::new();
    let read = |text: &str| pipeline::read_text(text, &registry, |_| ()).expect("a text");
    let put = ["QUẢNG NGÃI", "NGHỆ AN", "CÀ MAU", "LÀO CAI"].map(|province| {
        let head = HEAD.replace("ĐỒNG NAI", province).replace("năm 2025\n", "năm 2024\n");
        let basis = "Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ;";
        let reading = read(&format!("{head}{basis}\nI. MỤC ĐÍCH\nKiểm soát thủ tục hành chính chặt chẽ.\n"));
        Record::new(DocumentId(province.to_owned()), source_file(&format!("/{province}.txt")), reading)
    });
    engine.apply(Batch { put: put.into(), ..Batch::default() }).expect("memory takes everything");
    let found = |kind: &str| {
        let head = HEAD.replace("KẾ HOẠCH", kind);
        let draft = read(&format!("{head}I. MỤC ĐÍCH\nKiểm soát thủ tục hành chính chặt chẽ.\n"));
        let findings = check(&draft, &registry, Some(&open(&engine, &registry)), None).expect("memory does not fail");
        findings.iter().map(|finding| finding.code.name()).collect::<Vec<_>>()
    };
    assert_eq!(found("KẾ HOẠCH"), ["missing_basis"]);
    assert_eq!(found("THÔNG BÁO"), [""; 0], "a notice opens with no legal basis");
}
