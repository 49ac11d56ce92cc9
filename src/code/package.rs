//! The Ministry's package of the code: a folder of headings, and what only shows them in a browser.

use super::{Heading, Note};
use crate::notation::PartialDate;
use std::path::Path;

/// The folder of the package that holds the headings.
pub const HEADINGS: &str = "demuc";

/// Folders beside it with programs and pictures of the page that shows the headings.
const SHOWING_FOLDERS: [&str; 8] = ["lib", "css", "js", "img", "images", "fonts", "scripts", "content"];

/// Endings of files beside it that show the headings or list them.
const SHOWING_FILES: [&str; 13] =
    ["html", "htm", "js", "json", "css", "map", "ico", "png", "gif", "jpg", "svg", "woff", "woff2"];

/// Whether what is called `name` beside the folder of headings only shows them.
pub fn only_shows(name: &str, is_folder: bool) -> bool {
    if is_folder {
        return SHOWING_FOLDERS.iter().any(|folder| folder.eq_ignore_ascii_case(name));
    }
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    SHOWING_FILES.iter().any(|shown| shown.eq_ignore_ascii_case(ending))
}

/// The newest day that a heading tells: an edition that knows of a later one is newer.
pub fn newest_day(heading: &Heading) -> Option<PartialDate> {
    let notes = heading.articles.iter().filter_map(|article| article.note.as_ref());
    notes.flat_map(days).filter(PartialDate::is_whole).max()
}

fn days(note: &Note) -> impl Iterator<Item = PartialDate> + '_ {
    let acts = note.changes.iter().flat_map(|change| &change.acts);
    let acts = acts.flat_map(|act| [act.effective, act.document.issued]);
    [note.effective, note.document.issued].into_iter().chain(acts).flatten()
}

/// The newest day on which a document was issued that a heading tells: the code is not older. Days of effect do not
/// tell that, they may lie ahead.
pub fn newest_issue(heading: &Heading) -> Option<PartialDate> {
    let related = heading.articles.iter().flat_map(|article| &article.related);
    let related = related.filter_map(|related| related.document.as_ref()?.issued);
    let notes = heading.articles.iter().filter_map(|article| article.note.as_ref());
    let acts = notes.clone().flat_map(|note| note.changes.iter().flat_map(|change| &change.acts));
    let issued = notes.filter_map(|note| note.document.issued).chain(acts.filter_map(|act| act.document.issued));
    issued.chain(related).filter(PartialDate::is_whole).max()
}

#[cfg(test)]
mod tests {
    use super::only_shows;

    #[test]
    fn what_shows_the_headings_is_told_from_documents() {
        for (name, folder, shows) in [
            ("lib", true, true),
            ("jsonData.js", false, true),
            ("BoPhapDien.html", false, true),
            ("Kế hoạch 2026.docx", false, false),
            ("Kế hoạch", true, false),
            ("README.txt", false, false),
        ] {
            assert_eq!(only_shows(name, folder), shows, "{name}");
        }
    }
}
