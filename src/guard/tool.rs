//! Programs of the machine that read what we cannot: `tesseract`, `catdoc`, LibreOffice.
//!
//! Each is started by way of our own program (`become_tool`), which locks itself in and then becomes it: it may read
//! what is installed, write in one folder, and reach no network.

use super::sandbox;
use rustix::process::{Pid, Signal, kill_process_group, set_parent_process_death_signal};
use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};
use thiserror::Error;

/// What is taken of a program's output.
const LONGEST: u64 = 64 << 20;

/// How long output may still come once the program has ended.
const GRACE: Duration = Duration::from_secs(2);

/// The exit status, as shells have it, where there is no such program.
const ABSENT: u8 = 127;

/// Our own program. That tools are locked in holds for a whole process, whoever runs them.
static LAUNCHER: OnceLock<PathBuf> = OnceLock::new();

/// From now on all tools are started by way of the command `launch` of our own program at `program`.
pub(crate) fn launch_by(program: PathBuf) {
    // A second one would be the same.
    let _ = LAUNCHER.set(program);
}

/// A program to run, and on what.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tool<'a> {
    /// Its name, looked for on the path.
    pub(crate) program: &'a str,
    /// What it is told.
    pub(crate) arguments: &'a [&'a str],
    /// What it reads from standard input.
    pub(crate) input: &'a [u8],
    /// The only folder that it may write to, and where it starts; none where it needs none.
    pub(crate) folder: Option<&'a Path>,
    /// A folder beside what is installed that it may read; none where it needs none.
    pub(crate) reads: Option<&'a Path>,
    /// How long it may take.
    pub(crate) time: Duration,
}

/// Why a program gave no answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum ToolError {
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

/// Becomes the program that `command` names first, with the rest as its arguments, locked in; `folder` is where it may
/// write, `reads` what it may read beside what is installed. Returns only where that fails.
pub fn become_tool(folder: Option<&Path>, reads: Option<&Path>, command: &[OsString]) -> ExitCode {
    // The thread that started us waits for us: where it is gone nobody does.
    let _ = set_parent_process_death_signal(Some(Signal::KILL));
    // What the kernel lacks is told by `cancu status`, of the workers, which need the same.
    let _ = sandbox::tool(folder, reads);
    let Some((program, arguments)) = command.split_first() else { return ExitCode::FAILURE };
    let error = Command::new(program).args(arguments).exec();
    let _ = writeln!(io::stderr(), "{}: {error}", program.to_string_lossy());
    if error.kind() == io::ErrorKind::NotFound { ABSENT.into() } else { ExitCode::FAILURE }
}

/// Runs the program to its end and returns what it wrote to standard output.
pub(crate) fn run(tool: &Tool<'_>) -> Result<Vec<u8>, ToolError> {
    let launcher = LAUNCHER.get();
    let mut command = Command::new(launcher.map_or(Path::new(tool.program), PathBuf::as_path));
    if launcher.is_some() {
        command.arg("launch");
        for (flag, folder) in [("--folder", tool.folder), ("--reads", tool.reads)] {
            command.args(folder.map(|folder| [flag.as_ref(), folder.as_os_str()]).into_iter().flatten());
        }
        command.arg("--").arg(tool.program);
    }
    command.args(tool.arguments).env("OMP_THREAD_LIMIT", "1");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    if let Some(folder) = tool.folder {
        command.current_dir(folder).env("HOME", folder).env("TMPDIR", folder);
    }
    // A group of its own, so that its children end with it.
    let mut child = command.process_group(0).spawn().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => ToolError::Absent,
        _ => ToolError::Failed(error.to_string()),
    })?;
    let (stdin, input) = (child.stdin.take(), tool.input.to_vec());
    // A program may answer before it has read all: all ends are served at once. None is waited for without end, since a
    // child of the program may keep its end open.
    thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&input)));
    let (output, errors) = (read_all(child.stdout.take()), read_all(child.stderr.take()));
    let status = wait(&mut child, tool.time)?;
    if status.code() == Some(ABSENT.into()) && launcher.is_some() {
        return Err(ToolError::Absent);
    }
    let output = output.recv_timeout(GRACE).unwrap_or_default();
    if status.success() && output.len() as u64 <= LONGEST {
        return Ok(output);
    }
    let errors = errors.recv_timeout(GRACE).unwrap_or_default();
    let errors = String::from_utf8_lossy(&errors).into_owned();
    Err(ToolError::Failed(errors.lines().last().unwrap_or("no reason given").to_owned()))
}

/// Waits for its end, and ends it with its children where it takes longer than `time`.
fn wait(child: &mut Child, time: Duration) -> Result<ExitStatus, ToolError> {
    let until = Instant::now() + time;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status),
            Ok(None) if Instant::now() < until => thread::sleep(Duration::from_millis(5)),
            _ => {
                let _ = kill_process_group(Pid::from_child(child), Signal::KILL);
                let _ = child.wait();
                return Err(ToolError::OutOfTime(time));
            }
        }
    }
}

/// Reads to the end, on a thread of its own, a little more than [`LONGEST`] at the most: a program that goes on writing then
/// finds its reader gone.
fn read_all(stream: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (send, receive) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // What was read before an error is all there is.
        let _ = stream.map(|stream| stream.take(LONGEST + 1).read_to_end(&mut bytes));
        send.send(bytes)
    });
    receive
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, time: Duration) -> Result<Vec<u8>, ToolError> {
        run(&Tool { program: "sh", arguments: &["-c", script], input: b"in", folder: None, reads: None, time })
    }

    #[test]
    fn a_program_answers_fails_is_absent_or_is_ended() {
        let long = Duration::from_secs(30);
        assert_eq!(shell("cat; echo out", long), Ok(b"inout\n".to_vec()));
        assert_eq!(shell("echo a >&2; echo b >&2; exit 3", long), Err(ToolError::Failed("b".to_owned())));
        let absent = Tool {
            program: "cancu-no-such-program",
            arguments: &[],
            input: &[],
            folder: None,
            reads: None,
            time: long,
        };
        assert_eq!(run(&absent), Err(ToolError::Absent));
        let short = Duration::from_millis(200);
        // The child of the shell keeps standard output open; it must not be waited for.
        assert_eq!(shell("sleep 60 & sleep 60", short), Err(ToolError::OutOfTime(short)));
    }
}
