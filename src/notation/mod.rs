//! How documents are numbered and dated: number and symbol (số và ký hiệu), dates, and the slips in writing them.
//!
//! Both the letterhead of a document and the citations of others are read with it.

mod anomaly;
mod broken;
mod date;
mod form;
mod number;
mod partial;
mod symbol;
pub mod year;

pub use crate::registry::padded_number;
pub use anomaly::Anomaly;
pub(crate) use broken::is_broken_number;
pub use date::{WrittenDate, read as read_date};
pub use form::{NumberForm, is_form_of, is_year, number_forms, number_key, plain_number};
pub use number::{Written, lost_slash, read as read_number};
pub use partial::PartialDate;
pub use symbol::{Symbol, is_known, read as read_symbol};
