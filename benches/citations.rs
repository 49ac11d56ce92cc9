//! From canonical text to settled citations: bytes a second on prose, on citation-dense text, and on texts made to be slow.

use cancu::authority::resolve;
use cancu::citation::extract;
use cancu::document::Document;
use cancu::registry::Registry;
use cancu::text::PagedText;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::sync::LazyLock;

static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::built_in);

const PROSE: &str = "Tăng cường công tác phối hợp giữa các sở, ban, ngành, đoàn thể trong việc triển khai nhiệm vụ được giao; nâng cao \
    chất lượng phục vụ người dân và doanh nghiệp, đẩy mạnh ứng dụng công nghệ thông tin, cải thiện môi trường đầu tư kinh doanh trên địa \
    bàn. Thường xuyên kiểm tra, đôn đốc, kịp thời tháo gỡ khó khăn, vướng mắc phát sinh trong quá trình thực hiện, bảo đảm tiến độ và hiệu quả.\n";

const DENSE: &str = "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính; Nghị định số 92/2017/NĐ-CP \
    ngày 07/8/2017 của Chính phủ sửa đổi, bổ sung một số điều của các Nghị định liên quan đến kiểm soát thủ tục hành chính; Quyết định số \
    2043/QĐ-UBND ngày 24/12/2020 của Chủ tịch UBND tỉnh ban hành Kế hoạch cải cách hành chính; Kế hoạch số 51-KH/TU ngày 21/02/2008 của Tỉnh \
    ủy thực hiện Nghị quyết số 17-NQ/TW ngày 01/8/2007 của Ban Chấp hành Trung ương Đảng khóa X; Luật Tổ chức chính quyền địa phương năm 2015.\n";

fn main() {
    divan::main();
}

fn run(bencher: Bencher<'_, '_>, piece: &str, bytes: usize) {
    let paged = PagedText::from_pages([piece.repeat(bytes / piece.len() + 1)]);
    let document = Document { province: Some("Quảng Ngãi".to_owned()), ..Document::default() };
    bencher.counter(BytesCount::new(paged.text().len())).bench(|| {
        let citations = extract(black_box(&paged), &document, &REGISTRY);
        resolve(citations, &document, &REGISTRY).len()
    });
}

const MB: usize = 1_000_000;

#[divan::bench(args = [1, 64], sample_count = 5, sample_size = 1)]
fn prose(bencher: Bencher<'_, '_>, megabytes: usize) {
    run(bencher, PROSE, megabytes * MB);
}

#[divan::bench(args = [1, 16], sample_count = 5, sample_size = 1)]
fn dense(bencher: Bencher<'_, '_>, megabytes: usize) {
    run(bencher, DENSE, megabytes * MB);
}

/// One citation in every page of prose, as plans have them.
#[divan::bench(args = [1, 16], sample_count = 5, sample_size = 1)]
fn plan(bencher: Bencher<'_, '_>, megabytes: usize) {
    run(bencher, &format!("{}{}", PROSE.repeat(6), &DENSE[..164]), megabytes * MB);
}

#[divan::bench(args = ["1", "/", "-", "Nghị định số ", "Luật ", "(", "“", "63/2010/", "số 1/", "; ", "QĐ 66 "], sample_count = 3, sample_size = 1)]
fn made_to_be_slow(bencher: Bencher<'_, '_>, piece: &str) {
    run(bencher, piece, MB);
}
