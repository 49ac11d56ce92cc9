//! Stable names of documents: a readable slug of the file name and eight digits of the content's first hash.

use crate::index::DocumentId;
use crate::text::slug;
use std::collections::HashMap;
use std::path::Path;

/// The longest slug, in characters.
const SLUG_LENGTH: usize = 60;

/// Which names are given, and to which source path.
#[derive(Debug, Default)]
pub(super) struct Identities {
    owners: HashMap<String, String>,
}

impl Identities {
    /// Notes that `id` belongs to the source at `path`.
    pub(super) fn give(&mut self, id: &DocumentId, path: &str) {
        self.owners.insert(id.0.clone(), path.to_owned());
    }

    /// The path of the source that has the name `id`.
    pub(super) fn owner(&self, id: &str) -> Option<&str> {
        self.owners.get(id).map(String::as_str)
    }

    /// A name that no other source has, for the content `hash` first seen in a file called `name`.
    pub(super) fn fresh(&self, name: &str, hash: &str) -> DocumentId {
        fresh_names(name, hash)
            .find(|id| !self.owners.contains_key(id))
            .map(DocumentId)
            .unwrap_or_else(|| DocumentId(hash.to_owned()))
    }
}

/// The names that a document may get, the first that is free: for the content `hash` first seen in a file called `name`.
pub(super) fn fresh_names(name: &str, hash: &str) -> impl Iterator<Item = String> + use<> {
    let stem = Path::new(name).file_stem().map_or_else(|| name.into(), |stem| stem.to_string_lossy());
    let base = format!("{}-{}", short_slug(&stem), hash.get(..8).unwrap_or(hash));
    let copies = (2..).map({
        let base = base.clone();
        move |copy: usize| format!("{base}-{copy}")
    });
    std::iter::once(base).chain(copies)
}

/// The slug of a file's stem, cut between words where it is long; `document` where no letter has an ASCII form.
pub(super) fn short_slug(stem: &str) -> String {
    let mut slug = slug(stem);
    if slug.len() > SLUG_LENGTH {
        let cut = slug[..SLUG_LENGTH].rfind('-').filter(|at| *at > SLUG_LENGTH / 2).unwrap_or(SLUG_LENGTH);
        slug.truncate(cut);
    }
    if slug.is_empty() { "document".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::{Identities, short_slug};

    #[test]
    fn slugs_are_ascii_short_and_never_empty() {
        for (text, want) in [
            ("KH-141 Bắc Ninh (2025)", "kh-141-bac-ninh-2025"),
            ("Quye\u{302}\u{301}t đi\u{323}nh", "quyet-dinh"),
            ("ĐỒNG NAI__2022", "dong-nai-2022"),
            ("文書", "document"),
            ("", "document"),
        ] {
            assert_eq!(short_slug(text), want, "{text}");
        }
        let long = short_slug(&"kế hoạch ".repeat(40));
        assert!(long.len() <= 60 && long.split('-').all(|word| ["ke", "hoach"].contains(&word)), "{long}");
    }

    #[test]
    fn equal_files_get_names_of_their_own() {
        let mut identities = Identities::default();
        let first = identities.fresh("Kế hoạch.txt", "0123456789abcdef");
        identities.give(&first, "/a");
        let second = identities.fresh("Kế hoạch.txt", "0123456789abcdef");
        assert_eq!((first.0.as_str(), second.0.as_str()), ("ke-hoach-01234567", "ke-hoach-01234567-2"));
    }
}
