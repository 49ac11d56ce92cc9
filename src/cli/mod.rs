//! The command line: what was typed becomes what is meant, and answers become lines.
//!
//! One file a command; each returns how it ended. Printing happens in this folder alone.

mod analyze;
mod answer;
mod args;
mod authority;
mod basis;
mod check;
mod cited_by;
mod compare;
mod copy;
mod extract;
mod flags;
mod graph;
mod hint;
mod impact;
mod index_dir;
mod ingest;
mod interrupt;
mod log;
mod output;
mod progress;
mod proven;
mod reader;
mod registry;
mod roles;
mod search;
mod serve;
mod standing;
mod status;
mod table;

use crate::config::{Settings, Typed};
use crate::guard::become_tool;
use crate::reader::serve_worker;
use anyhow::Result;
use args::{Arguments, Command};
use clap::{CommandFactory, FromArgMatches};
use flags::typed;
use output::{Ending, complain};
pub use serve::Serving;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::process::ExitCode;

/// The exit status of wrong usage, a missing index and everything else that kept a command from its work.
const FAILED: u8 = 2;

/// Threads whose name begins so read files; what goes wrong there is recorded and told as one sentence.
const READER_THREAD: &str = "reader";

/// Runs the command that `arguments` (the program's name first) ask for; `serve` is the server that `cancu serve` starts.
pub fn main(arguments: impl IntoIterator<Item = OsString>, serve: impl FnOnce(Serving) -> Result<()>) -> ExitCode {
    let parsed = Arguments::command().try_get_matches_from(arguments);
    let (arguments, typed) =
        match parsed.and_then(|matches| Ok((Arguments::from_arg_matches(&matches)?, typed(&matches)))) {
            Ok(parsed) => parsed,
            Err(error) => {
                // Help and version are answers, not errors; where nobody reads them they are lost.
                let _ = error.print();
                return if error.use_stderr() { FAILED.into() } else { ExitCode::SUCCESS };
            }
        };
    // Those that serve another process of ours have no settings.
    match &arguments.command {
        Command::Worker(worker) => return serve_worker(worker.memory),
        Command::Launch(launch) => {
            return become_tool(launch.folder.as_deref(), launch.reads.as_deref(), &launch.command);
        }
        _ => {}
    }
    keep_reader_panics_quiet();
    match run(arguments.command, &typed, serve) {
        Ok(ending) => ending.into(),
        Err(error) if reader_left(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&sentence(&error));
            FAILED.into()
        }
    }
}

fn run(command: Command, typed: &Typed, serve: impl FnOnce(Serving) -> Result<()>) -> Result<Ending> {
    let settings = Settings::new(typed)?;
    match command {
        Command::Extract(arguments) => extract::run(arguments, &settings),
        Command::Ingest(arguments) => ingest::run(arguments, &settings),
        Command::Analyze(arguments) => analyze::run(&arguments, &settings),
        Command::Status(arguments) => status::run(&arguments, &settings),
        Command::Search(arguments) => search::run(arguments, &settings),
        Command::CitedBy(arguments) => cited_by::run(arguments, &settings),
        Command::Compare(arguments) => compare::run(arguments, &settings),
        Command::Graph(arguments) => graph::run(arguments, &settings),
        Command::Authority(arguments) => authority::run(&arguments, &settings),
        Command::Impact(arguments) => impact::run(&arguments, &settings),
        Command::Basis(arguments) => basis::run(arguments, &settings),
        Command::Check(arguments) => check::run(&arguments, &settings),
        Command::Copy(arguments) => copy::run(&arguments, &settings),
        Command::Serve(_) => serve::run(&settings, serve),
        Command::Worker(_) | Command::Launch(_) => Ok(Ending::Done),
    }
}

/// Whether the reader of our output has left (`| head`), which is no fault of ours.
fn reader_left(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
        let json = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        io.or(json) == Some(ErrorKind::BrokenPipe)
    })
}

/// The error and its causes, each once: a message often repeats its cause.
fn sentence(error: &anyhow::Error) -> String {
    let mut sentence = error.to_string();
    for cause in error.chain().skip(1).map(ToString::to_string) {
        if !sentence.contains(&cause) {
            sentence = format!("{sentence}: {cause}");
        }
    }
    sentence.replace('\n', " ")
}

fn keep_reader_panics_quiet() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let thread = std::thread::current();
        if !thread.name().is_some_and(|name| name.starts_with(READER_THREAD)) {
            usual(panic);
        }
    }));
}
