//! Ingest: documents and bytes a second, from files to a committed index, over generated plans of about 6 kB.

use cancu::index::embedded::Embedded;
use cancu::ingest::{Options, run};
use cancu::registry::Registry;
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

fn main() {
    divan::main();
}

const PROVINCES: [&str; 6] = ["Quảng Ngãi", "Đồng Nai", "Bắc Ninh", "Cà Mau", "Hà Nội", "Lâm Đồng"];

/// A plan that no other equals, in the words and with the citations of real ones.
fn plan(number: usize) -> String {
    let province = PROVINCES[number % PROVINCES.len()];
    let (year, day, month) = (2020 + number % 7, 1 + number % 28, 1 + number % 12);
    let mut text = format!(
        "Văn bản mẫu\nỦY BAN NHÂN DÂN\nTỈNH {}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\
         Số: {number}/KH-UBND\n{province}, ngày {day} tháng {month} năm {year}\nKẾ HOẠCH\n\
         Kiểm soát thủ tục hành chính năm {year} trên địa bàn tỉnh {province}\n\
         Căn cứ Luật Tổ chức chính quyền địa phương năm 2015;\n\
         Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính;\n\
         Thực hiện Quyết định số {}/QĐ-UBND ngày {day}/{month}/{year} của UBND tỉnh {province},\n",
        province.to_uppercase(),
        number % 4000 + 1,
    );
    for task in 1..=18 {
        text.push_str(&format!(
            "{task}. Rà soát, đánh giá nhóm thủ tục hành chính thứ {} thuộc phạm vi quản lý; cập nhật, công khai trên \
             Cơ sở dữ liệu quốc gia theo Thông tư số {:02}/{year}/TT-VPCP của Văn phòng Chính phủ. Sở Nội vụ chủ trì, \
             phối hợp với các sở, ban, ngành; hoàn thành trong quý {} năm {year}.\n",
            number * 31 + task,
            task,
            ["I", "II", "III", "IV"][task % 4],
        ));
    }
    text.push_str("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Mẫu\n");
    text
}

fn folder_of(documents: usize) -> (tempfile::TempDir, u64) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut bytes = 0;
    for number in 1..=documents {
        let text = plan(number);
        bytes += text.len() as u64;
        std::fs::write(folder.path().join(format!("kh-{number}.txt")), text).expect("a file");
    }
    (folder, bytes)
}

fn ingest(plans: &Path, index: &Path) -> usize {
    let engine = Embedded::open_writer(index).expect("an index");
    let paths = [PathBuf::from(plans)];
    let never = AtomicBool::new(false);
    let summary = run(&Options::default(), &engine, &Registry::built_in(), &paths, &mut |_| (), &never);
    let summary = summary.expect("a whole run");
    assert_eq!(summary.failed, 0);
    summary.added
}

/// Everything is new.
#[divan::bench(args = [1000, 10_000], sample_count = 3, sample_size = 1)]
fn first_run(bencher: Bencher<'_, '_>, documents: usize) {
    let (plans, bytes) = folder_of(documents);
    bencher
        .counter(ItemsCount::new(documents))
        .counter(BytesCount::new(bytes))
        .with_inputs(|| tempfile::tempdir().expect("a folder"))
        .bench_local_values(|index| {
            assert_eq!(ingest(plans.path(), index.path()), documents);
            index
        });
}

/// Nothing has changed: all is listed, opened and hashed, nothing is read or written.
#[divan::bench(args = [10_000], sample_count = 3, sample_size = 1)]
fn second_run(bencher: Bencher<'_, '_>, documents: usize) {
    let (plans, bytes) = folder_of(documents);
    let index = tempfile::tempdir().expect("a folder");
    ingest(plans.path(), index.path());
    bencher
        .counter(ItemsCount::new(documents))
        .counter(BytesCount::new(bytes))
        .bench_local(|| assert_eq!(ingest(plans.path(), index.path()), 0));
}
