//! What there is to say of a file before it is one text: what it may cost, why it cannot be read, and its pages as a reader
//! leaves them, some of them still pictures.

mod error;
mod error_kind;
mod limits;
mod page;
mod picture;

pub use error::{Foreign, Format, LeftOut, SourceError};
pub use error_kind::SourceErrorKind;
pub use limits::{Limits, Ocr};
pub use page::{ParsedCell, ParsedPage, Sink, UnsureWord};
pub(crate) use picture::DPI;
pub use picture::{Picture, Written};
