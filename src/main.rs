//! The program: arguments in, exit status out. Everything else is `karat::cli`.

fn main() {
    karat::cli::end(karat::cli::run(std::env::args_os()));
}
