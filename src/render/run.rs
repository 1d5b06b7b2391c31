//! Runs a program that renders: without a shell, with nothing of the user's environment, for a bounded time and with a bounded
//! output. Gives what it printed, or why there is nothing.

use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::child::Program;

/// Longest run of a program.
const TIMEOUT: Duration = Duration::from_mins(1);
/// Most bytes that a program may print.
const MOST_OUTPUT: u64 = 64 << 20;
/// How often it is asked whether a program that has closed its output has ended, and after how long.
const PATIENCE: (u32, Duration) = (200, Duration::from_millis(10));
/// Where no proxy listens: a program that asks the network in spite of all is refused at once.
const NOWHERE: &str = "http://127.0.0.1:9";

/// Why a program gave nothing.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// It ended with an error and said this.
    Said(String),
    /// One of our own bounds was met, or it could not be started.
    Stopped(String),
}

/// Runs a program in a folder of its own, which is its home too, and gives what it printed.
pub(super) fn run(program: &Path, arguments: &[&OsStr], home: &Path) -> Result<String, Failure> {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(home).env_clear();
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"] {
        command.env(name, NOWHERE);
    }
    for (name, folder) in [
        ("HELM_CACHE_HOME", "cache"),
        ("HELM_CONFIG_HOME", "config"),
        ("HELM_DATA_HOME", "data"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_DATA_HOME", "data"),
        ("KUBECONFIG", "kubeconfig"),
    ] {
        command.env(name, home.join(folder));
    }
    command.env("HOME", home).env("TMPDIR", home).env("HELM_NO_PLUGINS", "1");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut program =
        Program::start(&mut command).map_err(|error| Failure::Stopped(format!("it cannot be started: {error}")))?;
    let (output, said) = (reader(program.0.stdout.take()), reader(program.0.stderr.take()));
    let printed = output.recv_timeout(TIMEOUT).ok();
    if printed.as_ref().is_none_or(|printed| printed.len() as u64 > MOST_OUTPUT) {
        program.stop();
        let bound = if printed.is_some() { "it printed more than 64 MB" } else { "it took longer than 60 seconds" };
        return Err(Failure::Stopped(format!("{bound} and was stopped")));
    }
    let said = said.recv_timeout(TIMEOUT).unwrap_or_default();
    let status = ended(&mut program).map_err(|error| Failure::Stopped(error.to_string()))?;
    if status.is_some_and(|status| status.success()) {
        return Ok(String::from_utf8_lossy(&printed.unwrap_or_default()).into_owned());
    }
    Err(Failure::Said(String::from_utf8_lossy(&said).into_owned()))
}

/// Reads a stream to its end, or to one byte past the bound, on a thread of its own: a program that fills one of its two streams
/// while nobody reads would wait for ever.
fn reader(stream: Option<impl Read + Send + 'static>) -> mpsc::Receiver<Vec<u8>> {
    let (give, take) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(stream) = stream {
            // What was read before an error is all there is.
            let _ = stream.take(MOST_OUTPUT + 1).read_to_end(&mut bytes);
        }
        let _ = give.send(bytes);
    });
    take
}

/// How a program that has closed its output ended; one that goes on all the same is stopped.
fn ended(program: &mut Program) -> io::Result<Option<ExitStatus>> {
    let (times, pause) = PATIENCE;
    for _ in 0..times {
        if let Some(status) = program.0.try_wait()? {
            return Ok(Some(status));
        }
        thread::sleep(pause);
    }
    program.stop();
    Ok(None)
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Result<String, Failure> {
        let home = tempfile::tempdir().unwrap();
        run(Path::new("/bin/sh"), &[OsStr::new("-c"), OsStr::new(script)], home.path())
    }

    #[test]
    fn what_a_program_prints_is_given_and_what_it_complains_of_is_told() {
        assert_eq!(shell("echo out; echo no >&2"), Ok("out\n".to_owned()));
        assert_eq!(shell("echo out; echo no >&2; exit 1"), Err(Failure::Said("no\n".to_owned())));
    }

    #[test]
    fn both_streams_may_be_long() {
        let script = "i=0; while [ $i -lt 3000 ]; do echo 0123456789012345678901234567890123456789012345678901234567890123456789 >&2; i=$((i+1)); done; echo done";
        assert_eq!(shell(script), Ok("done\n".to_owned()));
    }

    #[test]
    fn nothing_of_the_environment_reaches_a_program() {
        let said = shell("/usr/bin/env").unwrap();
        let names = said.lines().filter_map(|line| line.split_once('=')).map(|(name, _)| name);
        for name in names {
            let is_ours =
                ["HELM_", "XDG_"].iter().any(|head| name.starts_with(head)) || name.to_uppercase().ends_with("_PROXY");
            assert!(
                is_ours || ["HOME", "TMPDIR", "KUBECONFIG", "PWD", "SHLVL", "_", "OLDPWD"].contains(&name),
                "{name}"
            );
        }
    }

    #[test]
    fn a_program_that_is_not_there_is_told() {
        let home = tempfile::tempdir().unwrap();
        let said = run(Path::new("/nowhere/helm"), &[], home.path());
        assert!(matches!(said, Err(Failure::Stopped(message)) if message.starts_with("it cannot be started")));
    }
}
