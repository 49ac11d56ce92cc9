//! Programs of the machine that read what we cannot: `tesseract`, `catdoc`, LibreOffice.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use thiserror::Error;

/// A program to run, and on what.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tool<'a> {
    /// Its name, looked for on the path.
    pub(super) program: &'a str,
    /// What it is told.
    pub(super) arguments: &'a [&'a str],
    /// What it reads from standard input.
    pub(super) input: &'a [u8],
    /// The only folder that it may write to, and where it starts; none where it needs none.
    pub(super) folder: Option<&'a Path>,
    /// How long it may take.
    pub(super) time: Duration,
}

/// Why a program gave no answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(super) enum ToolError {
    /// The machine does not have it.
    #[error("it is not installed")]
    Absent,
    /// It took too long and was ended.
    #[error("it took more than {} seconds", .0.as_secs())]
    OutOfTime(Duration),
    /// It ended with an error, of which this is the last line.
    #[error("it failed: {0}")]
    Failed(String),
}

/// Runs the program to its end and returns what it wrote to standard output.
pub(super) fn run(tool: &Tool<'_>) -> Result<Vec<u8>, ToolError> {
    let mut command = Command::new(tool.program);
    command.args(tool.arguments).env("OMP_THREAD_LIMIT", "1");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    if let Some(folder) = tool.folder {
        command.current_dir(folder).env("HOME", folder).env("TMPDIR", folder);
    }
    let mut child = command.spawn().map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => ToolError::Absent,
        _ => ToolError::Failed(error.to_string()),
    })?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    std::thread::scope(|scope| {
        // A program may answer before it has read all: both ends are served at once.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(tool.input)));
        let output = scope.spawn(move || read_all(stdout));
        let errors = scope.spawn(move || read_all(stderr));
        let until = Instant::now() + tool.time;
        let status = loop {
            match child.try_wait() {
                Ok(Some(status)) => break status,
                Ok(None) if Instant::now() < until => std::thread::sleep(Duration::from_millis(5)),
                _ => {
                    let _ = child.kill();
                    let _ = child.wait();
                    return Err(ToolError::OutOfTime(tool.time));
                }
            }
        };
        let (output, errors) = (output.join().unwrap_or_default(), errors.join().unwrap_or_default());
        if status.success() {
            return Ok(output);
        }
        let errors = String::from_utf8_lossy(&errors).into_owned();
        Err(ToolError::Failed(errors.lines().last().unwrap_or("no reason given").to_owned()))
    })
}

fn read_all(stream: Option<impl Read>) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What was read before an error is all there is.
    let _ = stream.map(|mut stream| stream.read_to_end(&mut bytes));
    bytes
}
