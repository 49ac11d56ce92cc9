//! Tests: what documents do to others, and from when.

mod forms;
mod gold;
mod impact;
mod impossible;
mod properties;

use cancu::effect::{Effect, Effects};
use cancu::ingest::pipeline::read_text;

/// What a decree of 1 June 2025 with these provisions does.
fn of_decree(provisions: &str) -> Effects {
    of(&decree(provisions))
}

/// A decree of 1 June 2025 with these provisions.
fn decree(provisions: &str) -> String {
    format!(
        "CHÍNH PHỦ\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n\
         Số: 150/2025/NĐ-CP\nHà Nội, ngày 01 tháng 6 năm 2025\n\nNGHỊ ĐỊNH\nQuy định về quản lý chợ\n\n\
         Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;\n\
         Theo đề nghị của Bộ trưởng Bộ Công Thương;\n\
         Chính phủ ban hành Nghị định quy định về quản lý chợ.\n{provisions}\n"
    )
}

/// What the text does.
#[track_caller]
fn of(text: &str) -> Effects {
    read_text(text, super::support::registry(), |_| ()).expect("text is read").effects
}

/// `kind target: provisions`, one effect a line.
fn told(effects: &[Effect]) -> String {
    effects.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn line(effect: &Effect) -> String {
    let provisions: Vec<String> = effect.provisions.iter().map(ToString::to_string).collect();
    let parts = if provisions.is_empty() { String::new() } else { format!(": {}", provisions.join("; ")) };
    format!("{} {}{parts}", effect.kind.name(), effect.target)
}
