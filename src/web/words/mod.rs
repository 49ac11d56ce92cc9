//! What the program names in English, in the words of a reader's language.

mod table;

use crate::citation::Role;
use crate::effect::EffectKind;
use crate::query::check::Severity;
use crate::query::status::{Grounds, Standing};
use crate::registry::Source;
use crate::view::error::{Problem, ProblemKind};
use crate::view::page::Language;
use crate::view::sentences::Wording;
pub(super) use table::Words;

/// The words of `language`.
pub(super) fn of(language: Language) -> &'static Words {
    match language {
        Language::Vietnamese => &table::VIETNAMESE,
        Language::English => &table::ENGLISH,
    }
}

impl Words {
    /// The role, for a reader.
    pub(super) fn role_word(&self, role: Role) -> &'static str {
        match role {
            Role::LegalBasis => self.role_legal_basis,
            Role::Implements => self.role_implements,
            Role::AmendsSource => self.role_amends_source,
            Role::AmendedTarget => self.role_amended_target,
            Role::IssuedWith => self.role_issued_with,
            Role::Mention => self.role_mention,
        }
    }

    /// What is done to another document.
    pub(super) fn effect(&self, kind: EffectKind) -> &'static str {
        match kind {
            EffectKind::Replaces => self.effect_replaces,
            EffectKind::Repeals => self.effect_repeals,
            EffectKind::RepealsPart => self.effect_repeals_part,
            EffectKind::Amends => self.effect_amends,
            EffectKind::AmendsPhrase => self.effect_amends_phrase,
            EffectKind::Guides => self.effect_guides,
            EffectKind::Suspends => self.effect_suspends,
            EffectKind::Extends => self.effect_extends,
            EffectKind::Corrects => self.effect_corrects,
            EffectKind::Continues => self.effect_continues,
        }
    }

    /// How an authority stands.
    pub(super) fn standing(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::InForce => self.in_force,
            Standing::Amended => self.amended,
            Standing::PartlyRepealed => self.partly_repealed,
            Standing::Suspended => self.suspended,
            Standing::Replaced => self.replaced,
            Standing::Repealed => self.repealed,
            Standing::Expired => self.expired,
            Standing::NotYetInEffect => self.not_yet,
            Standing::Unknown => self.unknown,
        }
    }

    /// Who says so, in a few words.
    pub(super) fn grounds(&self, grounds: &Grounds) -> String {
        match grounds {
            Grounds::Document(witness) | Grounds::Reported(witness) => {
                format!("{}, {} {}", witness.card.name, self.page_short, witness.page)
            }
            Grounds::Registry { source: Source::Code(edition), .. } => {
                format!("{}, {} {edition}", self.official_code, self.edition)
            }
            Grounds::Registry { source: Source::Page(host), .. } => format!("{} {host}", self.by_page),
            Grounds::Registry { source, .. } => match source {
                Source::Gazette => self.by_gazette,
                Source::Consolidated => self.by_consolidated,
                Source::User => self.by_user,
                Source::Recalled => self.recalled,
                Source::Text | Source::Code(_) | Source::Page(_) => self.by_text,
            }
            .to_owned(),
            Grounds::Documents(_) => self.by_documents.to_owned(),
        }
    }

    /// How much a finding weighs.
    pub(super) fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.severity_error,
            Severity::Warning => self.severity_warning,
            Severity::Hint => self.severity_hint,
        }
    }

    /// A sentence that has both languages.
    pub(super) fn said<'s>(&self, wording: &'s Wording) -> &'s str {
        if self.lang == "en" { &wording.en } else { &wording.vi }
    }

    /// The step that failed, by its public name.
    pub(super) fn stage<'s>(&self, stage: &'s str) -> &'s str {
        match stage {
            "open" => self.stage_open,
            "read" => self.stage_read,
            "parse" => self.stage_parse,
            other => other,
        }
    }

    /// A kind of notice by its public name.
    pub(super) fn notice<'n>(&self, kind: &'n str) -> &'n str {
        match kind {
            "unread_page" => self.notice_unread_page,
            "ocr" => self.notice_ocr,
            "repaired_letters" => self.notice_repaired_letters,
            "damaged" => self.notice_damaged,
            "decoded" => self.notice_decoded,
            "limit" => self.notice_limit,
            "unreadable_text" => self.notice_unreadable_text,
            "left_out" => self.notice_left_out,
            other => other,
        }
    }
}

/// What went wrong, for a reader: a heading and a sentence with the remedy.
pub(super) fn problem(w: &Words, problem: &Problem) -> (&'static str, String) {
    if w.lang == "en" {
        return (
            heading(
                problem.kind,
                ["Not found", "One moment, please", "Something went wrong", "The request cannot be answered"],
            ),
            problem.message.clone(),
        );
    }
    let sentence = match (problem.code, problem.field) {
        ("bad_query", Some(field)) => format!(
            "Giá trị của “{}” không hợp lệ; hãy sửa lại hoặc bỏ trống.",
            match field {
                "year" => "năm",
                "role" => "vai trò",
                "limit" | "offset" => "trang kết quả",
                "q" => "câu tìm kiếm",
                "on" => "ngày",
                "value" => "giá trị so sánh",
                other => other,
            }
        ),
        ("bad_query", None) | ("bad_path", _) => {
            "Địa chỉ không đúng dạng; hãy bắt đầu lại từ trang tìm kiếm.".to_owned()
        }
        ("no_document", _) => {
            "Kho không có văn bản này; có thể tệp đã đổi hoặc đã bị gỡ. Hãy tìm lại theo tên hoặc số hiệu.".to_owned()
        }
        ("no_text", _) => {
            "Kho chưa có toàn văn của văn bản này và không bảng nào cho biết nó thay đổi gì; hãy thêm tệp của nó trước."
                .to_owned()
        }
        ("no_authority", _) => "Không văn bản nào trong kho viện dẫn số hiệu này; hãy kiểm tra lại số hiệu.".to_owned(),
        ("too_large", _) => "Tệp lớn hơn mức máy chủ nhận; hãy gửi tệp nhỏ hơn.".to_owned(),
        ("no_file" | "not_multipart", _) => "Chưa chọn tệp nào; hãy chọn một tệp rồi gửi lại.".to_owned(),
        ("bad_multipart", _) => "Tệp chưa được gửi trọn vẹn; hãy gửi lại.".to_owned(),
        ("several_files", _) => "Hãy gửi từng tệp một.".to_owned(),
        ("too_many_requests", _) => "Bạn hỏi quá nhanh; hãy chờ một giây rồi thử lại.".to_owned(),
        ("no_page", _) => "Địa chỉ này không có trang nào.".to_owned(),
        ("busy" | "too_slow", _) => "Máy chủ đang bận; hãy thử lại sau giây lát.".to_owned(),
        ("no_index", _) => "Máy chủ chưa có chỉ mục đọc được; hãy báo người quản trị.".to_owned(),
        _ => "Máy chủ gặp lỗi; hãy thử lại hoặc báo người quản trị.".to_owned(),
    };
    (heading(problem.kind, ["Không tìm thấy", "Xin chờ một chút", "Có lỗi", "Yêu cầu chưa đúng"]), sentence)
}

/// The heading for a problem of that kind: of what is not there, of a server that is busy or failed, of a wrong request.
fn heading(kind: ProblemKind, [missing, busy, failed, wrong]: [&'static str; 4]) -> &'static str {
    match kind {
        ProblemKind::NotFound => missing,
        ProblemKind::Unavailable => busy,
        ProblemKind::Internal => failed,
        _ => wrong,
    }
}
