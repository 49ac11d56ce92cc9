//! One canonical text, and places in it.
//!
//! Everything above this module speaks of one [`PagedText`] a document: Unicode NFC, normalised once at the end of
//! reading and never cleaned again, so that every [`Span`] stays true. Inside the program places are byte offsets;
//! they become code points once, in the public view ([`CodePoints`]).

mod analysis;
mod canonical;
mod doubt;
mod letter;
mod lookalike;
mod notice;
mod paged;
mod span;
pub mod syllable;
mod table;
mod typing;
mod word;

pub use analysis::{Analysis, FoldKey, Token, analyse, fold, fold_key, folded_words, normal};
pub use canonical::canonical;
pub use doubt::{Doubt, Illegible, NoticeKind, Unrecognised};
pub use letter::Tone;
pub use lookalike::latin;
pub use notice::Notice;
pub use paged::{PageNumber, PagedText};
pub use span::{CodePoints, Span, squeeze};
pub use table::{Cell, Table};
pub use typing::typed;
pub use word::{Case, WordKey, ascii_fold, is_letter, leading_word, slug, word_key};
