//! Doubts about a page, kept as data beside the text.

use super::PageNumber;
use super::doubt::{Doubt, NoticeKind};
use serde::{Deserialize, Serialize};

/// A doubt about the reading of a page, or of the whole file where `page` is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The page that it is about.
    pub page: Option<PageNumber>,
    /// What the doubt is.
    #[serde(flatten)]
    pub what: Doubt,
}

impl Notice {
    /// A doubt about the file as a whole.
    pub(crate) fn of_file(what: Doubt) -> Self {
        Self { page: None, what }
    }

    /// What kind of doubt it is.
    pub fn kind(&self) -> NoticeKind {
        self.what.kind()
    }
}
