//! A real `karat serve` for the tests that ask one.

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crate::harness::command;

/// An address of this machine at which nobody listens, until the test lets somebody.
///
/// It is none of those that a system gives to whoever names no port (on Linux 32768 and above, elsewhere 49152, RFC
/// 6335 §6), so that no other test gets it meanwhile.
pub(crate) fn unused_address() -> String {
    static NEXT: AtomicU16 = AtomicU16::new(21_000);
    loop {
        let address = format!("127.0.0.1:{}", NEXT.fetch_add(1, Ordering::Relaxed));
        if TcpListener::bind(&address).is_ok() {
            return address;
        }
    }
}

/// A server of a folder's history, ended with the test.
pub(crate) struct Server {
    child: Child,
    said: Arc<Mutex<String>>,
    /// Where it is, without a `/` at the end.
    pub(crate) address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    /// Starts one at an address, with more arguments.
    pub(crate) fn start(folder: &Path, listen: &str, more: &[&str]) -> Self {
        Self::of(command(folder).args(["serve", "--listen", listen]).args(more))
    }

    /// Starts one by a command, and waits until it listens.
    pub(crate) fn of(serve: &mut Command) -> Self {
        let mut child = serve.stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        stderr.read_line(&mut said).unwrap();
        let Some((_, rest)) = said.split_once(" at ") else {
            stderr.read_to_string(&mut said).unwrap();
            panic!("{said}");
        };
        let address = rest.split('/').take(3).collect::<Vec<_>>().join("/");
        // Whoever writes to a pipe that nobody reads waits.
        let log = Arc::new(Mutex::new(String::new()));
        let own = log.clone();
        thread::spawn(move || {
            for line in stderr.lines().map_while(Result::ok) {
                let mut log = own.lock().unwrap();
                log.push_str(&line);
                log.push('\n');
            }
        });
        Self { child, said: log, address }
    }

    /// Tells it to end, and waits until it has.
    #[cfg(unix)]
    pub(crate) fn end(mut self) -> std::process::ExitStatus {
        assert!(Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap().success());
        self.child.wait().unwrap()
    }

    /// Waits until it has said something to the operator, and gives all that it said.
    pub(crate) fn said(&self, words: &str) -> String {
        for _ in 0..500 {
            let said = self.said.lock().unwrap().clone();
            if said.contains(words) {
                return said;
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!("{words} in {:?}", self.said.lock().unwrap());
    }

    /// What is answered at a path.
    pub(crate) fn get(&self, path: &str) -> (u16, String) {
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
        let mut response = agent.get(format!("{}/{}", self.address, path.trim_start_matches('/'))).call().unwrap();
        (response.status().as_u16(), response.body_mut().read_to_string().unwrap())
    }
}
