//! Many at once: readers who ask a server for one page after the other, and writers who report runs, for a while. Prints how long they
//! waited and what became of the reports; ends with 1 where one was lost.
//!
//!     load ADDRESS TOKEN REPORT [READERS] [WRITERS] [SECONDS]
//!
//! ADDRESS is that of a `karat serve` that everybody may read, TOKEN may write, REPORT is the file of a report of one repository.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "a benchmark prints what the clock says")]

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::Value;

#[path = "many.rs"]
mod many;

use many::{Load, Result, Seen, Told};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let word = |at: usize| {
        arguments.get(at).map(String::as_str).ok_or("load ADDRESS TOKEN REPORT [READERS] [WRITERS] [SECONDS]")
    };
    let number = |at: usize, default| arguments.get(at).map_or(Ok(default), |word| word.parse::<u64>());
    let report: Value = serde_json::from_str(&std::fs::read_to_string(word(2)?)?)?;
    let (readers, writers, seconds) = (number(3, 200)?, number(4, 20)?, number(5, 60)?);
    let told = Load { address: word(0)?, token: word(1)?, report: &report }.run(readers, writers, seconds)?;
    println!("{readers} readers and {writers} writers for {seconds} s");
    print(&told);
    if told.lost.is_empty() { Ok(()) } else { Err(format!("{} reports were lost", told.lost.len()).into()) }
}

fn print(told: &Told) {
    let mut by: BTreeMap<&str, Vec<&Seen>> = BTreeMap::new();
    for own in &told.seen {
        by.entry(own.0).or_default().push(own);
    }
    println!("{:<22} {:>7} {:>9} {:>9} {:>9}  not answered well", "", "asked", "median", "99 of 100", "longest");
    for (path, seen) in &by {
        let mut times: Vec<Duration> = seen.iter().map(|own| own.2).collect();
        times.sort_unstable();
        let at =
            |share: usize| times.get((times.len() * share / 100).min(times.len() - 1)).copied().unwrap_or_default();
        let mut wrong: BTreeMap<u16, usize> = BTreeMap::new();
        for own in seen.iter().filter(|own| !matches!(own.1, 200 | 201)) {
            *wrong.entry(own.1).or_default() += 1;
        }
        let [median, most, longest] =
            [at(50), at(99), at(100)].map(|own| format!("{:.0} ms", own.as_secs_f64() * 1000.0));
        println!("{path:<22} {:>7} {median:>9} {most:>9} {longest:>9}  {wrong:?}", seen.len());
    }
    println!("reports taken: {}, of which the server lost {}", told.taken, told.lost.len());
}
