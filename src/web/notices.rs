//! What readers had doubts about, in the words of a page.

use super::words::Words;
use crate::text::Notice;
use crate::view::sentences;

/// The doubts about one file.
pub(super) struct Notices {
    pub(super) lines: Vec<String>,
    /// Where there are many: how many of which kind.
    pub(super) summary: Option<String>,
}

/// More lines than this are folded away under their summary.
const FEW: usize = 3;

pub(super) fn notices(w: &Words, notices: &[Notice]) -> Notices {
    let lines: Vec<String> = notices.iter().map(|notice| line(w, notice)).collect();
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for notice in notices {
        let kind = w.notice(notice.kind().name());
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((kind, 1)),
        }
    }
    let kinds: Vec<String> = kinds.iter().map(|(kind, count)| format!("{kind}: {count}")).collect();
    Notices { summary: (lines.len() > FEW).then(|| kinds.join("; ")), lines }
}

/// The page and what is doubted there.
fn line(w: &Words, notice: &Notice) -> String {
    let doubt = sentences::doubt(notice);
    match notice.page {
        // English sentences name their page.
        Some(page) if w.lang != "en" => format!("{} {page}: {}", w.page, doubt.vi),
        _ => w.said(&doubt).to_owned(),
    }
}
