//! What reading effects costs beside the whole of reading a text: letterhead, citations, authorities, effects.
//!
//! `share` prints the part of effects in the whole, over a law that is made here and over the longest text of `../shared`,
//! where that is found.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use cancu::authority::{self, Reference};
use cancu::citation;
use cancu::document::{self, Document};
use cancu::effect::{self, Cited, Effects};
use cancu::registry::Registry;
use cancu::text::PagedText;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::built_in);

/// The size of a long law, in bytes.
const LAW: usize = 460_000;

/// How often each step runs for the figure of its share.
const ROUNDS: u32 = 15;

/// A clause as laws have them, one that cites, and one that changes another document.
const PLAIN: &str = "Cơ quan quản lý nhà nước có thẩm quyền phối hợp với cơ quan, tổ chức có liên quan kiểm tra, hướng dẫn việc thực \
    hiện quyền và nghĩa vụ của tổ chức, cá nhân; giải quyết theo thẩm quyền hoặc kiến nghị cơ quan có thẩm quyền giải quyết vướng mắc.";
const CITING: &str = "Việc thực hiện thủ tục quy định tại khoản 2 Điều này áp dụng quy định của Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 \
    năm 2010 của Chính phủ về kiểm soát thủ tục hành chính và pháp luật có liên quan.";
const CHANGING: &str = "Sửa đổi, bổ sung khoản 3 Điều 9 Nghị định số 61/2018/NĐ-CP như sau:\n“3. Cơ quan tiếp nhận hồ sơ trả lời trong \
    05 ngày làm việc.”.";

/// Laws of two kinds: one that governs, one that amends all along.
#[derive(Debug, Clone, Copy)]
enum Law {
    Governs,
    Amends,
}

fn law(kind: Law) -> String {
    let mut text =
        "QUỐC HỘI\n\nLuật số: 99/2025/QH15\n\nLUẬT\nVỀ MỘT VIỆC\n\nQuốc hội ban hành Luật về một việc.\n".to_owned();
    let mut article = 0;
    while text.len() < LAW {
        article += 1;
        let _ = writeln!(text, "Điều {article}. Trách nhiệm của cơ quan, tổ chức");
        for clause in 1..=6 {
            let words = match (kind, clause) {
                (Law::Governs, 6) => CITING,
                (Law::Governs, _) => PLAIN,
                (Law::Amends, _) => CHANGING,
            };
            let _ = writeln!(text, "{clause}. {words}");
        }
    }
    let _ = writeln!(text, "Điều {}. Hiệu lực thi hành", article + 1);
    text.push_str(
        "1. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026.\n2. Luật này thay thế Luật số 98/2015/QH13.\n",
    );
    text
}

/// A text with all that is known of it before its effects are read.
struct Read {
    text: PagedText,
    document: Document,
    own: Option<authority::AuthorityKey>,
    references: Vec<Reference>,
}

impl Read {
    fn of(text: &str) -> Self {
        let text = PagedText::from_pages([text.to_owned()]);
        let document = document::read(&text, &REGISTRY);
        let references = authority::resolve(citation::extract(&text, &document, &REGISTRY), &document, &REGISTRY);
        let own = authority::own_key(&document, &REGISTRY);
        Self { text, document, own, references }
    }

    fn effects(&self) -> Effects {
        let Self { text, document, own, references } = self;
        effect::read(Cited { text, document, own: own.as_ref(), references }, &REGISTRY)
    }
}

fn main() {
    share("a law that governs", &law(Law::Governs));
    share("a law that amends", &law(Law::Amends));
    let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/effects/texts");
    let read = fs::read_dir(texts).into_iter().flatten().flatten();
    if let Some(longest) = read.filter_map(|entry| fs::read_to_string(entry.path()).ok()).max_by_key(String::len) {
        share("the longest text of ../shared", &longest);
    }
    divan::main();
}

/// Prints how much of the reading of `text` its effects cost.
fn share(name: &str, text: &str) {
    let read = Read::of(text);
    let whole = fastest(|| Read::of(text).effects());
    let effects = fastest(|| read.effects());
    let part = effects.as_secs_f64() / whole.as_secs_f64() * 100.0;
    println!("{name}, {} kB: whole {whole:.2?}, effects {effects:.2?}, {part:.1} %", text.len() / 1000);
}

fn fastest<T>(step: impl Fn() -> T) -> Duration {
    let run = |_| {
        let begun = Instant::now();
        black_box(step());
        begun.elapsed()
    };
    (0..ROUNDS).map(run).min().unwrap_or_default()
}

#[divan::bench(args = [Law::Governs, Law::Amends], sample_count = 10, sample_size = 1)]
fn whole(bencher: Bencher<'_, '_>, kind: Law) {
    let text = law(kind);
    bencher.counter(BytesCount::new(text.len())).bench(|| Read::of(black_box(&text)).effects());
}

#[divan::bench(args = [Law::Governs, Law::Amends], sample_count = 10, sample_size = 1)]
fn effects(bencher: Bencher<'_, '_>, kind: Law) {
    let text = law(kind);
    let read = Read::of(&text);
    bencher.counter(BytesCount::new(text.len())).bench(|| black_box(&read).effects());
}
