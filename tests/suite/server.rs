//! A real `karat serve` for the tests that ask one.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};

use crate::harness::command;

/// A server of a folder's history, ended with the test.
pub(crate) struct Server {
    child: Child,
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
        let mut child =
            command(folder).args(["serve", "--listen", listen]).args(more).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stderr.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split(" at ").nth(1).and_then(|rest| rest.split("/ ").next());
        let address = address.unwrap_or_else(|| panic!("{line}")).to_owned();
        Self { child, address }
    }
}
