//! How fast each format is parsed, value and spans, on one thread: files in memory, the least CPU time of five runs.
//!
//! `cargo bench --bench parse -- FOLDER…` prints `FORMAT FILES BYTES SECONDS` and MB/s a line. A file that karat finds a fault
//! in counts for nobody: templates are no YAML.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a program of the benchmark")]
#![expect(clippy::disallowed_methods, reason = "it reads the files that it is given, and the clock")]

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use karat::parse::{Parsed, json, toml, yaml};

/// A format's name, the endings of its files, its parser.
type Format = (&'static str, &'static [&'static str], fn(&str) -> Parsed);

const FORMATS: [Format; 3] = [
    ("yaml", &[".yaml", ".yml"], |text| yaml::parse(text, yaml::Dialect::Kubernetes)),
    ("json", &[".json"], |text| json::parse(text, json::Syntax::Json)),
    ("toml", &[".toml"], toml::parse),
];

const RUNS: usize = 5;

fn main() {
    let folders = std::env::args_os().skip(1).filter(|argument| argument != "--bench");
    let mut texts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut open: Vec<PathBuf> = folders.map(PathBuf::from).collect();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        for (format, endings, parse) in FORMATS {
            if endings.iter().any(|ending| name.ends_with(ending)) {
                let text = fs::read_to_string(&path).ok().filter(|text| parse(text).faults.is_empty());
                texts.entry(format).or_default().extend(text);
            }
        }
    }
    for (format, _, parse) in FORMATS {
        let Some(texts) = texts.get(format).filter(|texts| !texts.is_empty()) else { continue };
        let bytes: usize = texts.iter().map(String::len).sum();
        let least = (0..RUNS).map(|_| run(texts, parse)).min().unwrap().as_secs_f64();
        #[expect(clippy::cast_precision_loss, reason = "a speed to three digits")]
        let speed = bytes as f64 / least / 1e6;
        println!("{format} {} {bytes} {least:.4} {speed:.1}", texts.len());
    }
}

/// Parses all the texts once; what is parsed is dropped in between, as a scan does.
fn run(texts: &[String], parse: fn(&str) -> Parsed) -> Duration {
    let start = now();
    for text in texts {
        black_box(parse(black_box(text)));
    }
    now() - start
}

/// Time that this thread ran for; where the system does not tell, time that went by.
fn now() -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let ran = told.and_then(|line| line.split(' ').next()?.parse().ok()).map(Duration::from_nanos);
    ran.unwrap_or_else(|| {
        static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
        START.get_or_init(Instant::now).elapsed()
    })
}
