//! The one place that chains the steps from file to index.
//!
//! `pipeline` turns one file's bytes into what is known of it; `run` does so for whole folders: one thread feeds
//! sources through a queue of fixed length, workers open, hash and read them, and the caller's thread gathers what
//! they made and commits it a batch at a time. The content hash alone decides what is read again, so a second run over
//! the same folder writes nothing.

mod archive;
mod copy;
mod failure;
mod feed;
mod gather;
mod heading;
mod identity;
mod known;
mod open;
mod order;
mod packages;
mod part;
pub mod pipeline;
mod proven;
mod rows;
mod run;
mod stored_name;
mod uploads;
mod walk;
mod work;

pub use archive::{member, within};
pub use copy::{Copied, copy};
pub use failure::Fault;
pub use known::is_row;
pub use open::open;
pub use order::{Event, IngestError, Options, Summary};
pub use part::Part;
pub use proven::{Tables, proven};
pub use run::{READER_STACK, run};
pub use uploads::{Added, OpenWriter, UploadError, Uploads};
