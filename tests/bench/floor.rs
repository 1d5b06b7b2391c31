//! The floor of a scan: the same walk, read and parse on the same threads, and no rule. Prints what it saw.
//!
//! `floor THREADS [--history] TARGET…`, run by `tests/bench/run`. With `--history` the commits of each repository are read, too.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a program of the benchmark")]

use std::path::{Path, PathBuf};

use karat::{discover, git, parse};
use rayon::prelude::*;

fn main() {
    let mut arguments = std::env::args_os().skip(1);
    let threads: usize = arguments.next().unwrap().to_string_lossy().parse().unwrap();
    let (options, targets): (Vec<_>, Vec<_>) = arguments.partition(|word| word == "--history");
    let targets: Vec<PathBuf> = targets.into_iter().map(PathBuf::from).collect();
    let has_history = !options.is_empty();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let (files, documents, commits) = pool.install(|| {
        let options = discover::Options { threads, ..discover::Options::default() };
        let found = discover::repositories(&targets, &options).unwrap();
        let each = found.repositories.par_iter().map(|(repository, scope)| {
            let (files, _) = discover::files(repository, scope, &options);
            let charts = parse::ChartIndex::of(&files);
            let reading = parse::ReadOptions { max_file_size: options.max_file_size, charts: &charts };
            let (documents, commits): (usize, usize) = rayon::join(
                || files.par_iter().map(|file| parse::read(file, &reading).documents.len()).sum(),
                || if has_history { commits(&repository.root) } else { 0 },
            );
            (files.len(), documents, commits)
        });
        each.reduce(|| (0, 0, 0), |a, b| (a.0 + b.0, a.1 + b.1, a.2 + b.2))
    });
    println!("{files} files, {documents} documents, {commits} commits");
}

fn commits(root: &Path) -> usize {
    git::Repository::open(root).unwrap().history().unwrap().commits().len()
}
