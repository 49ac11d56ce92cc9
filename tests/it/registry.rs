//! The registry: its own tables, and a user's.

mod facts;

use cancu::registry::{Evidence, Level, Registry};
use std::collections::BTreeSet;
use std::process::Command;

#[test]
fn every_table_is_whole() {
    let registry = Registry::built_in();
    assert!(registry.types.len() > 50 && registry.issuers.len() > 90 && registry.laws.len() > 200);
    let codes: Vec<&str> = registry.issuers.iter().map(|i| i.code.as_str()).filter(|code| !code.is_empty()).collect();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len(), "a code names one issuer");
    let names: BTreeSet<&str> = registry.types.iter().map(|t| t.name.as_str()).collect();
    assert_eq!(names.len(), registry.types.len(), "a type has one row");
    for law in &registry.laws {
        let number = law.number.as_deref().unwrap_or_default();
        let day = law.issued.as_deref().unwrap_or_default();
        assert!(cancu::document::PartialDate::parse(day).is_some(), "{}: `{day}` is no date", law.name);
        let year = number.split('/').nth(1).filter(|year| year.len() == 4);
        assert!(year.is_none_or(|year| day.starts_with(year)), "{} {number} was not passed in {day}", law.name);
    }
}

#[test]
fn provinces_are_63_and_34() {
    let registry = Registry::built_in();
    let current: Vec<_> = registry.provinces.iter().filter(|province| province.current).collect();
    assert_eq!(current.len(), 63, "provinces on 30 June 2025");
    let today: BTreeSet<&str> = current.iter().filter_map(|province| province.today.as_deref()).collect();
    assert_eq!(today.len(), 34, "provinces since 1 July 2025");
    for province in current {
        let today = province.today.as_deref().expect("each belongs to one");
        assert!(registry.province(today).is_some(), "{today} has a row of its own");
    }
}

#[test]
fn facts_are_found_however_they_are_written() {
    let registry = Registry::built_in();
    for spelling in ["Đắk Lắk", "Đăk Lăk", "Đắc Lắc", "Dak Lak", "ĐẮK LẮK"] {
        assert_eq!(registry.province(spelling).map(|province| province.name.as_str()), Some("Đắk Lắk"), "{spelling}");
    }
    assert_eq!(registry.issuer_by_code("TTG").map(|issuer| issuer.name.as_str()), Some("Thủ tướng Chính phủ"));
    assert_eq!(registry.issuer_by_code("SKHCN").map(|issuer| issuer.level), Some(Level::Department));
    assert_eq!(
        registry.types_by_abbreviation("TT").map(|t| t.name.as_str()).collect::<Vec<_>>(),
        ["Thông tư", "Thông tri"]
    );
    assert_eq!(registry.laws_named("LUẬT THI ĐUA KHEN THƯỞNG").count(), 1);
    assert!(registry.laws.iter().any(|law| law.evidence == Evidence::Recalled), "what was recalled is marked so");
}

#[test]
fn a_table_with_a_wrong_line_is_refused_by_name_and_line() {
    let mut registry = Registry::built_in();
    let refused = |file: &str, rows: &str| registry.clone().extend(file, rows).expect_err("a wrong table").to_string();
    assert_eq!(
        refused("laws.tsv", "name\tnumber\n"),
        "laws.tsv, line 1: the head line must be `name number issued evidence`, tab-separated"
    );
    assert_eq!(
        refused("laws.tsv", "name\tnumber\tissued\tevidence\nLuật X\t1/2030/QH17\n"),
        "laws.tsv, line 2: 2 columns stand where 4 belong, tab-separated"
    );
    assert!(refused("other.tsv", "").contains("is named one of types.tsv"));
    registry
        .extend("issuers.tsv", "code\tname\tlevel\taliases\tevidence\nVNX\tViện Nghiên cứu X\tministry\t\tuser\n")
        .expect("a right table");
    assert_eq!(registry.issuer_by_code("VNX").map(|issuer| issuer.evidence), Some(Evidence::User));
}

/// A new issuer is a row of the user's own folder: no rebuilding.
#[test]
fn the_program_reads_a_folder_of_own_tables() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = folder.path().join("a.txt");
    std::fs::write(
        &text,
        "Căn cứ Quyết định số 12/QĐ-VNX ngày 03/02/2031 về quy trình và Luật Trí tuệ nhân tạo năm 2030.",
    )
    .expect("a text");
    let tables = folder.path().join("tables");
    std::fs::create_dir(&tables).expect("a folder");
    let run = |extra: &[&std::ffi::OsStr]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cancu"));
        command.arg("extract").arg(&text).args(["--format", "tsv"]).args(extra);
        let output = command.output().expect("the program runs");
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stdout).into_owned(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    };
    let flag = [std::ffi::OsStr::new("--registry"), tables.as_os_str()];
    let (status, _, error) = run(&flag);
    assert_eq!(status, Some(2));
    assert!(error.contains("holds no .tsv file"), "{error}");
    std::fs::write(
        tables.join("issuers.tsv"),
        "code\tname\tlevel\taliases\tevidence\nVNX\tViện Nghiên cứu X\tministry\t\tuser\n",
    )
    .expect("a table");
    std::fs::write(
        tables.join("laws.tsv"),
        "name\tnumber\tissued\tevidence\nLuật Trí tuệ nhân tạo\t10/2030/QH17\t2030-06-20\tuser\n",
    )
    .expect("a table");
    let (status, found, _) = run(&flag);
    assert_eq!(status, Some(0));
    assert!(found.contains("Viện Nghiên cứu X\t12-qd-vnx-2031"), "{found}");
    assert!(found.contains("10-2030-qh17"), "{found}");
    std::fs::write(tables.join("laws.tsv"), "Luật\n").expect("a table");
    let (status, _, error) = run(&flag);
    assert_eq!(status, Some(2));
    assert!(error.contains("laws.tsv, line 1"), "{error}");
}
