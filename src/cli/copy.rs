//! `cancu copy`: brings all that one index holds into another, as from a folder into a cluster.

use super::flags::place;
use super::output::{Ending, Output};
use super::progress::Progress;
use super::{index_dir, interrupt};
use crate::config::Settings;
use crate::index::Place;
use crate::ingest::{Copied, copy};
use anyhow::{Result, bail};
use clap::Args;

#[derive(Debug, Args)]
pub(super) struct Copy {
    /// The folder or the address of the index that is copied
    #[arg(value_name = "FROM", value_parser = place())]
    pub(super) from: Place,
    /// The folder or the address of the index into which it is copied; made where there is none
    #[arg(value_name = "TO", value_parser = place())]
    pub(super) to: Place,
}

/// Copies and says what was done.
pub(super) fn run(arguments: &Copy, settings: &Settings) -> Result<Ending> {
    if arguments.from == arguments.to {
        bail!("{} cannot be copied into itself; name another place", arguments.from);
    }
    let from = index_dir::reader_at(&arguments.from, settings)?;
    let to = index_dir::writer_at(&arguments.to, settings)?;
    let stop = interrupt::flag()?;
    let mut progress = Progress::new();
    let copied = copy(from.engine(), to.engine(), &mut |event| progress.show(&event), &stop);
    progress.finish();
    let Copied { found, copied, unchanged, stopped } = copied?;
    let broken_off = if stopped { "stopped; run it again for the rest: " } else { "" };
    let mut output = Output::new();
    output.line(&format!("{broken_off}{found} found: {copied} copied, {unchanged} there already"))?;
    output.flush()?;
    Ok(if stopped { Ending::Partly } else { Ending::Done })
}
