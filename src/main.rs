//! The program: arguments in, exit status out. Everything else is `karat::cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    karat::cli::run(std::env::args_os()).into()
}
