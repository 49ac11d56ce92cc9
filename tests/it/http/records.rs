//! Records made by hand: three plans and a letter with hostile names.

use crate::support::{cite, record};
use cancu::authority::{AuthorityKey, SeriesKey};
use cancu::citation::{Kind, Role};
use cancu::document::PartialDate;
use cancu::index::memory::Memory;
use cancu::index::{Batch, Engine, Record};

pub(super) const DECREE: &str = "63-2010-nd-cp";
pub(super) const HOSTILE: &str = "<script>alert('x')</script>";

/// An engine with all of them.
pub(super) fn engine() -> Memory {
    with(vec![quang_ngai(), dong_nai(), nghe_an(), hostile()])
}

pub(super) fn with(put: Vec<Record>) -> Memory {
    let engine = Memory::new();
    engine.apply(Batch { put, ..Batch::default() }).expect("memory takes everything");
    engine
}

pub(super) fn plan(id: &str, province: &str, date: &str, number: &str, text: &str) -> Record {
    let mut record = record(id, text);
    let date = PartialDate::parse(date).expect("a date");
    record.reading.document.doc_type = Some("Kế hoạch".into());
    record.reading.document.title = text.lines().next().map(str::to_owned);
    record.reading.document.canonical = Some(number.into());
    record.reading.document.issuer = Some(format!("UBND tỉnh {province}"));
    record.reading.document.province = Some(province.into());
    record.reading.document.province_today = Some(province.into());
    record.reading.document.date = Some(date);
    record.reading.document.year = Some(date.year);
    record
}

fn quang_ngai() -> Record {
    let text = "Kế hoạch truyền thông về thủ tục hành chính\n\
                Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ;\u{0C}\
                Trang hai: thực hiện Nghị quyết số 17-NQ/TW ngày 01/8/2007.";
    let mut record = plan("quang-ngai-2020", "Quảng Ngãi", "2020-03-12", "57/KH-UBND", text);
    record.reading.own = Some(AuthorityKey("quang-ngai.57-kh-ubnd-2020".into()));
    cite(&mut record, "Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ", "63/2010/NĐ-CP", Some(DECREE), &[]);
    cite(&mut record, "Nghị quyết số 17-NQ/TW ngày 01/8/2007", "17-NQ/TW", Some("17-nq-tw-2007"), &[]);
    record.reading.references[0].citation.doc_type = Some("Nghị định".into());
    record.reading.references[1].citation.role = Role::Implements;
    record
}

fn dong_nai() -> Record {
    let text = "Kế hoạch kiểm soát thủ tục hành chính\nTheo Nghị định số 63/2010/NĐ-CP và Kế hoạch số 57/KH-UBND.";
    let mut record = plan("dong-nai-2022", "Đồng Nai", "2022-02-21", "42/KH-UBND", text);
    cite(&mut record, "Nghị định số 63/2010/NĐ-CP", "63/2010/NĐ-CP", Some(DECREE), &[]);
    record.reading.references[0].citation.role = Role::Mention;
    record.reading.references[0].citation.doc_type = Some("Nghị định".into());
    cite(&mut record, "Kế hoạch số 57/KH-UBND", "57/KH-UBND", Some("quang-ngai.57-kh-ubnd-2020"), &[]);
    record
}

/// Two plans that differ on the day of a resolution; a third names a directive without its year, which one of them gives.
pub(super) fn differing() -> Memory {
    let cited = |id: &str, province: &str, date: &str, surface: &str| {
        let text = format!("Kế hoạch\nThực hiện {surface} và Chỉ thị số 19/CT-UBND.");
        let mut record = plan(id, province, "2022-02-21", "42/KH-UBND", &text);
        cite(&mut record, surface, "17-NQ/TW", Some("17-nq-tw-2007"), &[]);
        record.reading.references[0].citation.date = PartialDate::parse(date);
        record.reading.references[0].citation.doc_type = Some("Nghị quyết".into());
        record
    };
    let mut one = cited("one", "Đồng Nai", "2007-08-01", "Nghị quyết số 17-NQ/TW ngày 01/8/2007");
    let mut two = cited("two", "Quảng Ngãi", "2007-08-11", "Nghị quyết số 17-NQ/TW ngày 11/8/2007");
    cite(&mut one, "Chỉ thị số 19/CT-UBND", "19/CT-UBND", Some("quang-ngai.19-ct-ubnd-2018"), &[]);
    cite(&mut two, "Chỉ thị số 19/CT-UBND", "19/CT-UBND", None, &[]);
    two.reading.references[1].series = Some(SeriesKey("quang-ngai.19-ct-ubnd".into()));
    with(vec![one, two])
}

/// A plan that nobody cites, with its own number line.
fn nghe_an() -> Record {
    let text = "Kế hoạch cải cách hành chính nhà nước\nSố: 655/KH-UBND\nKhông viện dẫn gì.";
    let mut record = plan("nghe-an-2021", "Nghệ An", "2021-11-08", "655/KH-UBND", text);
    record.reading.own = Some(AuthorityKey("nghe-an.655-kh-ubnd-2021".into()));
    cite(&mut record, "Số: 655/KH-UBND", "655/KH-UBND", Some("nghe-an.655-kh-ubnd-2021"), &[]);
    record.reading.references[0].citation.kind = Kind::Own;
    record
}

/// Every name that a file or a row can bring is an attempt on the reader.
fn hostile() -> Record {
    let text = format!("{HOSTILE} & \"phá\"\nCăn cứ Nghị định số 99/2099/NĐ-CP {HOSTILE}.");
    let mut record = plan("x", HOSTILE, "2023-01-01", HOSTILE, &text);
    record.id.0 = format!("{HOSTILE}/../x");
    record.source.name = format!("{HOSTILE}.txt");
    record.reading.document.doc_type = Some(HOSTILE.into());
    record.reading.document.issuer = Some(HOSTILE.into());
    cite(&mut record, "Nghị định số 99/2099/NĐ-CP", HOSTILE, Some("\"><script>alert(1)</script>"), &[]);
    record.reading.references[0].citation.subject = Some(HOSTILE.into());
    record
}
