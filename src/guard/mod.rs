//! What keeps a hostile file from harming the machine: processes that are locked in.
//!
//! Files are parsed by workers (`worker`), copies of our own program that have given away what they do not need
//! (`sandbox`); programs of the machine that we ask for help are locked in alike (`tool`). How a file is parsed is not
//! known here: `serve` is told.

mod sandbox;
pub(crate) mod slots;
pub(crate) mod tool;
mod worker;

pub use sandbox::{Held, Protection};
pub use tool::become_tool;
pub use worker::Guard;
pub(crate) use worker::{Pool, Work, serve};
