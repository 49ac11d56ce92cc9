//! One canonical text, and places in it.
//!
//! Everything above this module speaks of one [`PagedText`] a document: Unicode NFC, normalised once at the end of
//! reading and never cleaned again, so that every [`Span`] stays true. Inside the program places are byte offsets;
//! they become code points once, in the public view ([`CodePoints`]).

mod analysis;
mod canonical;
mod letter;
mod notice;
mod paged;
mod span;
pub mod syllable;
mod table;
mod word;

pub use analysis::{Analysis, Token, analyse, fold, normal};
pub use canonical::canonical;
pub use letter::Tone;
pub use notice::{Notice, NoticeKind};
pub use paged::{PageNumber, PagedText};
pub use span::{CodePoints, Span, squeeze};
pub use table::{Cell, Table};
pub use word::{Case, WordKey, ascii_fold, is_letter, leading_word, slug, word_key};
