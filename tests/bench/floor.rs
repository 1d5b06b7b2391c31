//! The floor of a scan: the same walk, read and parse on the same threads, and no rule. Prints what it saw.
//!
//! `floor THREADS TARGET…`, run by `tests/bench/run`.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a program of the benchmark")]

use std::path::PathBuf;

use karat::{discover, parse};
use rayon::prelude::*;

fn main() {
    let mut arguments = std::env::args_os().skip(1);
    let threads: usize = arguments.next().unwrap().to_string_lossy().parse().unwrap();
    let targets: Vec<PathBuf> = arguments.map(PathBuf::from).collect();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let (files, documents) = pool.install(|| {
        let options = discover::Options { threads, ..discover::Options::default() };
        let found = discover::repositories(&targets, &options).unwrap();
        let each = found.repositories.par_iter().map(|(repository, scope)| {
            let (files, _) = discover::files(repository, scope, &options);
            let charts = parse::ChartIndex::of(&files);
            let reading = parse::ReadOptions { max_file_size: options.max_file_size, charts: &charts };
            let documents: usize = files.par_iter().map(|file| parse::read(file, &reading).documents.len()).sum();
            (files.len(), documents)
        });
        each.reduce(|| (0, 0), |a, b| (a.0 + b.0, a.1 + b.1))
    });
    println!("{files} files, {documents} documents");
}
