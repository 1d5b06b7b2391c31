//! Programs that karat starts and may have to stop: each with all that it has started itself, and all of them where a signal ends
//! karat.
//!
//! Each is a group of its own, which no Ctrl-C reaches; so what ends the process calls [`stop_all`]. The list of what runs is shared by
//! the whole process: a signal comes to the process, not to a run.

use std::collections::BTreeSet;
use std::io;
use std::process::{Child, Command};
use std::sync::{Mutex, MutexGuard, PoisonError};

static RUNNING: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

/// A program that runs.
#[derive(Debug)]
pub(crate) struct Program(pub(crate) Child);

impl Program {
    /// Starts it.
    pub(crate) fn start(command: &mut Command) -> io::Result<Self> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        // Under the lock: no signal comes between it and its line in the list.
        let mut running = running();
        let child = command.spawn()?;
        running.insert(child.id());
        Ok(Self(child))
    }

    /// Stops it, and all that it has started.
    pub(crate) fn stop(&mut self) {
        // It may have ended by itself in between.
        kill(self.0.id());
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        running().remove(&self.0.id());
    }
}

/// Stops everything that runs. Nothing new can start while the process ends: who would start it waits.
pub(crate) fn stop_all() {
    let running = running();
    running.iter().copied().for_each(kill);
    std::mem::forget(running);
}

fn running() -> MutexGuard<'static, BTreeSet<u32>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Kills a group by the id of the program that it began with.
#[cfg(unix)]
fn kill(id: u32) {
    let group = i32::try_from(id).ok().and_then(rustix::process::Pid::from_raw);
    // A group that has ended is none.
    let _ = group.map(|group| rustix::process::kill_process_group(group, rustix::process::Signal::KILL));
}

/// Elsewhere a program is stopped alone.
#[cfg(not(unix))]
fn kill(_: u32) {}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::io::Read as _;
    use std::process::Stdio;
    use std::sync::mpsc;
    use std::thread;
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_program_ends_with_all_that_it_has_started() {
        let mut command = Command::new("/bin/sh");
        let mut program =
            Program::start(command.args(["-c", "sleep 600 & echo; wait"]).stdout(Stdio::piped())).unwrap();
        let mut out = program.0.stdout.take().unwrap();
        out.read_exact(&mut [0]).unwrap();
        program.stop();
        let (give, take) = mpsc::channel();
        // Whoever lives on holds the other end open.
        thread::spawn(move || give.send(out.read_to_end(&mut Vec::new()).unwrap()));
        assert_eq!(take.recv_timeout(Duration::from_secs(20)), Ok(0), "what it has started lives on");
    }
}
