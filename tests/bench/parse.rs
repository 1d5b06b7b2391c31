//! How fast each format is parsed, value and spans, on one thread: files in memory, the least CPU time of five runs.
//!
//! `parse FOLDER…`, run by `tests/bench/parse`, prints `FORMAT FILES BYTES SECONDS MB/S` a line. A file that karat finds a fault in
//! is left out: templates are no YAML.
#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a program of the benchmark")]
#![expect(clippy::disallowed_methods, reason = "it reads the files that it is given, and the clock")]

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use karat::parse::{Parsed, dockerfile, hcl, json, toml, yaml};

/// A format's name, whether a file name in lower case is one of its, its parser.
type Format = (&'static str, fn(&str) -> bool, fn(&str) -> Parsed);

const FORMATS: [Format; 5] = [
    ("yaml", |name| ends(name, &["yaml", "yml"]), |text| yaml::parse(text, yaml::Dialect::Kubernetes)),
    ("json", |name| ends(name, &["json"]), |text| json::parse(text, json::Syntax::Json)),
    ("toml", |name| ends(name, &["toml"]), toml::parse),
    ("hcl2", |name| ends(name, &["tf"]), hcl::parse),
    (
        "dockerfile",
        |name| ends(name, &["dockerfile"]) || name.split('.').next() == Some("dockerfile"),
        dockerfile::parse,
    ),
];

fn ends(name: &str, extensions: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| extensions.contains(&extension))
}

const RUNS: usize = 5;
/// A run goes over the files as often as it takes to last this long: the clock of a thread is coarse.
const LEAST: Duration = Duration::from_millis(200);

fn main() {
    let folders = std::env::args_os().skip(1);
    let mut texts: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut open: Vec<PathBuf> = folders.map(PathBuf::from).collect();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        for (format, is_its, parse) in FORMATS {
            if is_its(&name) {
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

/// Parses all the texts, and says how long that takes once; what is parsed is dropped in between, as a scan does.
fn run(texts: &[String], parse: fn(&str) -> Parsed) -> Duration {
    let start = now();
    for rounds in 1.. {
        for text in texts {
            black_box(parse(black_box(text)));
        }
        let taken = now().saturating_sub(start);
        if taken >= LEAST {
            return taken / rounds;
        }
    }
    Duration::MAX
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
